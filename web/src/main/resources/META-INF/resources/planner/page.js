/** The planner's map: one selection, and everything that shows it. */
import * as api from '/shared/api.js';
import { say, tell, text } from '/shared/dom.js';
import { compareInterval, days, interval } from '/shared/filter.js';
import { openPage } from '/shared/header.js';
import { date, dateTime, nameOf, t } from '/shared/i18n.js';
import { makeMap } from '/shared/map.js';
import { makeReportForm } from '/shared/report-form.js';
import { SPOTS_SHOWN } from '/shared/spot.js';
import { failed, loading } from '/shared/states.js';
import { dayOf, plusDays } from '/shared/time.js';
import { makeBeside } from './beside.js';
import { makeDensity } from './density.js';
import { makeFacets } from './facets.js';
import { makeFilterPanel, matchedWords } from './filter-panel.js';
import { foldCharts } from './fold-charts.js';
import { makeHoursBrush } from './hours-brush.js';
import { hoursWords } from './hours-words.js';
import { makeLayerTools } from './layer-tools.js';
import { makeObservationDetail } from './observation-detail.js';
import { makeObservationList } from './observations.js';
import { hearNews } from './news.js';
import { keepPanels } from './panels.js';
import { makePeopleList } from './people-list.js';
import { makePeriods } from './periods.js';
import { makeRoundPanel } from './round-panel.js';
import { makeSelection } from './selection.js';
import { spotDetail } from './spot-facts.js';
import { makeSpotList } from './spots.js';
import { makeTabs } from './tabs.js';
import { makeTimeBar } from './time-bar.js';
import { makeViews } from './views.js';

/** What is looked at comes first, tiles and numbers. The lists wait for it, but no longer than this. */
const LISTS_WAIT_MS = 1000;
const part = (id) => document.getElementById(id);
const page = await openPage({ title: 'map.title', page: '/map' });
if (page) start(page);

