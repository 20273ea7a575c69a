/** Observations as a paged table, latest first: the same selection as the map. */
import { copyOf, text } from '/shared/dom.js';
import { dateTime, distance, nameOf, t, word } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';
import { shape } from '/shared/symbols.js';

const PAGE_ROWS = 50;

/** @returns {?string} the cursor of the next page */
export function nextCursor(collection) {
  const next = collection.links?.find((link) => link.rel === 'next');
  return next ? new URL(next.href, location.origin).searchParams.get('cursor') : null;
}

/** @param {object} properties  of an observation @returns {string} its category's name in the reader's language */
function categoryWords({ category, categoryName }) {
  return categoryName ? nameOf({ nameSv: categoryName.sv, nameEn: categoryName.en }) : category;
}

/** Who it came from: the feed's or file's own name where there is one, else the kind of reporter. */
function sourceWords({ source, sourceName }) {
  return source === 'IMPORT' && sourceName ? sourceName : word('source', source);
}

/**
 * @param {HTMLElement} panel
 * @param {{ask: (query: object, signal: AbortSignal) => Promise<object>, askOne: (id: string) => Promise<object>,
 *     onShow: (feature: object) => void, onClear: () => void, onAll: () => void}} hooks  `onShow`: a row was opened
 */
export function makeObservationList(panel, hooks) {
  let query = null;
  let cursors = [null];
  let total = 0;
  let shown = [];
  let rows = new Map();
  let openId = null;
  let pinned = null;
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
    rows = new Map();
    if (!shown.length && !pinned) {
      panel.replaceChildren(empty(t('list.none.title'), t('list.none.detail'), [{ words: t('list.none.all'), act: hooks.onAll }, { words: t('filter.clear'), act: hooks.onClear }]));
      return;
    }
    const parts = copyOf('observations-table');
    parts.caption.textContent = t('list.caption', { n: total });
    if (pinned && !shown.some((feature) => feature.properties.id === pinned.properties.id)) parts.body.append(row(pinned, true));
    parts.body.append(...shown.map((feature) => row(feature)));
    const from = (cursors.length - 1) * PAGE_ROWS + 1;
    parts.range.textContent = t('list.range', { from, to: from + shown.length - 1, n: total });
    parts.previous.disabled = cursors.length < 2;
    parts.next.disabled = !next;
    parts.previous.addEventListener('click', () => turn(() => cursors.pop()));
    parts.next.addEventListener('click', () => turn(() => cursors.push(next)));
    panel.replaceChildren(parts.root);
    if (openId && rows.has(openId)) open(openId, false);
  }

  async function turn(change) {
    change();
    openId = null;
    pinned = null;
    await load();
    panel.scrollTop = 0;
    panel.querySelector('.row-button')?.focus({ preventScroll: true });
  }

  function row(feature, isPinned = false) {
    const { properties } = feature;
    const parts = copyOf('observation-row');
    const what = categoryWords(properties);
    parts.when.textContent = dateTime(properties.occurredAt);
    parts.open.append(shape(properties.setting, properties.example), text('span', 'unseen', `${word('setting', properties.setting)}: `), text('span', 'words', what));
    if (isPinned) parts.facts.append(text('span', 'tag', t('list.chosen')));
    if (properties.placed === false) parts.facts.append(text('span', 'tag', t('list.area')));
    if (properties.example) parts.facts.append(text('span', 'tag example', t('example')));
    parts.who.textContent = sourceWords(properties);
    parts.open.addEventListener('click', () => (openId === properties.id ? close() : open(properties.id, true)));
    rows.set(properties.id, { ...parts, feature });
    return parts.root;
  }

  function open(id, tellMap) {
    close();
    const { root, open: button, feature } = rows.get(id);
    openId = id;
    root.classList.add('chosen');
    button.setAttribute('aria-expanded', 'true');
    root.after(more(feature));
    if (tellMap) hooks.onShow(feature);
  }

  function close() {
    const row = rows.get(openId);
    row?.root.classList.remove('chosen');
    row?.open.setAttribute('aria-expanded', 'false');
    panel.querySelector('tr.more')?.remove();
    openId = null;
  }

  function more(feature) {
    const { properties } = feature;
    const line = document.createElement('tr');
    line.className = 'more';
    const cell = line.insertCell();
    cell.colSpan = 2;
    const place = properties.placed === false ? t('list.noPoint') : positionWords(properties);
    const words = [
      properties.note || t('list.noteNone'),
      place,
      properties.people && t('list.people', { people: word('people', properties.people) }),
      properties.receivedAt && t('list.received', { at: dateTime(properties.receivedAt) }),
    ];
    cell.append(...words.filter(Boolean).map((one) => text('p', 'small', one)));
    if (/^https?:\/\//.test(properties.sourceUrl ?? '')) {
      const link = text('a', '', t('list.source', { name: sourceWords(properties) }));
      link.href = properties.sourceUrl;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      const line = text('p', 'small', '');
      line.append(link);
      cell.append(line);
    }
    if (properties.placed !== false) {
      const button = text('button', 'button no-print', t('list.showMap'));
      button.type = 'button';
      button.addEventListener('click', () => hooks.onShow(feature, true));
      cell.append(button);
    }
    return line;
  }

  function positionWords({ positionAccuracy, positionKind }) {
    const kind = word('positionKind', positionKind ?? 'MAP');
    return positionAccuracy ? t('list.accuracy', { metres: distance(positionAccuracy), kind }) : kind;
  }

  return {
    /** @param {object} next  query without page; the first page is shown */
    show(next) {
      query = next;
      cursors = [null];
      openId = null;
      pinned = null;
      load();
    },
    /** A point on the map was chosen: its row, or the point itself above the rows when it is on another page. */
    async choose(id) {
      if (!rows.has(id)) {
        pinned = await hooks.askOne(id);
        const body = panel.querySelector('tbody');
        if (!body) return;
        body.prepend(row(pinned, true));
      }
      open(id, false);
      rows.get(id).root.scrollIntoView({ block: 'nearest' });
      rows.get(id).open.focus({ preventScroll: true });
      hooks.onShow(rows.get(id).feature);
    },
    refresh: () => query && load(),
    fail: (problem) => panel.replaceChildren(failed(problem)),
  };
}
