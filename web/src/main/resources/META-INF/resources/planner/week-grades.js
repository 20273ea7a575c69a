/** How each week's list did in the week after, and which places came and went. */
import { weekName } from '/shared/charts.js';
import { text } from '/shared/dom.js';
import { date, number, t } from '/shared/i18n.js';
import { empty } from '/shared/states.js';
import { heading } from './contest.js';

const percent = (part) => t('trust.percent', { n: number(part * 100) });

/** @param {object[]} weeks  as from `/api/hotspots/weeks`, latest first @returns {HTMLElement[]} */
export function weeksView(weeks) {
  const graded = weeks.filter(({ grade }) => grade);
  if (!graded.length) return [empty(t('trust.weeks.none'), t('trust.weeks.noneDetail'))];
  return [text('p', 'said', summary(graded)), chart(graded), table(graded)];
}

function summary(graded) {
  const told = graded.filter(({ grade }) => grade.hitRate !== null);
  if (!told.length) return t('trust.weeks.few');
  const mean = (name) => told.reduce((sum, { grade }) => sum + grade[name], 0) / told.length;
  return t('trust.weeks.said', { n: told.length, list: percent(mean('hitRate')), plain: percent(mean('plain')), nothing: t('trust.percent', { n: number(mean('nothing') * 100, 1) }) });
}

/** Two bars for each week, the list and as much ground by count; the table says the same. */
function chart(graded) {
  const weeks = graded.filter(({ grade }) => grade.hitRate !== null).reverse();
  const figure = text('figure', '', '');
  if (!weeks.length) return figure;
  const most = Math.max(...weeks.map(({ grade }) => Math.max(grade.hitRate, grade.plain)));
  figure.append(text('figcaption', 'small', t('trust.weeks.chart', { most: percent(most) })));
  const bars = text('ol', 'bars pairs', '');
  bars.setAttribute('aria-hidden', 'true');
  for (const { week, grade } of weeks) {
    const pair = text('li', '', '');
    pair.title = t('trust.weeks.bar', { week: weekName(week), list: percent(grade.hitRate), plain: percent(grade.plain) });
    for (const [name, value] of [['list', grade.hitRate], ['plain', grade.plain]]) {
      const bar = text('span', name, '');
      bar.style.height = `${most ? (value / most) * 100 : 0}%`;
      pair.append(bar);
    }
    bars.append(pair);
  }
  const axis = text('div', 'bars-axis number', '');
  axis.setAttribute('aria-hidden', 'true');
  for (const { week } of new Set([weeks[0], weeks.at(-1)])) axis.append(text('span', '', weekName(week)));
  figure.append(bars, axis);
  return figure;
}

function table(graded) {
  const scroll = text('div', 'table-box', '');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', t('trust.weeks'));
  const figures = text('table', 'figures small number', '');
  figures.append(text('caption', 'small', t('trust.weeks.caption')));
  const head = figures.createTHead().insertRow();
  for (const key of ['week', 'list', 'plain', 'nothing', 'times', 'pei', 'hit', 'events']) head.append(heading('col', t(`trust.col.${key}`)));
  const body = figures.createTBody();
  for (const { week, grade, afterwards } of graded) {
    const row = body.insertRow();
    row.append(heading('row', afterwards ? t('trust.afterwards', { week: weekName(week) }) : weekName(week)));
    if (grade.hitRate === null) {
      const cell = row.insertCell();
      cell.colSpan = 5;
      cell.className = 'words';
      cell.textContent = t('trust.tooFew');
    } else {
      for (const value of [percent(grade.hitRate), percent(grade.plain), t('trust.percent', { n: number(grade.nothing * 100, 1) }), number(grade.pai, 1), number(grade.pei, 2)]) {
        row.insertCell().textContent = value;
      }
    }
    row.insertCell().textContent = grade.placesHit === null ? '–' : t('trust.hit', { n: grade.placesHit, of: grade.places });
    row.insertCell().textContent = grade.events === null ? t('trust.fewer') : number(grade.events);
  }
  scroll.append(figures);
  return scroll;
}

/**
 * @param {?object} latest  as from `/api/hotspots/weeks/{week}`
 * @param {boolean} mapHere  whether the reader may open the map
 * @returns {HTMLElement[]}
 */
export function changeView(latest, mapHere) {
  if (!latest) return [empty(t('trust.change.none'), t('trust.change.noneDetail'))];
  const { record, features, gone } = latest;
  const parts = [text('p', '', t('trust.change.of', { week: weekName(record.week), until: date(Date.parse(record.period.split('/')[1]) - 1) }))];
  const groups = [
    ['NEW', features.filter(({ properties }) => properties.change === 'NEW')],
    ['STEADY', features.filter(({ properties }) => properties.change === 'STEADY')],
    ['GONE', gone.map((place) => ({ properties: place }))],
    ['FIRST', features.filter(({ properties }) => !properties.change)],
  ];
  for (const [kind, places] of groups) {
    if (!places.length && kind === 'FIRST') continue;
    parts.push(text('h3', '', t(`trust.change.${kind}`, { n: places.length })));
    if (!places.length) continue;
    const list = text('ul', 'changes', '');
    for (const { properties } of places) list.append(line(properties, mapHere));
    parts.push(list);
  }
  return parts;
}

function line({ name, count, centre, rank }, mapHere) {
  const row = text('li', '', '');
  const words = t('trust.change.place', { rank, name });
  if (mapHere) {
    const link = text('a', '', words);
    link.href = `/map?z=16&c=${centre.join(',')}`;
    row.append(link);
  } else {
    row.append(text('span', '', words));
  }
  if (count !== undefined && count !== null) row.append(text('span', 'small soft number', t('trust.change.count', { n: count })));
  return row;
}
