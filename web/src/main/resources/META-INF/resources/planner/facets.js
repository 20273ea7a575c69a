/** Counts of the selection and, for each control, with that control's own limit left open: what choosing more would add. */
import { STATUSES } from '/shared/filter.js';

/**
 * @param {(query: object, signal?: AbortSignal) => Promise<object>} counts
 * @returns {(asked: object, signal: AbortSignal, anew?: boolean) => Promise<object>} `anew`: something was stored since; `all` and one entry for `setting`, `category`, `source`,
 *     `focus`, `status`, `hours` and `time`; `firstAt`: of all there is, whatever the selection
 */
export function makeFacets(counts) {
  let wholeTime = { key: '', answer: null };
  let first = null;

  return async function ask(asked, signal, anew = false) {
    if (anew) wholeTime = { key: '', answer: null };
    const all = counts(asked, signal);
    const without = (name, open) => (asked[name].length ? counts({ ...asked, [name]: open }, signal) : all);
    const names = ['setting', 'category', 'source', 'focus'];
    const lists = names.map((name) => without(name, []));
    const [total, firstAt, hours, status, time, ...rest] = await Promise.all([
      all,
      firstOfAll(),
      without('hours', ''),
      // without a wish the same event is counted once; its box is to say how many such there are
      counts({ ...asked, status: STATUSES }, signal),
      ofAllTime(asked, signal),
      ...lists,
    ]);
    return { all: total, firstAt, hours, status, time, ...Object.fromEntries(names.map((name, i) => [name, rest[i]])) };
  };

  /** When reporting began does not change while somebody looks. */
  async function firstOfAll() {
    try {
      first ??= counts({}).then(({ firstAt }) => firstAt);
      return await first;
    } catch (problem) {
      first = null;
      throw problem;
    }
  }

  /** The same for every period: asked once while the window on the time line moves. */
  async function ofAllTime(asked, signal) {
    const query = { ...asked, datetime: '' };
    const key = JSON.stringify(query);
    if (wholeTime.key !== key) wholeTime = { key, answer: await counts(query, signal) };
    return wholeTime.answer;
  }
}
