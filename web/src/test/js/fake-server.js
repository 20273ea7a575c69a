/** A server in a few lines, for the tests of the outbox: keeps its promises as the real one does, and can be made to fail. */

const JSON_TYPE = 'application/json';

export class FakeServer {
  constructor() {
    /** @type {Map<string, {version: number, feature: object}>} */
    this.reports = new Map();
    this.shifts = new Map();
    this.visits = new Map();
    this.photos = new Map();
    /** what was asked, in order: `POST /api/…` */
    this.log = [];
    this.time = Date.now();
    /** @type {((method: string, path: string, n: number) => ?object|string)[]} each asked before the server answers; null lets it pass */
    this.faults = [];
    this.rejects = () => null;
    this.erased = new Set();
  }

  /** Stands where `exchange` of shared/api.js does. */
  exchange = async (method, path, options = {}) => {
    this.log.push(`${method} ${path}`);
    const fault = this.faults.map((one) => one(method, path, this.log.length)).find(Boolean);
    if (fault === 'lost') throw Object.assign(new Error('lost'), { code: 'no-network' });
    if (fault && fault !== 'answer-lost') return this.#answer(fault.status, fault.body ?? null, fault);
    const said = this.#serve(method, path, options);
    if (fault === 'answer-lost') throw Object.assign(new Error('answer lost'), { code: 'no-network' });
    return said;
  };

  #answer(status, body, { type = JSON_TYPE, headers = {} } = {}) {
    return { status, type, body, headers: new Headers({ Date: new Date(this.time).toUTCString(), ...headers }), sentAt: Date.now() };
  }

  #problem(status, code, more = {}) {
    return this.#answer(status, { status, code, title: code, detail: code, ...more });
  }

  #serve(method, path, { body, bytes, headers }) {
    const id = path.split('/')[3];
    if (path === '/api/observations/batch') return this.#answer(200, { results: body.map((one) => this.#report(one)) });
    if (path.endsWith('/near')) return this.#answer(200, { near: [] });
    if (path.startsWith('/api/observations/') && method === 'GET') return this.reports.has(id) ? this.#answer(200, this.#feature(id)) : this.#problem(404, 'not-found');
    if (path.startsWith('/api/observations/') && method === 'DELETE') {
      if (!this.reports.delete(id)) return this.#problem(404, 'not-found');
      this.erased.add(id);
      return this.#answer(204, null);
    }
    if (path.startsWith('/api/shifts/')) return this.#put(this.shifts, id, body);
    if (path.startsWith('/api/presence/')) return this.shifts.has(body.shift) ? this.#put(this.visits, id, body) : this.#problem(422, 'shift-unknown');
    if (path.startsWith('/api/photos/')) return this.#photo(id, bytes, headers['Content-Range']);
    return this.#problem(404, 'http-404');
  }

  #put(all, id, body) {
    all.set(id, { ...body, version: (all.get(id)?.version ?? 0) + 1 });
    return this.#answer(200, { id, ...all.get(id) });
  }

  #feature(id) {
    const { feature, version } = this.reports.get(id);
    return { ...feature, id, properties: { ...feature.properties, version } };
  }

  #report({ id, ifMatch, ...feature }) {
    const no = (status, code) => ({ id, result: 'rejected', problem: { status, code, title: code, detail: code } });
    const refused = this.rejects(feature);
    if (refused) return no(refused.status, refused.code);
    if (this.erased.has(id)) return no(409, 'erased');
    const known = this.reports.get(id);
    if (!known) {
      this.reports.set(id, { version: 1, feature });
      return { id, result: 'created', version: 1 };
    }
    if (JSON.stringify(known.feature) === JSON.stringify(feature)) return { id, result: 'unchanged', version: known.version };
    if (ifMatch !== known.version) return no(409, 'other-content');
    this.reports.set(id, { version: known.version + 1, feature });
    return { id, result: 'changed', version: known.version + 1 };
  }

  #photo(id, bytes, range) {
    if (![...this.reports.values()].some(({ feature }) => feature.properties.photos?.includes(id))) return this.#problem(404, 'not-found');
    const [, from, total] = range.match(/^bytes (\*|\d+)(?:-\d+)?\/(\d+)$/);
    const have = this.photos.get(id) ?? new Uint8Array(0);
    const whole = (parts) => (parts.length === Number(total) ? this.#answer(parts === have ? 200 : 201, { received: parts.length, total: Number(total) }) : this.#answer(202, { received: parts.length, total: Number(total) }));
    if (from === '*') return whole(have);
    if (Number(from) !== have.length) return this.#problem(409, 'wrong-offset', { received: have.length });
    const more = new Uint8Array([...have, ...bytes]);
    this.photos.set(id, more);
    return whole(more);
  }
}
