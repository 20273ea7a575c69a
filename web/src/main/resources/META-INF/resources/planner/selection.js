/**
 * The one selection of the planner's page, which stands in the address bar: map, lists, charts and tools ask it and hear of
 * its changes. What else the page wants in the address (open panels, layers) is kept here too.
 */
import { read, toQuery, write } from '/shared/filter.js';

/**
 * @param {{today: () => string, zone: string, bounds: () => number[]}} now  the area's day and zone; west, south, east, north of
 *     what the map shows
 */
export function makeSelection({ today, zone, bounds }) {
  let filter = read(location.search);
  const hearers = new Set();

  function put(changes) {
    const written = new URLSearchParams(write(filter, location.search));
    for (const [name, value] of Object.entries(changes)) {
      if (value) written.set(name, value);
      else written.delete(name);
    }
    const line = written.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    history.replaceState(null, '', line ? `?${line}` : location.pathname);
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
    recalled: (name) => new URLSearchParams(location.search).get(name) ?? '',
  };
  return selection;
}
