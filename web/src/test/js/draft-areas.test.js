import { makeDraftAreas } from '/planner/draft-areas.js';
import { same } from './check.js';

/** What a tab keeps, as long as the test lasts. */
function tab() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), size: () => kept.size };
}
const square = (id, name) => ({ id, geometry: { type: 'Polygon', coordinates: [] }, properties: { name } });
const names = (drafts) => drafts.all().map(({ feature }) => feature.properties.name);

export function outlivesAReloadTheNewestFirst() {
  const store = tab();
  const first = makeDraftAreas('anna', { store });
  first.keep('zones', square('a', 'Kajen'));
  first.keep('zones', square('b', 'Torget'));
  first.keep('zones', square('a', 'Kajen norr'));
  same(names(makeDraftAreas('anna', { store })), ['Kajen norr', 'Torget']);
}

export function nobodyElseSeesThem() {
  const store = tab();
  makeDraftAreas('anna', { store }).keep('zones', square('a', 'Kajen'));
  same(names(makeDraftAreas('bo', { store })), []);
}

export function whatIsDroppedCanBeBroughtBackAndLeavesNothing() {
  const store = tab();
  const drafts = makeDraftAreas('anna', { store });
  drafts.keep('zones', square('a', 'Kajen'));
  const gone = drafts.drop('a');
  same([names(drafts), store.size(), drafts.drop('a')], [[], 0, null]);
  drafts.keep(gone.kind, gone.feature);
  same(names(drafts), ['Kajen']);
}

export function anOldOneAndAnUnreadableOneAreForgotten() {
  const store = tab();
  makeDraftAreas('anna', { store, now: () => 0 }).keep('zones', square('a', 'Kajen'));
  same(names(makeDraftAreas('anna', { store, now: () => 11 * 3_600_000 })), ['Kajen']);
  same(names(makeDraftAreas('anna', { store, now: () => 13 * 3_600_000 })), []);
  store.setItem('lagesbild.drafts.anna', '{');
  same(names(makeDraftAreas('anna', { store })), []);
}
