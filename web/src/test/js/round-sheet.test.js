import { handedOut, lastingPlace, presence, sheetOfKept, sheetOfPlan, shiftsBeside, stopRows, visitsBeside, withPriority } from '/planner/round-sheet.js';
import { same } from './check.js';

const ZONE = 'Europe/Stockholm';
const STOP = { place: 'torget', name: 'Torget', point: [13.157, 55.376], arrive: '2026-11-27T23:30:00+01:00', leave: '2026-11-27T23:42:00+01:00', dwellMinutes: 12, why: '' };
const PLANNED = { stops: [{ ...STOP, walkMetres: 126.7 }], walkedMetres: 640.4, streetMetres: 599.6, alongStreets: true };
const ROUND = { id: 'r', stops: [{ stop: 'a', dwellMinutes: 12 }, { stop: 'b', dwellMinutes: 10 }] };
const visit = (more) => ({ round: 'r', stop: 'a', arrived: 't1', left: 't2', minutes: 9, ...more });

export function handsOutThePlanWithoutWhatOnlyThePlannerNeeds() {
  const sheet = sheetOfPlan(PLANNED, { start: '2026-11-27T23:00:00+01:00', end: '2026-11-28T01:00:00+01:00' }, ZONE, []);
  same(sheet.date, '2026-11-27');
  same([sheet.walkedMetres, sheet.streetMetres, sheet.geometry], [640, 600, null]);
  same(sheet.stops, [{ stop: 'torget', ...STOP, why: null, todo: null, hazards: null }]);
}

export function aRoundBelongsToTheDayItBeginsInTheAreasZone() {
  same(sheetOfPlan(PLANNED, { start: '2026-11-27T23:30:00Z', end: '2026-11-28T01:00:00Z' }, ZONE, []).date, '2026-11-28');
}

export function presenceIsCountedForTheKnownPlaceWhereThereIsOne() {
  const known = [
    { id: 'torget', name: 'Torget', point: [13.2, 55.4] },
    { id: 'kiosken', name: 'Kiosken', point: [13.158, 55.376] },
    { id: 'bron', name: 'Bron', point: [13.1575, 55.376] },
  ];
  const hotSpot = { place: 'h', name: 'Storgatan', point: [13.157, 55.376] };
  same(lastingPlace({ ...hotSpot, name: 'Torget' }, known), 'torget');
  // 0.0005 degrees of longitude at 55.376 N are 32 m, 0.001 are 63 m
  same(lastingPlace(hotSpot, known), 'bron');
  same(lastingPlace({ ...hotSpot, point: [13.156, 55.376] }, known), 'h');
  same(lastingPlace({ ...hotSpot, place: 'ffa819a4-1f82-38b3-82f9-bf0b6052b870' }, []), 'ffa819a4');
}

export function aKeptRoundIsSentBackWithoutWhatTheServerSets() {
  const sheet = { name: 'n', pair: 'p', date: 'd', start: 's', end: 'e', stops: [], walkedMetres: 1, streetMetres: 1, alongStreets: false, geometry: null };
  same(sheetOfKept({ ...sheet, id: 'r', version: 3, publishedVersion: 2, matrix: [[0]] }), sheet);
}

export function saysWhatTheWardensHold() {
  same(handedOut({ version: 2, publishedVersion: 2 }), 'out');
  same(handedOut({ version: 3, publishedVersion: 2 }), 'older');
  same(handedOut({ version: 3, publishedVersion: null, withdrawnAt: 't' }), 'back');
  same(handedOut({ version: 1, publishedVersion: null, withdrawnAt: null }), 'never');
}

export function tellsDoneFromSkippedFromPlanned() {
  const rows = stopRows(ROUND, [visit({}), visit({ stop: 'b', left: null, minutes: null, skipReason: 'UNSAFE' })]);
  same(rows.map(({ state }) => state), ['done', 'skipped']);
  same(rows[1].reason, 'UNSAFE');
  same(presence(rows), { given: 9, planned: 22 });
  same(stopRows(ROUND, [visit({ round: 'other' })]).map(({ state }) => state), ['planned', 'planned']);
}

export function aStopThatWasSkippedAndVisitedLaterIsVisited() {
  const [row] = stopRows(ROUND, [visit({ skipReason: 'CLOSED', left: null, minutes: null }), visit({ arrived: 't3', minutes: 5 })]);
  same([row.state, row.minutes], ['done', 5]);
}

export function severalVisitsToAStopAddUp() {
  const [row] = stopRows(ROUND, [visit({}), visit({ arrived: 't5', left: 't6', minutes: 4 })]);
  same([row.arrived, row.left, row.minutes], ['t1', 't6', 13]);
}

export function whoeverHasNotLeftIsThere() {
  same(stopRows(ROUND, [visit({ left: null, minutes: null })])[0].state, 'there');
}

export function nothingOfTheNightIsLeftOut() {
  same(visitsBeside([ROUND], [visit({}), visit({ stop: 'c' }), visit({ round: null })]).length, 2);
  same(shiftsBeside([ROUND], [{ round: 'r' }, { round: null }]).length, 1);
}

export function aPriorityPlaceKeepsItsIdAndWhatIsKnownOfIt() {
  const sheet = sheetOfPlan({ ...PLANNED, stops: [STOP, { ...STOP, place: 'p' }] }, { start: '2026-11-27T23:00:00+01:00', end: '2026-11-28T01:00:00+01:00' }, ZONE, [{ id: 'known', name: 'Torget', point: [13.157, 55.376] }]);
  const { stops } = withPriority(sheet, [{ id: 'p', measures: 'titta på lampan', hazards: null }]);
  same(stops.map(({ place, todo, hazards }) => [place, todo, hazards]), [['known', null, null], ['p', 'titta på lampan', null]]);
}
