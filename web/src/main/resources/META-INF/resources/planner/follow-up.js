/** A place before and after, beside places like it and the ring around it. */
import * as api from '/shared/api.js';
import { say, text } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { t } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';
import { daysBetween, isDay, plusDays } from '/shared/time.js';
import { todayIn } from './follow-up-parts.js';
import { followUpView } from './follow-up-view.js';

const part = (id) => document.getElementById(id);
const RINGS = [100, 200, 300];
let asking;
let drawn;
const page = await openPage({ title: 'follow.title', page: '/map/follow-up' });
if (page) start();

async function start() {
  const asked = new URLSearchParams(location.search);
  const today = todayIn(page.area.timeZone);
  const to = isDay(asked.get('to')) ? asked.get('to') : plusDays(today, -1);
  const chosen = { place: asked.get('place') ?? '', from: isDay(asked.get('from')) ? asked.get('from') : plusDays(to, -55), to, ring: asked.get('ring') ?? '200' };
  let places = [];
  try {
    places = (await api.areas('priority-places')).features;
  } catch (problem) {
    part('answer').replaceChildren(failed(problem, () => location.reload()));
    return;
  }
  if (!chosen.place && places.length) chosen.place = places[0].id;
  fields(chosen, places, today);
  if (chosen.place) show(chosen);
  else part('answer').replaceChildren(text('p', 'notice', t('follow.noPlace')));
}

function fields(chosen, places, today) {
  const field = (name, control) => {
    const box = text('div', 'field', '');
    const label = text('label', '', t(`follow.${name}`));
    control.id = label.htmlFor = `follow-${name}`;
    box.append(label, control);
    return box;
  };
  const select = (options, value) => {
    const made = document.createElement('select');
    made.append(...options.map(([code, words]) => new Option(words, code)));
    made.value = value;
    return made;
  };
  const day = (value) => Object.assign(document.createElement('input'), { type: 'date', value, max: today, required: true });
  const known = places.map(({ id, properties }) => [id, properties.name]);
  // a link may lead to a patrol area or a place that no longer stands
  if (chosen.place && !known.some(([id]) => id === chosen.place)) known.push([chosen.place, t('follow.thisPlace')]);
  const place = select(known, chosen.place);
  const [from, to] = [day(chosen.from), day(chosen.to)];
  const ring = select(RINGS.map((n) => [String(n), t('follow.ring.metres', { n })]), chosen.ring);
  const go = Object.assign(text('button', 'button main', t('follow.show')), { type: 'submit' });
  const form = part('ask');
  form.replaceChildren(field('place', place), field('from', from), field('to', to), field('ring', ring), go);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    Object.assign(chosen, { place: place.value, from: from.value, to: to.value, ring: ring.value });
    history.replaceState(null, '', `?${new URLSearchParams(chosen)}`);
    show(chosen);
  });
}

async function show(query) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  drawn?.remove();
  drawn = null;
  part('answer').replaceChildren(loading(10));
  try {
    const answer = await api.followUp(query, mine.signal);
    if (asking !== mine) return;
    part('example').hidden = !answer.example;
    part('title').textContent = t('follow.titleOf', { name: answer.place.name });
    const view = followUpView(answer, page.area, daysBetween);
    part('answer').replaceChildren(...view.parts);
    drawn = view.draw();
    say(answer.sentence);
  } catch (problem) {
    if (asking !== mine || problem.name === 'AbortError') return;
    const state = failed(problem, () => show(query));
    // which of the fields it is, and what to do
    for (const { detail } of problem.errors ?? []) state.insertBefore(text('p', '', detail), state.lastElementChild);
    part('answer').replaceChildren(state);
  }
}
