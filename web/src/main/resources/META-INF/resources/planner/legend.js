/** The legend of each layer: what its signs mean. */
import { text } from '/shared/dom.js';
import { SETTINGS } from '/shared/filter.js';
import { distance, t } from '/shared/i18n.js';
import { gridMetres } from '/shared/map-base.js';
import { shape } from '/shared/symbols.js';

/** Layers whose sign is a patch or a line of one look: the class draws it. */
const PATCHES = ['priority-places', 'patrol-areas', 'streets', 'boundary', 'places', 'round', 'presence', 'upload'];

/** @returns {?HTMLElement} the sign that stands beside the layer's name, null where one sign is not enough */
export function signOf(name) {
  return PATCHES.includes(name) ? patch(name) : null;
}

/**
 * @param {string} name  of the layer
 * @param {object} map
 * @returns {?HTMLElement} null for a layer that the sign beside its name explains
 */
export function keyOf(name, map) {
  if (name === 'observations') return observationsKey();
  if (name === 'hotspots') return hotspotsKey();
  if (name === 'grid') return gridKey(map);
  if (name === 'round') return text('p', 'soft', t('legend.straight'));
  if (name !== 'boundary') return null;
  const key = text('div', 'legend-key', '');
  key.append(sample(patch('zone'), t('legend.zone')));
  return key;
}

function sample(figure, words) {
  const span = text('span', '', '');
  span.append(figure, words);
  return span;
}

function patch(name) {
  const figure = text('i', `patch ${name}`, '');
  figure.setAttribute('aria-hidden', 'true');
  return figure;
}

function observationsKey() {
  const key = text('div', 'legend-key', '');
  for (const setting of SETTINGS) key.append(sample(shape(setting), t(`setting.${setting}`)));
  key.append(sample(shape('PUBLIC_SPACE', true), t('legend.hollow')));
  const ramp = text('ul', 'ramp number', '');
  for (const range of ['1–4', '5–19', '20–99', '100–499', '500+']) ramp.append(text('li', '', range));
  key.append(ramp, text('span', 'soft', t('legend.clusters')));
  return key;
}

function hotspotsKey() {
  const key = text('div', 'legend-key', '');
  for (const sure of ['strong', 'weak', 'few']) key.append(sample(patch(`spot ${sure}`), t(`legend.spot.${sure}`)));
  return key;
}

function gridKey(map) {
  const words = text('p', 'soft', '');
  const show = () => (words.textContent = t('map.grid', { metres: distance(gridMetres(map.zoom())) }));
  map.onMove(show);
  show();
  return words;
}
