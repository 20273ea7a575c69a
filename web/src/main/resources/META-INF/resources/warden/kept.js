/** Copies of what the server knows, for reading without a network: each is replaced only by a good answer. */
import { dayOf, plusDays } from '/shared/time.js';
import { meaning } from './transport.js';

/** A shift that passes midnight belongs to the day it began. */
const NIGHT_ENDS_HOUR = 5;
/** It can be fetched again. */
const CHEAP = { dear: false };

/** For everybody on this phone, in clear: nothing here is about a person. */
const COMMON = {
  area: { path: '/api/area', fits: (body) => Array.isArray(body?.centre) },
  catalogue: { path: '/api/categories', fits: (body) => Array.isArray(body?.categories) },
  places: { path: '/ogc/collections/places/items?limit=10000', fits: (body) => Array.isArray(body?.features) },
  boundary: { path: '/ogc/collections/boundary/items?limit=10000', fits: (body) => Array.isArray(body?.features) },
};

export class Kept {
  #store;
  #exchange;
  #heard;
  #ledger = null;

  constructor({ store, exchange, heard }) {
    this.#store = store;
    this.#exchange = exchange;
    this.#heard = heard;
    this.area = this.catalogue = this.places = this.boundary = null;
    this.rounds = [];
    this.feedback = [];
  }

  async open() {
    for (const name of Object.keys(COMMON)) this[name] = (await this.#store.kept(name)) ?? null;
  }

  /** @param {?import('./ledger.js').Ledger} ledger  whose rounds and feedback these are */
  async of(ledger) {
    this.#ledger = ledger;
    this.rounds = (await ledger?.kept('rounds')) ?? [];
    this.feedback = (await ledger?.kept('feedback')) ?? [];
  }

  /** @returns {Promise<void>} when all have been asked for; what did not come stays as it was */
  async refresh({ now, inUse }) {
    await Promise.all([
      ...Object.entries(COMMON).map(async ([name, { path, fits }]) => {
        const said = await this.#ask(path, {}, fits);
        if (!said) return;
        delete said.timeStamp; // the time of the answer is no change
        if (JSON.stringify(said) === JSON.stringify(this[name])) return;
        this[name] = said;
        await this.#store.keep(name, said, CHEAP);
      }),
      this.refreshRounds({ now, inUse }),
      this.#refreshFeedback(),
    ]);
  }

  /** A round that is being walked stays, even when it was taken back meanwhile. @returns {Promise<boolean>} whether the server has answered */
  async refreshRounds({ now, inUse }) {
    const ledger = this.#ledger;
    const said = ledger && (await this.#ask('/api/rounds', { date: nightOf(now, this.area?.timeZone) }, (body) => Array.isArray(body?.rounds)));
    if (!said || ledger !== this.#ledger) return false;
    const walking = this.rounds.filter(({ id }) => id === inUse && !said.rounds.some((round) => round.id === id));
    const rounds = [...said.rounds, ...walking.map((round) => ({ ...round, withdrawn: true }))];
    // asked for every minute: what is the same is not drawn or written again
    if (JSON.stringify(rounds) === JSON.stringify(this.rounds)) return true;
    this.rounds = rounds;
    await ledger.keep('rounds', this.rounds, CHEAP);
    return true;
  }

  async #refreshFeedback() {
    const ledger = this.#ledger;
    const said = ledger && (await this.#ask('/api/observations/feedback', {}, (body) => Array.isArray(body?.feedback)));
    if (!said || ledger !== this.#ledger) return;
    this.feedback = said.feedback;
    await ledger.keep('feedback', this.feedback, CHEAP);
  }

  async #ask(path, query, fits) {
    const headers = this.#ledger ? { 'Lagesbild-Account': this.#ledger.user } : {};
    try {
      const answer = await this.#exchange('GET', path, { query, headers });
      const outcome = meaning(answer, fits);
      this.#heard(outcome.why === 'wrong-answer' ? null : answer);
      return outcome.ok ? outcome.body : null;
    } catch (problem) {
      if (problem.code !== 'no-network') throw problem;
      return null;
    }
  }
}

/** @param {number} now  milliseconds @returns {string} the day to which this night belongs */
export function nightOf(now, zone = 'Europe/Stockholm') {
  const local = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(new Date(now));
  const day = dayOf(new Date(now), zone);
  return Number(local) < NIGHT_ENDS_HOUR ? plusDays(day, -1) : day;
}
