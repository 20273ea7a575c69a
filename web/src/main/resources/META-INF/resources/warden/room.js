/** How much room the phone has, and whether the browser may throw away what is kept. */

/** Kept free, so that a change of state can still be written when reports cannot. */
const RESERVE_BYTES = 1_000_000;
const LOW_BYTES = 20_000_000;

export class Room {
  #layBallast;
  #changed;

  /** @param {{layBallast: () => Promise<boolean>, changed: () => void}} help  `layBallast`: false when the phone is full */
  constructor({ layBallast, changed }) {
    this.#layBallast = layBallast;
    this.#changed = changed;
    /** @type {{persisted: boolean, usage: ?number, quota: ?number, mayEvict: boolean}} */
    this.state = { persisted: false, usage: null, quota: null, mayEvict: true };
  }

  async look() {
    const storage = navigator.storage;
    const persisted = (await storage?.persisted?.().catch(() => false)) ?? false;
    const { usage = null, quota = null } = (await storage?.estimate?.().catch(() => ({}))) ?? {};
    const before = JSON.stringify(this.state);
    this.state = { persisted, usage, quota, mayEvict: !persisted };
    if (JSON.stringify(this.state) !== before) this.#changed();
    return this.state;
  }

  /** The browser may ask the person, or decide by itself. */
  async askToPersist() {
    await navigator.storage?.persist?.().catch(() => false);
    await this.look();
  }

  /**
   * What the browser says of its room is a guess, in Chromium the same for every phone: whether the ballast is there decides.
   *
   * @returns {Promise<{ok: boolean, freeBytes: ?number, warning?: 'low'}>} `freeBytes`: null when the browser does not tell
   */
  async canKeep(bytes) {
    const { usage, quota } = await this.look();
    const told = usage !== null && quota !== null;
    const freeBytes = told ? Math.max(0, quota - usage) : null;
    const ok = (!told || freeBytes - bytes > RESERVE_BYTES) && (await this.#layBallast());
    return { ok, freeBytes: ok ? freeBytes : 0, ...(!ok || (told && freeBytes - bytes < LOW_BYTES) ? { warning: 'low' } : {}) };
  }
}
