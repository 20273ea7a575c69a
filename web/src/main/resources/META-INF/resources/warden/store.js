/** The database on the phone. Every change is one transaction that has reached the disk when its promise is kept. */
import { openDB } from 'idb';
import { Ledger } from './ledger.js';
import { makeKey } from './vault.js';

const NAME = 'lagesbild-phone';
const VERSION = 1;
const BALLAST = 'ballast';
/** A report with three photos and the end of a shift. */
const BALLAST_BYTES = 2_000_000;
const RANDOM_AT_ONCE = 65_536;

/** The phone did not keep what it was given; nothing of it is half there. */
export class StorageFull extends Error {
  constructor(cause, freeBytes = null) {
    super('the phone has no room for it', { cause });
    this.name = 'StorageFull';
    this.code = 'storage-full';
    this.freeBytes = freeBytes;
  }
}

export class Store {
  #name;
  #opened = null;
  #onClosed;

  /** @param {{name?: string, onClosed?: () => void}} wish  `onClosed`: a newer app wants the database, or the browser took it */
  constructor({ name = NAME, onClosed = () => {} } = {}) {
    this.#name = name;
    this.#onClosed = onClosed;
  }

  db() {
    this.#opened ??= this.#open().catch((cause) => {
      this.#opened = null;
      throw cause;
    });
    return this.#opened;
  }

  async #open() {
    const gone = () => {
      this.#opened = null;
      this.#onClosed();
    };
    const db = await openDB(this.#name, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('keys');
        fresh.createObjectStore('kept');
        fresh.createObjectStore('things', { keyPath: 'key' }).createIndex('user', 'user');
        const ops = fresh.createObjectStore('ops', { keyPath: 'seq', autoIncrement: true });
        ops.createIndex('user', 'user');
        ops.createIndex('key', 'key');
        fresh.createObjectStore('chunks');
        fresh.createObjectStore('tiles');
      },
      blocking() {
        db.close();
        gone();
      },
      terminated: gone,
    });
    return db;
  }

  async close() {
    (await this.#opened)?.close();
    this.#opened = null;
  }

  /** @returns {Promise<*>} what was kept for everybody, undefined when nothing was */
  async kept(name) {
    return (await this.db()).get('kept', name);
  }

  async keep(name, value, wish) {
    await this.write(['kept'], (tx) => tx.objectStore('kept').put(value, name), wish);
  }

  async forget(name) {
    await this.write(['kept'], (tx) => tx.objectStore('kept').delete(name));
  }

  /** @returns {Promise<Ledger>} of one user; makes the key at the first time */
  async ledgerOf(user) {
    const fresh = await makeKey();
    const key = await this.write(['keys'], async (tx) => {
      const known = await tx.objectStore('keys').get(user);
      if (!known) await tx.objectStore('keys').put(fresh, user);
      return known ?? fresh;
    });
    return new Ledger(this, user, key);
  }

  /** @returns {Promise<Object<string, number>>} things that wait to be sent, by user */
  async waitingByUser() {
    const keys = {};
    for (const { user, key, report } of await (await this.db()).getAll('ops')) (keys[user] ??= new Set()).add(report ?? key);
    return Object.fromEntries(Object.entries(keys).map(([user, things]) => [user, things.size]));
  }

  /**
   * Lays bytes aside, to be thrown overboard when the phone is full: browsers do not tell how much room there is, so what a
   * person has just written must find its place before the next is refused.
   *
   * @returns {Promise<boolean>} whether they are there; false: the phone is full
   */
  async layBallast() {
    const db = await this.db();
    if (await db.getKey('kept', BALLAST)) return true;
    const bytes = new Uint8Array(BALLAST_BYTES);
    for (let at = 0; at < bytes.length; at += RANDOM_AT_ONCE) crypto.getRandomValues(bytes.subarray(at, at + RANDOM_AT_ONCE));
    try {
      await this.#write(['kept'], (tx) => tx.objectStore('kept').put(bytes, BALLAST));
      return true;
    } catch (cause) {
      if (!(cause instanceof StorageFull)) throw cause;
      return false;
    }
  }

  /**
   * @param {string[]} stores
   * @param {(tx: object) => *} work  may wait for requests of this transaction only; runs twice when the first time finds no room
   * @param {{dear?: boolean}} wish  `dear`: false for what can be fetched again, the ballast is not for that
   * @returns {Promise<*>} what `work` gave, once it lies on the disk
   * @throws {StorageFull}
   */
  async write(stores, work, { dear = true } = {}) {
    try {
      return await this.#write(stores, work);
    } catch (cause) {
      const db = cause instanceof StorageFull && dear && (await this.db());
      if (!db || !(await db.getKey('kept', BALLAST))) throw cause;
      await this.#write(['kept'], (tx) => tx.objectStore('kept').delete(BALLAST));
      return this.#write(stores, work);
    }
  }

  async #write(stores, work) {
    let tx;
    try {
      tx = (await this.db()).transaction(stores, 'readwrite', { durability: 'strict' });
      tx.done.catch(() => {});
      const given = await work(tx);
      await tx.done;
      return given;
    } catch (cause) {
      try {
        tx?.abort();
      } catch {
        // already ended
      }
      const why = [cause, tx?.error].map((one) => `${one?.name} ${one?.message}`).join();
      if (/Quota|full|disk/i.test(why)) throw new StorageFull(cause);
      throw cause;
    }
  }
}
