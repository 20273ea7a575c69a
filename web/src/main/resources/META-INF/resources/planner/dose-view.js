/** The dose of a week as lists, bars and tables. */
import { weekName } from '/shared/charts.js';
import { text } from '/shared/dom.js';
import { date, number, t } from '/shared/i18n.js';
import { empty } from '/shared/states.js';
import { heading } from './contest.js';
import { amount, facts, partOfWeek, share } from './dose-words.js';

/** @param {object} dose  as from `/api/dose` @returns {HTMLElement[]} */
export function sumView(dose) {
  const parts = [];
  const { history, evidence } = dose;
  const now = history.at(-1);
  if (dose.going) parts.push(text('p', 'notice', t('doses.going', { date: date(`${dose.to}T12:00Z`) })));
  const n = dose.places.filter(({ wanted }) => wanted).length;
  parts.push(text('p', 'said', n ? t('doses.sum', { n, wanted: number(now.wanted), done: number(now.done), owed: number(now.owed), share: share(now.delivered) }) : t('doses.noWish')));
  parts.push(text('p', '', t('doses.normal', { share: share(evidence.deliveredElsewhere) })));
  if (dose.totals.length) parts.push(totals(dose));
  parts.push(text('p', 'small soft', t('doses.given', { wardens: number(dose.given.wardens), police: number(dose.given.police) })));
  return parts;
}

function totals({ totals: lines, places }) {
  const { box, body } = table(t('doses.totals'), ['party', 'places', 'wanted', 'done', 'owed', 'delivered']);
  for (const { party, places: n, wanted, done, owed, delivered } of lines) {
    const row = body.insertRow();
    row.append(heading('row', t(`doses.party.${party}`)));
    for (const words of [number(n), amount(wanted), amount(done), amount(owed), share(delivered)]) row.insertCell().textContent = words;
  }
  if (places.some(({ done }) => done.visits === null)) box.append(text('p', 'small soft', t('doses.minutesAlone')));
  return box;
}

/**
 * @param {object} dose
 * @param {{onMap: (id: string) => void, shown: Set<string>}} hooks  `shown`: ids that the map has
 * @returns {HTMLElement[]} priority places first, then where somebody was besides
 */
export function placesView(dose, { onMap, shown }) {
  const grouped = Map.groupBy(dose.places, ({ place }) => place);
  const chosen = [...grouped.values()].filter(([first]) => first.chosen);
  const others = [...grouped.values()].filter(([first]) => !first.chosen);
  const parts = [];
  const { going } = dose;
  if (chosen.length) parts.push(list(chosen, { onMap, shown, going }), figures(dose));
  else parts.push(empty(t('doses.none'), t('doses.noneDetail'), [{ words: t('doses.toMap'), act: () => location.assign('/map?tool=draw') }]));
  if (others.length) parts.push(text('h3', '', t('doses.others')), text('p', 'small soft', t('doses.othersHelp')), list(others, { onMap, shown, going }));
  return parts;
}

function list(places, { onMap, shown, going }) {
  const all = text('ol', 'dose-list', '');
  for (const lines of places) {
    const [{ place, name, example, hazards, measures, handOffs }] = lines;
    const item = text('li', '', '');
    item.id = `place-${place}`;
    item.tabIndex = -1;
    const head = text('div', 'head', '');
    head.append(text('h3', '', name));
    if (example && !name.includes(t('example'))) head.append(text('span', 'tag example', t('example')));
    if (shown.has(place)) {
      const button = text('button', 'button plain no-print', t('doses.onMap'));
      button.type = 'button';
      button.setAttribute('aria-label', t('doses.onMapOf', { name }));
      button.addEventListener('click', () => onMap(place));
      head.append(button);
    }
    item.append(head, ...lines.map((line) => lineView(line, going)));
    if (lines[0].chosen && lines.every(({ wanted }) => !wanted)) item.append(text('p', 'small soft', t('doses.withoutWish')));
    for (const [key, words] of [['hazards', hazards], ['measures', measures], ['handOffs', handOffs]]) {
      if (words) item.append(text('p', 'small', t(`doses.${key}`, { words })));
    }
    if (lines[0].history.length > 1) item.append(placeHistory(lines[0]));
    all.append(item);
  }
  return all;
}

