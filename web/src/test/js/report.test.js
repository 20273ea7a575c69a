import { fieldOf, tapAccuracy, TILES, toFeature, withRecent } from '/shared/report.js';
import { same } from './check.js';

const DRAFT = { category: 'MIL-KLOT', position: [13.157, 55.376], accuracyMetres: 8.4, kind: 'GPS', occurredAt: '2026-11-23T18:05:00+01:00', people: '', note: '  ' };

export function sendsLongitudeFirstAndNothingThatWasLeftOut() {
  same(toFeature(DRAFT), {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [13.157, 55.376] },
    properties: { category: 'MIL-KLOT', occurredAt: '2026-11-23T18:05:00+01:00', positionKind: 'GPS', positionAccuracy: 8 },
  });
}

export function sendsANoteWithoutItsOuterSpace() {
  const { properties } = toFeature({ ...DRAFT, people: 'FEW', note: ' vid grinden ' });
  same([properties.people, properties.note], ['FEW', 'vid grinden']);
}

export function findsTheFieldThatAProblemMeans() {
  const pointers = ['/properties/category', '/properties/occurredAt', '/geometry/coordinates/0', '/properties/positionAccuracy', '/properties/note', '/properties/people', '/id', ''];
  same(pointers.map(fieldOf), ['category', 'when', 'position', 'position', 'note', 'people', 'form', 'form']);
}

export function trustsATapLessWhenTheMapIsFarAway() {
  same([tapAccuracy(0.1), tapAccuracy(1), tapAccuracy(20)], [5, 12, 240]);
}

export function keepsFourLatestCategoriesEachOnce() {
  same(withRecent(['A', 'B', 'C', 'D'], 'B'), ['B', 'A', 'C', 'D']);
  same(withRecent(['A', 'B', 'C', 'D'], 'E'), ['E', 'A', 'B', 'C']);
}

export function offersSixTiles() {
  same(TILES.length, 6);
}
