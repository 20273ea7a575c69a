/** Which categories a warden chooses most. Pure. */

const SHOWN = 6;
const USES_KEPT = 200;

/** @param {string[]} uses  codes, oldest first @returns {string[]} with one more, the oldest forgotten */
export function used(uses, code) {
  return [...uses, code].slice(-USES_KEPT);
}

/** @param {string[]} uses  codes, oldest first @param {?Set<string>} known  codes of the catalogue @returns {string[]} most used first, then latest */
export function favouritesOf(uses, known = null) {
  const count = new Map();
  uses.forEach((code, i) => {
    if (!known || known.has(code)) count.set(code, { n: (count.get(code)?.n ?? 0) + 1, last: i });
  });
  return [...count]
    .sort(([, a], [, b]) => b.n - a.n || b.last - a.last)
    .slice(0, SHOWN)
    .map(([code]) => code);
}
