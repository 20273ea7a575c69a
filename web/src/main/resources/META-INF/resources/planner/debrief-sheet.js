/** What came of a round as it is told: proposed from the check-ins, and read from the form. Pure. */
import { dayOf, plusDays, wallClock, zoned } from '/shared/time.js';
import { stopRows } from './round-sheet.js';

export const SKIPS = ['CLOSED', 'UNSAFE', 'CALLED_AWAY', 'NO_TIME', 'OTHER'];
const HALF_A_DAY_MS = 12 * 3_600_000;

/**
 * @param {{id: string, stops: object[]}} round
 * @param {?{stops: {stop: string, arrived: ?string, left: ?string, skipReason: ?string}[]}} kept  goes before the check-ins
 * @param {object[]} visits
 * @returns {{stop: object, state: ''|'VISITED'|string, arrived: ?string, left: ?string}[]}  `state`: else the reason of the skip
 */
export function proposedDebrief(round, kept, visits) {
  return stopRows(round, visits).map(({ stop, state, arrived, left, reason }) => {
    const told = kept?.stops.find((one) => one.stop === stop.stop);
    if (kept) return { stop, state: told?.skipReason ?? (told?.arrived ? 'VISITED' : ''), arrived: told?.arrived ?? null, left: told?.left ?? null };
    if (state === 'skipped') return { stop, state: reason, arrived: null, left: null };
    return { stop, state: state === 'planned' ? '' : 'VISITED', arrived: arrived ?? null, left: left ?? null };
  });
}

/**
 * @param {{row: object, state: string, arrived: string, left: string}[]} said  times as `18:05`
 * @param {{start: string}} round
 * @param {string} zone
 * @returns {object[]} the stops of `PUT /api/rounds/{id}/debrief`; a time that nobody changed keeps its seconds
 */
export function toldStops(said, round, zone) {
  return said
    .filter(({ state }) => state)
    .map(({ row, state, arrived, left }) => {
      const { stop } = row.stop;
      if (state !== 'VISITED') return { stop, skipReason: state };
      return { stop, arrived: instant(arrived, row.arrived, round.start, zone), left: instant(left, row.left, round.start, zone) };
    });
}

/** A time long before the round began is one after midnight. */
function instant(time, before, start, zone) {
  if (before && wallClock(new Date(before), zone).slice(11, 16) === time) return before;
  const day = dayOf(new Date(start), zone);
  const same = zoned(`${day}T${time}`, zone);
  return Date.parse(start) - Date.parse(same) > HALF_A_DAY_MS ? zoned(`${plusDays(day, 1)}T${time}`, zone) : same;
}
