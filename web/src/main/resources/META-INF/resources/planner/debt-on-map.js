/** The layer of presence owed this week on the planner's map: as the OGC collection gives it. */
import * as api from '/shared/api.js';
import { areasLayer } from '/shared/map-areas.js';
import { owingWords } from './debt-layer.js';

/**
 * @param {object} map
 * @param {(problem: Error) => void} onProblem
 * @returns {(on: boolean) => void}
 */
export function makeDebt(map, onProblem) {
  let shown = null;
  async function fetchOnce() {
    shown = map.use(areasLayer, { pane: 'dose' });
    const { features } = await api.collection('dose');
    shown.set(
      features.map(({ id, geometry, properties: { name, level, owedMinutes, wantedMinutes } }) => {
        const words = owingWords({ id, name, level, owed: owedMinutes ?? null, wanted: wantedMinutes ?? null, geometry });
        return { type: 'Feature', id, geometry, properties: { name: words, setting: level.toLowerCase() } };
      }),
    );
  }
  return (on) => {
    if (on && !shown) fetchOnce().catch(onProblem);
  };
}
