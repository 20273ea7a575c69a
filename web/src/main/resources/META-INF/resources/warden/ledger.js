/** What one user has on this phone: content is sealed with the user's key; order, kind and state lie open. */
import { open, openBytes, seal, sealBytes } from './vault.js';

const WRITTEN = ['things', 'ops', 'chunks', 'kept'];

/**
 * @typedef {{key: string, user: string, kind: 'report'|'shift'|'visit'|'photo', id: string, at: number, stamp: string,
 *     state: 'saved'|'sent'|'rejected'|'conflict'|'erased', version?: number, sentAt?: number, tried?: boolean, problem?: object,
 *     shift?: string, report?: string, bytes?: number, sentBytes?: number, sealed: object, extra?: object}} Row  one thing, `sealed`
 *     its content; `stamp` changes with the content
 * @typedef {{seq: number, user: string, key: string, kind: string, id: string, verb: 'put'|'start'|'end'|'delete'|'same', shift?: string,
 *     report?: string, tried?: boolean, held?: boolean}} Op  something to be sent, in the order of `seq`
 */

/** One user's things and what of them waits to be sent. */
export class Ledger {
  #store;
  #key;

  constructor(store, user, key) {
    this.#store = store;
    this.user = user;
    this.#key = key;
  }

  keyOf(kind, id) {
    return `${this.user}/${kind}/${id}`;
  }

