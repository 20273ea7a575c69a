/** Reports that were begun and not saved: kept sealed, so that a reload or a killed page loses no words. They are never sent. */

const KEPT = 'drafts';
/** Longer, and nobody remembers what it was about. */
const LIVES_MS = 12 * 3_600_000;

export class Drafts {
  #ledger;
  #now;
  #all = {};
  #writing = null;
  #stale = false;

  /** @param {import('./ledger.js').Ledger} ledger  @param {() => number} now */
  constructor(ledger, now) {
    this.#ledger = ledger;
    this.#now = now;
  }

  async open() {
    const kept = Object.entries((await this.#ledger.kept(KEPT)) ?? {});
    const living = kept.filter(([, { at }]) => Math.abs(this.#now() - at) < LIVES_MS);
    this.#all = Object.fromEntries(living);
    if (living.length < kept.length) await this.#write();
    return this;
  }

  /** @returns {?{draft: object, at: number}} `at`: when it was begun */
  of(name) {
    return this.#all[name] ?? null;
  }

  /** @param {string} name  the report's id, `new` for a new one  @param {?object} draft  as JSON can hold it; null: there is none any more */
  keep(name, draft) {
    if (!draft && !this.#all[name]) return;
    const { [name]: before, ...others } = this.#all;
    this.#all = draft ? { ...others, [name]: { draft, at: before?.at ?? this.#now() } } : others;
    void this.#write();
  }

  /**
   * For the transaction that saves the report: the draft goes in the same one, or a report would come back and be saved twice.
   *
   * @param {?string} name
   * @returns {Promise<object>} what `Ledger.save` is to keep
   */
  async without(name) {
    if (!name || !this.#all[name]) return {};
    await this.#writing;
    const { [name]: saved, ...others } = this.#all;
    return { [KEPT]: others };
  }

  /** One at a time, the latest words last, without a pause in which the page could go. A failure is made good by the next change. */
  #write() {
    this.#stale = true;
    this.#writing ??= (async () => {
      while (this.#stale) {
        this.#stale = false;
        await this.#ledger.keep(KEPT, this.#all).catch((cause) => console.warn(cause));
      }
      this.#writing = null;
    })();
    return this.#writing;
  }
}
