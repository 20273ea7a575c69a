import { changed, moved, readLayers, switched, writeLayers } from '/planner/layer-state.js';
import { same } from './check.js';

const layer = (name, on = true, strength = 100) => ({ name, on, strength });
const STANDARD = [layer('round'), layer('hotspots'), layer('observations'), layer('presence', false), layer('streets')];

export function saysNothingOfTheStandard() {
  same(writeLayers(STANDARD, readLayers(STANDARD, '')), '');
  same(readLayers(STANDARD, null), STANDARD);
}

export function comesBackFromTheAddress() {
  const wished = changed(changed(moved(STANDARD, 'streets', -2), 'hotspots', { strength: 60 }), 'presence', { on: true });
  const word = writeLayers(STANDARD, wished);
  same(word, 'round.hotspots_60.streets.observations.presence');
  same(readLayers(STANDARD, word), wished);
}

export function anOldLinkStillOpens() {
  const read = readLayers(STANDARD, 'gone.-streets.hotspots_7.hotspots.<b>.observations_500');
  same(read, [layer('round'), layer('streets', false), layer('hotspots'), layer('observations'), layer('presence', false)]);
}

export function aNewLayerStandsBelowItsNeighbour() {
  same(readLayers([layer('round'), layer('new'), layer('streets')], 'streets.round').map(({ name }) => name), ['streets', 'round', 'new']);
}

export function movesNothingPastTheEnds() {
  same(moved(STANDARD, 'round', -1), STANDARD);
  same(moved(STANDARD, 'streets', 1), STANDARD);
  same(moved(STANDARD, 'round', 1).map(({ name }) => name).slice(0, 2), ['hotspots', 'round']);
}

export function aBackgroundTakesThePlaceOfWhatLiesBelowAndGivesItBack() {
  const standard = [...STANDARD, layer('grid'), layer('outside-1', false), layer('outside-2', false)];
  const others = ['streets', 'grid', 'presence', 'outside-2', 'gone'];
  const on = (layers) => layers.filter((one) => one.on).map(({ name }) => name);
  const with2 = changed(standard, 'outside-2', { on: true });
  const taken = switched(standard, with2, 'outside-1', true, others);
  same(on(taken), ['round', 'hotspots', 'observations', 'outside-1']);
  // what the page opens without stays off
  same(on(switched(standard, taken, 'outside-1', false, others)), ['round', 'hotspots', 'observations', 'streets', 'grid']);
}
