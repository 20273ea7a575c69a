import { nextGroup } from '/warden/order.js';
import { same } from './check.js';

let seq = 0;
const op = (kind, id, more = {}) => ({ seq: (seq += 1), key: `u/${kind}/${id}`, kind, id, verb: 'put', ...more });
const next = (ops, at = {}) => nextGroup(ops, { now: 1000, ...at }).ops.map(({ id, verb }) => `${id}:${verb}`);

export function reportsThatFollowEachOtherGoTogether() {
  const ops = [op('report', 'a'), op('report', 'b'), op('visit', 'v', { shift: 's' }), op('report', 'c')];
  same(next(ops), ['a:put', 'b:put']);
  same(next(ops, { limit: 1 }), ['a:put']);
  same(next(ops.slice(2)), ['v:put']);
}

export function theSameReportIsNotTwiceInABatch() {
  same(next([op('report', 'a'), op('report', 'b'), op('report', 'a', { verb: 'same' })]), ['a:put', 'b:put']);
}

export function whatWasSetAsideHoldsBackOnlyItself() {
  const ops = [op('report', 'a', { held: true }), op('report', 'b'), op('report', 'a', { verb: 'delete' })];
  same(next(ops), ['b:put']);
  same(next([ops[0], ops[2]]), []);
}

export function visitsWaitForTheirShiftAndReportsDoNot() {
  const ops = [op('shift', 's', { verb: 'start', held: true }), op('visit', 'v', { shift: 's' }), op('visit', 'w', { shift: 't' })];
  same(next(ops), ['w:put']);
  same(next([ops[0], op('report', 'a', { shift: 's' })]), ['a:put']);
}

export function photosGoLastAndAfterTheirReport() {
  const photo = op('photo', 'p', { report: 'a' });
  same(next([photo, op('report', 'b')]), ['b:put']);
  same(next([photo]), ['p:put']);
  same(next([op('report', 'a', { held: true }), photo]), [], 'the server does not know the photo yet');
  same(next([op('report', 'a', { held: true }), photo, op('photo', 'q', { report: 'c' })]), ['q:put']);
}

export function theEndOfAShiftWaitsForItsChangesButNotForNewReports() {
  const change = op('report', 'a', { shift: 's', change: true });
  const end = op('shift', 's', { verb: 'end', shift: 's' });
  const putOff = (one) => ({ deferred: new Map([[one.seq, 4000]]) });
  same(next([change, end]), ['a:put'], 'in their order');
  same(next([change, end], putOff(change)), []);
  same(next([change, op('shift', 't', { verb: 'end', shift: 't' })], putOff(change)), ['t:end']);
  const made = op('report', 'b', { shift: 's' });
  same(next([made, end], putOff(made)), ['s:end'], 'a new report is taken after the end too');
  same(next([{ ...change, held: true }, end]), ['s:end'], 'what waits for a person keeps no shift open');
}

export function tellsWhenWhatWasPutOffMayGo() {
  const late = op('report', 'a');
  const deferred = new Map([[late.seq, 4000]]);
  same(nextGroup([late], { now: 1000, deferred }), { ops: [], until: 4000 });
  same(nextGroup([late], { now: 4000, deferred }).ops.length, 1);
  same(nextGroup([], { now: 1000 }), { ops: [], until: null });
}
