import { changed, moved, readLayers, writeLayers } from '/planner/layer-state.js';
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
