/** Sheets to print and put up: one A6 for each known place, or for each stop of one round. */
import * as api from '/shared/api.js';
import { copyOf, say } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { t } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';

const part = (id) => document.getElementById(id);
const page = await openPage({ title: 'qr.title', page: '/map' });
if (page) start(new URLSearchParams(location.search).get('round'));

async function start(roundId) {
  part('print').addEventListener('click', () => window.print());
  part('sheets').replaceChildren(loading(6));
  try {
    const places = roundId ? await placesOfRound(roundId) : await knownPlaces();
    part('all').hidden = !roundId;
    part('print').disabled = !places.length;
    part('sheets').replaceChildren(...(places.length ? places.map(sheet) : [empty(t('qr.none'), t('qr.noneDetail'))]));
    say(t('qr.ready', { n: places.length }));
  } catch (problem) {
    part('sheets').replaceChildren(failed(problem, () => location.reload()));
  }
}

async function placesOfRound(id) {
  const round = await api.round(id);
  part('title').textContent = t('qr.titleOfRound', { name: round.name });
  // a round may come back to a place; one sheet is enough
  return [...new Map(round.stops.map(({ place, name }) => [place, { id: place, name }])).values()];
}

async function knownPlaces() {
  const { features } = await api.collection('places');
  return features.map(({ id, properties }) => ({ id, name: properties.name }));
}

function sheet({ id, name }) {
  const parts = copyOf('sheet');
  parts.name.textContent = name;
  parts.code.src = api.placeCode(id);
  parts.id.textContent = t('qr.code', { code: id });
  parts.code.alt = t('qr.alt', { name });
  return parts.root;
}