  seal(kind, id, value, part = 'content') {
    return seal(this.#key, `${this.keyOf(kind, id)}/${part}`, value);
  }

  // what is kept for reading

  async kept(name) {
    const sealed = await this.#store.kept(this.keyOf('kept', name));
    if (!sealed) return undefined;
    return open(this.#key, this.keyOf('kept', name), sealed).catch(() => undefined);
  }

  async sealKept(name, value) {
    return { name: this.keyOf('kept', name), sealed: await seal(this.#key, this.keyOf('kept', name), value) };
  }

  async keep(name, value, wish) {
    const { name: key, sealed } = await this.sealKept(name, value);
    await this.#store.keep(key, sealed, wish);
  }

  // things

  /** @returns {Promise<{row: Row, content: ?object, extra: ?object}[]>} `content`: null when it cannot be opened any more */
  async all() {
    const rows = await (await this.#store.db()).getAllFromIndex('things', 'user', this.user);
    return Promise.all(rows.map((row) => this.#opened(row)));
  }

  async find(kind, id) {
    const row = await (await this.#store.db()).get('things', this.keyOf(kind, id));
    return row && this.#opened(row);
  }

  async #opened(row) {
    const read = (part) => row[part === 'content' ? 'sealed' : part] && open(this.#key, `${row.key}/${part}`, row[part === 'content' ? 'sealed' : part]);
    try {
      return { row, content: (await read('content')) ?? null, extra: (await read('extra')) ?? null };
    } catch {
      return { row, content: null, extra: null };
    }
  }

  /** @returns {Promise<Op[]>} in the order in which they were made */
  async pending() {
    return (await (await this.#store.db()).getAllFromIndex('ops', 'user', this.user)).sort((a, b) => a.seq - b.seq);
  }

  /**
   * Keeps what a person did, in one transaction: all of it or nothing.
   *
   * @param {{things?: {kind: string, id: string, content: object, extra?: ?object, row?: object}[], ops?: {kind: string, id: string, verb: string, shift?: string,
   *     report?: string}[], chunks?: {id: string, index: number, bytes: Uint8Array}[], kept?: Object<string, *>,
   *     gone?: {kind: string, id: string}[], settled?: {kind: string, id: string, verb: string}[]}} change  `row`: open fields; an op that waits already keeps its place in
   *     the order; `gone`: things to be dropped with all that waits for them; `settled`: what need not be sent any more
   */
  async save({ things = [], ops = [], chunks = [], kept = {}, gone = [], settled = [] }) {
    const sealed = await Promise.all(
      things.map(async ({ kind, id, content, extra }) => ({
        sealed: await this.seal(kind, id, content),
        ...(extra ? { extra: await this.seal(kind, id, extra, 'extra') } : {}),
      })),
    );
    const sealedChunks = await Promise.all(
      chunks.map(async ({ id, index, bytes }) => [await sealBytes(this.#key, `${this.keyOf('photo', id)}/${index}`, bytes), `${this.keyOf('photo', id)}/${index}`]),
    );
    const sealedKept = await Promise.all(Object.entries(kept).map(([name, value]) => this.sealKept(name, value)));
    await this.#store.write(WRITTEN, async (tx) => {
      const [rows, waiting, parts] = [tx.objectStore('things'), tx.objectStore('ops'), tx.objectStore('chunks')];
      for (const { kind, id } of gone) await this.#drop(tx, kind, id);
      for (const [i, { kind, id, row }] of things.entries()) {
        const key = this.keyOf(kind, id);
        const before = await rows.get(key);
        const { extra, problem, ...rest } = before ?? {};
        await rows.put({ ...rest, state: 'saved', ...row, key, user: this.user, kind, id, stamp: crypto.randomUUID(), ...sealed[i] });
      }
      for (const op of ops) {
        const key = this.keyOf(op.kind, op.id);
        const same = (await waiting.index('key').getAll(key)).find(({ verb }) => verb === op.verb);
        if (same) await waiting.put({ ...same, ...op, held: false });
        else await waiting.add({ ...op, key, user: this.user });
      }
      for (const { kind, id, verb } of settled) {
        for (const op of await waiting.index('key').getAll(this.keyOf(kind, id))) if (op.verb === verb) await waiting.delete(op.seq);
      }
      for (const [value, key] of sealedChunks) await parts.put(value, key);
      for (const { name, sealed: value } of sealedKept) await tx.objectStore('kept').put(value, name);
    });
  }

  /**
   * Takes a thing away, with its photos and all that waits for it. What the server may have already is asked to be erased there;
   * of that a `trace` stays on the phone.
   */
  async takeBack(kind, id, trace, { things = [], ops = [] } = {}) {
    const left = await this.seal(kind, id, trace);
    if (things.length) await this.save({ things, ops });
    await this.#store.write(WRITTEN, async (tx) => {
      const rows = tx.objectStore('things');
      const row = await rows.get(this.keyOf(kind, id));
      if (!row) return;
      const waiting = await tx.objectStore('ops').index('key').getAll(row.key);
      const maybeThere = row.version !== undefined || row.tried || waiting.some((op) => op.tried);
      await this.#dropPhotos(tx, id);
      await this.#drop(tx, kind, id);
      if (!maybeThere) return;
      const { sealed, extra, problem, ...rest } = row;
      await rows.put({ ...rest, sealed: left, state: 'erased', stamp: crypto.randomUUID() });
      await tx.objectStore('ops').add({ kind, id, verb: 'delete', key: row.key, user: this.user, ...(row.shift ? { shift: row.shift } : {}) });
    });
  }

  /** Drops without asking the server: what is long sent, or a photo that is not wanted. */
  async drop(things) {
    await this.#store.write(WRITTEN, async (tx) => {
      for (const { kind, id } of things) await this.#drop(tx, kind, id);
    });
  }

  async #dropPhotos(tx, report) {
    for (const row of await tx.objectStore('things').index('user').getAll(this.user)) if (row.report === report) await this.#drop(tx, 'photo', row.id);
  }

  async #drop(tx, kind, id) {
    const key = this.keyOf(kind, id);
    await tx.objectStore('things').delete(key);
    await tx.objectStore('chunks').delete(IDBKeyRange.bound(`${key}/`, `${key}/\uffff`));
    for (const { seq } of await tx.objectStore('ops').index('key').getAll(key)) await tx.objectStore('ops').delete(seq);
  }

  /** @returns {Promise<?Uint8Array>} one piece of a photo */
  async chunk(id, index) {
    const key = `${this.keyOf('photo', id)}/${index}`;
    const sealed = await (await this.#store.db()).get('chunks', key);
    return sealed ? new Uint8Array(await openBytes(this.#key, key, sealed)) : null;
  }

  // what the sender says

  /**
   * Before the first try: from now on the server may have it. `contents`, by key, replaces what is told once and for all.
   *
   * @param {Op[]} ops
   * @param {Map<string, {stamp: string, content: object}>} contents
   */
  async tried(ops, contents = new Map()) {
    const sealed = new Map();
    for (const [key, { stamp, content }] of contents) sealed.set(key, { stamp, sealed: await seal(this.#key, `${key}/content`, content) });
    await this.#store.write(WRITTEN, async (tx) => {
      for (const { seq, key } of ops) {
        const op = await tx.objectStore('ops').get(seq);
        const row = await tx.objectStore('things').get(key);
        if (op && !op.tried) await tx.objectStore('ops').put({ ...op, tried: true });
        if (!row) continue;
        const settled = sealed.get(key);
        await tx.objectStore('things').put({ ...row, tried: true, ...(settled && settled.stamp === row.stamp ? { sealed: settled.sealed } : {}) });
      }
    });
  }

  /**
   * The server has them. What was changed meanwhile goes on waiting, now with the server's version.
   *
   * @param {{op: Op, stamp: ?string, row: object}[]} done  `row`: open fields to be set; `stamp`: of the content that was sent
   */
  async sent(done) {
    await this.#store.write(WRITTEN, async (tx) => {
      for (const { op, stamp, row } of done) {
        const now = await tx.objectStore('things').get(op.key);
        const changed = now && stamp && now.stamp !== stamp;
        if (!changed) await tx.objectStore('ops').delete(op.seq);
        else await this.#patchOp(tx, op.seq, { tried: false });
        if (!now) continue;
        const more = !changed && (await tx.objectStore('ops').index('key').count(op.key)) > 0;
        await tx.objectStore('things').put({ ...now, ...row, state: changed || more ? now.state : (row.state ?? 'sent') });
        if (op.kind === 'photo' && !changed) await tx.objectStore('chunks').delete(IDBKeyRange.bound(`${op.key}/`, `${op.key}/\uffff`));
      }
    });
  }

  /**
   * Sets aside what the server refused; it stays until a person has mended it.
   *
   * @param {Op} op
   * @param {?string} stamp  of the content that was refused: what was changed meanwhile is tried again instead
   * @param {{state: string, problem?: object, extra?: object, drop?: boolean}} verdict  `drop`: nothing can mend it
   */
  async setAside(op, stamp, { state, problem, extra, drop }) {
    const sealed = extra ? await seal(this.#key, `${op.key}/extra`, extra) : undefined;
    await this.#store.write(WRITTEN, async (tx) => {
      const now = await tx.objectStore('things').get(op.key);
      if (now && stamp && now.stamp !== stamp) return;
      if (drop) await tx.objectStore('ops').delete(op.seq);
      else await this.#patchOp(tx, op.seq, { held: true });
      if (!now) return;
      await tx.objectStore('things').put({ ...now, state, problem, ...(sealed ? { extra: sealed } : {}) });
      if (state === 'erased') await this.#dropPhotos(tx, op.id);
    });
  }

  /** Sets open fields of a thing: how much of a photo is sent, what lies near a report. */
  async note(kind, id, row, extra) {
    const sealed = extra ? { extra: await this.seal(kind, id, extra, 'extra') } : {};
    await this.#store.write(['things'], async (tx) => {
      const now = await tx.store.get(this.keyOf(kind, id));
      if (now) await tx.store.put({ ...now, ...row, ...sealed });
    });
  }

  async #patchOp(tx, seq, fields) {
    const op = await tx.objectStore('ops').get(seq);
    if (op) await tx.objectStore('ops').put({ ...op, ...fields });
  }
}
