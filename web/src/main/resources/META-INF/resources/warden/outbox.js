/** Sends what waits: in order, in batches, one step at a time. Everything it leans on is given to it. */
import { sameReport, toFeature, toShift, toVisit } from './bodies.js';
import { BATCH, nextGroup } from './order.js';

export const CHUNK_BYTES = 256 * 1024;
const REASON = 'Ångrad av den som rapporterade';
/** So many times the same thing may fail alone before the others go past it. */
const PATIENCE = 4;
const DEFERRED_MS = 300_000;

/**
 * @typedef {{went: true} | {idle: true, waitMs: ?number} | {stop: string, code: string, afterMs?: number}} Step  `stop`: `log-in`, or why to try
 *     again later
 */
export class Outbox {
  #ledger;
  #transport;
  #clock;
  #changed;
  #sent;
  #limit = BATCH;
  #failures = new Map();
  #deferred = new Map();
  /** photos of which the server has said, since their last failure, how much it has */
  #agreed = new Set();

  /**
   * @param {{ledger: import('./ledger.js').Ledger, transport: import('./transport.js').Transport, clock: import('./clock.js').PhoneClock,
   *     changed?: (keys: string[]) => *, sent?: (reports: string[]) => *}} wish  `changed`: told after each change of what is kept; `sent`: reports
   *     that the server took in one batch
   */
  constructor({ ledger, transport, clock, changed = () => {}, sent = () => {} }) {
    this.#ledger = ledger;
    this.#transport = transport;
    this.#clock = clock;
    this.#changed = changed;
    this.#sent = sent;
    /** @type {Set<string>} keys of what is on its way right now */
    this.sending = new Set();
  }

  /** What failed alone is tried again at once. */
  forgive() {
    this.#deferred.clear();
  }

  /** @returns {Promise<Step>} */
  async step() {
    const now = this.#clock.now();
    const { ops, until } = nextGroup(await this.#ledger.pending(), { now, limit: this.#limit, deferred: this.#deferred });
    if (!ops.length) return { idle: true, waitMs: until === null ? null : until - now };
    const found = await Promise.all(ops.map(({ kind, id }) => this.#ledger.find(kind, id)));
    const ready = [];
    for (const [i, op] of ops.entries()) {
      if (!found[i]) await this.#ledger.sent([{ op, stamp: null, row: {} }]);
      else if (!found[i].content && op.verb !== 'delete') await this.#aside(op, found[i], { state: 'rejected', problem: { code: 'unreadable' } });
      else ready.push({ op, ...found[i] });
    }
    if (!ready.length) return { went: true };
    const keys = ready.map(({ op }) => op.key);
    for (const key of keys) this.sending.add(key);
    await this.#changed(keys);
    try {
      return await this.#send(ready);
    } finally {
      for (const key of keys) this.sending.delete(key);
      await this.#changed(keys);
    }
  }

  #send(ready) {
    const [{ op }] = ready;
    if (op.verb === 'delete') return this.#erase(ready[0]);
    if (op.verb === 'same') return this.#same(ready[0]);
    if (op.kind === 'report') return this.#reports(ready);
    if (op.kind === 'photo') return this.#photo(ready[0]);
    return this.#duty(ready[0]);
  }

  async #reports(ready) {
    const settled = new Map();
    for (const one of ready) {
      if (one.content.occurredAt) continue;
      const { at, correctedMs } = this.#clock.settled(one.content.made);
      one.content = { ...one.content, occurredAt: new Date(at).toISOString(), ...(correctedMs ? { correctedMs } : {}) };
      settled.set(one.op.key, { stamp: one.row.stamp, content: one.content });
    }
    if (settled.size || ready.some(({ op }) => !op.tried)) await this.#ledger.tried(ready.map(({ op }) => op), settled);
    const outcome = await this.#transport.batch(ready.map(({ op, row, content }) => ({ id: op.id, feature: toFeature(content), ifMatch: row.version })));
    if (!outcome.ok) return this.#failed(ready, outcome);
    this.#limit = Math.min(BATCH, this.#limit * 2);
    const good = [];
    const bad = [];
    outcome.body.results.forEach((said, i) => (said.result === 'rejected' ? bad : good).push({ ...ready[i], said }));
    await this.#done(good.map(({ op, row, said }) => ({ op, row, version: said.version ?? 1 })));
    this.#sent(good.map(({ op }) => op.id));
    let stopped = null;
    for (const { said, ...one } of bad) stopped = (await this.#refused(one, said.problem)) ?? stopped;
    return stopped ?? { went: true };
  }

  async #duty(one) {
    const { op, content } = one;
    await this.#ledger.tried([op]);
    const body = op.kind === 'shift' ? toShift(content, op.verb) : toVisit(content);
    const outcome = await this.#transport[op.kind](op.id, body);
    if (!outcome.ok) return this.#failed([one], outcome);
    await this.#done([{ ...one, version: outcome.body.version }]);
    return { went: true };
  }

  async #erase(one) {
    const outcome = await (one.op.kind === 'visit' ? this.#transport.takeBackVisit(one.op.id) : this.#transport.erase(one.op.id, REASON));
    if (!outcome.ok && outcome.problem?.status !== 404) return this.#failed([one], outcome);
    await this.#done([{ ...one, state: 'erased' }]);
    return { went: true };
  }

  async #same(one) {
    const outcome = await this.#transport.sameAs(one.op.id, one.content.sameAs);
    if (outcome.ok) await this.#done([{ ...one, version: outcome.body.properties?.version }]);
    else if (outcome.why === 'refused') await this.#aside(one.op, one, { state: 'sent', problem: told(outcome.problem), drop: true });
    else return this.#failed([one], outcome);
    return { went: true };
  }

