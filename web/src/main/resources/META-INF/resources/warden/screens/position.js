/**
 * Where the phone is, while somebody looks at it: asked for from the start, let go when nothing has been touched for a while
 * or the page is hidden. Nothing is stored here: a position is only kept with a report or a check-in, and the last one is known
 * as long as the page is open.
 */
import { ASKED_EVERY_MS } from './report-draft.js';

const IDLE_MS = 3 * 60_000;

/** Fires `change`. `state`: off, searching, here, denied (by the user) or missing (no answer of the device). */
export class Position extends EventTarget {
  state = 'off';
  /** where the phone is, null when nobody asks @type {?{position: number[], accuracyMetres: number, at: number}} */
  fix = null;
  /** the last that was known, however old: somebody who stands still has not left it */
  last = null;
  #device;
  #watch = null;
  #idle;
  #asking;
  /** the watch during which an answer is awaited */
  #asked = null;

  /** @param {?Geolocation} device */
  constructor(device) {
    super();
    this.#device = device;
  }

  /** Begins, or goes on for another while. */
  touch() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.stop(), IDLE_MS);
    if (this.#watch !== null) {
      if (this.#isOld()) this.#ask();
      return;
    }
    if (!this.#device) return this.#tell('missing');
    this.#tell(this.fix ? 'here' : 'searching');
    this.#watch = this.#device.watchPosition((said) => this.#heard(said), (no) => this.#failed(no), { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 });
    // a device that lies still may say nothing for hours
    this.#asking = setInterval(() => this.#isOld() && this.#ask(), ASKED_EVERY_MS);
  }

  #isOld() {
    return !this.fix || Date.now() - this.fix.at >= ASKED_EVERY_MS;
  }

  #ask() {
    if (this.#asked === this.#watch) return;
    const watch = (this.#asked = this.#watch);
    const answered = (tell) => (said) => {
      if (this.#asked === watch) this.#asked = null;
      if (this.#watch === watch) tell(said);
    };
    this.#device.getCurrentPosition(answered((said) => this.#heard(said)), answered((no) => this.#failed(no)), { enableHighAccuracy: true, timeout: 10_000, maximumAge: 0 });
  }

  #heard({ coords }) {
    this.fix = this.last = { position: [coords.longitude, coords.latitude], accuracyMetres: coords.accuracy, at: Date.now() };
    this.#tell('here');
  }

  #failed({ code, PERMISSION_DENIED }) {
    if (code === PERMISSION_DENIED) this.stop('denied');
    else this.#tell(this.fix ? 'here' : 'missing');
  }

  stop(state = 'off') {
    clearTimeout(this.#idle);
    clearInterval(this.#asking);
    if (this.#watch !== null) this.#device.clearWatch(this.#watch);
    this.#watch = this.#asked = null;
    this.fix = null;
    if (state === 'denied') this.last = null;
    this.#tell(state);
  }

  /** Asks again after a no. */
  retry() {
    this.stop();
    this.touch();
  }

  /** @returns {Promise<?object>} a fix that is made from now on, awaited for so long; null when none came */
  async wait(milliseconds) {
    const since = Date.now();
    const answer = () => (this.fix && this.fix.at >= since ? this.fix : null);
    this.touch();
    if (this.#watch === null) return null;
    this.#ask();
    return new Promise((done) => {
      const end = () => {
        clearTimeout(timer);
        this.removeEventListener('change', heard);
        done(answer());
      };
      const heard = () => (answer() || this.state === 'denied') && end();
      const timer = setTimeout(end, milliseconds);
      this.addEventListener('change', heard);
    });
  }

  #tell(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** Goes on while the page is used: started now, at each touch, and when the page comes back to the foreground. */
export function positionWhileUsed() {
  const position = new Position(navigator.geolocation);
  const touch = () => document.visibilityState === 'visible' && position.state !== 'denied' && position.touch();
  for (const sign of ['pointerdown', 'keydown']) document.addEventListener(sign, touch, { passive: true });
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? touch() : position.stop()));
  position.touch();
  return position;
}
