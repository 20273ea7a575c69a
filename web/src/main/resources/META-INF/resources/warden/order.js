/** What is to be sent next. Pure. */

export const BATCH = 50;

/**
 * First everything but photos, as it was made; photos when nothing else can go. What is put off, or was set aside, holds back only
 * what hangs on it: later steps of the same thing, and visits of a shift that the server does not have. The end of a shift waits for
 * changes that are put off: the server takes none after it.
 *
 * @param {import('./ledger.js').Op[]} ops  in their order
 * @param {{now: number, limit?: number, deferred?: Map<number, number>}} at  `deferred`: op by `seq` to the time before which it is not tried
 * @returns {{ops: import('./ledger.js').Op[], until: ?number}} reports that go as one batch, or one other op; nothing: `until` tells when
 *     the next may go
 */
export function nextGroup(ops, { now, limit = BATCH, deferred = new Map() }) {
  const blocked = new Set();
  const shiftsNotThere = new Set();
  const changesPutOff = new Set();
  const photos = [];
  const batch = [];
  let until = null;
  for (const op of ops) {
    const at = deferred.get(op.seq) ?? 0;
    const waits = at > now;
    const hangs = blocked.has(op.key) || (op.kind === 'visit' && shiftsNotThere.has(op.shift)) || (op.verb === 'end' && changesPutOff.has(op.id));
    if (waits && !op.held) until = Math.min(until ?? Infinity, at);
    if (op.held || waits || hangs) {
      blocked.add(op.key);
      if (!op.held && op.shift && (op.change || op.verb === 'delete')) changesPutOff.add(op.shift);
      if (op.kind === 'shift') shiftsNotThere.add(op.id);
      continue;
    }
    if (op.kind === 'photo') {
      photos.push(op);
      continue;
    }
    const fits = op.kind === 'report' && op.verb === 'put';
    if (!fits) {
      if (batch.length) break;
      return { ops: [op], until: null };
    }
    if (batch.some(({ key }) => key === op.key)) break;
    batch.push(op);
    if (batch.length >= limit) break;
  }
  if (batch.length) return { ops: batch, until: null };
  const unsent = new Set(ops.filter(({ kind }) => kind === 'report').map(({ id }) => id));
  const photo = photos.find(({ report }) => !unsent.has(report));
  return photo ? { ops: [photo], until: null } : { ops: [], until };
}
