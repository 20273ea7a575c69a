/** Presence given this week: circles at the places that it was given, and the same as a list. */
import * as api from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { circlesLayer } from '/shared/map-areas.js';
import { ringsOf } from './areas.js';
import { minutesByPlace, presenceRadius } from './presence-sums.js';

const CLOSE = 16;

const markup = template(`
  <div>
    <p class="soft" data-t="legend.presenceKey"></p>
    <p class="soft" role="status" data-part="sum"></p>
    <details class="place-list" data-part="list" hidden><summary data-t="places.list"></summary><ul class="plain" data-part="rows"></ul></details>
  </div>`);

/**
 * @param {object} map
 * @param {object} areas  priority places give their middle
 * @param {(problem: Error) => void} onProblem
 * @returns {{turn: (on: boolean) => void, key: HTMLElement}} asked each time it is switched on
 */
export function makePresence(map, areas, onProblem) {
  const { root: key, sum, list, rows } = markup();
  let shown = null;
  rows.setAttribute('aria-label', t('legend.presence'));
  list.addEventListener('toggle', () => list.open && list.scrollIntoView({ block: 'nearest' }));

  async function ask() {
    shown ??= map.use(circlesLayer, { pane: 'presence' });
    const [{ places: given }, known] = await Promise.all([api.dose(), api.collection('places')]);
    const at = new Map(known.features.map(({ id, geometry }) => [id, geometry.coordinates]));
    for (const { id, geometry } of areas.of('priority-places')) at.set(id, middle(ringsOf(geometry)[0]));
    const all = minutesByPlace(given);
    shown.set(all.filter(({ place }) => at.has(place)).map(({ place, name, minutes }) => ({ position: at.get(place), radius: presenceRadius(minutes), words: t('layers.presenceAt', { name, minutes: number(minutes) }), kind: 'presence' })));
    sum.textContent = all.length ? t('presence.sum', { n: all.length, minutes: number(all.reduce((minutes, one) => minutes + one.minutes, 0)) }) : t('presence.none');
    list.hidden = !all.length;
    rows.replaceChildren(...all.map((one) => row(one, at.get(one.place))));
  }

  function row({ name, minutes }, position) {
    const item = text('li', '', '');
    const words = t('presence.row', { name, minutes: number(minutes) });
    if (position) {
      const go = text('button', 'button plain', words);
      go.type = 'button';
      go.addEventListener('click', () => map.goTo(position, CLOSE));
      item.append(go);
    } else item.append(text('p', 'small', t('presence.away', { words })));
    return item;
  }

  return {
    key,
    turn(on) {
      if (on) ask().catch(onProblem);
    },
  };
}

function middle(ring) {
  const sum = ring.reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]);
  return sum.map((value) => value / ring.length);
}
