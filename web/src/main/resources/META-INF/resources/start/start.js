/** Start by role: what this person came for, computed. */
import { counts, hotspots } from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { interval, standard } from '/shared/filter.js';
import { openPage } from '/shared/header.js';
import { t } from '/shared/i18n.js';
import { markExample, withoutName } from '/shared/spot.js';
import { failed, loading } from '/shared/states.js';
import { dayOf } from '/shared/time.js';

const placeMarkup = template(`
  <li><a data-part="link"><span class="rank number" data-part="rank"></span><span class="name" data-part="name"></span>
  <span class="small" data-part="sentence"></span></a></li>`);
const NOT_YET = ['REPORTER', 'BOARD', 'DPO'];

let mayOpen = new Set();
const main = document.getElementById('main');
const page = await openPage({ title: 'start.title' });
if (page) show(page);

function show({ area, me }) {
  main.append(text('h1', '', t('start.hello', { name: me.displayName })));
  const asked = new URLSearchParams(location.search);
  for (const reason of ['denied', 'missing']) {
    if (!asked.get(reason)) continue;
    const notice = text('p', 'notice', t(`start.${reason}`, { page: asked.get(reason).slice(0, 80) }));
    notice.setAttribute('role', 'status');
    main.append(notice);
  }
  const roles = new Set(me.roles);
  const today = dayOf(new Date(), area.timeZone);
  const datetime = interval(standard(), today, area.timeZone);
  mayOpen = new Set(me.pages);
  if (roles.has('PLANNER')) planner(datetime);
  else if (roles.has('POLICE')) police(datetime);
  if (roles.has('WARDEN')) {
    const card = cardWith(text('p', 'lead', t('start.warden.lead')));
    card.append(actions([['/warden/', 'start.report', true]]));
  }
  if (roles.has('BOARD')) cardWith(text('p', 'lead', t('start.board.trust')), actions([['/map/hotspots', 'start.trust', true]]));
  if (roles.has('ADMIN')) {
    const card = cardWith(text('p', 'lead', t('start.admin.lead')), text('p', 'soft', t('start.notYet.ADMIN')));
    card.append(actions([['/admin', 'start.admin', true]]));
  }
  const missing = NOT_YET.filter((role) => roles.has(role));
  if (missing.length) {
    const card = cardWith(text('p', 'lead', t('start.notYet')));
    for (const role of missing) card.append(text('p', '', t(`start.notYet.${role}`)));
    card.append(text('p', 'soft', t('start.exists')));
    card.append(actions([['/map', 'start.planner.map', false], ['/warden/', 'start.report', false]]));
  }
}

function cardWith(...content) {
  const card = text('section', 'card', '');
  card.append(...content);
  main.append(card);
  return card;
}

function actions(links) {
  const row = text('p', 'actions', '');
  for (const [path, key, isMain] of links) {
    if (!mayOpen.has(path)) continue;
    const link = text('a', isMain ? 'button main' : 'button', t(key));
    link.href = path;
    row.append(link);
  }
  return row.children.length ? row : '';
}

function planner(datetime) {
  const lead = text('p', 'lead', '');
  lead.append(loading(1));
  const card = cardWith(lead);
  const count = () =>
    counts({ datetime })
      .then(({ total }) => lead.replaceChildren(t('start.planner.lead', { n: total })))
      .catch((problem) => lead.replaceChildren(failed(problem, count)));
  count();
  topPlaces(card, datetime);
  card.append(actions([['/map', 'start.planner.map', true], ['/warden/', 'start.report', false], ['/map/dose', 'start.dose', false], ['/map/hotspots', 'start.trust', false]]), text('p', 'soft', t('start.planner.round')));
}

function police(datetime) {
  const card = cardWith(text('p', 'lead', t('start.police.lead')));
  topPlaces(card, datetime);
  card.append(actions([['/map', 'start.police.map', true], ['/map/dose', 'start.dose', false], ['/map/hotspots', 'start.trust', false]]));
}

function topPlaces(card, datetime) {
  const section = text('div', '', '');
  card.append(text('h2', '', t('start.planner.places')), section);
  const ask = async () => {
    section.replaceChildren(loading(6));
    try {
      const { features } = await hotspots({ datetime, limit: 3 });
      section.replaceChildren(features.length ? placeList(features) : text('p', '', t('start.planner.none')));
    } catch (problem) {
      section.replaceChildren(failed(problem, ask));
    }
  };
  ask();
}

function placeList(features) {
  const list = text('ol', 'places', '');
  for (const { properties } of features) {
    const parts = placeMarkup();
    parts.link.href = `/map?spot=${encodeURIComponent(properties.id)}`;
    parts.rank.textContent = properties.rank;
    parts.name.textContent = properties.name;
    markExample(parts.name, properties);
    parts.sentence.textContent = withoutName(properties);
    list.append(parts.root);
  }
  return list;
}
