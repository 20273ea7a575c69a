/** Decides when the outbox sends: at once when there is reason to hope, else after pauses that grow. */

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 300_000;
const OTHER_TAB_MS = 5000;
const OTHER_TAB_DEAD_MS = 90_000;

/** @param {number} failures  in a row, from 1 @param {number} random  0 to 1 @returns {number} 1 s, 2 s, 4 s … 5 min, less up to a half */
export function pause(failures, random) {
  const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return Math.round(full * (0.5 + random / 2));
}

/**
 * One sender at a time among all tabs. Two at once would do no harm (the server takes nothing twice), only be slow.
 *
 * @returns {Promise<boolean>} false when another tab is sending
 */
export async function alone(name, work) {
  if (!navigator.locks) {
    await work();
    return true;
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    await work();
    return true;
  });
}

export class Pump {
  #outbox;
  #alone;
  #random;
  #changed;
  #timer = null;
  #running = null;
  #again = false;
  #failures = 0;
  #notBefore = 0;
  #othersSince = null;
  #ended = false;

  /**
   * @param {{outbox: import('./outbox.js').Outbox, alone: (work: () => Promise<void>) => Promise<boolean>, random?: () => number,
   *     changed?: () => void}} wish
   */
  constructor({ outbox, alone: once, random = Math.random, changed = () => {} }) {
    this.#outbox = outbox;
    this.#alone = once;
    this.#random = random;
    this.#changed = changed;
    this.lastError = null;
    this.nextTryAt = null;
    this.paused = null;
  }

  /** There is something new, or reason to hope: the next try is now, unless the server asked for patience. */
  kick() {
    if (this.#ended || this.paused === 'log-in') return this.#running ?? Promise.resolve();
    const left = this.#notBefore - Date.now();
    if (left > 0) {
      this.#wake(left);
      return Promise.resolve();
    }
    return this.#run();
  }

  /** A person asks, or has logged in. */
  now() {
    this.#failures = 0;
    this.paused = null;
    this.#outbox.forgive();
    return this.kick();
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #wake(ms) {
    clearTimeout(this.#timer);
    this.nextTryAt = Date.now() + ms;
    this.#timer = setTimeout(() => this.kick(), Math.min(ms, 2 ** 31 - 1));
  }

  #run() {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    clearTimeout(this.#timer);
    this.nextTryAt = null;
    this.#running = this.#rounds().catch((cause) => this.#broken(cause)).finally(() => {
      this.#running = null;
      this.#changed();
    });
    return this.#running;
  }

  async #rounds() {
    do {
      this.#again = false;
      const work = () => this.#untilItStops();
      if (this.#othersSince && Date.now() - this.#othersSince > OTHER_TAB_DEAD_MS) {
        this.#othersSince = null;
        await work();
      } else if (await this.#alone(work)) this.#othersSince = null;
      else {
        this.#othersSince ??= Date.now();
        this.#wake(OTHER_TAB_MS);
      }
    } while (this.#again && !this.nextTryAt && !this.paused && !this.#ended);
    // something gave hope while a try was failing: no long pause after that
    if (this.#again && this.nextTryAt && Date.now() >= this.#notBefore) this.#wake(Math.min(FIRST_PAUSE_MS, this.nextTryAt - Date.now()));
  }

  async #untilItStops() {
    for (;;) {
      if (this.#ended) return;
      let step;
      try {
        step = await this.#outbox.step();
      } catch (cause) {
        this.#broken(cause);
        return;
      }
      if (step.went) {
        this.#reached();
        continue;
      }
      if (step.idle) {
        if (step.waitMs === null) this.#reached();
        else this.#wake(Math.max(50, step.waitMs));
        return;
      }
      this.#stopped(step);
      return;
    }
  }

  /** The phone's own storage may fail too: what waits is still there, and is tried again later. */
  #broken(cause) {
    console.warn(cause);
    this.#stopped({ stop: 'phone', code: typeof cause.code === 'string' ? cause.code : 'phone' });
  }

  /** Something went, or nothing is left that could fail. */
  #reached() {
    this.#failures = 0;
    this.lastError = null;
    this.paused = null;
  }

  #stopped({ stop, code, afterMs }) {
    this.lastError = code;
    if (stop === 'log-in') {
      this.paused = 'log-in';
      return;
    }
    this.paused = stop === 'no-network' ? 'offline' : null;
    this.#failures += 1;
    const wait = Math.max(afterMs ?? 0, pause(this.#failures, this.#random()));
    // a new report is a reason to try again, but not against the server's word
    if (afterMs) this.#notBefore = Date.now() + afterMs;
    this.#wake(wait);
  }
}
