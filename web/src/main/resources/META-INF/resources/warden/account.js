/** Who works on this phone, and whether the server knows it too. */
import { meaning } from './transport.js';

/** Whoever has none of these has nothing to do here, and is not taken for the one who works on the phone. */
const AT_HOME = ['WARDEN', 'PLANNER'];

const isAtHome = ({ roles }) => roles.some((role) => AT_HOME.includes(role));

export class Account {
  #store;
  #exchange;
  #heard;
  #leaving = false;

  /** @param {{store: import('./store.js').Store, exchange: Function, heard: (answer: ?object) => void}} wish */
  constructor({ store, exchange, heard }) {
    this.#store = store;
    this.#exchange = exchange;
    this.#heard = heard;
    /** @type {?{id: string, name: string, displayName: string, roles: string[]}} */
    this.user = null;
    /** who is logged in without being at home here; then there is no user @type {?{name: string, displayName: string, roles: string[]}} */
    this.stranger = null;
    /** @type {'ok'|'expired'|'none'|'unknown'} */
    this.session = 'unknown';
  }

  async open() {
    const kept = await this.#store.kept('user');
    this.user = kept && isAtHome(kept) ? kept : null;
    this.#leaving = Boolean(await this.#store.kept('leaving'));
  }

  /** Asks the server who it takes us for. Whoever has logged out without a network is logged out there first. */
  async check() {
    if (this.#leaving && !(await this.#leave())) return;
    const outcome = await this.#ask('GET', '/api/me', {}, (body) => typeof body?.id === 'string');
    if (outcome.ok || outcome.why === 'log-in') this.stranger = null;
    if (outcome.ok) {
      const { id, name, displayName, roles = [] } = outcome.body;
      if (!isAtHome({ roles })) {
        this.stranger = { name, displayName, roles };
        this.user = null;
        this.session = 'none';
        return;
      }
      this.session = 'ok';
      if (JSON.stringify(this.user) === JSON.stringify({ id, name, displayName, roles })) return;
      this.user = { id, name, displayName, roles };
      await this.#store.keep('user', this.user);
    } else if (outcome.why === 'log-in') {
      this.session = this.user ? 'expired' : 'none';
    } else if (outcome.why === 'no-network' || outcome.why === 'wrong-answer') {
      this.session = 'unknown';
    }
  }

  /** @returns {Promise<import('./transport.js').Outcome>} */
  async logIn(username, password) {
    const outcome = await this.#ask('POST', '/login', { form: { username, password } });
    if (!outcome.ok) return outcome;
    this.#leaving = false;
    await this.#store.forget('leaving');
    await this.check();
    return outcome;
  }

  /** Nobody works here from now on; what waits to be sent stays, sealed, for its owner. */
  async logOut() {
    this.user = this.stranger = null;
    this.session = 'none';
    this.#leaving = true;
    await this.#store.keep('leaving', true);
    await this.#store.forget('user');
    await this.#leave();
  }

  expired() {
    if (this.user) this.session = 'expired';
  }

  async #leave() {
    const outcome = await this.#ask('POST', '/logout', { form: {} });
    if (!outcome.ok && outcome.why !== 'log-in') return false;
    this.#leaving = false;
    await this.#store.forget('leaving');
    this.session = 'none';
    return true;
  }

  async #ask(method, path, options, fits) {
    let outcome;
    try {
      const answer = await this.#exchange(method, path, { ...options, timeoutMs: 15_000 });
      outcome = meaning(answer, fits);
      this.#heard(outcome.why === 'wrong-answer' ? null : answer);
    } catch (problem) {
      if (problem.code !== 'no-network') throw problem;
      this.#heard(null);
      outcome = { ok: false, why: 'no-network', code: 'no-network', problem };
    }
    return outcome;
  }
}
