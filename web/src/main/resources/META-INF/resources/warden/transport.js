/** One try each, and what its answer means. Trusts nothing that does not look like our own server. */

const DONE = ['created', 'unchanged', 'changed'];

/**
 * @typedef {{ok: true, status: number, body: ?object, headers: Headers}
 *     | {ok: false, why: 'no-network'|'wrong-answer'|'server'|'busy'|'log-in'|'csrf'|'refused', code: string, afterMs?: number, problem?: object}} Outcome
 */

/**
 * @param {{status: number, type: string, body: *, headers: Headers}} answer
 * @param {(body: ?object) => boolean} fits  whether a good answer has the form that was expected
 * @returns {Outcome}
 */
export function meaning({ status, type, body, headers }, fits = () => true) {
  const problem = /json/.test(type) && typeof body?.code === 'string' ? { ...body, status } : null;
  const no = (why, code = problem?.code ?? why) => ({ ok: false, why, code, ...(problem ? { problem } : {}) });
  if (status >= 200 && status < 300) {
    const good = status === 204 ? fits(null) : /json/.test(type) && body !== null && fits(body);
    return good ? { ok: true, status, body, headers } : no('wrong-answer', 'wrong-answer');
  }
  if (status === 429 || status === 503) return { ...no('busy', problem?.code ?? `http-${status}`), afterMs: retryAfter(headers.get('Retry-After'), headers.get('Date')) };
  if (status >= 500 || status === 408 || status === 425) return no('server', `http-${status}`);
  // a proxy or a log-in page of the network answers in its own words: what it says is about nothing of ours
  if (!problem || status < 400) return no('wrong-answer', 'wrong-answer');
  if (status === 401) return no('log-in');
  if (status === 403 && problem.code === 'csrf') return no('csrf');
  return no('refused');
}

/** @returns {number|undefined} milliseconds; the header has seconds or a date */
export function retryAfter(text, now) {
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Date.parse(now ?? '') || Date.now()));
}

export class Transport {
  #exchange;
  #renewToken;
  #account;
  #heard;

  /**
   * @param {{exchange: Function, renewToken: () => Promise<*>, account: string, heard?: (answer: ?object) => void}} wish  `account`: id of the
   *     user whose things these are: the server refuses them from anybody else's session; `heard`: told each answer of our server,
   *     null when there was none
   */
  constructor({ exchange, renewToken, account, heard = () => {} }) {
    this.#exchange = exchange;
    this.#renewToken = renewToken;
    this.#account = account;
    this.#heard = heard;
  }

  /** @returns {Promise<Outcome>} */
  async ask(method, path, { fits, headers, ...options } = {}) {
    const outcome = await this.#once(method, path, fits, headers, options);
    if (outcome.why !== 'csrf') return outcome;
    await this.#renewToken();
    const second = await this.#once(method, path, fits, headers, options);
    return second.why === 'csrf' ? { ...second, why: 'server' } : second;
  }

  async #once(method, path, fits, headers, options) {
    let answer;
    try {
      answer = await this.#exchange(method, path, { ...options, headers: { ...headers, 'Lagesbild-Account': this.#account } });
    } catch (problem) {
      if (problem.code !== 'no-network') throw problem;
      this.#heard(null);
      return { ok: false, why: 'no-network', code: 'no-network' };
    }
    const outcome = meaning(answer, fits);
    this.#heard(outcome.why === 'wrong-answer' ? null : answer);
    return outcome;
  }

  /** @param {{id: string, feature: object, ifMatch?: number}[]} items */
  batch(items) {
    const body = items.map(({ id, feature, ifMatch }) => ({ ...feature, id, ...(ifMatch === undefined ? {} : { ifMatch }) }));
    const fits = (said) =>
      Array.isArray(said?.results) &&
      said.results.length === items.length &&
      said.results.every(({ id, result, problem }, i) => id === items[i].id && (DONE.includes(result) || (result === 'rejected' && typeof problem?.code === 'string')));
    return this.ask('POST', '/api/observations/batch', { body, fits });
  }

  observation(id) {
    return this.ask('GET', `/api/observations/${id}`, { fits: (body) => body?.type === 'Feature' });
  }

  erase(id, reason) {
    return this.ask('DELETE', `/api/observations/${id}`, { query: { reason }, fits: (body) => body === null });
  }

  sameAs(id, other) {
    return this.ask('POST', `/api/observations/${id}/duplicate-of/${other}`, { body: {}, fits: (body) => body?.type === 'Feature' });
  }

  shift(id, body) {
    return this.ask('PUT', `/api/shifts/${id}`, { body, fits: (said) => said?.id === id });
  }

  visit(id, body) {
    return this.ask('PUT', `/api/presence/${id}`, { body, fits: (said) => said?.id === id });
  }

  takeBackVisit(id) {
    return this.ask('DELETE', `/api/presence/${id}`, { fits: (body) => body === null });
  }

  /** @param {?{from: number, bytes: Uint8Array}} chunk  null asks how much is there */
  photo(id, { total, type }, chunk) {
    const range = chunk ? `bytes ${chunk.from}-${chunk.from + chunk.bytes.length - 1}/${total}` : `bytes */${total}`;
    return this.ask('PUT', `/api/photos/${id}`, {
      bytes: chunk?.bytes ?? new Uint8Array(0),
      type,
      headers: { 'Content-Range': range },
      timeoutMs: 90_000,
      fits: (said) => Number.isInteger(said?.received),
    });
  }
}
