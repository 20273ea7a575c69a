/** Observations as a paged table that can be sorted by its columns: the same selection as the map, and all that the map says. */
import { copyOf, text } from '/shared/dom.js';
import { dateTime, number, t, word } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';
import { shape } from '/shared/symbols.js';
import { categoryWords, sourceWords } from './observation-detail.js';

const PAGE_ROWS = 50;
const NORMAL_SORT = '-occurredAt';
/** Columns in order; the server sorts by `sort`, in the order that the filter lists the same things. */
const COLUMNS = [
  { key: 'list.when', sort: 'occurredAt' },
  { key: 'list.what', sort: 'category' },
  { key: 'filter.setting', sort: 'setting', wide: true },
  { key: 'filter.source', sort: 'source', wide: true },
  { key: 'obs.state', sort: 'status', wide: true },
  { key: 'list.place', wide: true },
];
const SORTS = ['-occurredAt', 'occurredAt', 'category', '-category', 'setting', '-setting', 'source', '-source', 'status', '-status'];

/** @returns {?string} the cursor of the next page */
export function nextCursor(collection) {
  const next = collection.links?.find((link) => link.rel === 'next');
  return next ? new URL(next.href, location.origin).searchParams.get('cursor') : null;
}

/** @returns {string} the place's name, or its position: latitude and longitude, as the map stands */
export function placeWords({ properties, geometry }) {
  if (!geometry) return t('list.area');
  const [longitude, latitude] = geometry.coordinates;
  return properties.place || t('list.position', { latitude: number(latitude, 4), longitude: number(longitude, 4) });
}

/**
 * @param {HTMLElement} panel
 * @param {{ask: (query: object, signal: AbortSignal) => Promise<object>, onOpen: (feature: object) => void,
 *     onClear: () => void, onAll: () => void, sort: string, wide: boolean, onSort: (sort: string) => void, onWide: (wide: boolean) => void}} hooks
 *     `sort`, `wide`: as the address wants them; the two last are told of changes, an empty sort is the normal one
 */
