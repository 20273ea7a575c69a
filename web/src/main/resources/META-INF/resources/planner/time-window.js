/** The window on the time line: moved, stretched and stepped in whole days or weeks. Pure. */
import { daysBetween, isoWeek, mondayOf, plusDays } from '/shared/time.js';

/**
 * @typedef {{from: string, end: string}} Window  days; `end`: the day after the last
 * @typedef {'week'|'day'} Step
 */

/**
 * Days that the line shows: whole weeks from the first with anything to this one.
 *
 * @param {{week: string, n: number}[]} weeks  empty: the last twelve weeks are shown
 * @param {string} today
 * @returns {Window}
 */
export function lineOf(weeks, today) {
  const known = weeks.filter(({ n }) => n > 0).map(({ week }) => mondayOf(week)).sort();
  const thisWeek = mondayOf(isoWeek(today));
  const first = [known[0] ?? plusDays(thisWeek, -77), thisWeek].sort()[0];
  const last = [known.at(-1) ?? thisWeek, thisWeek].sort()[1];
  return { from: first, end: plusDays(last, 7) };
}

/** The part of a period that the line shows; where the period is open, the line's own end. @returns {Window} */
export function inside(line, { from, end }) {
  const kept = { from: from && from > line.from ? from : line.from, end: end && end < line.end ? end : line.end };
  return kept.from < kept.end ? kept : { from: plusDays(line.end, -7), end: line.end };
}

/** @param {Step} step @returns {string} the nearest beginning of a step */
export function snapped(day, step) {
  return step === 'day' ? day : mondayOf(isoWeek(plusDays(day, 3)));
}

/** The window moved, never past the ends of the line. @param {number} days  negative: back @returns {Window} as long as before */
export function moved(window, days, line) {
  const most = daysBetween(window.end, line.end);
  const least = -daysBetween(line.from, window.from);
  const by = Math.max(least, Math.min(most, days));
  return { from: plusDays(window.from, by), end: plusDays(window.end, by) };
}

/** One end moved; at least one step stays. @param {'from'|'end'} which @param {Step} step @returns {Window} */
export function stretched(window, which, day, step, line) {
  const least = step === 'day' ? 1 : 7;
  const latest = plusDays(window.end, -least);
  const earliest = plusDays(window.from, least);
  if (which === 'from') return { ...window, from: [[day, line.from].sort()[1], latest].sort()[0] };
  return { ...window, end: [[day, line.end].sort()[0], earliest].sort()[1] };
}

/**
 * The next picture of the film.
 *
 * @returns {?Window} null when the window has reached the end of the line
 */
export function nextStep(window, step, line) {
  const days = step === 'day' ? 1 : 7;
  return daysBetween(window.end, line.end) < days ? null : moved(window, days, line);
}
