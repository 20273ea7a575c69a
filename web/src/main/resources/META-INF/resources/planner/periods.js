/** Observations on the map: the period that is chosen and, when two are wanted, the one before beside it. */
import { recordsReach } from '/shared/count-pair.js';
import { compareDays, compareInterval, days } from '/shared/filter.js';
import { t } from '/shared/i18n.js';
import { makeMap } from '/shared/map.js';
import { dayOf } from '/shared/time.js';
import { comparisonParts, makeCompare } from './compare.js';

const MIDDLE = 0.5;
const part = (id) => document.getElementById(id);

/**
 * @param {{map: object, area: object, selection: object, today: () => string,
 *     tile: (layer: string, tile: object, query: object, signal: AbortSignal) => Promise<?ArrayBuffer>,
 *     ground: {boundary: Promise<object>, places: Promise<object>}, density: object, onPoint: Function, onState: Function,
 *     onProblem: (problem: Error) => void}} page  `ground`: what stands under the observations on either map
 */
export function makePeriods({ map, area, selection, today, tile, ground, density, onPoint, onState, onProblem }) {
  // a link that names a view of two maps names it for each of them
  let linked = Boolean(selection.recalled('c'));
  const hooks = { load: (at, query, signal) => tile('observations', at, query, signal), onPoint, onState };
  const now = map.observations({ ...hooks, isAt: (x) => compare.isNow(x) });
  let second = null;
  let tellSecond = () => {};
  const compare = makeCompare(part('map-box'), {
    map,
    makeSecond,
    onSecond(next) {
      second = next;
      tellSecond(second);
    },
    observations: besideOn,
    onShare: (share) => selection.remember({ divider: share === MIDDLE ? '' : share.toFixed(2) }),
  });

  /** Observations and density of the other period, as one layer. */
  function besideOn(on, more) {
    const points = on.observations({ ...hooks, ...more });
    const surface = density.beside(on, more.pane ? 'density-before' : 'density-now');
    return {
      ...points,
      remove() {
        surface.remove();
        points.remove();
      },
    };
  }

  /** The second map, with the same ground under it. */
  function makeSecond(element) {
    element.setAttribute('aria-label', t('compare.secondMap'));
    const other = makeMap(element, area, { view: map.view() });
    if (area.network?.loaded) other.streets((at, signal) => tile('streets', at, {}, signal));
    ground.boundary.then(other.boundary).catch(onProblem);
    ground.places.then(other.places).catch(onProblem);
    return other;
  }

  /** @returns {?object} the query for the period before, null where nothing is compared */
  function comparedWith(asked, filter = selection.filter()) {
    const datetime = compareInterval(filter, today(), area.timeZone);
    return filter.show === 'one' || !datetime ? null : { ...asked, datetime };
  }

  return {
    comparedWith,
    /** @param {(map: ?object) => void} act  with the second map, null when there is none, now and whenever that changes */
    onSecond(act) {
      tellSecond = act;
      act(second);
    },
    /** @returns {Promise<void>} when all of it is shown, or something else was asked */
    async show(asked) {
      const other = comparedWith(asked);
      compare.show(other ? selection.filter().show : 'one', Number(selection.recalled('divider')) || MIDDLE, !linked);
      linked = false;
      await Promise.all([now.set(asked), other && compare.set(other)]);
    },
    /** What will be asked next: its tiles are fetched while this is looked at. @param {object} change  of the filter */
    prefetch(change) {
      const next = selection.preview(change);
      const other = comparedWith(next, { ...selection.filter(), ...change });
      now.prefetch(next);
      if (other) compare.prefetch(other);
    },
    again() {
      now.again();
      compare.again();
    },
    /**
     * Says over and under the map what is compared and what came of it.
     *
     * @param {{all: object, firstAt: ?string}} facets  counts of the period, and when reporting began @param {?object} before  counts of the other
     */
    tell({ all, firstAt }, before) {
      const place = part('compare-summary');
      place.hidden = !before;
      if (!before) {
        part('compare-heads').replaceChildren();
        return;
      }
      const filter = selection.filter();
      const both = { now: days(filter, today()), before: compareDays(filter, today()) };
      // a period that begins before anything was stored is no measure of anything
      const known = recordsReach(firstAt ? dayOf(new Date(firstAt), area.timeZone) : '', both.before);
      const { heads, summary } = comparisonParts({ ...both, nowCounts: all, beforeCounts: before, today: today(), known });
      const open = place.querySelector('details')?.open;
      part('compare-heads').replaceChildren(...heads);
      place.replaceChildren(summary);
      if (open) place.querySelector('details').open = true;
    },
  };
}
