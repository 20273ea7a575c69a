import { everyWeek, isMatrix, level, sum, weekMatrix, weekOf } from '/shared/matrix.js';
import { same, throwsWith } from './check.js';

const ZONE = 'Europe/Stockholm';

export function putsAnInstantOnItsLocalWeekdayAndHour() {
  // 23:30 on a Sunday in Greenwich is 00:30 on Monday in Trelleborg
  const matrix = weekMatrix([{ at: '2026-11-22T23:30:00Z', n: 2 }], ZONE);
  same(matrix[0][0], 2);
  same(sum(matrix), 2);
}

export function keepsSummerAndWinterOnTheSameHour() {
  const matrix = weekMatrix([{ at: '2026-07-03T21:10:00+02:00', n: 1 }, { at: '2026-11-20T21:10:00+01:00', n: 1 }], ZONE);
  same(matrix[4][21], 2);
}

export function givesSevenDaysOfTwentyFourHoursForNothing() {
  const matrix = weekMatrix([], ZONE);
  same([matrix.length, matrix[6].length, sum(matrix)], [7, 24, 0]);
  same(isMatrix(matrix), true);
  same(isMatrix([[1]]), false);
}

export function namesAnInstantThatCannotBeRead() {
  throwsWith('"last night"', () => weekMatrix([{ at: 'last night', n: 1 }], ZONE));
}

export function keepsTheWeakestStepForSomethingAndZeroForNothing() {
  same([0, 1, 20, 21, 99, 100].map((n) => level(n, 100)), [0, 1, 1, 2, 5, 5]);
  same(level(0, 0), 0);
}

export function showsWeeksWithoutAnything() {
  const weeks = everyWeek([{ week: '2026-W48', n: 3 }, { week: '2026-W46', n: 1 }]);
  same(weeks, [{ week: '2026-W46', n: 1 }, { week: '2026-W47', n: 0 }, { week: '2026-W48', n: 3 }]);
}

export function showsTheWholePeriodAlsoBeforeTheFirstReport() {
  const weeks = everyWeek([{ week: '2026-W48', n: 3 }], '2026-10-27', '2026-11-23');
  same(weeks.map((one) => one.week), ['2026-W44', '2026-W45', '2026-W46', '2026-W47', '2026-W48']);
}

export function passesTheTurnOfAYearWithFiftyThreeWeeks() {
  const weeks = everyWeek([{ week: '2026-W52', n: 1 }, { week: '2027-W01', n: 1 }]);
  same(weeks.map((one) => one.week), ['2026-W52', '2026-W53', '2027-W01']);
}

export function givesNoWeeksForNothing() {
  same(everyWeek([]), []);
}

export function givesTheWeekOfAnInstantInTheArea() {
  same(weekOf('2026-11-22T23:30:00Z', ZONE), '2026-W48');
}
