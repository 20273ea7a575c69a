import { minutesByPlace } from '/planner/presence-sums.js';
import { same } from './check.js';

export function bothPartiesOfAPlaceAreOneRowAndMostStandsFirst() {
  const given = [
    { place: 'a', name: 'Ankaret', party: 'WARDENS', minutes: 10 },
    { place: 'b', name: 'Bryggan', party: 'WARDENS', minutes: 15 },
    { place: 'a', name: 'Ankaret', party: 'POLICE', minutes: 7 },
    { place: 'c', name: 'Caféet', party: 'WARDENS', minutes: 0 },
    { place: 'd', name: 'Ån', party: 'WARDENS', minutes: 15 },
  ];
  same(minutesByPlace(given).map(({ name, minutes }) => `${name} ${minutes}`).join(', '), 'Ankaret 17, Bryggan 15, Ån 15');
}
