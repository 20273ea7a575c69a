/** Rankings beside each other: by number and by weight, traffic and disorder, and the first three of each group. Asked for when it is opened. */
import { template, text } from '/shared/dom.js';
import { nameOf, number, t } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';

const OVERLAPS = ['measure', 'traffic'];
const GROUPS = ['setting', 'group', 'focus'];

const markup = template(`
  <details class="beside no-print">
    <summary data-t="beside.title"></summary>
    <div class="field inline"><label for="beside-by" data-t="beside.by"></label><select id="beside-by" data-part="by"></select></div>
    <div data-part="content" aria-live="polite"></div>
  </details>`);

/**
 * @param {{overlap: (query: object, signal: AbortSignal) => Promise<object>, groups: (query: object, signal: AbortSignal) => Promise<object>,
 *     groupName: (code: string) => string, onPlace: (bounds: number[]) => void}} hooks
 * @returns {{root: HTMLElement, ask: (query: object) => void}} `ask`: what the list is of; nothing is fetched while it is closed
 */
export function makeBeside({ overlap, groups, groupName, onPlace }) {
  const parts = markup();
  let query = {};
  let asked = new AbortController();
  for (const by of [...OVERLAPS, ...GROUPS]) parts.by.append(new Option(t(`beside.${by}`), by));
  parts.by.addEventListener('change', show);
  parts.root.addEventListener('toggle', () => parts.root.open && show());

  async function show() {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const by = parts.by.value;
    parts.content.replaceChildren(loading(6));
    try {
      const answer = await (OVERLAPS.includes(by) ? overlap : groups)({ ...query, by }, signal);
      parts.content.replaceChildren(...(answer.groups ? groupLists(answer) : twoLists(answer)));
    } catch (problem) {
      if (problem.name !== 'AbortError') parts.content.replaceChildren(failed(problem, show));
    }
  }

  function twoLists({ first, second, pairs, sentence, source }) {
    const shared = new Set(pairs.flatMap((pair) => [pair.first, pair.second]));
    const columns = text('div', 'beside-columns', '');
    columns.append(...[first, second].map((list) => column(nameOf({ nameSv: list.titleSv, nameEn: list.titleEn }), list, shared)));
    return [text('p', 'lead', sentence), columns, source && text('p', 'small soft', t('beside.source', { source }))].filter(Boolean);
  }

  function groupLists({ by, groups: found }) {
    const columns = text('div', 'beside-columns', '');
    columns.append(...found.map((group) => column(by === 'group' ? groupName(group.code) : nameOf(group), group, new Set())));
    return [columns];
  }

  function column(title, { counted, spots }, shared) {
    const section = text('section', '', '');
    section.append(text('h3', '', title), text('p', 'small soft number', t('beside.counted', { n: counted })));
    if (!spots.length) section.append(text('p', 'small', t('beside.none')));
    const list = text('ol', 'plain-list', '');
    for (const spot of spots) list.append(row(spot, shared.has(spot.id)));
    if (spots.length) section.append(list);
    return section;
  }

  function row(spot, both) {
    const item = text('li', '', '');
    const button = text('button', 'row-button', `${spot.rank}. ${spot.name}`);
    button.type = 'button';
    button.addEventListener('click', () => onPlace(boundsOfShape(spot.geometry)));
    const facts = [t('beside.facts', { n: spot.count, harm: number(spot.harm) }), t(`confidence.${spot.confidence}`), both && t('beside.both')].filter(Boolean);
    item.append(button, text('p', 'row-facts small soft', facts.join(' · ')));
    if (spot.example) button.append(' ', text('span', 'tag example', t('example')));
    return item;
  }

  return {
    root: parts.root,
    ask(now) {
      query = now;
      if (parts.root.open) show();
    },
  };
}

/** @param {object} geometry  polygons in WGS 84 @returns {number[]} west, south, east, north */
function boundsOfShape({ coordinates }) {
  const flat = coordinates.flat(Infinity);
  const [east, north] = [flat.filter((_, i) => i % 2 === 0), flat.filter((_, i) => i % 2 === 1)];
  return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
}
