/** What a part of the map holds, in words and tables. */
import { matrixTable, weekBars } from '/shared/charts.js';
import { text } from '/shared/dom.js';
import { date, nameOf, number, t, word } from '/shared/i18n.js';
import { everyWeek, isMatrix, sum } from '/shared/matrix.js';
import { areaWords } from './measure.js';

/** @param {object} answer  of `POST /api/observations/summary` @returns {HTMLElement} */
export function areaSummary(answer) {
  const article = text('article', 'stack area-summary', '');
  article.append(text('p', 'lead', answer.sentence));
  if (answer.example) article.append(text('span', 'tag example', t('example')));
  const facts = text('dl', 'facts-list', '');
  const fact = (key, value) => value !== undefined && value !== null && facts.append(text('dt', '', t(key)), text('dd', 'number', value));
  fact('select.count', answer.n === null ? t('select.underFive') : t(answer.rounded ? 'select.atLeast' : 'select.exactly', { n: answer.n }));
  if (answer.quiet) fact('select.quiet', number(answer.quiet));
  fact('select.size', typeof answer.areaSquareMetres === 'number' ? areaWords(answer.areaSquareMetres) : null);
  fact('select.perDay', typeof answer.perDay === 'number' ? number(answer.perDay, 2) : null);
  article.append(facts);
  article.append(trend(answer.trend));
  if (answer.topCategories?.length) article.append(table('select.categories', answer.topCategories.map((one) => [nameOf(one), one.n])));
  for (const [name, key, words] of [['bySetting', 'select.settings', 'setting'], ['bySource', 'select.sources', 'source']]) {
    const rows = Object.entries(answer[name] ?? {}).map(([code, n]) => [word(words, code), n]);
    if (rows.length) article.append(table(key, rows));
  }
  if (isMatrix(answer.weekdayHour) && sum(answer.weekdayHour)) article.append(matrixTable(answer.weekdayHour, t('charts.matrix')));
  if (answer.byWeek?.length) article.append(weekBars(everyWeek(answer.byWeek), t('charts.weeks')));
  return article;
}

/** Before and now, with how far the ratio may be from the truth; too few is an answer. */
function trend({ before, now, rateRatio, low, high, verdict, comparePeriod }) {
  const part = text('section', '', '');
  part.append(text('h3', '', t('select.trend')), text('p', '', t(`select.verdict.${verdict}`)));
  if (typeof now === 'number' && typeof before === 'number') part.append(text('p', 'small number', t('select.beforeNow', { before, now, period: comparePeriod ? periodWords(comparePeriod) : '' })));
  if (verdict !== 'TOO_FEW' && [rateRatio, low, high].every(Number.isFinite)) {
    part.append(text('p', 'small number soft', t('select.interval', { ratio: number(rateRatio, 2), low: number(low, 2), high: number(high, 2) })));
  }
  return part;
}

/** @param {string} interval  `start/end`, the end not included @returns {string} `28 sep. – 25 okt.` */
function periodWords(interval) {
  const [start, end] = interval.split('/').map((instant) => Date.parse(instant));
  return Number.isNaN(start) || Number.isNaN(end) ? '' : `${date(start)} – ${date(end - 1)}`;
}

/** @param {[string, number|string][]} rows */
function table(caption, rows) {
  const made = text('table', 'plain-table small', '');
  made.append(text('caption', '', t(caption)));
  const body = made.createTBody();
  for (const [name, n] of rows) {
    const row = body.insertRow();
    const head = text('th', '', name);
    head.scope = 'row';
    row.append(head, text('td', 'number', typeof n === 'number' ? number(n) : n));
  }
  return made;
}
