import { favouritesOf, used } from '/warden/favourites.js';
import { same } from './check.js';

export function theMostUsedComeFirstAndTheLatestOfEquals() {
  same(favouritesOf(['A', 'B', 'B', 'C', 'A', 'B', 'D']), ['B', 'A', 'D', 'C']);
}

export function showsSixAtMostAndNoneThatTheCatalogueHasLost() {
  same(favouritesOf([...'ABCDEFGH']).length, 6);
  same(favouritesOf(['A', 'X', 'X'], new Set(['A'])), ['A']);
}

export function forgetsTheOldest() {
  const many = Array.from({ length: 200 }, () => 'A').reduce(used, ['Z']);
  same([many.length, many.includes('Z')], [200, false]);
}
