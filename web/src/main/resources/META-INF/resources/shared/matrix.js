/** Counts by weekday and hour, and by week. Pure. */
import { dayOf, isoWeek, mondayOf, plusDays } from './time.js';

/**
 * Sums counts into a weekday x hour matrix.
 *
 * @param {{at: string, n: number}[]} counts  `at`: ISO 8601 instant with offset; `n`: 0 or more
 * @param {string} zone  IANA time zone of the matrix: the area's
 * @returns {number[][]}  7 rows, Monday first, of 24 local hours; 0 where nothing was counted
 * @throws {RangeError}  names the first instant that cannot be read
 */
export function weekMatrix(counts, zone) {
  const matrix = emptyMatrix();
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const order = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  for (const { at, n } of counts) {
    const instant = new Date(at);
    if (Number.isNaN(instant.getTime())) throw new RangeError(`"${at}" is not an instant like 2026-11-23T18:05:00+01:00`);
    const found = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
    matrix[order.indexOf(found.weekday)][Number(found.hour)] += n;
  }
  return matrix;
}

export function emptyMatrix() {
  return Array.from({ length: 7 }, () => new Array(24).fill(0));
}

/** @returns {boolean} whether it is 7 rows of 24 numbers */
export function isMatrix(value) {
  return Array.isArray(value) && value.length === 7 && value.every((row) => Array.isArray(row) && row.length === 24);
}

export function sum(matrix) {
  return matrix.flat().reduce((a, b) => a + b, 0);
}

/**
 * @param {number} n  0 or more
 * @param {number} most  largest value of the same picture
 * @param {number} steps  5: as many as the scale has
 * @returns {number} 0 for nothing, else 1 (weakest) to `steps` (strongest)
 */
export function level(n, most, steps = 5) {
  if (!(n > 0) || !(most > 0)) return 0;
  return Math.min(steps, Math.max(1, Math.ceil((n / most) * steps)));
}

/**
 * Every week in a row, those without anything too: a gap must look like a gap.
 *
 * @param {{week: string, n: number}[]} byWeek  `2026-W47`, any order
 * @param {string} firstDay  of the period, or empty: from the first week that has something
 * @param {string} lastDay  of the period, or empty: to the last week that has something
 * @returns {{week: string, n: number}[]} in order of time
 */
export function everyWeek(byWeek, firstDay = '', lastDay = '') {
  const n = new Map(byWeek.map((one) => [one.week, one.n]));
  const known = [...n.keys()].sort();
  const first = firstDay ? isoWeek(firstDay) : known[0];
  const last = lastDay ? isoWeek(lastDay) : known.at(-1);
  if (!first || !last) return [];
  const all = [];
  for (let monday = mondayOf(first), end = mondayOf(last); monday <= end; monday = plusDays(monday, 7)) {
    const week = isoWeek(monday);
    all.push({ week, n: n.get(week) ?? 0 });
  }
  return all;
}

/** @returns {string} the ISO week an instant lies in, in a zone */
export function weekOf(instant, zone) {
  return isoWeek(dayOf(new Date(instant), zone));
}
