import { findPersonalData } from '/shared/personal-data.js';
import { findNames } from '/shared/person-names.js';
import { same } from './check.js';

async function vectors() {
  return (await import('./personal-data-vectors.json', { with: { type: 'json' } })).default;
}

export async function findsEveryHitOfTheVectorsAtItsPlace() {
  const { hits } = await vectors();
  if (hits.length < 40) throw new Error(`only ${hits.length} vectors with hits`);
  for (const { text, hits: wanted } of hits) {
    same(findPersonalData(text).map(({ kind, from, to }) => ({ kind, from, to })), wanted, text);
  }
}

export async function letsEverydayNotesPass() {
  const { clean } = await vectors();
  if (clean.length < 25) throw new Error(`only ${clean.length} vectors without hits`);
  for (const text of clean) same(findPersonalData(text), [], text);
}

export function countsCharactersAsAReaderAndSelectsAsATextFieldDoes() {
  const text = '😀 070-174 06 05';
  const [{ from, to, start, end }] = findPersonalData(text);
  same([from, to], [3, 15]);
  same(text.slice(start, end), '070-174 06 05');
}

export function staysQuickOnTheLongestNote() {
  for (const part of ['a', '1', 'a.', '0 ', '070-', 'abc', '@a.']) {
    const began = performance.now();
    findPersonalData(part.repeat(4000 / part.length));
    const took = performance.now() - began;
    if (took > 1000) throw new Error(`4000 characters of "${part}" took ${Math.round(took)} ms`);
  }
}

export function warnsOfAGivenNameAloneAmidASentenceAndNotOfPlaces() {
  const names = (given) => findNames(given).map(({ start, end }) => given.slice(start, end));
  same(names('Pratade med Fatima om lamporna.'), ['Fatima']);
  same(names('Där satt en kille, Oskar, på bänken.'), ['Oskar']);
  for (const quiet of ['Samling vid Olga Park.', 'Klotter på restaurang Maria.', 'Per telefon från butiken.', 'Stod på per automatik.', 'Hela Johan Kocksgatan är mörk.', 'Bråk hos Lina']) same(names(quiet), []);
}
