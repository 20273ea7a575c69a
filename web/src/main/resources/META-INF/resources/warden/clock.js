/** The time, also on a phone whose clock is wrong: what the server's answers say is trusted more. */

/** An answer's own time has whole seconds and was a while on its way: less than this is no difference. */
const IGNORED_MS = 60_000;
const SET_BACK_MS = 30_000;

export class PhoneClock {
  #device;
  #running;
  #offset;
  #heard = null;

  /**
   * @param {{device?: () => number, running?: () => number, offset?: ?number}} wish  `device`: the clock that people can set;
   *     `running`: milliseconds since some moment, never set back; `offset`: kept from an earlier page
   */
  constructor({ device = () => Date.now(), running = () => performance.now(), offset = null } = {}) {
    this.#device = device;
    this.#running = running;
    this.#offset = offset;
  }

  /**
   * @param {number} serverMs  what the server's clock said
   * @param {number} sentAt  the device's clock when the request went off
   * @returns {boolean} whether the offset changed
   */
  heard(serverMs, sentAt) {
    const device = this.#device();
    // a clock that was set while the answer was on its way says nothing
    if (!Number.isFinite(serverMs) || device < sentAt || device - sentAt > IGNORED_MS) return false;
    const found = serverMs - (sentAt + device) / 2;
    const before = this.#offset;
    this.#offset = Math.abs(found) < IGNORED_MS ? 0 : Math.round(found);
    this.#heard = { device, running: this.#running() };
    return before !== this.#offset;
  }

  /** @returns {?number} milliseconds to add to the device's clock; null before any server was heard */
  get offset() {
    if (this.#offset === null || !this.#heard) return this.#offset;
    // forwards may have been sleep, in which `running` stands still; backwards can only be a hand at the clock
    const jump = this.#device() - this.#heard.device - (this.#running() - this.#heard.running);
    return jump < -SET_BACK_MS ? Math.round(this.#offset - jump) : this.#offset;
  }

  now() {
    return this.#device() + (this.offset ?? 0);
  }

  /** @returns {{device: number, offset: ?number}} to be kept with what happens now, for `settled` */
  reading() {
    return { device: this.#device(), offset: this.offset };
  }

  /**
   * When something happened, told once and for all before it is sent.
   *
   * @param {{device: number, offset: ?number}} reading
   * @returns {{at: number, correctedMs: number}} `correctedMs`: 0 when the clock was right
   */
  settled({ device, offset }) {
    const correctedMs = offset ?? this.offset ?? 0;
    return { at: device + correctedMs, correctedMs };
  }
}
