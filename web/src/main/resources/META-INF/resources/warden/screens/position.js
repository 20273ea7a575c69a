/**
 * Where the phone is, while somebody looks at it: asked for from the start, let go when nothing has been touched for a while
 * or the page is hidden. Nothing is kept here: a position is only kept with a report or a check-in.
 */

const IDLE_MS = 3 * 60_000;

/** Fires `change`. `state`: off, searching, here, denied (by the user) or missing (no answer of the device). */
export class Position extends EventTarget {
  state = 'off';
  /** @type {?{position: number[], accuracyMetres: number, at: number}} */
  fix = null;
  #device;
  #watch = null;
  #idle;

  /** @param {?Geolocation} device */
  constructor(device) {
    super();
    this.#device = device;
  }

  /** Begins, or goes on for another while. */
  touch() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.stop(), IDLE_MS);
    if (this.#watch !== null) return;
    if (!this.#device) return this.#tell('missing');
    this.#tell(this.fix ? 'here' : 'searching');
    this.#watch = this.#device.watchPosition(
      ({ coords }) => {
        this.fix = { position: [coords.longitude, coords.latitude], accuracyMetres: coords.accuracy, at: Date.now() };
        this.#tell('here');
      },
      ({ code, PERMISSION_DENIED }) => {
        if (code === PERMISSION_DENIED) this.stop('denied');
        else if (!this.fix) this.#tell('missing');
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
    );
  }

  stop(state = 'off') {
    clearTimeout(this.#idle);
    if (this.#watch !== null) this.#device.clearWatch(this.#watch);
    this.#watch = null;
    this.fix = null;
    this.#tell(state);
  }

  /** Asks again after a no. */
  retry() {
    this.stop();
    this.touch();
  }

  /** @returns {Promise<?object>} the fix, awaited for so long; null when none came */
  async wait(milliseconds) {
    this.touch();
    if (this.fix || this.state === 'denied') return this.fix;
    return new Promise((done) => {
      const end = () => {
        clearTimeout(timer);
        this.removeEventListener('change', heard);
        done(this.fix);
      };
      const heard = () => (this.fix || this.state === 'denied') && end();
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
