/** Observations as a paged table, latest first: the same selection as the map. */
import { copyOf, text } from '/shared/dom.js';
import { dateTime, t, word } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';
import { shape } from '/shared/symbols.js';
import { categoryWords, sourceWords } from './observation-detail.js';

const PAGE_ROWS = 50;

/** @returns {?string} the cursor of the next page */
export function nextCursor(collection) {
  const next = collection.links?.find((link) => link.rel === 'next');
  return next ? new URL(next.href, location.origin).searchParams.get('cursor') : null;
}

/**
 * @param {HTMLElement} panel
 * @param {{ask: (query: object, signal: AbortSignal) => Promise<object>, onOpen: (feature: object) => void,
 *     onClear: () => void, onAll: () => void}} hooks
 */
export function makeObservationList(panel, hooks) {
  let query = null;
  let cursors = [null];
  let total = 0;
  let shown = [];
  let rows = new Map();
  let openId = null;
  let stop = new AbortController();

  async function load() {
    stop.abort();
    stop = new AbortController();
    if (!shown.length) panel.replaceChildren(loading(10));
    panel.setAttribute('aria-busy', 'true');
    try {
      const cursor = cursors.at(-1);
      const collection = await hooks.ask({ ...query, limit: PAGE_ROWS, cursor }, stop.signal);
      shown = collection.features;
      if (!cursor) total = collection.numberMatched;
      draw(nextCursor(collection));
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        shown = [];
        panel.replaceChildren(failed(problem, load));
      }
    } finally {
      panel.removeAttribute('aria-busy');
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
    parts.caption.textContent = t('list.caption', { n: total });
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
    parts.open.addEventListener('click', () => hooks.onOpen(feature));
    rows.set(properties.id, parts);
    return parts.root;
  }

  function mark(id) {
    openId = id;
    for (const [one, { root }] of rows) root.classList.toggle('chosen', one === id);
  }

  return {
    /** @param {object} next  query without page; the first page is shown */
    show(next) {
      query = next;
      cursors = [null];
      load();
    },
    /** @param {?string} id  of the observation that is open beside the list */
    mark,
    focus: (id) => rows.get(id)?.open.focus(),
    refresh: () => query && load(),
    fail: (problem) => panel.replaceChildren(failed(problem)),
  };
}
