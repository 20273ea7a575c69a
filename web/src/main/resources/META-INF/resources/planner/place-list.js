/** What a layer of named things says, as a list: those within the map's frame. */
import * as api from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';

/** More are told by their number: the map has to be moved nearer. */
const MOST = 50;

const markup = template(`
  <details class="place-list">
    <summary data-t="places.list"></summary>
    <p class="small soft" role="status" data-part="count"></p>
    <ul class="plain" data-part="rows"></ul>
  </details>`);

/**
 * @param {{id: string, title: string, map: object, problem: (wrong: Error) => void,
 *     words?: (properties: object) => {title: ?string, rest: [string, string][]}}} wish  `id`: of the collection; `words`: what is said of one, else its name
 * @returns {{root: HTMLElement}} fetched when it is opened, and again when the map has moved
 */
export function makePlaceList({ id, title, map, problem, words = ({ name }) => ({ title: name, rest: [] }) }) {
  const { root, count, rows } = markup();
  let asked = new AbortController();
  rows.setAttribute('aria-label', title);
  root.addEventListener('toggle', async () => {
    await show();
    // below the edge of the legend nobody would see that it came
    if (root.open) root.scrollIntoView({ block: 'nearest' });
  });
  map.onMove(show);

  async function show() {
    asked.abort();
    if (!root.open) return;
    asked = new AbortController();
    try {
      const { features, numberMatched } = await api.featuresIn(id, map.view().bounds, MOST, asked.signal);
      count.textContent = features.length < numberMatched ? t('places.first', { n: number(features.length), all: number(numberMatched) }) : t('places.here', { n: numberMatched });
      rows.replaceChildren(...features.map(row));
    } catch (wrong) {
      if (wrong.name !== 'AbortError') problem(wrong);
    }
  }

  function row({ properties, geometry }) {
    const item = text('li', '', '');
    const said = words(properties);
    const go = text('button', 'button plain', said.title ?? t('places.nameless'));
    go.type = 'button';
    go.addEventListener('click', () => map.goTo(middleOf(geometry), 17));
    item.append(go);
    if (said.rest.length) item.append(text('p', 'small soft', said.rest.map(([field, value]) => t('places.field', { field, value })).join(' · ')));
    return item;
  }

  return { root };
}

/** @returns {number[]} the middle of the box around a geometry */
export function middleOf({ coordinates }) {
  const flat = coordinates.flat(Infinity);
  const every = (start) => flat.filter((_, i) => i % 2 === start);
  const middle = (all) => (Math.min(...all) + Math.max(...all)) / 2;
  return [middle(every(0)), middle(every(1))];
}
