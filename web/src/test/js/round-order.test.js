import { change, moved, orderOf, shifted, wishesOf } from '/planner/round-order.js';
import { same } from './check.js';

const ORDER = [['a', 'b', 'c'], ['d']];
const stop = (place, more) => ({ place, name: place.toUpperCase(), ...more });

export function aStopMovesWithinItsRoundAndToTheOther() {
  same(shifted(ORDER, 'b', -1), [['b', 'a', 'c'], ['d']]);
  same(shifted(ORDER, 'b', 1), [['a', 'c', 'b'], ['d']]);
  same(moved(ORDER, 'b', 1, 0), [['a', 'c'], ['b', 'd']]);
  same(moved(ORDER, 'd', 0, 9), [['a', 'b', 'c', 'd'], []]);
}

export function whatChangesNothingIsTheSameOrder() {
  same(shifted(ORDER, 'a', -1) === ORDER, true);
  same(shifted(ORDER, 'c', 1) === ORDER, true);
  same(moved(ORDER, 'd', 1, 5) === ORDER, true);
}

export function saysWhatAChangeCosts() {
  const before = { covered: 0.8, rounds: [{ walkedMetres: 900, end: '2026-11-27T19:00:00+01:00', stops: [stop('a'), stop('b', { miss: 'AFTER_SHIFT' })] }] };
  const after = { covered: 0.55, rounds: [{ walkedMetres: 1200, end: '2026-11-27T19:04:00+01:00', stops: [stop('b', { miss: 'AFTER_SHIFT' }), stop('a', { miss: 'AFTER_SHIFT' })] }] };
  same(change(before, after), { metres: 300, minutes: 4, percent: -25, late: ['A'] });
  same(orderOf(after.rounds), [['b', 'a']]);
}

export function aRoundWithoutStopsEndsNowhere() {
  const none = { covered: 0, rounds: [{ walkedMetres: 0, end: '2026-11-27T18:00:00+01:00', stops: [] }] };
  const one = { covered: 1, rounds: [{ walkedMetres: 0, end: '2026-11-27T18:12:00+01:00', stops: [stop('a')] }] };
  same(change(one, one), { metres: 0, minutes: 0, percent: 0, late: [] });
  same(change(none, none).minutes, 0);
}

export function wishesAreSentAsTheServerTakesThem() {
  same(wishesOf({ pinned: { a: -1, b: 1 }, banned: ['c'] }, ['c', 'd', 'a']), { pinned: ['a', { place: 'b', shift: 1 }, 'd'], banned: ['c'] });
}
