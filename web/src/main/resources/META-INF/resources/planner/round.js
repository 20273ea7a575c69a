/** What a round asks for and how long it may be. Pure. */
import { withoutName } from '/shared/spot.js';
import { zoned } from '/shared/time.js';
import { samePlace } from './round-sheet.js';

/** Street of a beat that had an effect (Philadelphia 2009: 1.3 miles), and that had none (2010: 3 miles). Metres. */
export const WARN_METRES = 2100;
export const BAD_METRES = 4800;
export const MIN_MINUTES = 30;
export const MAX_MINUTES = 480;

/** @param {{streetMetres?: number, walkedMetres: number}} round @returns {'good'|'warn'|'bad'} */
export function lengthVerdict({ streetMetres, walkedMetres }) {
  const metres = streetMetres || walkedMetres;
  return metres > BAD_METRES ? 'bad' : metres > WARN_METRES ? 'warn' : 'good';
}

/** Minutes; what is left of a shift after the last stop is worth a word from here on. */
const SPARE_MINUTES = 10;

/**
 * @param {{leave: string}[]} stops  in the order of the round
 * @param {string} end  of the shift
 * @returns {?{at: string, minutes: number}} when the last stop is done and what is left then; null when that is next to nothing
 */
export function spareAfter(stops, end) {
  if (!stops.length) return null;
  const at = stops.at(-1).leave;
  const minutes = Math.floor((Date.parse(end) - Date.parse(at)) / 60_000);
  return minutes >= SPARE_MINUTES ? { at, minutes } : null;
}

/**
 * @param {object[]} spots  hot spot features
 * @param {{hotSpot: ?string, point: number[]}[]} priority  chosen priority places
 * @returns {object[]} the hot spots that none of them stands for
 */
export function spotsBeside(spots, priority) {
  return spots.filter(({ properties: { id, centre } }) => !priority.some(({ hotSpot, point }) => hotSpot === id || samePlace(centre, point)));
}

/**
 * @param {{day: string, time: string, minutes: number, pairs: number, start: ?number[], spots: object[],
 *     measure: 'count'|'harm', seed?: number, priority?: object[]}} wish  `spots`: hot spot features, `start`: longitude, latitude,
 *     `priority`: of `GET /api/rounds/candidates`, which stand for the hot spots at them
 * @param {string} zone  of the area
 * @returns {object} the body of `POST /api/rounds/plan`
 */
export function planRequest({ day, time, minutes, pairs, start, spots, measure, seed, priority = [] }, zone) {
  const begins = zoned(`${day}T${time}`, zone);
  const ends = new Date(Date.parse(begins) + minutes * 60_000).toISOString();
  const shift = { start: begins, end: ends, ...(start ? { startPoint: start } : {}) };
  const chosen = priority.map(({ id, name, point, prize, dwellMinutes, windows, why }) => ({ id, name, point, prize, dwellMinutes, windows, why }));
  const hot = spotsBeside(spots, priority).map(({ properties }) => ({
    id: properties.id,
    name: properties.name,
    point: properties.centre,
    prize: properties[measure],
    why: withoutName(properties),
  }));
  return { shifts: Array.from({ length: pairs }, () => shift), places: [...chosen, ...hot], ...(seed === undefined ? {} : { seed }) };
}

/**
 * @param {Date} now
 * @param {(instant: Date) => string} clock  gives `2026-11-23T18:05` in the area
 * @returns {{day: string, time: string}} the next whole half hour, but not before 18 the same day
 */
export function proposedStart(now, clock) {
  const [day, time] = clock(new Date(Math.ceil(now.getTime() / 1_800_000) * 1_800_000)).split('T');
  return time < '18:00' ? { day, time: '18:00' } : { day, time };
}
