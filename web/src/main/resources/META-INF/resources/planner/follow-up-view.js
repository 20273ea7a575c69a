/** The follow-up in words, tables, a chart and a map. */
import * as api from '/shared/api.js';
import { weekName } from '/shared/charts.js';
import { text } from '/shared/dom.js';
import { date, number, t, word } from '/shared/i18n.js';
import { followLayer } from '/shared/map-follow.js';
import { groundLayer } from '/shared/map-ground.js';
import { makeMap } from '/shared/map.js';
import { weekChart } from './follow-up-parts.js';

const SVG = 'http://www.w3.org/2000/svg';
const day = (local) => date(`${local}T12:00Z`);
const count = (n, rounded) => (n === null ? t('follow.underFive') : rounded ? t('follow.atLeast', { n }) : number(n));

/** @param {object} answer  of `/api/follow-up` @param {object} area  of `/api/area` @returns {{parts: HTMLElement[], draw: () => {remove: () => void}}} */
export function followUpView(answer, area) {
  const box = text('div', 'map-box', '');
  const cards = [said(answer), numbers(answer)];
  if (answer.weeks) cards.push(weeks(answer));
  cards.push(around(answer), matched(answer, box, area.network?.attribution), dose(answer), how(answer));
  return {
    parts: cards,
    draw() {
      const map = makeMap(box, area, { grid: true });
      const layer = map.use(followLayer, answer.areas);
      layer.all();
      // what makes the ground known; without it the map still says where
      if (area.network?.loaded) {
        map.streets((tile, signal) => api.tile('streets', tile, {}, signal));
        map.use(groundLayer, { load: (tile, signal) => api.tile('background', tile, {}, signal) });
      }
      for (const [id, show] of [['boundary', map.boundary], ['places', map.places]]) api.collection(id).then(show, () => {});
      return map;
    },
  };
}

function card(key, ...content) {
  const section = text('section', 'card', '');
  const head = text('h2', '', t(key));
  head.id = `head-${key.split('.').at(-1)}`;
  section.setAttribute('aria-labelledby', head.id);
  section.append(head, ...content);
  return section;
}

function said({ sentence, time, rounded, place }) {
  const section = card('follow.said', text('p', 'said', sentence));
  section.append(text('p', 'small soft', t('follow.time', { beforeFrom: day(time.beforeFrom), beforeTo: day(time.beforeTo), from: day(time.from), to: day(time.to) })));
  if (rounded) section.append(text('p', 'small soft', t('follow.rounded')));
  if (place.reason) section.append(text('p', 'small', t('follow.reason', { reason: place.reason })));
  return section;
}

function table(caption, heads, rows) {
  const scroll = text('div', 'table-box', '');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  const made = text('table', 'figures small number', '');
  made.append(text('caption', 'small', caption));
  const top = made.createTHead().insertRow();
  for (const words of heads) top.append(Object.assign(text('th', '', words), { scope: 'col' }));
  const body = made.createTBody();
  for (const [first, ...values] of rows) {
    const row = body.insertRow();
    row.append(Object.assign(text('th', '', first), { scope: 'row' }));
    for (const value of values) row.insertCell().textContent = value;
  }
  scroll.append(made);
  return scroll;
}

function numbers(answer) {
  const { counts, comparison, ring, rounded, matched: like, ringMetres } = answer;
  const rows = [
    [t('follow.row.place'), count(counts.before, rounded), count(counts.after, rounded)],
    [t('follow.row.comparison', { n: like.places.length }), ...(like.places.length ? [count(comparison.before, rounded), count(comparison.after, rounded)] : ['–', '–'])],
    [t('follow.row.ring', { n: ringMetres }), count(ring.before, rounded), count(ring.after, rounded)],
  ];
  const section = card('follow.numbers', table(t('follow.numbers.caption'), [t('follow.col.where'), t('follow.col.before'), t('follow.col.after')], rows));
  const { rate, change } = answer;
  if ([rate.ratio, rate.low].every(Number.isFinite)) {
    section.append(text('p', 'small number', t('follow.rate', { ratio: number(rate.ratio, 2), low: number(rate.low, 2), high: rate.high === null ? '∞' : number(rate.high, 2) })));
  }
  if (judged(change) && [change.ratio.ratio, change.ratio.low, change.ratio.high].every(Number.isFinite)) {
    section.append(text('p', 'small number', t('follow.beside', { ratio: number(change.ratio.ratio, 2), low: number(change.ratio.low, 2), high: number(change.ratio.high, 2) })));
    if (Number.isFinite(change.difference)) {
      section.append(text('p', 'small number', t('follow.difference', { n: signed(change.difference), low: signed(change.differenceLow), high: signed(change.differenceHigh) })));
    }
  }
  return section;
}

