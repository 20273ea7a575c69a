/** How far to trust the hot spots: the contest of methods, the grade of each week, and what changed. */
import * as api from '/shared/api.js';
import { say, text } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { t } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';
import { contestView } from './contest.js';
import { changeView, weeksView } from './week-grades.js';

const part = (id) => document.getElementById(id);
const SIZES = [100, 250, 500];
let asking;
const page = await openPage({ title: 'trust.title', page: '/map/hotspots' });
if (page) start();

function start() {
  const asked = new URLSearchParams(location.search);
  const chosen = { cell: asked.get('cell') ?? '250', area: asked.get('area') ?? 'reported' };
  // a link may hold a whole question: time, kinds, moments
  for (const name of ['datetime', 'until', 'moments', 'category', 'setting', 'source', 'focus', 'hours']) {
    if (asked.get(name)) chosen[name] = asked.get(name);
  }
  choices(chosen);
  showContest(chosen);
  showWeeks();
}

function choices(chosen) {
  const offer = (name, values) => {
    const field = text('div', 'field', '');
    const label = text('label', '', t(`trust.${name}`));
    const select = document.createElement('select');
    select.id = label.htmlFor = `choose-${name}`;
    for (const [value, words] of values) select.append(new Option(words, value));
    select.value = chosen[name];
    select.addEventListener('change', () => {
      chosen[name] = select.value;
      const query = new URLSearchParams(location.search);
      query.set(name, select.value);
      history.replaceState(null, '', `?${query}`);
      showContest(chosen);
    });
    field.append(label, select);
    return field;
  };
  part('choices').hidden = false;
  part('choices').replaceChildren(
    offer('cell', SIZES.map((metres) => [String(metres), t('trust.cell.metres', { n: metres })])),
    offer('area', ['reported', 'boundary'].map((kind) => [kind, t(`trust.area.${kind}`)])),
  );
}

async function showContest(query) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const place = part('contest');
  place.replaceChildren(loading(8));
  try {
    const answer = await api.hotspotEvaluation(query, mine.signal);
    if (asking !== mine) return;
    if (answer.example) part('example').hidden = false;
    place.replaceChildren(...contestView(answer));
    say(answer.sentence);
  } catch (problem) {
    if (asking === mine && problem.name !== 'AbortError') place.replaceChildren(failed(problem, () => showContest(query)));
  }
}

async function showWeeks() {
  part('weeks').replaceChildren(loading(6));
  part('change').replaceChildren(loading(6));
  try {
    const { weeks } = await api.hotspotWeeks();
    if (weeks.some((week) => week.example)) part('example').hidden = false;
    part('weeks').replaceChildren(...weeksView(weeks));
    const latest = weeks[0] && (await api.hotspotWeek(weeks[0].week));
    const mapHere = page.me.pages.includes('/map');
    part('change').replaceChildren(...changeView(latest, mapHere));
  } catch (problem) {
    part('weeks').replaceChildren(failed(problem, showWeeks));
    part('change').replaceChildren();
  }
}
