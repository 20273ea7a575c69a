/** Hours of the week as people say them. */
import { t, weekday } from '/shared/i18n.js';
import { readHours, spokenRuns } from '/shared/hours.js';

const two = (hour) => String(hour).padStart(2, '0');

/** @param {string} text  as in the address @returns {string} `fredag och lördag 20–03; söndag hela dygnet`, empty for all hours */
export function hoursWords(text) {
  return spokenRuns(readHours(text))
    .map(({ days, from, to }) => t(from === 0 && to === 24 ? 'hours.wholeDay' : 'hours.run', { days: daysWords(days), from: two(from), to: two(to) }))
    .join('; ');
}

/** @param {number[]} days  1 (Monday) to 7, in order @returns {string} `måndag–fredag`, `fredag och söndag` */
export function daysWords(days) {
  const name = (day) => weekday(day, 'long');
  const inRow = days.every((day, i) => i === 0 || day === days[i - 1] + 1);
  if (inRow && days.length > 2) return `${name(days[0])}–${name(days.at(-1))}`;
  return days.length < 2 ? name(days[0]) : t('hours.days', { days: days.slice(0, -1).map(name).join(', '), last: name(days.at(-1)) });
}
