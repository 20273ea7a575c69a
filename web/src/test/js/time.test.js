import { dayOf, daysBetween, isDay, isoWeek, minusMonths, mondayOf, offsetAt, plusDays, wallClock, zoned } from '/shared/time.js';
import { same, throwsWith } from './check.js';

const STOCKHOLM = 'Europe/Stockholm';

export function knowsWinterAndSummerTime() {
  same(offsetAt(new Date('2026-11-23T12:00Z'), STOCKHOLM), '+01:00');
  same(offsetAt(new Date('2026-07-01T12:00Z'), STOCKHOLM), '+02:00');
  same(offsetAt(new Date('2026-07-01T12:00Z'), 'America/Chicago'), '-05:00');
  same(offsetAt(new Date('2026-07-01T12:00Z'), 'UTC'), '+00:00');
}

export function readsATimeOnTheWallInTheAreasZone() {
  same(zoned('2026-11-23T18:05', STOCKHOLM), '2026-11-23T18:05:00+01:00');
  same(zoned('2026-07-01T00:00', 'America/Chicago'), '2026-07-01T00:00:00-05:00');
}

export function startsTheDayOfAClockChangeAtItsOwnMidnight() {
  // clocks change at 02 and at 03: midnight still has the old offset, the next midnight the new one
  same(zoned('2026-03-29T00:00', STOCKHOLM), '2026-03-29T00:00:00+01:00');
  same(zoned('2026-03-30T00:00', STOCKHOLM), '2026-03-30T00:00:00+02:00');
  same(zoned('2026-10-25T00:00', STOCKHOLM), '2026-10-25T00:00:00+02:00');
  same(zoned('2026-10-25T12:00', STOCKHOLM), '2026-10-25T12:00:00+01:00');
}

export function takesTheFirstOfAnHourThatComesTwice() {
  same(zoned('2026-10-25T02:30', STOCKHOLM), '2026-10-25T02:30:00+02:00');
}

export function goesThereAndBack() {
  for (const local of ['2026-01-01T00:00', '2026-03-29T03:00', '2026-06-21T23:59', '2026-10-25T03:00', '2026-12-31T23:59']) {
    same(wallClock(new Date(zoned(local, STOCKHOLM)), STOCKHOLM), local);
  }
}

export function rejectsATimeThatIsNone() {
  throwsWith('"tomorrow"', () => zoned('tomorrow', STOCKHOLM));
  throwsWith('2026-13-01', () => zoned('2026-13-01T00:00', STOCKHOLM));
}

export function givesTheDayOfTheAreaNotOfGreenwich() {
  same(dayOf(new Date('2026-11-22T23:30Z'), STOCKHOLM), '2026-11-23');
}

export function countsDaysAcrossMonthsAndClockChanges() {
  same(plusDays('2026-03-28', 2), '2026-03-30');
  same(plusDays('2026-01-01', -1), '2025-12-31');
  same(daysBetween('2026-03-01', '2026-04-01'), 31);
}

export function staysInsideTheMonthWhenGoingBack() {
  same(minusMonths('2026-03-31', 1), '2026-02-28');
  same(minusMonths('2028-03-31', 1), '2028-02-29');
  same(minusMonths('2026-11-24', 12), '2025-11-24');
}

export function tellsADayFromANonsenseDate() {
  same(isDay('2028-02-29'), true);
  same(isDay('2026-02-29'), false);
  same(isDay('2026-2-1'), false);
  same(isDay(''), false);
}

export function numbersWeeksAsIso8601() {
  same(isoWeek('2026-11-23'), '2026-W48');
  same(isoWeek('2026-11-22'), '2026-W47'); // a Sunday ends its week
  same(isoWeek('2027-01-01'), '2026-W53'); // a Friday: the week belongs to the year of its Thursday
  same(isoWeek('2024-12-30'), '2025-W01');
  same(mondayOf('2026-W53'), '2026-12-28');
  same(mondayOf('2025-W01'), '2024-12-30');
}
