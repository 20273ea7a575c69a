/** What is said of a line of the dose. Pure, but for the language. */
import { date, number, t } from '/shared/i18n.js';

/** @param {?number} part  0 or more @returns {string} `67 %`, or a dash where nothing was wanted */
export const share = (part) => (part === null || part === undefined ? '–' : t('doses.percent', { n: number(part * 100) }));

/** @param {{visits: ?number, minutes: number}} amount @returns {string} `2 besök, 30 min`; minutes alone where visits may not be told */
export function amount({ visits, minutes }) {
  return visits === null || visits === undefined ? t('doses.minutes', { minutes: number(minutes) }) : t('doses.amount', { n: visits, minutes: number(minutes) });
}

/**
 * @param {object} line  as from `/api/dose`
 * @param {boolean} going  whether the week has not ended: days are counted to today, else to its Sunday
 * @returns {{key: string, words: string}[]} in the order in which they are read
 */
export function facts(line, going) {
  const { wanted, done, owed, delivered, lastVisit, daysSinceLast, everyThirdDay } = line;
  const said = [];
  if (wanted) said.push({ key: 'wanted', words: t('doses.wanted', { what: amount(wanted) }) });
  said.push({ key: 'done', words: t('doses.done', { what: amount(done) }) });
  if (owed) said.push({ key: owed.minutes || owed.visits ? 'owed' : 'paid', words: owed.minutes || owed.visits ? t('doses.owed', { what: amount(owed) }) : t('doses.owedNothing') });
  if (wanted) said.push({ key: 'delivered', words: t('doses.delivered', { share: share(delivered) }) });
  if (done.meanMinutes !== null) said.push({ key: 'mean', words: t('doses.mean', { minutes: number(done.meanMinutes, 1) }) });
  if (done.daysBetween !== null) said.push({ key: 'between', words: t('doses.between', { n: done.daysBetween, days: number(done.daysBetween, 1) }) });
  if (done.visits === null) said.push({ key: 'alone', words: t('doses.minutesAlone') });
  else if (lastVisit === null) said.push({ key: 'late', words: t('doses.never') });
  else {
    said.push({ key: 'last', words: lastWords(daysSinceLast, date(lastVisit), going) });
    if (!everyThirdDay) said.push({ key: 'late', words: t('doses.rare') });
  }
  return said;
}

function lastWords(n, day, going) {
  if (!going) return t('doses.lastThen', { n, date: day });
  return n ? t('doses.last', { n, date: day }) : t('doses.lastToday');
}

/** @returns {?string} that the place is wanted on a part of the week */
export function partOfWeek({ wanted }) {
  return wanted?.partOfWeek ? t('doses.partOfWeek', { n: wanted.days }) : null;
}
