/**
 * Two counts of independent events, compared exactly: given their sum, the later one is binomial with the share that its time
 * has (Przyborowski and Wilenski 1940, Biometrika 31, 313-323). The interval is Clopper and Pearson's (1934). Pure.
 */
import { daysBetween } from './time.js';

/** Below this sum nothing is said about the change: the same bound as for hot spots. */
export const FEWEST_TO_COMPARE = 10;
const LEVEL = 0.05;

/**
 * @param {number} before  count, 0 or more @param {number} beforeTime  its length, above 0
 * @param {number} now  count @param {number} nowTime  its length in the same unit
 * @returns {{ratio: number, low: number, high: number, p: number, verdict: 'MORE'|'FEWER'|'UNCHANGED'|'TOO_FEW'}} `ratio`: of
 *     the two rates with its 95 % interval, NaN where both are 0; `p`: two-sided, twice the smaller tail
 * @throws {RangeError} names the value that is out of range
 */
export function compareCounts(before, beforeTime, now, nowTime) {
  if (!(before >= 0 && now >= 0 && beforeTime > 0 && nowTime > 0))
    throw new RangeError(`counts must be 0 or more and times above 0, got ${before} in ${beforeTime}, ${now} in ${nowTime}`);
  const share = nowTime / (beforeTime + nowTime);
  const lower = atMost(now, before + now, share);
  const upper = now ? 1 - atMost(now - 1, before + now, share) : 1;
  const p = Math.min(1, 2 * Math.min(lower, upper));
  const ratio = now / nowTime / (before / beforeTime);
  const verdict = before + now < FEWEST_TO_COMPARE ? 'TOO_FEW' : p > LEVEL ? 'UNCHANGED' : ratio > 1 ? 'MORE' : 'FEWER';
  const unit = nowTime / beforeTime;
  return { ratio, low: low(before, now) / unit, high: before ? 1 / low(now, before) / unit : Infinity, p, verdict };
}

/** @param {{from: string, end: string}} period  days, see `days` in filter.js @param {string} until  the day after the last that can hold anything @returns {number} days */
export function daysOf({ from, end }, until) {
  return daysBetween(from, end < until ? end : until);
}

/**
 * Whether there are data for the whole of a period: the server asks the same. The first report of a quiet town comes some days after people
 * began to report, but a week before it is no week without any.
 *
 * @param {string} first  day of the first report of all; empty: there is none @param {{from: string, end: string}} period  days
 */
export function recordsReach(first, { from, end }) {
  return Boolean(first && from) && daysBetween(from, first) <= Math.min(7, end ? daysBetween(from, end) / 4 : 7);
}

/** Lower end of the interval of the odds of `b` against `a`. */
function low(a, b) {
  if (b === 0) return 0;
  let [from, to] = [0, 1];
  // halved until neighbouring numbers: 1 - P(at most b - 1) rises with the share
  for (let i = 0; i < 200 && from < to; i++) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    if (1 - atMost(b - 1, a + b, middle) < LEVEL / 2) from = middle;
    else to = middle;
  }
  return to / (1 - to);
}

/** @returns {number} P(X <= k) for X binomial(n, share) */
function atMost(k, n, share) {
  if (k >= n) return 1;
  return incompleteBeta(1 - share, n - k, k + 1);
}

/** Regularised incomplete beta function by its continued fraction (Lentz). */
function incompleteBeta(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const tiny = 1e-300;
  let [c, d, sum] = [1, 0, 1];
  for (let i = 0; i <= 10_000; i++) {
    const m = Math.floor(i / 2);
    const step = i === 0 ? 1 : i % 2 ? -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)) : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + step * d || tiny);
    c = 1 + step / c || tiny;
    sum *= c * d;
    if (i && Math.abs(1 - c * d) < 1e-14) break;
  }
  return front * (sum - 1);
}

const LANCZOS = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];

/** @param {number} x  1 or more */
function logGamma(x) {
  const y = x - 1;
  const sum = LANCZOS.reduce((all, one, i) => all + one / (y + i + 1), 0.9999999999998099);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}
