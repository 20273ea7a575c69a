import { compareCounts, daysOf, recordsReach } from '/shared/count-pair.js';
import { same, throwsWith } from './check.js';

const near = (actual, expected, about) => {
  if (!(Math.abs(actual - expected) < 1e-8 * Math.max(1, Math.abs(expected)))) throw new Error(`${about}: expected ${expected}, got ${actual}`);
};

/** Some rows of the same oracle that the server's PoissonPair is held against: R's poisson.test and Clopper and Pearson. */
export function givesTheIntervalOfThePoissonTestOfR() {
  const rows = [
    [7, 15, 1, 1, 2.14285714286, 0.822408388891, 6.21258628628, 0.133800506592, 'UNCHANGED'],
    [25, 9, 1, 1, 0.36, 0.147864971521, 0.797317796061, 0.00904118549079, 'FEWER'],
    [40, 12, 52, 13, 1.2, 0.573080669285, 2.33315002094, 0.681368204734, 'UNCHANGED'],
    [100, 131, 1, 1, 1.31, 1.00210349005, 1.71686954317, 0.0481630534407, 'MORE'],
    [6, 3, 52, 13, 2, 0.32364484096, 9.36473796351, 0.523604992, 'TOO_FEW'],
  ];
  for (const [before, now, beforeTime, nowTime, ratio, low, high, p, verdict] of rows) {
    const found = compareCounts(before, beforeTime, now, nowTime);
    near(found.ratio, ratio, `ratio of ${before} and ${now}`);
    near(found.low, low, `low of ${before} and ${now}`);
    near(found.high, high, `high of ${before} and ${now}`);
    near(found.p, p, `p of ${before} and ${now}`);
    same(found.verdict, verdict, `${before} and ${now}`);
  }
}

export function saysNothingUnderTenTogether() {
  same(compareCounts(0, 28, 9, 28).verdict, 'TOO_FEW');
  same(compareCounts(0, 28, 0, 28).p, 1);
}

export function keepsOpenWhatTheIntervalKeepsOpen() {
  const { verdict, low, high } = compareCounts(30, 28, 35, 28);
  same(verdict, 'UNCHANGED');
  same(low < 1 && high > 1, true);
  same(compareCounts(0, 28, 12, 28).high, Infinity);
}

export function takesTheLengthsIntoAccount() {
  same(compareCounts(40, 28, 20, 14).verdict, 'UNCHANGED');
  near(compareCounts(40, 28, 20, 14).ratio, 1, 'ratio');
  same(compareCounts(20, 14, 20, 28).verdict, 'FEWER');
}

export function isTheSameSeenFromBothSides() {
  const one = compareCounts(12_345, 28, 11_900, 28);
  const other = compareCounts(11_900, 28, 12_345, 28);
  near(one.low, 1 / other.high, 'interval');
  near(one.p, other.p, 'p');
}

export function countsOnlyDaysThatHaveBeen() {
  same(daysOf({ from: '2026-01-01', end: '2027-01-01' }, '2026-01-11'), 10);
  same(daysOf({ from: '2026-01-01', end: '2026-01-06' }, '2026-01-11'), 5);
}

export function namesAValueThatIsOutOfRange() {
  throwsWith('-1 in 28', () => compareCounts(-1, 28, 3, 28));
}

/** The same rows as RecordsTests. */
export function aWeekBeforeTheFirstReportIsNoWeekWithoutAny() {
  same(recordsReach('2025-11-30', { from: '2025-11-23', end: '2025-11-30' }), false);
  same(recordsReach('2025-11-30', { from: '2025-11-30', end: '2025-12-07' }), true);
  same(recordsReach('2025-11-30', { from: '2025-11-29', end: '2025-12-06' }), true);
  same(recordsReach('2025-11-30', { from: '2025-11-28', end: '2025-12-05' }), false);
  same(recordsReach('2025-11-30', { from: '2025-11-23', end: '2025-12-21' }), true);
  same(recordsReach('2025-11-30', { from: '2025-11-22', end: '2025-12-20' }), false);
  same(recordsReach('2025-11-30', { from: '2025-11-20', end: '2026-11-20' }), false);
  same(recordsReach('', { from: '2025-11-23', end: '2025-11-30' }), false);
}
