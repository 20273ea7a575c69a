/**
 * The one selection of the planner's page, which stands in the address bar: map, lists, charts and tools ask it and hear of
 * its changes. What else the page wants in the address (open panels, layers) is kept here too.
 */
import { read, toQuery, write } from '/shared/filter.js';

/** Some browsers refuse more than a hundred changes of the address in half a minute; a window that is dragged makes more. */
const MOST_WRITES = 60;
const SPAN_MS = 30_000;
const LATER_MS = 500;

/**
 * @param {{today: () => string, zone: string, bounds: () => number[]}} now  the area's day and zone; west, south, east, north of
 *     what the map shows
 */
export function makeSelection({ today, zone, bounds }) {
  let filter = read(location.search);
  let address = location.search;
  let shown = address;
  let writes = [];
  let later = null;
  const hearers = new Set();

  /** What was written last is known here before the address bar shows it. */
  function showAddress() {
    clearTimeout(later);
    // the browser tells its other processes of each write, also of one that changes nothing
    if (address === shown) return;
    const now = performance.now();
    writes = writes.filter((at) => at > now - SPAN_MS);
    if (writes.length >= MOST_WRITES) {
      later = setTimeout(showAddress, LATER_MS);
      return;
    }
    writes.push(now);
    shown = address;
    history.replaceState(null, '', address || location.pathname);
  }
  addEventListener('pagehide', () => {
    writes = [];
    showAddress();
  });

  function put(changes) {
    const next = new URLSearchParams(write(filter, address));
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const line = next.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    address = line && `?${line}`;
    showAddress();
  }

  const selection = {
    /** @returns {import('/shared/filter.js').Filter} */
    filter: () => filter,
    /** @returns {object} the query that lists, counts and tiles share, see `toQuery` */
    now: () => toQuery(filter, { today: today(), zone, bounds: bounds() }),
    /** @param {object} change  parts of the filter @returns {object} the query as it would be with them */
    preview: (change) => toQuery({ ...filter, ...change }, { today: today(), zone, bounds: bounds() }),
    /**
     * Changes the selection, writes it to the address bar and tells everybody who listens.
     *
     * @param {object|((filter: object) => object)} change  parts of the filter, or the new filter made of the old
     */
    set(change) {
      filter = typeof change === 'function' ? change(filter) : { ...filter, ...change };
      put({});
      for (const hear of hearers) hear(filter);
    },
    /** @param {(filter: object) => void} hear  after each change, not at once @returns {() => void} stops listening */
    onChange(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    /** Keeps other parts of the view in the address bar. @param {Object<string, ?string>} changes  empty: taken out */
    remember: (changes) => put(changes),
    /** @param {string} name  of a part kept with `remember` @returns {string} empty when the address has none */
    recalled: (name) => new URLSearchParams(address).get(name) ?? '',
    /** @returns {string} the whole view from `?` on, empty when all is as it stands in the beginning */
    address: () => address,
  };
  return selection;
}
