/** The layer of presence owed this week on the planner's map: as the OGC collection gives it. */
import * as api from '/shared/api.js';
import { number, t } from '/shared/i18n.js';
import { areasLayer } from '/shared/map-areas.js';

function shortWords(level, owed, wanted) {
  if (level === 'NO_WISH') return t('doses.mark.shortNone');
  return owed ? t('doses.mark.short', { owed: number(owed), wanted: number(wanted) }) : t('doses.mark.shortPaid');
}

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
      features.map(({ id, geometry, properties: { level, owedMinutes, wantedMinutes } }) => {
        // the layer of the places has the name; this one stands under it
        return { type: 'Feature', id, geometry, properties: { name: shortWords(level, owedMinutes, wantedMinutes), setting: level.toLowerCase() } };
      }),
    );
  }
  return (on) => {
    if (on && !shown) fetchOnce().catch(onProblem);
  };
}
