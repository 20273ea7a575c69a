import { inside, lineOf, moved, nextStep, snapped, stretched } from '/planner/time-window.js';
import { same } from './check.js';

// 23 November 2026 is the Monday of week 48
const TODAY = '2026-11-23';
const LINE = { from: '2026-08-31', end: '2026-11-30' };

export function showsWholeWeeksFromTheFirstWithAnythingToThisOne() {
  same(lineOf([{ week: '2026-W36', n: 3 }, { week: '2026-W10', n: 0 }], TODAY), LINE);
  same(lineOf([], TODAY), { from: '2026-09-07', end: '2026-11-30' });
}

export function goesOnToWhatLiesAhead() {
  same(lineOf([{ week: '2026-W50', n: 1 }], TODAY), { from: '2026-11-23', end: '2026-12-14' });
}

export function showsThePartOfAPeriodThatLiesOnTheLine() {
  same(inside(LINE, { from: '2023-01-01', end: '2027-01-01' }), LINE);
  same(inside(LINE, { from: '', end: '' }), LINE);
  same(inside(LINE, { from: '2026-10-27', end: '2026-11-24' }), { from: '2026-10-27', end: '2026-11-24' });
}

export function snapsToTheNearestMonday() {
  same(snapped('2026-11-26', 'week'), '2026-11-23');
  same(snapped('2026-11-27', 'week'), '2026-11-30');
  same(snapped('2026-11-27', 'day'), '2026-11-27');
}

export function staysOnTheLineWhenMovedTooFar() {
  const window = { from: '2026-10-27', end: '2026-11-24' };
  same(moved(window, 100, LINE), { from: '2026-11-02', end: '2026-11-30' });
  same(moved(window, -1000, LINE), { from: '2026-08-31', end: '2026-09-28' });
  same(moved(window, -7, LINE), { from: '2026-10-20', end: '2026-11-17' });
}

export function keepsOneStepAtLeast() {
  const window = { from: '2026-11-02', end: '2026-11-16' };
  same(stretched(window, 'from', '2026-12-01', 'week', LINE), { from: '2026-11-09', end: '2026-11-16' });
  same(stretched(window, 'end', '2026-01-01', 'day', LINE), { from: '2026-11-02', end: '2026-11-03' });
  same(stretched(window, 'end', '2027-01-01', 'week', LINE), { from: '2026-11-02', end: '2026-11-30' });
}

export function endsTheFilmAtTheEndOfTheLine() {
  same(nextStep({ from: '2026-11-09', end: '2026-11-23' }, 'week', LINE), { from: '2026-11-16', end: '2026-11-30' });
  same(nextStep({ from: '2026-11-10', end: '2026-11-24' }, 'week', LINE), null);
  same(nextStep({ from: '2026-11-10', end: '2026-11-24' }, 'day', LINE), { from: '2026-11-11', end: '2026-11-25' });
}
