/**
 * Hours of the week on the area's clock, as they stand in an address: `5:20-23,6:0-2` is Friday from 20 to Saturday 03.
 * Weekdays 1 (Monday) to 7, hours 0 to 23, both ends included; in memory 168 of them, Monday's first hour first. Pure.
 */
export const WEEK_HOURS = 168;
const DAY_HOURS = 24;
const PART = /^([1-7])(?:-([1-7]))?:(\d{1,2})(?:-(\d{1,2}))?$/;

/** Times of the week that people ask for by name; the night belongs to the day it began. */
export const HOUR_PRESETS = {
  fridayNights: '5:18-23,6:0-2',
  weekendNights: '5:18-23,6:0-2,6:18-23,7:0-2',
  evenings: '1-7:18-23',
  nights: '1-7:0-4,1-7:22-23',
  schoolDays: '1-5:7-16',
};

/** @param {string} text @returns {boolean[]} 168; all false where the text is empty or cannot be read */
export function readHours(text) {
  const none = new Array(WEEK_HOURS).fill(false);
  const hours = [...none];
  if (!text) return hours;
  for (const part of text.split(',')) {
    const found = PART.exec(part.trim());
    if (!found) return none;
    const [firstDay, first] = [Number(found[1]), Number(found[3])];
    const [lastDay, last] = [Number(found[2] ?? firstDay), Number(found[4] ?? first)];
    if (lastDay < firstDay || last < first || last >= DAY_HOURS) return none;
    for (let day = firstDay; day <= lastDay; day++) hours.fill(true, at(day, first), at(day, last) + 1);
  }
  return hours;
}

/** @param {boolean[]} hours @returns {string} the same text for the same hours; empty for none and for all */
export function writeHours(hours) {
  if (hours.every(Boolean)) return '';
  const parts = [];
  for (let day = 1; day <= 7; day++) for (const [from, to] of runs(hours.slice(at(day, 0), at(day + 1, 0)))) parts.push(`${day}:${from}-${to - 1}`);
  return parts.join(',');
}

/**
 * Runs of hours as people say them: a night that goes past midnight is one, and days with the same hours stand together.
 *
 * @param {boolean[]} hours
 * @returns {{days: number[], from: number, to: number}[]} `to`: first hour after, smaller than or equal to `from` where it is on
 *     the next day; `from` 0 and `to` 24: the whole day
 */
export function spokenRuns(hours) {
  const days = Array.from({ length: 7 }, (_, day) => runs(hours.slice(at(day + 1, 0), at(day + 2, 0))));
  const found = [];
  for (let day = 0; day < 7; day++) {
    for (const [from, to] of days[day]) {
      const [night] = days[(day + 1) % 7].filter(([start]) => start === 0);
      const [before] = days[(day + 6) % 7].filter(([, end]) => end === DAY_HOURS);
      const goesOn = to === DAY_HOURS && from > 0 && night && night[1] <= from && night[1] < DAY_HOURS;
      // a morning that is the end of the night before was said with it
      if (from === 0 && to < DAY_HOURS && before && before[0] > 0 && to <= before[0]) continue;
      found.push({ day: day + 1, from, to: goesOn ? night[1] : to });
    }
  }
  const together = new Map();
  for (const { day, from, to } of found) {
    const key = `${from}-${to}`;
    if (!together.has(key)) together.set(key, { days: [], from, to });
    together.get(key).days.push(day);
  }
  return [...together.values()];
}

/**
 * A block of the matrix between two cells.
 *
 * @param {number} one  hour of the week @param {number} other  the opposite corner
 * @returns {number[]} all hours of the block
 */
export function block(one, other) {
  const days = [Math.floor(one / DAY_HOURS), Math.floor(other / DAY_HOURS)].sort((a, b) => a - b);
  const hours = [one % DAY_HOURS, other % DAY_HOURS].sort((a, b) => a - b);
  const all = [];
  for (let day = days[0]; day <= days[1]; day++) for (let hour = hours[0]; hour <= hours[1]; hour++) all.push(day * DAY_HOURS + hour);
  return all;
}

/** @returns {number} 0 to 168: may be one past the end, to cut there */
function at(day, hour) {
  return (day - 1) * DAY_HOURS + hour;
}

/** @returns {number[][]} `[from, to]` with `to` not included */
function runs(hours) {
  const all = [];
  for (let i = 0; i < hours.length; i++) {
    if (hours[i] && !hours[i - 1]) all.push([i, i + 1]);
    else if (hours[i]) all.at(-1)[1] = i + 1;
  }
  return all;
}
