/**
 * Drawings that nobody has saved yet, one of each area: kept in this tab of the browser, so that another tool, a reload or a page that was left loses
 * none of them.
 *
 * @typedef {{kind: string, feature: object, at: number}} Draft  `feature`: as the form takes it, without a version where it is new; `at`: milliseconds
 */

/** Longer, and nobody remembers what it was about. */
const LIVES_MS = 12 * 3_600_000;

/**
 * @param {string} owner  whose they are: the next one who logs in here sees none of them
 * @param {{store?: Storage, now?: () => number}} [world]
 */
export function makeDraftAreas(owner, { store = sessionStorage, now = Date.now } = {}) {
  const key = `lagesbild.drafts.${owner}`;
  let all = read();

  function read() {
    try {
      return (JSON.parse(store.getItem(key)) ?? []).filter(({ at }) => Math.abs(now() - at) < LIVES_MS);
    } catch {
      return [];
    }
  }

  function write(next) {
    all = next;
    try {
      if (all.length) store.setItem(key, JSON.stringify(all));
      else store.removeItem(key);
    } catch {
      // no room: they are kept as long as the page is
    }
  }

  return {
    /** @returns {Draft[]} the newest first */
    all: () => all,
    /** @returns {?Draft} */
    of: (id) => all.find(({ feature }) => feature.id === id) ?? null,
    /** @param {string} kind @param {object} feature */
    keep(kind, feature) {
      write([{ kind, feature, at: now() }, ...all.filter((one) => one.feature.id !== feature.id)]);
    },
    /** @returns {?Draft} what it was, to bring it back */
    drop(id) {
      const gone = this.of(id);
      if (gone) write(all.filter((one) => one !== gone));
      return gone;
    },
  };
}
