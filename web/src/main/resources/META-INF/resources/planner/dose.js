/** Presence wanted, given and owed in a week, per place and party. */
import * as api from '/shared/api.js';
import { say } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { date, t } from '/shared/i18n.js';
import { makeMap } from '/shared/map.js';
import { failed, loading } from '/shared/states.js';
import { dayOf, isoWeek, mondayOf, plusDays } from '/shared/time.js';
import { ringsOf } from './areas.js';
import { debtKey, debtLayer, middleOf } from './debt-layer.js';
import { makeDoseForm } from './dose-form.js';
import { historyView, placesView, sumView } from './dose-view.js';

const part = (id) => document.getElementById(id);
const page = await openPage({ title: 'doses.title', page: '/map/dose' });
if (page) start(page);

async function start({ area, me }) {
  const thisWeek = isoWeek(dayOf(new Date(), area.timeZone));
  let week = new URLSearchParams(location.search).get('week') ?? thisWeek;
  let asking;
  let outlines = new Map();
  part('legend').replaceChildren(...debtKey());
  const map = makeMap(part('map'), area);
  api.collection('boundary').then(map.boundary, () => {});
  map.order(['dose']);
  const layer = debtLayer(map, (id) => part(`place-${id}`)?.focus());
  const steps = (weeks) => isoWeek(plusDays(mondayOf(week), weeks * 7));
  part('before').addEventListener('click', () => go(steps(-1)));
  part('after').addEventListener('click', () => go(steps(1)));
  part('now').addEventListener('click', () => go(thisWeek));
  part('week').addEventListener('change', () => part('week').value && go(part('week').value));

  const [chosen, known] = await Promise.all([api.areas('priority-places').catch(() => ({ features: [] })), api.collection('places').catch(() => ({ features: [] }))]);
  outlines = new Map(chosen.features.map((feature) => [feature.id ?? feature.properties.id, feature]));
  const sorted = (features) => features.map(({ id, properties }) => ({ id: id ?? properties.id, name: properties.name })).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  makeDoseForm(part('enter'), { area, me, places: [...sorted(chosen.features), ...sorted(known.features)], onChanged: () => show() });
  show(true);

  function go(next) {
    week = next;
    const query = new URLSearchParams(location.search);
    query.set('week', week);
    history.replaceState(null, '', `?${query}`);
    show(true);
  }

  /** @param {boolean} [anew]  another week: what was shown goes away at once */
  async function show(anew) {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    part('week').value = week;
    part('week-error').textContent = '';
    if (anew) for (const id of ['sum', 'places', 'history']) part(id).replaceChildren(loading(4));
    try {
      const dose = await api.dose(week, mine.signal);
      if (asking !== mine) return;
      part('sum-head').textContent = t('doses.head', { week: String(Number(dose.week.split('-W')[1])), year: dose.week.slice(0, 4), from: date(`${dose.from}T12:00Z`), to: date(`${dose.to}T12:00Z`) });
      part('sum').replaceChildren(...sumView(dose));
      const owing = onMap(dose);
      part('map-part').hidden = !owing.length;
      if (owing.length) layer.set(owing);
      part('places').replaceChildren(...placesView(dose, { shown: new Set(owing.map(({ id }) => id)), onMap: goTo }));
      part('history').replaceChildren(...historyView(dose));
      if (anew) say(part('sum').querySelector('.said').textContent);
    } catch (problem) {
      if (asking !== mine || problem.name === 'AbortError') return;
      const wrong = problem.errors?.find(({ code }) => code === 'not-a-week');
      part('week-error').textContent = wrong?.detail ?? '';
      for (const id of ['sum', 'places', 'history']) part(id).replaceChildren();
      part('sum').replaceChildren(failed(problem, () => (wrong ? go(thisWeek) : show(true))));
    }
  }

  /** The lines that have a wish, or none at all, where the outline is still there. */
  function onMap({ places }) {
    const firsts = [...Map.groupBy(places.filter(({ chosen: one }) => one), ({ place }) => place).values()].map(([first]) => first);
    return firsts
      .filter(({ place }) => outlines.has(place))
      .map(({ place, name, level, owed, wanted }) => ({ id: place, name, level, owed: owed?.minutes ?? null, wanted: wanted?.minutes ?? null, geometry: outlines.get(place).geometry }));
  }

  function goTo(id) {
    map.goTo(middleOf(ringsOf(outlines.get(id).geometry)[0]), 16);
    part('map').scrollIntoView({ block: 'center' });
    part('map').focus({ preventScroll: true });
  }
}