const judged = ({ verdict }) => verdict !== 'TOO_FEW' && verdict !== 'NO_COMPARISON';
const signed = (n) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${number(Math.abs(n), 1)}`;

function weeks(answer) {
  const places = answer.matched.places.length;
  const figure = text('figure', '', '');
  figure.append(text('figcaption', 'small soft', t(places ? 'follow.weeks.caption' : 'follow.weeks.alone')), chart(answer.weeks, places));
  const details = text('details', '', '');
  details.append(text('summary', '', t('follow.weeks.numbers')));
  const mean = (row) => (places ? number(row.comparison / places, 1) : '–');
  details.append(table(t('follow.weeks'), [t('follow.col.week'), t('follow.row.place'), t('follow.col.mean'), t('follow.col.ring')], answer.weeks.map((row) => [t(row.after ? 'follow.week.after' : 'follow.week.before', { week: weekName(row.week) }), number(row.place), mean(row), number(row.ring)])));
  return card('follow.weeks', figure, details);
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A picture of the table below it. */
function chart(rows, places) {
  const [width, height, left, top, foot] = [600, 160, 30, 12, 34];
  const { bars, line, since, most } = weekChart(rows, places, { width, height });
  const svg = shape('svg', { viewBox: `0 0 ${width + left + 4} ${height + top + foot}`, class: 'follow-chart', role: 'img', 'aria-label': t('follow.weeks.picture') });
  const inner = shape('g', { transform: `translate(${left} ${top})` });
  for (const { x, y, width: w, height: h, after, week, n } of bars) {
    const bar = shape('rect', { x, y, width: w, height: h, class: after ? 'bar' : 'bar before' });
    const title = document.createElementNS(SVG, 'title');
    title.textContent = `${weekName(week)}: ${number(n)}`;
    bar.append(title);
    inner.append(bar);
  }
  if (line.length > 1) inner.append(shape('polyline', { points: line.map((point) => point.join(',')).join(' '), class: 'other' }));
  inner.append(shape('line', { x1: since, x2: since, y1: -top, y2: height, class: 'since' }), shape('line', { x1: 0, x2: width, y1: height, y2: height, class: 'base' }));
  const words = (x, y, anchor, content) => {
    const made = shape('text', { x, y, 'text-anchor': anchor });
    made.textContent = content;
    return made;
  };
  inner.append(words(-6, 10, 'end', number(most)), words(-6, height, 'end', '0'));
  inner.append(words(0, height + 15, 'start', weekName(rows[0].week)), words(width, height + 15, 'end', weekName(rows.at(-1).week)));
  inner.append(words(since - 6, height + 30, 'end', t('follow.col.before')), words(since + 6, height + 30, 'start', t('follow.col.after')));
  svg.append(inner);
  return svg;
}

function around({ ringChange, moved, ringMetres }) {
  const section = card('follow.moved', text('p', '', t(`follow.moved.${ringChange.verdict}`, { n: ringMetres })));
  if (moved && judged(ringChange)) {
    section.append(text('p', 'small', t(`follow.wdq.${moved.reading}`)));
    if (Number.isFinite(moved.wdq) && moved.reading !== 'NO_SUCCESS_NOT_INTERPRETED') section.append(text('p', 'small number soft', t('follow.wdq', { n: number(moved.wdq, 2) })));
    if (Number.isFinite(moved.wdd) && Number.isFinite(moved.wddSe)) section.append(text('p', 'small number soft', t('follow.wdd', { n: signed(moved.wdd), se: number(moved.wddSe, 1) })));
  }
  return section;
}

function matched(answer, box, attribution) {
  const { matched: like, rounded } = answer;
  const section = card('follow.like');
  if (like.places.length) {
    section.append(text('p', '', t('follow.like.why', { n: like.places.length, setting: word('setting', like.setting).toLowerCase(), from: day(like.from), to: day(like.to), own: count(like.own, rounded) })));
  } else {
    section.append(text('p', '', t(like.setting ? 'follow.like.none' : 'follow.like.nothing')));
  }
  if (!like.beforeThat) section.append(text('p', 'notice', t('follow.like.same')));
  const key = text('ul', 'key plain-list small', '');
  for (const kind of ['place', 'ring', 'comparison']) {
    const row = text('li', '', '');
    const svg = shape('svg', { viewBox: '0 0 28 16', 'aria-hidden': 'true' });
    svg.append(shape('path', { d: 'M2 2H26V14H2Z', class: `follow-area ${kind}` }));
    row.append(svg, text('span', '', t(`follow.key.${kind}`)));
    key.append(row);
  }
  section.append(key, box);
  if (attribution) section.append(text('p', 'small soft', attribution));
  if (like.places.length) {
    section.append(table(t('follow.like.caption'), [t('follow.col.number'), t('follow.col.matched'), t('follow.col.before'), t('follow.col.after')], like.places.map((one) => [t('follow.like.number', { n: one.number }), count(one.matched, rounded), count(one.before, rounded), count(one.after, rounded)])));
  }
  return section;
}

function dose({ doseBefore, doseAfter, doseWeeks }) {
  const rows = [
    [t('follow.dose.minutes'), number(doseBefore.wardenMinutes), number(doseAfter.wardenMinutes)],
    [t('follow.dose.visits'), number(doseBefore.visits), number(doseAfter.visits)],
    [t('follow.dose.police'), number(doseBefore.policeMinutes), number(doseAfter.policeMinutes)],
  ];
  const section = card('follow.dose');
  if (![doseBefore, doseAfter].some((one) => one.visits || one.wardenMinutes || one.policeMinutes)) {
    section.append(text('p', '', t('follow.dose.none')));
    return section;
  }
  section.append(table(t('follow.dose.caption'), [t('follow.col.what'), t('follow.col.before'), t('follow.col.after')], rows));
  const details = text('details', '', '');
  details.append(text('summary', '', t('follow.dose.weeks')));
  details.append(table(t('follow.dose.weeks'), [t('follow.col.week'), t('follow.dose.minutes'), t('follow.dose.visits')], doseWeeks.map((row) => [weekName(row.week), number(row.minutes), number(row.visits)])));
  section.append(details);
  return section;
}

function how({ change }) {
  const section = card('follow.how', text('p', '', t('follow.how.what')), text('p', '', t('follow.how.back')), text('p', '', t('follow.how.cause')));
  if (Number.isFinite(change.dispersion) && change.dispersion > 1) section.append(text('p', 'small number soft', t('follow.how.spread', { n: number(change.dispersion, 1) })));
  return section;
}
