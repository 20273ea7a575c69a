import { lengthVerdict, planRequest, proposedStart, spareAfter, spotsBeside } from '/planner/round.js';
import { wallClock } from '/shared/time.js';
import { same } from './check.js';

const ZONE = 'Europe/Stockholm';
const SPOT = { properties: { id: 'a', name: 'Torget', centre: [13.15, 55.37], count: 9, harm: 21.5, sentence: 'Nio iakttagelser.' } };
const WISH = { day: '2026-11-27', time: '22:30', minutes: 120, pairs: 1, start: null, spots: [SPOT], measure: 'count' };

export function warnsAboveTheLengthThatHadAnEffect() {
  const verdict = (streetMetres) => lengthVerdict({ streetMetres, walkedMetres: 9000 });
  same([2100, 2101, 4800, 4801].map(verdict), ['good', 'warn', 'warn', 'bad']);
}

export function goesByTheWalkWhereStreetsAreUnknown() {
  same(lengthVerdict({ walkedMetres: 5000 }), 'bad');
}

export function asksForAShiftThatPassesMidnight() {
  const { shifts } = planRequest(WISH, ZONE);
  same(shifts, [{ start: '2026-11-27T22:30:00+01:00', end: '2026-11-27T23:30:00.000Z' }]);
}

export function asksForOneShiftPerPairFromTheSamePlace() {
  const { shifts } = planRequest({ ...WISH, pairs: 2, start: [13.1, 55.3] }, ZONE);
  same(shifts.map((shift) => shift.startPoint), [[13.1, 55.3], [13.1, 55.3]]);
}

export function weighsPlacesAsTheListDoes() {
  same(planRequest(WISH, ZONE).places, [{ id: 'a', name: 'Torget', point: [13.15, 55.37], prize: 9, why: 'Nio iakttagelser.' }]);
  same(planRequest({ ...WISH, measure: 'harm' }, ZONE).places[0].prize, 21.5);
}

export function leavesTheSeedToTheServerUnlessGiven() {
  same('seed' in planRequest(WISH, ZONE), false);
  same(planRequest({ ...WISH, seed: 0 }, ZONE).seed, 0);
}

export function proposesTheEveningOrTheNextHalfHour() {
  const clock = (instant) => wallClock(instant, ZONE);
  same(proposedStart(new Date('2026-11-23T09:10:00+01:00'), clock), { day: '2026-11-23', time: '18:00' });
  same(proposedStart(new Date('2026-11-23T19:10:00+01:00'), clock), { day: '2026-11-23', time: '19:30' });
}

export function saysWhatIsLeftOfAShiftAfterTheLastStop() {
  const stops = [{ leave: '2026-11-27T21:00:00+01:00' }, { leave: '2026-11-27T21:45:00+01:00' }];
  same(spareAfter(stops, '2026-11-27T23:00:00+01:00'), { at: '2026-11-27T21:45:00+01:00', minutes: 75 });
  same(spareAfter(stops, '2026-11-27T21:55:00+01:00').minutes, 10);
  same(spareAfter(stops, '2026-11-27T21:54:59+01:00'), null);
  same(spareAfter([], '2026-11-27T23:00:00+01:00'), null);
}

export function aPriorityPlaceStandsForTheHotSpotAtIt() {
  const far = { id: 'p', name: 'Parken', point: [13.2, 55.4], prize: 4, dwellMinutes: 15, windows: [], why: 'På tur.', hotSpot: null, due: 'TODAY' };
  same(spotsBeside([SPOT], [far]), [SPOT]);
  same(spotsBeside([SPOT], [{ ...far, hotSpot: 'a' }]), []);
  // 0.001 degrees of longitude at 55.37 N are 63 m
  same(spotsBeside([SPOT], [{ ...far, point: [13.151, 55.37] }]), []);
  const { places } = planRequest({ ...WISH, priority: [far] }, ZONE);
  same(places[0], { id: 'p', name: 'Parken', point: [13.2, 55.4], prize: 4, dwellMinutes: 15, windows: [], why: 'På tur.' });
  same(places.map(({ id }) => id), ['p', 'a']);
}
