/** Density: where reports lie close together, with its legend, bandwidth and the densest places as a table. */
import { say, template, text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { densityLayer } from '/shared/map-density.js';

export const BANDWIDTHS = ['100', '150', '250', '400'];
const USUAL = '150';
/** Breaks and values may be small: a town of few reports. */
const DECIMALS = 6;
const CLOSE = 16;
/** The server asks those who come while it reads to come again. */
const BUSY = 503;
const AGAIN_MS = 5_000;

const keyMarkup = template(`
  <div class="density-key">
    <p class="soft" data-t="density.says"></p>
    <div class="field inline"><label for="density-bandwidth" data-t="density.bandwidth"></label><select id="density-bandwidth" data-part="bandwidth"></select></div>
    <div data-part="scale"></div>
    <label class="check no-print"><input type="checkbox" data-part="hold"><span data-t="density.hold"></span></label>
    <p class="soft" data-part="basis" role="status"></p>
    <details data-part="list"><summary data-t="density.list"></summary><div class="table-box" data-part="table" tabindex="0" role="region" data-t-aria-label="density.list"></div></details>
  </div>`);

/** @param {number[]} breaks  ascending @returns {string[]} `0,5–1` and so on, the last one open */
export function classWords(breaks) {
  return breaks.map((from, i) => (i + 1 < breaks.length ? `${number(from, DECIMALS)}–${number(breaks[i + 1], DECIMALS)}` : t('density.orMore', { from: number(from, DECIMALS) })));
}

/** @returns {string} what the map is made of, and what is left out */
export function basisWords({ counted, withoutPosition, inaccurate }, bandwidth) {
  return t('density.basis', { n: number(counted), nowhere: number(withoutPosition), vague: number(inaccurate), bandwidth });
}

/**
 * @param {{map: object, selection: object, ask: (query: object, signal: AbortSignal) => Promise<object>,
 *     tile: (layer: string, tile: object, query: object, signal: AbortSignal) => Promise<?ArrayBuffer>,
 *     other: (asked: object) => ?object, playing: () => boolean}} page  `other`: the query of the period compared with, or null;
 *     `playing`: while time runs the classes stay
 */
export function makeDensity({ map, selection, ask, tile, other, playing }) {
  const parts = keyMarkup();
  const load = (at, query, signal) => tile('density', at, query, signal);
  const remembered = selection.recalled('density');
  let bandwidth = BANDWIDTHS.includes(remembered) ? remembered : USUAL;
  let held = selection.recalled('breaks');
  let on = false;
  let now = null;
  let beside = null;
  let answer = null;
  let asking = new AbortController();
  let again = 0;

  for (const metres of BANDWIDTHS) parts.bandwidth.append(new Option(t('density.metres', { n: metres }), metres));
  parts.bandwidth.value = bandwidth;
  parts.hold.checked = Boolean(held);
  parts.list.remove();
  parts.bandwidth.addEventListener('change', () => {
    bandwidth = parts.bandwidth.value;
    selection.remember({ density: bandwidth === USUAL ? '' : bandwidth });
    show();
  });
  parts.hold.addEventListener('change', () => {
    held = parts.hold.checked && answer ? answer.breaks.join(',') : '';
    selection.remember({ breaks: held });
    show();
  });

  /** Asks for the classes first: the tiles of both periods are then painted with the same. */
  async function show() {
    asking.abort();
    clearTimeout(again);
    if (!on) return;
    asking = new AbortController();
    const asked = { ...selection.now(), bbox: '' };
    const compared = other(asked);
    const breaks = held || (playing() && answer ? answer.breaks.join(',') : '');
    parts.root.setAttribute('aria-busy', 'true');
    try {
      const found = await ask({ ...asked, compare: compared?.datetime ?? '', bandwidth, breaks }, asking.signal);
      const classes = { bandwidth, breaks: found.breaks.join(',') };
      now ??= map.use(densityLayer, { pane: 'density-now', load });
      // a report that came or went since is in the numbers: then the tiles are asked for again
      const stamp = [found.basis, found.compared, found.squares];
      now.set({ ...asked, ...classes }, stamp);
      beside?.set(compared && { ...compared, ...classes }, stamp);
      answer = found;
      tellOf(found);
      parts.root.removeAttribute('aria-busy');
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      parts.root.removeAttribute('aria-busy');
      parts.basis.textContent = problem.detail || problem.title || t('map.tilesFailed');
      if (problem.status === BUSY) again = setTimeout(show, AGAIN_MS);
    }
  }

  function tellOf({ breaks, basis, compared, squares }) {
    const ramp = text('ul', 'ramp number', '');
    for (const words of classWords(breaks)) ramp.append(text('li', '', words));
    parts.scale.replaceChildren(text('p', 'small', t('density.unit')), ramp);
    const lines = [basisWords(basis, bandwidth), compared && t('density.compared', { words: basisWords(compared, bandwidth) })];
    parts.basis.textContent = lines.filter(Boolean).join(' ');
    parts.root.append(parts.list);
    parts.table.replaceChildren(squares.length ? tableOf(squares) : text('p', 'soft', t('density.none')));
  }

  function tableOf(squares) {
    const table = text('table', 'small', '');
    table.append(text('caption', 'unseen', t('density.list')));
    const head = table.createTHead().insertRow();
    for (const key of ['density.place', 'density.perWeek', 'density.within', 'density.class']) head.append(Object.assign(text('th', '', t(key)), { scope: 'col' }));
    const body = table.createTBody();
    for (const { rank, name, perWeek, n, level, centre } of squares) {
      const row = body.insertRow();
      const place = Object.assign(text('th', '', ''), { scope: 'row' });
      const button = Object.assign(text('button', 'row-button', `${rank}. ${name}`), { type: 'button' });
      button.addEventListener('click', () => {
        map.goTo(centre, CLOSE);
        say(t('density.gone', { name }));
      });
      place.append(button);
      row.append(place, text('td', 'number', number(perWeek, perWeek < 10 ? 2 : 0)), text('td', 'number', number(n)), text('td', 'number', String(level)));
    }
    return table;
  }

  return {
    key: parts.root,
    /** @returns {Promise<void>} when it has been told */
    show,
    turn(next) {
      on = next;
      if (on) return show();
      asking.abort();
      clearTimeout(again);
      now?.set(null);
      beside?.set(null);
    },
    /** The other period, on this map or on another one. @returns {{remove: () => void}} */
    beside(where, pane) {
      const layer = where.use(densityLayer, { pane, load });
      beside = layer;
      show();
      return {
        remove() {
          if (beside === layer) beside = null;
          layer.remove();
        },
      };
    },
    /** What a printed map must be told of it. */
    wish: () => ({ bandwidth, ...(answer && { breaks: answer.breaks.join(',') }) }),
  };
}