function lineView(line, going) {
  const box = text('div', 'dose-line', '');
  const head = text('p', '', '');
  head.append(text('b', '', t(`doses.party.${line.party}`)));
  const part = partOfWeek(line);
  if (part) head.append(' ', text('span', 'tag', part));
  box.append(head);
  const said = text('ul', 'dose-facts', '');
  for (const { key, words } of facts(line, going)) said.append(text('li', key, words));
  if (line.wanted?.minutes) box.append(track(line));
  box.append(said);
  return box;
}

function track({ delivered }) {
  const bar = text('div', 'dose-track', '');
  bar.setAttribute('aria-hidden', 'true');
  const given = text('span', '', '');
  given.style.width = `${Math.min(1, delivered ?? 0) * 100}%`;
  bar.append(given);
  return bar;
}

/** The same as the list, to compare and to copy. */
function figures({ places }) {
  const details = text('details', '', '');
  details.append(text('summary', '', t('doses.figures')));
  const { box, body } = table(t('doses.figures'), ['place', 'party', 'wanted', 'done', 'owed', 'delivered', 'mean', 'between', 'since']);
  for (const line of places) {
    const { name, party, wanted, done, owed, delivered, daysSinceLast } = line;
    const row = body.insertRow();
    row.append(heading('row', name));
    const count = (value) => (value === null ? '–' : number(value, 1));
    for (const words of [t(`doses.party.${party}`), wanted ? amount(wanted) : '–', amount(done), owed ? amount(owed) : '–', share(delivered), count(done.meanMinutes), count(done.daysBetween), count(daysSinceLast)]) {
      row.insertCell().textContent = words;
    }
  }
  details.append(box);
  return details;
}

function placeHistory({ name, party, history }) {
  const details = text('details', '', '');
  details.append(text('summary', '', t('doses.historyOf', { name })));
  details.append(chart(history.map(({ week, wanted, minutes }) => ({ week, wanted: wanted ?? 0, done: minutes })), t('doses.chart')));
  const { box, body } = table(t('doses.historyCaption', { name, party: t(`doses.party.${party}`) }), ['week', 'wantedMinutes', 'doneMinutes', 'owedMinutes']);
  for (const { week, wanted, minutes, owed } of history.toReversed()) row(body, [weekName(week), wanted === null ? '–' : number(wanted), number(minutes), owed === null ? '–' : number(owed)]);
  details.append(box);
  return details;
}

/** @returns {HTMLElement[]} all places together, week by week */
export function historyView({ history }) {
  const { box, body } = table(t('doses.history'), ['week', 'wantedMinutes', 'doneMinutes', 'owedMinutes', 'delivered', 'wardens', 'police']);
  for (const { week, wanted, done, owed, delivered, wardens, police } of history.toReversed()) row(body, [weekName(week), number(wanted), number(done), number(owed), share(delivered), number(wardens), number(police)]);
  return [chart(history, t('doses.chart')), box];
}

function row(body, [first, ...rest]) {
  const made = body.insertRow();
  made.append(heading('row', first));
  for (const words of rest) made.insertCell().textContent = words;
}

function chart(weeks, caption) {
  const figure = text('figure', '', '');
  const most = Math.max(1, ...weeks.map(({ wanted, done }) => Math.max(wanted, done)));
  figure.append(text('figcaption', 'small soft', `${caption} ${t('doses.chartMost', { minutes: number(most) })}`));
  const bars = text('ol', 'bars dose-bars', '');
  bars.setAttribute('aria-hidden', 'true');
  for (const { week, wanted, done } of weeks) {
    const pair = text('li', '', '');
    pair.title = t('doses.bar', { week: weekName(week), wanted: number(wanted), done: number(done) });
    for (const [look, minutes] of [['wanted', wanted], ['given', done]]) {
      const bar = text('span', look, '');
      bar.style.height = `${(minutes / most) * 100}%`;
      pair.append(bar);
    }
    bars.append(pair);
  }
  const axis = text('div', 'bars-axis number dose-bars', '');
  axis.setAttribute('aria-hidden', 'true');
  for (const { week } of new Set([weeks[0], weeks.at(-1)])) axis.append(text('span', '', weekName(week)));
  figure.append(bars, axis);
  return figure;
}

function table(caption, columns) {
  const box = text('div', 'table-box', '');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', caption);
  const made = text('table', 'figures small number', '');
  made.append(text('caption', 'small', caption));
  const head = made.createTHead().insertRow();
  for (const key of columns) head.append(heading('col', t(`doses.col.${key}`)));
  box.append(made);
  return { box, body: made.createTBody() };
}