async function start({ area, me }) {
  // police see places, not single observations; the server says the same with 403
  const seesObservations = me.roles.includes('PLANNER');
  const address = new URLSearchParams(location.search);
  const plansRounds = seesObservations;
  let spots = [];
  let openSpot = address.get('spot');
  let openObservation = null;
  const chosen = new Map();
  let wantedStops = (address.get('stops') ?? '').split(',').filter(Boolean);
  let askedCounts = new AbortController();
  let settled = Promise.resolve();
  let askedSpots = new AbortController();
  let fitted = address.has('c') || address.has('obs');
  let catalogue;
  try {
    catalogue = await api.categories();
  } catch (problem) {
    part('main').replaceChildren(failed(problem, () => location.reload()));
    return;
  }

  part('legend').open = matchMedia('(min-width: 80rem) and (min-height: 50rem)').matches;
  const map = makeMap(part('map'), area, { view: viewIn(address), covered: () => (wide() && part('legend').open ? part('legend').offsetWidth : 0) });
  const selection = makeSelection({ today, zone: area.timeZone, bounds: () => map.view().bounds });
  const { remember } = selection;
  selection.onChange(showSelection);
  const layers = {
    hotspots: map.hotspots({ onSpot: (id) => showSpot(id, false) }),
    rounds: map.rounds(),
    chosen: map.chosen(),
    start: map.chosen(),
  };
  if (area.network?.loaded) map.streets((tile, signal) => api.tile('streets', tile, {}, signal));
  const boundary = api.collection('boundary');
  const places = api.collection('places');
  boundary.then(map.boundary).catch(mapProblem);
  let knownPlaces = [];
  places
    .then((collection) => {
      knownPlaces = collection.features.map(({ id, properties, geometry }) => ({ id, name: properties.name, point: geometry.coordinates }));
      map.places(collection);
    })
    .catch(mapProblem);
  const density = makeDensity({
    map,
    selection,
    ask: api.density,
    tile: api.tile,
    other: (asked) => periods?.comparedWith(asked) ?? null,
    playing: () => part('map-box').classList.contains('playing'),
  });
  const periods = seesObservations ? makePeriods({ map, area, selection, today, tile: api.tile, ground: { boundary, places }, density, onPoint: choosePoint, onState: tileState, onProblem: mapProblem }) : null;
  part('filters').open = seesObservations && matchMedia('(min-width: 56rem) and (min-height: 60rem)').matches;
  part('source-line').textContent = sourceWords(area);

  const panel = makeFilterPanel(catalogue, selection.set);
  const tabs = makeTabs(part('tabs'), (name) => {
    closeDetail();
    if (name !== 'observations') layers.chosen.clear();
    if (name === 'round') roundPanel.opened();
    if (name === 'people') peopleList.show();
    if (name === 'observations') list.opened();
    remember({ tab: name === 'spots' ? '' : name });
  });
  const beside = makeBeside({
    overlap: api.spotOverlap,
    groups: api.spotGroups,
    groupName: (code) => nameOf(catalogue.groups.find((group) => group.code === code) ?? { nameSv: code, nameEn: code }),
    onPlace: (bounds) => map.fit(bounds, 16),
  });
  const spotList = makeSpotList(part('spots'), {
    beside: beside.root,
    canPlan: plansRounds,
    onOpen: (id) => showSpot(id, true),
    onChoose: choose,
    onPlan: () => go('round'),
    onMeasure: (measure) => selection.set({ measure }),
    onLonger: () => selection.set({ period: '12m' }),
  });
  const peopleList = makePeopleList(part('people'), {
    ask: api.peoplesList,
    query: spotsWanted,
    today,
    putAside: api.putSetAside,
    takeBack: api.deleteSetAside,
    async takeOver(id, feature) {
      (await tools).areas.put('priority-places', await api.putArea('priority-places', id, feature, null));
    },
    async giveUp(id) {
      await api.deleteArea('priority-places', id, 1);
      (await tools).areas.drop('priority-places', id);
    },
    onOpen: (id) => showSpot(id, true),
    onPlace: async (id) => (await tools).editArea('priority-places', id).catch(mapProblem),
  });
  const list = makeObservationList(part('observations'), {
    ask: api.observations,
    onOpen: showObservation,
    onClear: () => part('clear').click(),
    onAll: () => selection.set({ period: 'all' }),
    sort: selection.recalled('sort'),
    wide: showWide(selection.recalled('table') === 'wide'),
    onSort: (sort) => remember({ sort }),
    onWide: (on) => {
      showWide(on);
      remember({ table: on ? 'wide' : '' });
    },
  });
  const askFacets = makeFacets(api.counts);
  const brush = makeHoursBrush((hours) => selection.set({ hours }));
  const timeBar = makeTimeBar({
    today,
    settled: () => settled,
    onWindow: ({ from, end }) => selection.set({ period: 'own', from, to: plusDays(end, -1) }),
    onNext: (next) => periods.prefetch({ period: 'own', from: next.from, to: plusDays(next.end, -1) }),
    onPlay: (on) => part('map-box').classList.toggle('playing', on),
  });
  const views = makeViews(part('views'), { offered: async () => (await api.offers()).has('/api/views'), list: api.views, put: api.putView, remove: api.deleteView, address: selection.address });
  part('views-open').addEventListener('click', views.open);
  part('charts').append(brush.root, timeBar.root);
  foldCharts(part('time-box'), selection);
  const observationDetail = makeObservationDetail({
    one: api.observation,
    photo: api.photo,
    near: api.nearObservations,
    history: api.observationHistory,
    step: api.observationStep,
    erase: api.eraseObservation,
    onClose: closeDetail,
    onMap: (feature) => showPoint(feature, true),
    onOther: askObservation,
    onChanged: observationsChanged,
    onErased: () => {
      closeDetail();
      observationsChanged();
      layers.chosen.clear();
      tell(t('obs.erased'));
    },
  });
  const roundPanel = makeRoundPanel(part('round'), {
    watch: api.watchRounds,
    walk: api.walkRounds,
    compare: api.compareRounds,
    candidates: api.roundCandidates,
    onDrop: (id) => choose(id, false),
    onToSpots: () => go('spots'),
    onPick: pickOnMap,
    centre: () => map.view().centre,
    onStart: (position) => (position ? layers.start.show(position, t('round.start'), 'pin') : layers.start.clear()),
    onRounds: layers.rounds.set,
    measure: () => selection.filter().measure,
    knownPlaces: () => knownPlaces,
    store: { rounds: api.rounds, shifts: api.shifts, visits: api.visits, debriefs: api.debriefs, putDebrief: api.putDebrief, put: api.putRound, publish: api.publishRound, withdraw: api.withdrawRound },
  });
  if (!seesObservations) {
    tabs.hide('observations');
    part('q-field').hidden = true;
    part('time-box').hidden = true;
    // without single observations there are no two maps to compare
    part('show-field').style.display = 'none';
    part('sources-filter').closest('details').hidden = true;
    part('statuses').closest('details').hidden = true;
    part('filters').querySelector('#in-view').closest('label').hidden = true;
  }
  if (!plansRounds) tabs.hide('round');
  tabs.show(address.get('tab') ?? 'spots');
  roundPanel.show([]);
  if (plansRounds && address.get('tab') === 'round') roundPanel.opened();
  offerReport();
  keepPanels(document.querySelectorAll('details[data-panel]'), selection);
  const tools = makeLayerTools({ map, area, me, selection, density, tell, onSecond: periods?.onSecond });
  tools.then(({ areas }) => areas.onChange((kind) => kind === 'priority-places' && !part('people').hidden && peopleList.refresh()));

  map.onMove((view) => {
    remember({ z: String(view.zoom), c: view.centre.map((degrees) => degrees.toFixed(5)).join(',') });
    if (selection.filter().inView) showObservations();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !part('detail').hidden) closeDetail();
  });
  showSelection();
  if (seesObservations) stayNew();
  if (seesObservations && address.get('obs')) askObservation(address.get('obs'));

  window.addEventListener('beforeprint', () => {
    part('legend').open = part('time-box').open = true;
    part('print-head').textContent = t('map.printed', { period: periodWords(), at: dateTime(new Date()), version: area.version ?? '–' });
  });

  /** @returns {string} `27 okt. – 23 nov. 2026`, with what else the filter limits */
  function periodWords() {
    const filter = selection.filter();
    const { from, end } = days(filter, today());
    const span = from || end ? `${from && date(`${from}T12:00Z`)} – ${end && date(`${plusDays(end, -1)}T12:00Z`)}` : t('period.all');
    const when = filter.hours && hoursWords(filter.hours);
    const focus = (catalogue.focusAreas ?? []).filter(({ code }) => filter.focus.includes(code)).map(nameOf);
    const limits = [['setting', 'setting'], ['source', 'source'], ['status', 'obs.status']].flatMap(([name, key]) => filter[name].map((code) => t(`${key}.${code}`)));
    const names = catalogue.categories.filter(({ code }) => filter.category.includes(code)).map(nameOf);
    return [span, when, ...limits, ...focus, ...names, filter.q && `”${filter.q}”`].filter(Boolean).join(', ');
  }

  function today() {
    return dayOf(new Date(), area.timeZone);
  }

  /** Everything that the selection decides; what was shown stays until the new answer is there. */
  function showSelection() {
    const filter = selection.filter();
    panel.show(filter);
    brush.choose(filter.hours);
    timeBar.showPeriod(days(filter, today()));
    const { turn, all } = seesObservations ? showObservations() : {};
    settled = Promise.allSettled([all, showSpots(turn), density.show()]);
    if (!part('people').hidden) peopleList.show();
  }

  /** @returns {{turn: ?Promise<void>, all: Promise<void>}} `turn`: when the lists may ask; the first view of all waits for nothing */
  function showObservations() {
    const asked = selection.now();
    const first = Promise.allSettled([fitted && periods.show(asked), showCounts(asked)]);
    const turn = fitted ? Promise.race([first, new Promise((done) => setTimeout(done, LISTS_WAIT_MS))]) : null;
    return { turn, all: Promise.allSettled([first, list.show(asked, turn)]) };
  }

  /** Moves to the hot spots once, when no view was asked for; tiles wait for that, or they would be fetched twice. */
  function fitOnce() {
    if (fitted) return null;
    fitted = true;
    if (layers.hotspots.bounds()) map.fit(layers.hotspots.bounds(), 15, false);
    return periods?.show(selection.now());
  }

  async function showCounts(asked, anew = false) {
    askedCounts.abort();
    askedCounts = new AbortController();
    const { signal } = askedCounts;
    const other = periods.comparedWith(asked);
    try {
      const [facets, before] = await Promise.all([askFacets(asked, signal, anew), other && api.counts(other, signal)]);
      panel.showCounts(facets);
      timeBar.showWeeks(facets.time.byWeek, days(selection.filter(), today()), facets.all);
      brush.show(facets.hours.weekdayHour);
      part('charts-failed').replaceChildren();
      periods.tell(facets, before);
      if (!timeBar.playing()) say(matchedWords(facets.all));
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      panel.noCounts();
      part('charts-failed').replaceChildren(failed(problem, () => showCounts(asked)));
    }
  }

  /** @returns {boolean} the same */
  function showWide(on) {
    part('main').classList.toggle('wide-table', on);
    return on;
  }

  /** The ranking that the selection asks for. */
  function spotsWanted() {
    const filter = selection.filter();
    return {
      // without a period the server would rank the last four weeks
      datetime: interval(filter, today(), area.timeZone) || '../..',
      compare: compareInterval(filter, today(), area.timeZone),
      setting: filter.setting,
      category: filter.category,
      source: filter.source,
      focus: filter.focus,
      hours: filter.hours,
      status: filter.status,
      measure: filter.measure,
      limit: SPOTS_SHOWN,
    };
  }

  async function showSpots(turn) {
    askedSpots.abort();
    askedSpots = new AbortController();
    const { signal } = askedSpots;
    if (!spots.length) part('spots').replaceChildren(loading(10));
    part('spots').setAttribute('aria-busy', 'true');
    const filter = selection.filter();
    const wanted = spotsWanted();
    try {
      await turn;
      signal.throwIfAborted();
      const collection = await api.hotspots(wanted, signal);
      spots = collection.features;
      takeWantedStops();
      layers.hotspots.set(collection, filter.measure);
      beside.ask(wanted);
      spotList.show(collection, { filter, chosen, notes: filter.q || filter.inView ? [t('spots.notFiltered')] : [] });
      fitOnce();
      if (openSpot && spots.some((spot) => spot.properties.id === openSpot)) showSpot(openSpot, !address.has('c'));
      else if (openSpot) closeDetail();
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      spots = [];
      layers.hotspots.set({ features: [] }, filter.measure);
      part('spots').replaceChildren(failed(problem, () => showSpots()));
      fitOnce();
    } finally {
      if (signal === askedSpots.signal) part('spots').removeAttribute('aria-busy');
    }
  }

  function takeWantedStops() {
    for (const spot of spots) {
      const { id } = spot.properties;
      if (wantedStops.includes(id) || chosen.has(id)) chosen.set(id, spot);
    }
    wantedStops = [];
    showChosen();
  }

  function choose(id, on) {
    const spot = spots.find((one) => one.properties.id === id);
    if (on && spot) chosen.set(id, spot);
    else chosen.delete(id);
    showChosen();
  }

  function showChosen() {
    spotList.chosen(chosen);
    roundPanel.show([...chosen.values()]);
    tabs.label('round', chosen.size ? t('tab.roundN', { n: chosen.size }) : t('tab.round'));
    if (!wantedStops.length) remember({ stops: [...chosen.keys()].join(',') });
  }

  function go(tab) {
    closeDetail();
    layers.chosen.clear();
    tabs.show(tab);
    if (tab === 'round') roundPanel.opened();
    remember({ tab: tab === 'spots' ? '' : tab });
    part(tab).querySelector('button, input')?.focus({ preventScroll: true });
  }

  function showSpot(id, move) {
    const spot = spots.find((one) => one.properties.id === id);
    if (!spot) return;
    leaveDetail();
    openSpot = id;
    const redraw = () => showSpot(id, false);
    const detail = spotDetail(spot, {
      canPlan: plansRounds,
      inRound: chosen.has(id),
      onClose: closeDetail,
      onRound: () => {
        choose(id, !chosen.has(id));
        redraw();
      },
    });
    tabs.show('spots');
    layers.hotspots.mark(id);
    spotList.mark(id);
    if (move) layers.hotspots.goTo(id);
    remember({ spot: id });
    openDetail(detail);
  }

  function showObservation(feature) {
    const { id } = feature.properties;
    leaveDetail();
    openObservation = id;
    tabs.show('observations');
    list.opened();
    list.mark(id);
    showPoint(feature);
    remember({ tab: 'observations', obs: id });
    observationDetail.show(feature);
    openDetail(observationDetail.root);
  }

  async function askObservation(id) {
    try {
      showObservation(await api.observation(id));
    } catch (problem) {
      tell(problem.detail || problem.title);
    }
  }

  function observationsChanged() {
    list.refresh();
    periods.again();
    density.show();
    showCounts(selection.now(), true);
  }

  /** Others report too: what they store is on the map within a second or two, and in the numbers beside it. */
  function stayNew() {
    const news = hearNews({ version: api.observationsVersion, onNews: observationsChanged, waits: () => timeBar.playing() });
    for (const sign of news.signs) document.addEventListener(sign, news.sign, { passive: true });
  }

  function openDetail(content) {
    const place = part('detail');
    place.replaceChildren(content);
    place.hidden = false;
    place.scrollTop = 0;
    part('lists').inert = wide();
    if (!wide()) place.scrollIntoView({ block: 'start' });
    content.querySelector('h2').focus({ preventScroll: true });
  }

  function closeDetail() {
    const wasOpen = !part('detail').hidden;
    const [spot, observation] = [openSpot, openObservation];
    leaveDetail();
    part('detail').hidden = true;
    part('lists').inert = false;
    if (!wasOpen) return;
    if (observation) list.focus(observation);
    else spotList.focus(spot);
  }

  function leaveDetail() {
    openSpot = null;
    openObservation = null;
    observationDetail.leave();
    layers.hotspots.mark(null);
    spotList.mark(null);
    list.mark(null);
    remember({ spot: '', obs: '' });
  }

  function choosePoint(id, position) {
    closeDetail();
    layers.chosen.show(position, t('list.chosen'));
    askObservation(id);
  }

  function showPoint(feature, move = false) {
    if (!feature.geometry) {
      layers.chosen.clear();
      say(t('list.noPoint'));
      return;
    }
    const { properties, geometry } = feature;
    layers.chosen.show(geometry.coordinates, t('list.chosen'), 'ring', properties.positionAccuracy);
    if (move) part('map').scrollIntoView({ block: 'nearest' });
    map.goTo(geometry.coordinates, 15);
  }

  function pickOnMap(done) {
    map.picking(true);
    const finish = (position) => {
      off();
      document.removeEventListener('keydown', escape);
      map.picking(false);
      done(position);
    };
    const off = map.onClick((position) => finish(position));
    const escape = (event) => event.key === 'Escape' && finish(null);
    document.addEventListener('keydown', escape);
    part('map').scrollIntoView({ block: 'nearest' });
  }

  function offerReport() {
    if (!me.pages.includes('/warden/')) return;
    const button = part('report-open');
    const dialog = part('report');
    let form;
    button.hidden = false;
    button.addEventListener('click', () => {
      form ??= makeReportForm(dialog, { area, catalogue, onClose: () => dialog.close(), onSaved: showSelection });
      dialog.showModal();
      form.opened(map.view());
    });
  }

  function tileState(state) {
    const place = part('map-state');
    if (state === 'ready') place.replaceChildren();
    else if (state === 'failed') {
      const again = text('button', 'button', t('state.retry'));
      again.type = 'button';
      again.addEventListener('click', periods.again);
      place.replaceChildren(text('span', '', t('map.tilesFailed')), again);
    }
  }

  function mapProblem(problem) {
    if (problem.status !== 403 && problem.name !== 'AbortError') tell(t('map.tilesFailed'));
  }
}

/** Two panes, where the detail lies over the list; on a phone it takes the list's place. */
function wide() {
  return matchMedia('(min-width: 56.01rem)').matches;
}

function viewIn(address) {
  const centre = (address.get('c') ?? '').split(',').map(Number);
  const zoom = Number(address.get('z'));
  const fits = centre.length === 2 && centre.every(Number.isFinite) && Math.abs(centre[0]) <= 180 && Math.abs(centre[1]) <= 85 && zoom >= 1 && zoom <= 22;
  return fits ? { centre, zoom } : undefined;
}

function sourceWords(area) {
  const streets = area.network?.loaded && area.network.attribution ? t('map.sourceStreets', { attribution: area.network.attribution }) : t('map.noStreets', { name: area.name });
  return `${t('map.source', { crs: area.analysisCrs })} ${streets}`;
}