  /** One piece for each step, so that a report that was made meanwhile goes first. */
  async #photo(one) {
    const { op, row, content } = one;
    const total = row.bytes;
    let chunk = null;
    if (!op.tried || this.#agreed.has(op.seq)) {
      const index = Math.floor(row.sentBytes / CHUNK_BYTES);
      const bytes = await this.#ledger.chunk(op.id, index);
      if (!bytes) return this.#lost(one);
      chunk = { from: row.sentBytes, bytes: bytes.subarray(row.sentBytes - index * CHUNK_BYTES) };
    }
    if (!op.tried) await this.#ledger.tried([op]);
    this.#agreed.delete(op.seq);
    const outcome = await this.#transport.photo(op.id, { total, type: content.type }, chunk);
    if (outcome.code === 'wrong-offset' && Number.isInteger(outcome.problem.received)) return this.#wrongOffset(one, outcome.problem.received);
    if (!outcome.ok) return this.#failed([one], outcome);
    this.#failures.delete(op.seq);
    this.#agreed.add(op.seq);
    const { received } = outcome.body;
    if (outcome.status === 202 && received < total) await this.#ledger.note('photo', op.id, { sentBytes: received });
    else await this.#done([{ ...one, row: { ...row, sentBytes: total } }]);
    return { went: true };
  }

  /** The server may have forgotten a piece (back to it), but twice in a row says that both will never agree. */
  async #wrongOffset(one, received) {
    if (received >= one.row.bytes || received === one.row.sentBytes) return this.#failed([one], { why: 'server', code: 'wrong-offset' });
    await this.#ledger.note('photo', one.op.id, { sentBytes: received });
    this.#agreed.add(one.op.seq);
    return this.#deferOrStop(one.op, 'again', 'wrong-offset');
  }

  async #lost(one) {
    await this.#aside(one.op, one, { state: 'rejected', problem: { code: 'unreadable' } });
    return { went: true };
  }

  async #done(list) {
    for (const { op } of list) {
      this.#failures.delete(op.seq);
      this.#deferred.delete(op.seq);
    }
    const sentAt = this.#clock.now();
    await this.#ledger.sent(
      list.map(({ op, row, version, state }) => ({
        op,
        stamp: row.stamp,
        row: { sentAt, problem: undefined, ...(version === undefined ? {} : { version }), ...(row.sentBytes === undefined ? {} : { sentBytes: row.sentBytes }), ...(state ? { state } : {}) },
      })),
    );
  }

  #aside(op, { row }, verdict) {
    return this.#ledger.setAside(op, row.stamp, verdict);
  }

  /** The whole request failed. @returns {Promise<Step>} */
  async #failed(ready, { why, code, afterMs, problem }) {
    if (why === 'no-network' || why === 'log-in' || why === 'busy') return { stop: why, code, afterMs };
    if (ready.length > 1) {
      // one of them may be what the server stumbles over: smaller batches find it
      this.#limit = why === 'refused' ? 1 : Math.max(1, Math.floor(ready.length / 2));
      return why === 'refused' ? { went: true } : { stop: why, code };
    }
    const [one] = ready;
    if (why === 'refused') return (await this.#refused(one, problem)) ?? { went: true };
    if (why === 'wrong-answer') return { stop: why, code };
    return this.#deferOrStop(one.op, why, code);
  }

  #deferOrStop(op, why, code) {
    const failures = (this.#failures.get(op.seq) ?? 0) + 1;
    this.#failures.set(op.seq, failures);
    if (failures >= PATIENCE) {
      this.#failures.delete(op.seq);
      this.#deferred.set(op.seq, this.#clock.now() + DEFERRED_MS);
    } else if (why === 'again') return { went: true };
    return { stop: why === 'again' ? 'server' : why, code };
  }

  /** The server said no to one thing. @returns {Promise<?Step>} null: it is set aside, and the rest goes on */
  async #refused(one, problem) {
    const { op, row, content } = one;
    if (problem.status >= 500 || problem.status === 429) {
      const step = this.#deferOrStop(op, 'server', problem.code);
      return step.went ? null : step;
    }
    if (problem.code === 'erased') {
      await this.#aside(op, one, { state: 'erased', problem: told(problem), drop: true });
      return null;
    }
    if (problem.code !== 'other-content' || op.kind !== 'report') {
      await this.#aside(op, one, { state: 'rejected', problem: told(problem) });
      return null;
    }
    const theirs = await this.#transport.observation(op.id);
    if (!theirs.ok) {
      if (theirs.why !== 'refused') return { stop: theirs.why, code: theirs.code, afterMs: theirs.afterMs };
      await this.#aside(op, one, { state: 'rejected', problem: told(theirs.problem) });
      return null;
    }
    const version = theirs.body.properties?.version;
    if (sameReport(theirs.body, toFeature(content))) await this.#done([{ op, row, version }]);
    // an answer that was lost on the way: what the server has is what this phone sent before the last change
    else if (row.version !== version && (content.earlier ?? []).some((before) => sameReport(theirs.body, before))) await this.#ledger.note('report', op.id, { version });
    else await this.#aside(op, one, { state: 'conflict', problem: told(problem), extra: { theirs: theirs.body } });
    return null;
  }
}

function told({ code, title, detail, errors }) {
  return { code, title, detail, errors: errors ?? [] };
}
