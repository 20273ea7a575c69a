/** Two periods beside each other: under a divider on one map, or on two maps that move together; and what the counts say. */
import { compareCounts, daysOf } from '/shared/count-pair.js';
import { copyOf, template, text } from '/shared/dom.js';
import { date, number, t } from '/shared/i18n.js';
import { linkMaps } from '/shared/map-compare.js';
import { SETTINGS } from '/shared/filter.js';
import { plusDays } from '/shared/time.js';

const dividerMarkup = template(`
  <div class="divider" role="slider" tabindex="0" aria-orientation="horizontal" aria-valuemin="0" aria-valuemax="100" data-t-aria-label="compare.divider"><span class="divider-grip" aria-hidden="true"></span></div>`);
const STEP = 0.05;

/**
 * @param {HTMLElement} box  holds the map, and the second one while there is one
 * @param {{map: object, makeSecond: (element: HTMLElement) => object, observations: (map: object, hooks: object) => object,
 *     onSecond: (map: ?object) => void, onShare: (share: number) => void}} hooks  `makeSecond`: a map with its background; `onSecond`: hears of it, and of its end; `observations`: a layer of observations on a map
 */
export function makeCompare(box, { map, makeSecond, onSecond, observations, onShare }) {
  let shown = 'one';
  let layer = null;
  let leave = [];
  let divided = null;
  let query = null;
  let levels = 0;

  function clear() {
    for (const undo of leave.reverse()) undo();
    leave = [];
    layer = divided = null;
    box.classList.remove('swipe', 'side');
    if (levels) map.zoomBy(levels);
    levels = 0;
  }

  function swipe(share) {
    const divider = dividerMarkup().root;
    // the places are ranked by the newer period: they stand on its side
    divided = map.divide(['before', 'density-before'], ['now', 'density-now', 'hotspots', 'hotspots-marks']);
    layer = observations(map, { pane: 'before', isAt: (x) => Boolean(divided?.isLeft(x)) });
    box.append(divider);
    let now = share;
    const put = (next) => {
      now = Math.min(0.98, Math.max(0.02, next));
      divided.at(now);
      divider.style.left = `${now * 100}%`;
      divider.setAttribute('aria-valuenow', String(Math.round(now * 100)));
      divider.setAttribute('aria-valuetext', t('compare.dividerAt', { percent: Math.round(now * 100) }));
      onShare(now);
    };
    const at = ({ clientX }) => (clientX - box.getBoundingClientRect().left) / box.clientWidth;
    divider.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      divider.focus({ preventScroll: true });
      divider.setPointerCapture(event.pointerId);
    });
    divider.addEventListener('pointermove', (event) => divider.hasPointerCapture(event.pointerId) && put(at(event)));
    divider.addEventListener('keydown', (event) => {
      const next = { ArrowLeft: now - STEP, ArrowRight: now + STEP, Home: 0, End: 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      put(next);
    });
    put(now);
    const [mine, lines] = [layer, divided];
    leave.push(() => divider.remove(), () => lines.remove(), () => mine.remove());
  }

  /** @param {?number[]} ground  that each half is to show whole; null: as the address says */
  function side(ground) {
    const element = text('div', 'second-map', '');
    box.prepend(element);
    if (ground) {
      const before = map.zoom();
      map.showWhole(ground);
      levels = before - map.zoom();
    }
    const second = makeSecond(element);
    layer = observations(second, {});
    const unlink = linkMaps(map, second);
    onSecond(second);
    const mine = layer;
    leave.push(() => element.remove(), () => second.remove(), () => mine.remove(), unlink, () => onSecond(null));
  }

  return {
    /**
     * @param {'one'|'swipe'|'side'} next
     * @param {number} share  where the divider stands, 0 to 1
     * @param {boolean} [sameGround]  whether each of two maps is to show what the one showed; no: the view is for both already
     */
    show(next, share, sameGround = true) {
      if (next === shown) return;
      clear();
      const { bounds } = map.view();
      shown = next;
      query = null;
      if (shown !== 'one') box.classList.add(shown);
      if (shown === 'swipe') swipe(share);
      if (shown === 'side') side(sameGround ? bounds : null);
    },
    /** @returns {Promise<void>} when the other period is shown */
    async set(asked) {
      if (!layer || JSON.stringify(asked) === JSON.stringify(query)) return;
      query = asked;
      await layer.set(asked);
    },
    prefetch: (asked) => layer?.prefetch(asked),
    /** Whether the newer period is the one to be seen at a place of the map. */
    isNow: (x) => !divided || !divided.isLeft(x),
    again: () => layer?.again(),
  };
}

/** @param {{from: string, end: string}} period @returns {string} `27 okt.–23 nov. 2026` */
export function periodName({ from, end }) {
  return t('time.span', { from: date(`${from}T12:00Z`), to: date(`${plusDays(end, -1)}T12:00Z`) });
}

/**
 * What two counts say, as a sentence.
 *
 * @param {{n: number, days: number}} before @param {{n: number, days: number}} now @param {boolean} known  whether anything was
 *     stored during the whole time before
 */
export function changeWords(before, now, known) {
  if (!known || !(before.days > 0 && now.days > 0)) return t('change.NO_DATA');
  const found = compareCounts(before.n, before.days, now.n, now.days);
  const values = { now: now.n, before: before.n };
  // the interval is part of the answer; without one of the two counts there is no ratio to give
  const open = !Number.isFinite(found.high) || found.low === 0;
  const sure = found.verdict === 'TOO_FEW' || open ? '' : ` ${t('change.ratio', { ratio: number(found.ratio, 2), low: number(found.low, 2), high: number(found.high, 2) })}`;
  return t(`change.${found.verdict}`, values) + sure;
}

/**
 * Heads over the map and the table beside it.
 *
 * @param {{now: object, before: object, nowCounts: object, beforeCounts: object, today: string, known: boolean}} told  `now`, `before`: days;
 *     counts as from `/api/observations/counts`
 * @returns {{heads: HTMLElement[], summary: HTMLElement}}
 */
export function comparisonParts({ now, before, nowCounts, beforeCounts, today, known }) {
  const until = plusDays(today, 1);
  const [nowDays, beforeDays] = [daysOf(now, until), daysOf(before, until)];
  const head = (kind, period, n) => text('p', `compare-head ${kind} small`, t(`compare.head.${kind}`, { period: periodName(period), n }));
  const words = (a, b) => changeWords({ n: a, days: beforeDays }, { n: b, days: nowDays }, known);
  const parts = copyOf('compare-summary-parts');
  // all quiet is no trouble, neither more of it nor less
  const trouble = ({ total, quiet = 0 }) => total - quiet;
  const quiet = beforeCounts.quiet || nowCounts.quiet ? ` ${t('compare.withoutQuiet')}` : '';
  parts.words.textContent = words(trouble(beforeCounts), trouble(nowCounts)) + quiet;
  const rows = [[t('compare.total'), beforeCounts.total, nowCounts.total], ...SETTINGS.map((code) => [t(`setting.${code}`), beforeCounts.bySetting[code] ?? 0, nowCounts.bySetting[code] ?? 0])];
  for (const [name, a, b] of rows) {
    const row = parts.rows.insertRow();
    const title = text('th', '', name);
    title.scope = 'row';
    row.append(title, text('td', 'number', number(a)), text('td', 'number', number(b)), text('td', '', words(a, b)));
  }
  return { heads: [head('before', before, beforeCounts.total), head('now', now, nowCounts.total)], summary: parts.root };
}
