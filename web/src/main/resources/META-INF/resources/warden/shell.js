/** The worker that lets the app start without a network, and the arrival of a new version. */

const ASK_AGAIN_MS = 3_600_000;

export class Shell {
  #registration = null;
  #changed;
  #asked = 0;
  #reloading = false;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
    /** @type {'none'|'ready'} */
    this.update = 'none';
  }

  async open() {
    if (!navigator.serviceWorker) return;
    try {
      this.#registration = await navigator.serviceWorker.register('/warden/sw.js', { scope: '/warden/', updateViaCache: 'none' });
    } catch {
      // without a network, or in a private window: what is there already goes on working
      this.#registration = (await navigator.serviceWorker.getRegistration('/warden/').catch(() => null)) ?? null;
    }
    this.#asked = Date.now();
    if (!this.#registration) return;
    this.#look();
    // the browser looks for a new version when it opens the page: one may be coming already
    this.#watch();
    this.#registration.addEventListener('updatefound', () => this.#watch());
    if (this.#registration.active) await this.#registration.update().catch(() => {});
  }

  #watch() {
    this.#registration.installing?.addEventListener('statechange', () => this.#look());
  }

  /** A new version is one that waits behind an old one. */
  #look() {
    if (!this.#registration.waiting || !navigator.serviceWorker.controller || this.update === 'ready') return;
    this.update = 'ready';
    this.#changed();
  }

  /** Asks at most once an hour. */
  async askAgain() {
    if (!this.#registration || Date.now() - this.#asked < ASK_AGAIN_MS) return;
    this.#asked = Date.now();
    await this.#registration.update().catch(() => {});
  }

  /** Takes the new version and shows the page again with it. What waits to be sent lies in the database and is not touched. */
  apply() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#reloading) return;
      this.#reloading = true;
      location.reload();
    });
    waiting.postMessage('take-over');
  }
}
