/** All that one user has on this phone, read into memory, and the outbox that sends it. */
import { Outbox } from './outbox.js';
import { alone, Pump } from './pump.js';
import { Transport } from './transport.js';

const CHANNEL = 'lagesbild-phone';
const KEPT_AFTER_SENDING_MS = 7 * 86_400_000;
/** Who sends a few fresh reports is still looking at the screen; who sends a backlog is not. */
const NEAR_ASKED = 5;
const NEAR_FRESH_MS = 30 * 60_000;

export class Work {
  #told;
  #channel;

  /**
   * @param {{ledger: import('./ledger.js').Ledger, clock: object, exchange: Function, renewToken: Function, heard: Function, told: () => void}} wish  `told`: called
   *     whenever something changed
   */
  constructor({ ledger, clock, exchange, renewToken, heard, told }) {
    this.ledger = ledger;
    this.clock = clock;
    this.#told = told;
    /** @type {Map<string, {row: object, content: ?object, extra: ?object}>} by key */
    this.things = new Map();
    /** @type {import('./ledger.js').Op[]} */
    this.ops = [];
    this.uses = [];
    this.transport = new Transport({ exchange, renewToken, account: ledger.user, heard });
    this.outbox = new Outbox({ ledger, transport: this.transport, clock, changed: (keys) => this.changed(keys), sent: (ids) => this.#askNear(ids) });
    this.pump = new Pump({ outbox: this.outbox, alone: (work) => alone(`lagesbild-sender-${ledger.user}`, work), changed: told });
    if (globalThis.BroadcastChannel) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = ({ data }) => data.user === ledger.user && this.#reread(data.keys);
    }
  }

  async open() {
    await this.reload();
    this.uses = (await this.ledger.kept('uses')) ?? [];
    await this.#forgetOld();
    return this;
  }

  end() {
    this.pump.end();
    this.#channel?.close();
  }

  async #forgetOld() {
    const waiting = new Set(this.ops.map(({ key }) => key));
    const before = this.clock.now() - KEPT_AFTER_SENDING_MS;
    const old = [...this.things.values()].map(({ row }) => row).filter(({ key, state, sentAt }) => ['sent', 'erased'].includes(state) && sentAt < before && !waiting.has(key));
    if (!old.length) return;
    await this.ledger.drop(old);
    for (const { key } of old) this.things.delete(key);
  }

  /** @param {string[]} keys  of things that were written; other tabs are told */
  async changed(keys) {
    await this.#reread(keys);
    this.#channel?.postMessage({ user: this.ledger.user, keys });
  }

  async reload() {
    await this.#reread(null);
    this.#channel?.postMessage({ user: this.ledger.user, keys: null });
  }

  async #reread(keys) {
    if (keys === null) {
      const all = await this.ledger.all();
      this.things = new Map(all.map((one) => [one.row.key, one]));
    } else {
      for (const key of keys) {
        const [, kind, id] = key.split('/');
        const found = await this.ledger.find(kind, id);
        if (found) this.things.set(key, found);
        else this.things.delete(key);
      }
    }
    this.ops = await this.ledger.pending();
    this.#told();
  }

  of(kind) {
    return [...this.things.values()].filter(({ row }) => row.kind === kind);
  }

  isSending(key) {
    return this.outbox.sending.has(key);
  }

  /** @returns {?object} the shift that goes on, with its id */
  shift() {
    const open = this.of('shift').filter(({ content }) => content && !content.endedAt);
    open.sort((a, b) => b.row.at - a.row.at);
    return open.length ? { id: open[0].row.id, ...open[0].content } : null;
  }

  lastShift() {
    const ended = this.of('shift').filter(({ content }) => content?.endedAt);
    ended.sort((a, b) => Date.parse(b.content.endedAt) - Date.parse(a.content.endedAt));
    return ended.length ? { id: ended[0].row.id, ...ended[0].content } : null;
  }

  isClosed(shift) {
    return Boolean(shift && this.things.get(this.ledger.keyOf('shift', shift))?.content?.endedAt);
  }

  /** What the outbox has to say, in numbers; a photo counts with its report. */
  tally() {
    const waiting = new Set();
    const rejected = new Set();
    const conflicts = new Set();
    for (const op of this.ops) {
      const key = op.report ? this.ledger.keyOf('report', op.report) : op.key;
      if (!op.held) waiting.add(key);
      else if (this.things.get(op.key)?.row.state === 'conflict') conflicts.add(key);
      else if (op.kind === 'report' || op.kind === 'photo') rejected.add(key);
    }
    const shift = this.shift()?.id;
    const since = this.clock.now() - 12 * 3_600_000;
    const sent = [...this.things.values()].filter(
      ({ row }) => row.state === 'sent' && ['report', 'visit'].includes(row.kind) && !waiting.has(row.key) && (shift ? row.shift === shift : row.sentAt > since),
    );
    return { saved: waiting.size, sent: sent.length, rejected: rejected.size, conflicts: conflicts.size, photos: this.ops.filter(({ kind }) => kind === 'photo').length };
  }

  /** @returns {{kind: 'shift'|'visit', id: string, name: ?string, problem: object}[]} what the server refused and no report form can mend */
  refused() {
    const held = this.ops.filter((op) => op.held && ['shift', 'visit'].includes(op.kind));
    return held.map(({ kind, id, key }) => {
      const { row, content } = this.things.get(key) ?? {};
      return { kind, id, name: content?.name ?? content?.pair, problem: row?.problem };
    });
  }

  /** Sends once more what was refused, as it is. */
  async tryAgain(kind, id) {
    const { content } = this.things.get(this.ledger.keyOf(kind, id));
    const ops = this.ops.filter((op) => op.kind === kind && op.id === id);
    await this.ledger.save({ things: [{ kind, id, content }], ops: ops.map(({ verb, shift, report }) => ({ kind, id, verb, shift, report })) });
    await this.changed([this.ledger.keyOf(kind, id)]);
    await this.pump.now();
  }

  async #askNear(ids) {
    if (ids.length > NEAR_ASKED) return;
    for (const id of ids) {
      const found = this.things.get(this.ledger.keyOf('report', id));
      if (!found || found.row.version !== undefined || found.row.at < this.clock.now() - NEAR_FRESH_MS) continue;
      const outcome = await this.transport.ask('GET', `/api/observations/${id}/near`, { fits: (body) => Array.isArray(body?.near) });
      if (!outcome.ok || !outcome.body.near.length) continue;
      await this.ledger.note('report', id, {}, { near: outcome.body.near });
      await this.changed([this.ledger.keyOf('report', id)]);
    }
  }
}
