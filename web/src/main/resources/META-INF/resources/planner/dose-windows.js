/** The times of the week at which people are wanted at a place, as the server keeps them and as people say them. Pure. */
import { t } from '/shared/i18n.js';
import { daysWords } from './hours-words.js';

/** As many as the server takes. */
export const MOST_WINDOWS = 50;

/**
 * @typedef {{weekday: number, from: string, to: string}} Window  `weekday`: 1 (Monday) to 7; clocks as `21:00`; `to` before
 *     `from`: on the day after
 * @typedef {{days: number[], from: string, to: string}} Row  the same hours on several days
 */

/** @param {Window[]} windows @returns {Row[]} in the order in which each pair of clocks first comes */
export function rowsOf(windows) {
  const rows = new Map();
  for (const { weekday, from, to } of windows) {
    const key = `${from}-${to}`;
    if (!rows.has(key)) rows.set(key, { days: [], from, to });
    if (!rows.get(key).days.includes(weekday)) rows.get(key).days.push(weekday);
  }
  return [...rows.values()].map((row) => ({ ...row, days: row.days.toSorted() }));
}

/** @param {Row[]} rows  whole ones @returns {Window[]} by day and clock, each once */
export function windowsOf(rows) {
  const all = new Map();
  for (const { days, from, to } of rows) for (const weekday of days) all.set(`${weekday} ${from} ${to}`, { weekday, from, to });
  return [...all.keys()].sort().map((key) => all.get(key));
}

/** @param {Row} row @returns {?string} what is wrong with it, null where nothing is */
export function faultOf({ days, from, to }) {
  if (!days.length) return t('dose.noDay');
  if (!from || !to) return t('dose.noClock');
  return from === to ? t('dose.noLength') : null;
}

/** @param {Row} row  a whole one @returns {string} `fredag och lördag 21:00–01:00 dagen efter` */
export function rowWords({ days, from, to }) {
  return t(to < from ? 'dose.runNight' : 'dose.run', { days: daysWords(days), from, to });
}
