/** The order of the stops, as somebody changes it by hand, and what a change costs. Pure. */

/** @returns {string[][]} ids of the places in the order of the visits, one list per pair */
export function orderOf(rounds) {
  return rounds.map((round) => round.stops.map(({ place }) => place));
}

/**
 * @param {string[][]} order
 * @param {string} id
 * @param {number} pair  round that it goes to
 * @param {number} at  its place there, counted without it; cut to what is possible
 * @returns {string[][]} the same order where nothing would change
 */
export function moved(order, id, pair, at) {
  const without = order.map((round) => round.filter((one) => one !== id));
  const round = without[pair];
  const index = Math.max(0, Math.min(at, round.length));
  const next = without.map((one, i) => (i === pair ? [...round.slice(0, index), id, ...round.slice(index)] : one));
  return same(order, next) ? order : next;
}

/** @param {-1|1} by  earlier or later in its round */
export function shifted(order, id, by) {
  const pair = order.findIndex((round) => round.includes(id));
  return moved(order, id, pair, order[pair].indexOf(id) + by);
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * What one plan costs beside another.
 *
 * @param {{rounds: object[], covered: number}} before
 * @param {{rounds: object[], covered: number}} after
 * @returns {{metres: number, minutes: number, percent: number, late: string[]}} `metres` (in tens) and `minutes` of all pairs together,
 *     more is positive; `percent`: points of the share covered; `late`: names of the stops that do not count any more
 */
export function change(before, after) {
  const missed = ({ rounds }) => rounds.flatMap((round) => round.stops.filter(({ miss }) => miss));
  const known = new Set(missed(before).map(({ place }) => place));
  return {
    metres: Math.round((walked(after) - walked(before)) / 10) * 10,
    minutes: Math.round((ends(after) - ends(before)) / 60_000),
    percent: Math.round((after.covered - before.covered) * 100),
    late: missed(after).filter(({ place }) => !known.has(place)).map(({ name }) => name),
  };
}

function walked({ rounds }) {
  return rounds.reduce((sum, round) => sum + round.walkedMetres, 0);
}

function ends({ rounds }) {
  return rounds.reduce((sum, round) => sum + (round.stops.length ? Date.parse(round.end) : 0), 0);
}

/**
 * What the planner asked of the rounds, as the server takes it.
 *
 * @param {{pinned: Object<string, number>, banned: string[]}} wishes  `pinned`: per id the pair, -1 for any
 * @param {string[]} first  ids of places that come first by themselves: it is their turn
 */
export function wishesOf({ pinned, banned }, first = []) {
  const ids = [...new Set([...Object.keys(pinned), ...first])].filter((id) => !banned.includes(id));
  return {
    pinned: ids.map((place) => (pinned[place] >= 0 ? { place, shift: pinned[place] } : place)),
    banned,
  };
}
