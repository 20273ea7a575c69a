import { matchedWords } from '/planner/filter-panel.js';
import { compareDays, compareInterval, days, interval, isNarrow, read, standard, toggled, toQuery, write } from '/shared/filter.js';
import { same } from './check.js';

const ZONE = 'Europe/Stockholm';
const TODAY = '2026-11-23';

export function opensAnAddressWithoutAnythingAsTheLastFourWeeks() {
  same(read(''), standard());
  same(read('').period, '4w');
}

export function comesBackFromTheAddressAsItWent() {
  const filter = { ...standard(), period: 'own', from: '2026-01-01', to: '2026-02-28', compare: 'year', show: 'swipe', setting: ['PORT', 'TRAFFIC'], category: ['HAM-UPPS', 'TRA-BUS'], source: ['PUBLIC'], focus: ['NARKOTIKA'], hours: '5:20-23,6:0-2', status: ['DUPLICATE'], q: 'bänk & träd', measure: 'harm', inView: true };
  same(read(write(filter)), filter);
}

export function leavesWhatIsStandardOutOfTheAddress() {
  same(write(standard()), '');
  same(write({ ...standard(), period: '12m' }), 'period=12m');
}

export function keepsWhatIsNotPartOfTheFilter() {
  same(write({ ...standard(), setting: ['PORT'] }, '?z=14&c=13.1,55.3&setting=TRAFFIC'), 'z=14&c=13.1,55.3&setting=PORT');
}

export function ignoresWhatItDoesNotUnderstand() {
  same(read('?period=yesterday&setting=MOON,PORT,PORT&source=&status=LOST&category=<b>&measure=x&from=2026-02-30&compare=7&hours=9:1&focus=<i>&show=both'), { ...standard(), setting: ['PORT'] });
}

export function writesTheHoursAsPeopleReadThem() {
  same(write({ ...standard(), hours: '5:20-23,6:0-2' }), 'hours=5:20-23,6:0-2');
}

export function takesThePeriodOfAnAgreementFromItsYears() {
  same(days(read('?period=2023-2026'), TODAY), { from: '2023-01-01', end: '2027-01-01' });
  same(read('?period=2026-2023').period, '4w');
}

export function takesTheLastWholeWeekFromMondayToSunday() {
  // 23 November 2026 is a Monday: the week before it is the last whole one
  same(days(read('?period=1w'), TODAY), { from: '2026-11-16', end: '2026-11-23' });
  same(days(read('?period=1w'), '2026-11-22'), { from: '2026-11-09', end: '2026-11-16' });
}

export function keepsTheWeekdaysWhenItGoesAYearOfWeeksBack() {
  // 52 weeks before 27 October to 23 November 2026, Tuesday to Monday
  same(days(read('?period=4wy'), TODAY), { from: '2025-10-28', end: '2025-11-25' });
  same(compareDays({ ...standard(), compare: 'weeks' }, TODAY), { from: '2025-10-28', end: '2025-11-25' });
}

export function turnsDatesThatStandTheWrongWayRound() {
  const { from, to } = read('?period=own&from=2026-03-01&to=2026-02-01');
  same([from, to], ['2026-02-01', '2026-03-01']);
}

export function forgetsOwnDatesWhenAPresetIsChosen() {
  same(read('?period=12w&from=2026-01-01&to=2026-02-01'), { ...standard(), period: '12w' });
}

export function countsFourWeeksAsTwentyEightDaysWithToday() {
  same(days(standard(), TODAY), { from: '2026-10-27', end: '2026-11-24' });
  same(interval(standard(), TODAY, ZONE), '2026-10-27T00:00:00+01:00/2026-11-24T00:00:00+01:00');
}

export function goesBackAsManyWholeWeeksAsItSays() {
  for (const [period, from] of [['8w', '2026-09-29'], ['13w', '2026-08-25'], ['52w', '2025-11-25']]) {
    same(read(`?period=${period}`).period, period);
    same(days({ ...standard(), period }, TODAY), { from, end: '2026-11-24' });
  }
}

export function goesBackTwelveMonthsToTheSameDay() {
  same(days({ ...standard(), period: '12m' }, TODAY), { from: '2025-11-24', end: '2026-11-24' });
}

export function asksForNoTimeWhenAllIsWanted() {
  same(interval({ ...standard(), period: 'all' }, TODAY, ZONE), '');
  same(compareInterval({ ...standard(), period: 'all' }, TODAY, ZONE), '');
}

export function countsTheLastDayOfAnOwnPeriodWithIt() {
  const own = { ...standard(), period: 'own', from: '2026-03-01', to: '2026-03-31' };
  same(interval(own, TODAY, ZONE), '2026-03-01T00:00:00+01:00/2026-04-01T00:00:00+02:00');
  same(interval({ ...own, to: '' }, TODAY, ZONE), '2026-03-01T00:00:00+01:00/..');
  same(interval({ ...own, from: '' }, TODAY, ZONE), '../2026-04-01T00:00:00+02:00');
  same(interval({ ...own, from: '', to: '' }, TODAY, ZONE), '');
}

export function comparesWithAsManyDaysJustBefore() {
  // 27 October less 28 days is 29 September, still summer time
  same(compareInterval(standard(), TODAY, ZONE), '2026-09-29T00:00:00+02:00/2026-10-27T00:00:00+01:00');
}

export function comparesWithTheSameDaysAYearBefore() {
  same(compareInterval({ ...standard(), compare: 'year' }, TODAY, ZONE), '2025-10-27T00:00:00+01:00/2025-11-24T00:00:00+01:00');
}

export function doesNotCompareAPeriodThatIsOpen() {
  same(compareInterval({ ...standard(), period: 'own', from: '2026-03-01' }, TODAY, ZONE), '');
}

export function asksForWhatTheMapShowsOnlyWhenWanted() {
  const bounds = [13.1, 55.35, 13.2, 55.4];
  same(toQuery(standard(), { today: TODAY, zone: ZONE, bounds }).bbox, '');
  same(toQuery({ ...standard(), inView: true }, { today: TODAY, zone: ZONE, bounds }).bbox, '13.10000,55.35000,13.20000,55.40000');
}

export function saysWhetherMoreThanThePeriodIsLimited() {
  same(isNarrow({ ...standard(), period: '12m' }), false);
  same(isNarrow({ ...standard(), source: ['PUBLIC'] }), true);
  same(isNarrow({ ...standard(), hours: '5:20-23' }), true);
  same(isNarrow({ ...standard(), focus: ['NARKOTIKA'] }), true);
}

export function switchesACodeOnAndOffWithoutChangingTheOld() {
  const before = standard();
  const on = toggled(before, 'setting', 'PORT', true);
  same(on.setting, ['PORT']);
  same(toggled(on, 'setting', 'PORT', true).setting, ['PORT']);
  same(toggled(on, 'setting', 'PORT', false).setting, []);
  same(before.setting, []);
}

export function saysHowManyOfTheSelectionAreQuiet() {
  same(matchedWords({ total: 3, quiet: 2 }), '3 iakttagelser, varav 2 lugnt');
  same(matchedWords({ total: 1, quiet: 0 }), '1 iakttagelse');
}
