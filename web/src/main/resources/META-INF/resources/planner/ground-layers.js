/** Rows of the list of layers for what the street extract tells besides streets: the background, and places by kind. */
import * as api from '/shared/api.js';
import { text } from '/shared/dom.js';
import { SIGNS } from '/shared/ground-paint.js';
import { t } from '/shared/i18n.js';
import { groundLayer, signsLayer } from '/shared/map-ground.js';
import { makePlaceList } from './place-list.js';

/** Zoom from which a kind is drawn: nearer there is room for its signs. The server's tiles are empty before, see `places/ground/place-kinds.csv`. */
const FROM = { 'places-school': 12, 'places-square': 13, 'places-station': 11, 'places-port': 10, 'places-stop': 14, 'places-serving': 14, 'places-lamp': 16, 'places-parking': 14 };

/** @returns {string[]} titles of the kinds of places that the extract holds nothing of; none where there is no extract */
export function absentKinds(collections) {
  const there = placeKindsIn(collections);
  return there.length ? Object.keys(SIGNS).filter((id) => !there.includes(id)).map((id) => t(`legend.${id}`)) : [];
}

/** @returns {string[]} ids of the collections of places that there are, in the order of the list */
export const placeKindsIn = (collections) => Object.keys(SIGNS).filter((id) => collections.has(id));

/**
 * @param {object} map
 * @param {Set<string>} collections  that there are
 * @param {(problem: Error) => void} problem
 * @returns {object[]} rows with `make`, which fetches what is shown on a map; off until somebody asks: the map is quiet
 */
export function placeRows(map, collections, problem) {
  return placeKindsIn(collections).map((id) => {
    const title = t(`legend.${id}`);
    const words = ({ name }) => (name ? `${name} (${title})` : title);
    const list = makePlaceList({ id, title, map, problem });
    return {
      name: id,
      id,
      title,
      on: false,
      from: FROM[id],
      sign: letter(SIGNS[id]),
      key: list.root,
      make(on) {
        const shown = on.use(signsLayer, { pane: id, letter: SIGNS[id], words, load: (tile, signal) => api.tile(id, tile, {}, signal) });
        return { remove: () => shown.remove() };
      },
    };
  });
}

/** @returns {object[]} the row of the background, or none */
export function backgroundRows(collections, area) {
  if (!collections.has('background')) return [];
  const key = text('div', 'legend-key', '');
  for (const kind of ['water', 'green', 'building', 'square', 'works']) {
    const sample = text('span', '', '');
    sample.append(patch(kind), t(`legend.ground.${kind}`));
    key.append(sample);
  }
  if (area.network?.attribution) key.append(text('span', 'soft', area.network.attribution));
  const make = (on) => on.use(groundLayer, { load: (tile, signal) => api.tile('background', tile, {}, signal) });
  return [{ name: 'background', id: 'background', title: t('legend.background'), on: true, from: 8, sign: patch('green'), key, make }];
}

function patch(kind) {
  const figure = text('i', `patch ground-${kind}`, '');
  figure.setAttribute('aria-hidden', 'true');
  return figure;
}

function letter(sign) {
  const figure = text('i', 'patch place-sign', sign);
  figure.setAttribute('aria-hidden', 'true');
  return figure;
}
