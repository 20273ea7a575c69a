/** Presence given this week, as circles at the places that it was given. */
import * as api from '/shared/api.js';
import { number, t } from '/shared/i18n.js';
import { circlesLayer } from '/shared/map-areas.js';
import { ringsOf } from './areas.js';

const [LEAST_PX, MOST_PX] = [6, 40];

/** @returns {number} pixels; the area grows with the minutes */
export function presenceRadius(minutes) {
  return Math.min(MOST_PX, Math.max(LEAST_PX, 2.5 * Math.sqrt(minutes)));
}

/**
 * @param {object} map
 * @param {object} areas  priority places give their middle
 * @param {(problem: Error) => void} onProblem
 * @returns {(on: boolean) => void}
 */
export function makePresence(map, areas, onProblem) {
  let shown = null;
  async function fetchOnce() {
    shown = map.use(circlesLayer, { pane: 'presence' });
    const [{ places: given }, known] = await Promise.all([api.dose(), api.collection('places')]);
    const at = new Map(known.features.map(({ id, geometry }) => [id, geometry.coordinates]));
    for (const { id, geometry } of areas.of('priority-places')) at.set(id, middle(ringsOf(geometry)[0]));
    const sums = new Map();
    for (const { place, name, party, done: { minutes } } of given) {
      // what both did together stands in the lines of each as well
      if (party === 'BOTH' || !minutes || !at.has(place)) continue;
      sums.set(place, { name, minutes: minutes + (sums.get(place)?.minutes ?? 0) });
    }
    shown.set([...sums].map(([place, { name, minutes }]) => ({ position: at.get(place), radius: presenceRadius(minutes), words: t('layers.presenceAt', { name, minutes: number(minutes) }), kind: 'presence' })));
  }
  return (on) => {
    if (on && !shown) fetchOnce().catch(onProblem);
  };
}

function middle(ring) {
  const sum = ring.reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]);
  return sum.map((value) => value / ring.length);
}