export function makeObservationList(panel, hooks) {
  let query = null;
  let cursors = [null];
  let total = 0;
  let shown = [];
  let rows = new Map();
  let openId = null;
  let stop = new AbortController();
  let sort = SORTS.includes(hooks.sort) ? hooks.sort : NORMAL_SORT;
  let wide = hooks.wide;
  // nobody sees it: it asks when it is opened
  let due = false;

  /** @param {Promise<void>} [turn]  what comes first; until then the list is busy but asks nothing */
  async function load(turn) {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    if (!shown.length) panel.replaceChildren(loading(10));
    panel.setAttribute('aria-busy', 'true');
    try {
      await turn;
      signal.throwIfAborted();
      const cursor = cursors.at(-1);
      const collection = await hooks.ask({ ...query, sort: sort === NORMAL_SORT ? '' : sort, limit: PAGE_ROWS, cursor }, signal);
      shown = collection.features;
      if (!cursor) total = collection.numberMatched;
      draw(nextCursor(collection));
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        shown = [];
        panel.replaceChildren(failed(problem, () => load()));
      }
    } finally {
      // a later question may be under way
      if (signal === stop.signal) panel.removeAttribute('aria-busy');
    }
  }

  function draw(next) {
    // whoever stands on a row stays there when the rows are made anew
    const stoodOn = [...rows].find(([, { open }]) => open === document.activeElement)?.[0];
    rows = new Map();
    if (!shown.length) {
      panel.replaceChildren(empty(t('list.none.title'), t('list.none.detail'), [{ words: t('list.none.all'), act: hooks.onAll }, { words: t('filter.clear'), act: hooks.onClear }]));
      return;
    }
    const parts = copyOf('observations-table');
    parts.caption.textContent = t('list.captionSorted', { n: total, order: t(`list.sort.${sort}`) });
    parts.heads.append(...COLUMNS.map(head));
    parts.sort.append(...SORTS.map((one) => new Option(t(`list.sort.${one}`), one)));
    parts.sort.value = sort;
    parts.sort.addEventListener('change', () => sortBy(parts.sort.value, '#sort'));
    parts.widen.textContent = t(wide ? 'list.narrow' : 'list.widen');
    parts.widen.addEventListener('click', () => {
      wide = !wide;
      parts.widen.textContent = t(wide ? 'list.narrow' : 'list.widen');
      hooks.onWide(wide);
    });
    parts.body.append(...shown.map(row));
    const from = (cursors.length - 1) * PAGE_ROWS + 1;
    parts.range.textContent = t('list.range', { from, to: from + shown.length - 1, n: total });
    parts.previous.disabled = cursors.length < 2;
    parts.next.disabled = !next;
    parts.previous.addEventListener('click', () => turn(() => cursors.pop()));
    parts.next.addEventListener('click', () => turn(() => cursors.push(next)));
    panel.replaceChildren(parts.root);
    mark(openId);
    rows.get(stoodOn)?.open.focus({ preventScroll: true });
  }

  function head({ key, sort: by, wide: hidesWhenNarrow }) {
    const cell = text('th', hidesWhenNarrow ? 'wide-only' : '', by ? '' : t(key));
    cell.scope = 'col';
    if (!by) return cell;
    const up = sort === by;
    const down = sort === `-${by}`;
    if (up || down) cell.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const button = text('button', 'sort-button', t(key));
    button.type = 'button';
    button.dataset.sort = by;
    const arrow = text('span', '', up ? ' ▲' : down ? ' ▼' : '');
    arrow.setAttribute('aria-hidden', 'true');
    button.append(arrow);
    // time is wanted latest first, everything else in the filter's order
    const first = by === 'occurredAt' ? `-${by}` : by;
    const next = sort === first ? (first === by ? `-${by}` : by) : first;
    button.addEventListener('click', () => sortBy(next, `[data-sort="${by}"]`));
    cell.append(button);
    return cell;
  }

  async function sortBy(next, focus) {
    sort = next;
    cursors = [null];
    hooks.onSort(sort === NORMAL_SORT ? '' : sort);
    await load();
    panel.querySelector(focus)?.focus({ preventScroll: true });
  }

  async function turn(change) {
    change();
    openId = null;
    await load();
    panel.scrollTop = 0;
    panel.querySelector('.row-button')?.focus({ preventScroll: true });
  }

  function row(feature) {
    const { properties } = feature;
    const parts = copyOf('observation-row');
    const what = categoryWords(properties);
    parts.when.textContent = dateTime(properties.occurredAt);
    parts.open.append(shape(properties.setting, properties.example), text('span', 'unseen', `${word('setting', properties.setting)}: `), text('span', 'words', what));
    if (properties.status !== 'REPORTED') parts.facts.append(text('span', 'tag', word('obs.status', properties.status)));
    if (properties.placed === false) parts.facts.append(text('span', 'tag', t('list.area')));
    if (properties.example) parts.facts.append(text('span', 'tag example', t('example')));
    parts.who.textContent = sourceWords(properties);
    parts.setting.textContent = word('setting', properties.setting);
    parts.source.textContent = sourceWords(properties);
    parts.status.textContent = word('obs.status', properties.status);
    parts.place.textContent = placeWords(feature);
    parts.open.addEventListener('click', () => hooks.onOpen(feature));
    rows.set(properties.id, parts);
    return parts.root;
  }

  function mark(id) {
    openId = id;
    for (const [one, { root }] of rows) root.classList.toggle('chosen', one === id);
  }

  return {
    /** @param {object} next  query without page; the first page is shown, at once or when the list is opened @param {Promise<void>} [turn]  what comes before it */
    show(next, turn) {
      query = next;
      cursors = [null];
      due = panel.hidden;
      if (!due) return load(turn);
      stop.abort();
      shown = [];
      return null;
    },
    /** After its panel came in sight. */
    opened() {
      if (due) load();
      due = false;
    },
    /** @param {?string} id  of the observation that is open beside the list */
    mark,
    focus: (id) => rows.get(id)?.open.focus(),
    refresh() {
      if (!query) return;
      due = panel.hidden;
      if (!due) load();
    },
    fail: (problem) => panel.replaceChildren(failed(problem)),
  };
}
