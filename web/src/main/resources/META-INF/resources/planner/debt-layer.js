/** Places coloured by the presence they are owed: a number on each, and a border of its own for each step. */
import { text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { areasLayer } from '/shared/map-areas.js';
import { ringsOf } from './areas.js';

/** From nothing to do to most to do. */
export const LEVELS = ['NO_WISH', 'PAID', 'LITTLE', 'HALF', 'MOST'];

/** @param {number[][]} ring  open @returns {number[]} its middle */
export function middleOf(ring) {
  return ring.reduce(([x, y], [u, v]) => [x + u / ring.length, y + v / ring.length], [0, 0]);
}

/** @typedef {{id: string, name: string, level: string, owed: ?number, wanted: ?number, geometry: object}} Owing */

/** @param {Owing} one @returns {string} the same words as in the list */
export function owingWords({ name, level, owed, wanted }) {
  if (level === 'NO_WISH') return t('doses.mark.none', { name });
  return owed ? t('doses.mark.owes', { name, owed: number(owed), wanted: number(wanted) }) : t('doses.mark.paid', { name });
}

/**
 * @param {object} map
 * @param {(id: string) => void} onPlace
 * @returns {{set: (places: Owing[]) => void}}
 */
export function debtLayer(map, onPlace) {
  const ground = map.use(areasLayer, { pane: 'dose', onArea: onPlace });
  const marks = map.marks({ onMark: onPlace });
  return {
    set(places) {
      ground.set(places.map(({ id, name, level, geometry }) => ({ type: 'Feature', id, geometry, properties: { name, setting: level.toLowerCase() } })));
      marks.set(
        places
          .filter(({ level }) => level !== 'NO_WISH')
          .map((one) => ({ id: one.id, position: middleOf(ringsOf(one.geometry)[0]), label: String(one.owed ?? 0), words: owingWords(one), kind: one.level.toLowerCase() })),
      );
    },
  };
}

/** @returns {HTMLElement[]} list items, one for each step */
export function debtKey() {
  return LEVELS.map((level) => {
    const item = text('li', '', '');
    const patch = text('i', `patch debt ${level.toLowerCase()}`, '');
    patch.setAttribute('aria-hidden', 'true');
    item.append(patch, text('span', '', t(`doses.level.${level}`)));
    return item;
  });
}
