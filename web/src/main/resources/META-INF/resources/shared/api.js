import { language, t } from './i18n.js';

/** On one page of a collection; the server gives no more at once. */
const MOST_ITEMS = 10_000;

/** What the server said no to, or why it was not reached. `code` is stable; `title` and `detail` are for people. */
export class Problem extends Error {
  /**
   * @param {{status?: number, code?: string, title?: string, detail?: string,
   *     errors?: {pointer: string, code: string, detail: string}[]}} said  RFC 9457; status 0: the server was not reached
   */
  constructor(said) {
    super(said.detail ?? said.title ?? said.code);
    this.name = 'Problem';
    this.status = said.status ?? 0;
    this.code = said.code ?? `http-${this.status}`;
    this.title = said.title ?? t('problem.title');
    this.detail = said.detail ?? '';
    this.errors = said.errors ?? [];
  }
}

/**
 * @param {Object<string, string|number|string[]|null|undefined>} query  empty values and empty lists are left out; lists
 *     are written with commas
 * @returns {string} `?a=b` or nothing
 */
export function queryString(query) {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const one = Array.isArray(value) ? value.join(',') : value;
    if (one !== undefined && one !== null && one !== '') written.set(name, one);
  }
  const line = written.toString();
  return line && `?${line}`;
}

/** Goes to the login page, and back here afterwards. */
export function goToLogin() {
  const here = location.pathname + location.search + location.hash;
  location.assign(`/login${here === '/' ? '' : queryString({ return: here })}`);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{query?: object, body?: object, form?: object, signal?: AbortSignal, stay?: boolean, type?: string,
 *     accept?: string, headers?: object}} options  `stay`: an expired session is a Problem and not a jump to the login page
 * @returns {Promise<Response>} an answer of the 2xx family
 * @throws {Problem}
 */
async function request(method, path, options = {}) {
  const headers = { Accept: options.accept ?? 'application/json', 'Accept-Language': language, ...options.headers };
  const init = { method, headers, signal: options.signal, credentials: 'same-origin' };
  if (options.body !== undefined) {
    headers['Content-Type'] = options.type ?? 'application/json';
    init.body = JSON.stringify(options.body);
  } else if (options.form) {
    init.body = new URLSearchParams(options.form);
  }
  let answer;
  try {
    if (method !== 'GET') headers['X-XSRF-TOKEN'] = xsrfToken() || (await freshXsrfToken());
    answer = await fetch(path + queryString(options.query ?? {}), init);
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    throw new Problem({ status: 0, code: 'no-network', title: t('problem.noNetwork.title'), detail: t('problem.noNetwork.detail') });
  }
  if (answer.ok) return answer;
  if (answer.status === 401 && !options.stay) goToLogin();
  throw new Problem({ ...(await said(answer)), status: answer.status });
}

/** Read anew for each request: the token changes at login. */
function xsrfToken() {
  const pair = document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='));
  return pair ? decodeURIComponent(pair.slice('XSRF-TOKEN='.length)) : '';
}

/** A page out of the browser's cache brings no token; any answer of the server does. */
async function freshXsrfToken(signal) {
  await fetch('/api/me', { credentials: 'same-origin', headers: { Accept: 'application/json' }, signal });
  return xsrfToken();
}

async function said(answer) {
  try {
    return await answer.json();
  } catch {
    return { title: t('problem.title'), detail: t('problem.unreadable', { status: String(answer.status) }) };
  }
}

/**
 * One try, for those who decide themselves what an answer means: it never leaves the page, follows no redirect and throws for
 * no status.
 *
 * @param {string} method
 * @param {string} path
 * @param {{query?: object, body?: object, bytes?: ArrayBuffer|Uint8Array, form?: object, type?: string, headers?: object, timeoutMs?: number,
 *     read?: 'json'|'bytes'}} options
 * @returns {Promise<{status: number, type: string, body: ?(object|ArrayBuffer), headers: Headers, sentAt: number}>}  status 0: a
 *     redirect; `body`: null when there is none, or when it is no JSON although JSON was asked for
 * @throws {Problem} `no-network`: not reached, no answer in time, or the answer broke off
 */
export async function exchange(method, path, options = {}) {
  const wantsBytes = options.read === 'bytes';
  const headers = { Accept: wantsBytes ? '*/*' : 'application/json', 'Accept-Language': language, ...options.headers };
  const init = { method, headers, credentials: 'same-origin', redirect: 'manual', cache: 'no-store' };
  if (options.body !== undefined) {
    headers['Content-Type'] = options.type ?? 'application/json';
    init.body = JSON.stringify(options.body);
  } else if (options.bytes !== undefined) {
    headers['Content-Type'] = options.type;
    init.body = options.bytes;
  } else if (options.form) {
    init.body = new URLSearchParams(options.form);
  }
  const giveUp = new AbortController();
  init.signal = giveUp.signal;
  const timer = setTimeout(() => giveUp.abort(), options.timeoutMs ?? 30_000);
  try {
    if (method !== 'GET') headers['X-XSRF-TOKEN'] = xsrfToken() || (await freshXsrfToken(giveUp.signal));
    const sentAt = Date.now();
    const answer = await fetch(path + queryString(options.query ?? {}), init);
    const body = wantsBytes && answer.ok ? await answer.arrayBuffer() : readable(await answer.text());
    return { status: answer.status, type: answer.headers.get('Content-Type') ?? '', body, headers: answer.headers, sentAt };
  } catch {
    throw new Problem({ status: 0, code: 'no-network', title: t('problem.noNetwork.title'), detail: t('problem.noNetwork.detail') });
  } finally {
    clearTimeout(timer);
  }
}

function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Asks the server for a new token against forged requests. @returns {Promise<string>} empty when none came */
export async function renewXsrfToken() {
  try {
    return await freshXsrfToken();
  } catch {
    return '';
  }
}

async function json(path, query, options = {}) {
  return (await request('GET', path, { ...options, query })).json();
}

let areaOnce;

/** @returns {Promise<object>} the municipality this server is for; needs no login. Asked once per page. */
export function area() {
  areaOnce ??= json('/api/area').catch((problem) => {
    areaOnce = undefined;
    throw problem;
  });
  return areaOnce;
}

/** @returns {Promise<?{id: string, name: string, displayName: string, roles: string[], pages: string[]}>} null when nobody is signed in */
export async function me() {
  try {
    return await json('/api/me', {}, { stay: true });
  } catch (problem) {
    if (problem.status === 401) return null;
    throw problem;
  }
}

export async function logIn(username, password) {
  await request('POST', '/login', { form: { username, password }, stay: true });
}

export async function logOut() {
  await request('POST', '/logout', { form: {}, stay: true });
}

/** Works once, with the secret of the link that the start printed. */
export async function makeFirstAdministrator(wanted) {
  await request('POST', '/api/first-administrator', { body: wanted, stay: true });
}

let categoriesOnce;

/** @returns {Promise<{groups: object[], categories: object[]}>} the catalogue in force. Asked once per page. */
export function categories() {
  categoriesOnce ??= json('/api/categories').catch((problem) => {
    categoriesOnce = undefined;
    throw problem;
  });
  return categoriesOnce;
}

/** @returns {Promise<object>} one page as a FeatureCollection with `numberMatched` and `links` */
export function observations(query, signal) {
  return json('/api/observations', query, { signal });
}

export function observation(id, signal) {
  return json(`/api/observations/${encodeURIComponent(id)}`, {}, { signal });
}

/** @returns {Promise<{near: object[]}>} reports of perhaps the same event */
export function nearObservations(id) {
  return json(`/api/observations/${encodeURIComponent(id)}/near`);
}

/** @returns {Promise<{versions: object[]}>} oldest first */
export function observationHistory(id) {
  return json(`/api/observations/${encodeURIComponent(id)}/history`);
}

/**
 * @param {string} step  `verify`, `hand-off`, `close`, `reopen` or `duplicate-of/ID`
 * @param {number} version  the one that was seen; another one is a Problem `other-content`
 * @param {object} words  of the step; empty for those that need none
 * @returns {Promise<object>} the Feature as it stands now
 */
export async function observationStep(id, step, version, words) {
  const path = `/api/observations/${encodeURIComponent(id)}/${step}`;
  return (await request('POST', path, { body: words, headers: { 'If-Match': `"${version}"` }, stay: true })).json();
}

/** Takes away what it told, for good. */
export async function eraseObservation(id, reason) {
  await request('DELETE', `/api/observations/${encodeURIComponent(id)}`, { query: { reason }, stay: true });
}

/** @returns {Promise<Blob>} never kept by the browser */
export async function photo(id) {
  return (await request('GET', `/api/photos/${encodeURIComponent(id)}`, { accept: 'image/*' })).blob();
}

/** @returns {Promise<string>} the same for the same observations that one may see; tells whether anything is new, and nothing else */
export async function observationsVersion() {
  return (await json('/api/observations/version', {}, { stay: true })).version;
}

export function counts(query, signal) {
  return json('/api/observations/counts', query, { signal });
}

/** @returns {Promise<object>} saved views of the planner's page: one's own and those that are shared */
export function views() {
  return json('/api/views');
}

/** @param {?number} version  that was seen; null for a new view */
export async function putView(id, body, version) {
  return (await request('PUT', `/api/views/${encodeURIComponent(id)}`, { body, headers: ifMatch(version) })).json();
}

export async function deleteView(id, version) {
  await request('DELETE', `/api/views/${encodeURIComponent(id)}`, { headers: ifMatch(version) });
}

/** Classes, basis and densest squares of a density; `compare` asks for classes that hold for both periods. */
export function density(query, signal) {
  return json('/api/density', query, { signal });
}

export function hotspots(query, signal) {
  return json('/api/hotspots', query, { signal });
}

/** A place before and after: `place, from, to, ring`. */
export function followUp(query, signal) {
  return json('/api/follow-up', query, { signal });
}

/** How methods did on the time after: the contest. */
export function hotspotEvaluation(query, signal) {
  return json('/api/hotspots/evaluation', query, { signal });
}

/** Records of past weeks, latest first, each with its grade. */
export function hotspotWeeks(signal) {
  return json('/api/hotspots/weeks', {}, { signal });
}

/** One week's list as it was, and what changed since the one before. */
export function hotspotWeek(week, signal) {
  return json(`/api/hotspots/weeks/${encodeURIComponent(week)}`, {}, { signal });
}

/** Two rankings laid over each other: `by` measure or traffic. */
export function spotOverlap(query, signal) {
  return json('/api/hotspots/overlap', query, { signal });
}

/** The first three places of each setting, group or focus area. */
export function spotGroups(query, signal) {
  return json('/api/hotspots/groups', query, { signal });
}

/** The same id and content again is harmless. An expired session does not leave the page: the form would be lost. */
export async function putObservation(id, feature) {
  return (await request('PUT', `/api/observations/${id}`, { body: feature, type: 'application/geo+json', stay: true })).json();
}

/**
 * Plans while somebody watches: `signal` ends the search on the server too.
 *
 * @param {(plan: object) => void} onPlan  hears of better and better plans
 * @returns {Promise<object>} the last one
 */
export async function watchRounds(body, signal, onPlan) {
  const answer = await request('POST', '/api/rounds/plan', { body, signal, accept: 'text/event-stream' });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (name === 'done') return JSON.parse(data);
      if (name === 'plan') onPlan(JSON.parse(data));
    }
  }
  throw new Problem({ status: 0, code: 'no-network', title: t('problem.noNetwork.title'), detail: t('problem.noNetwork.detail') });
}

/** What `rounds` cost as they are given; nothing of them is moved. */
export async function walkRounds(body, signal) {
  return (await request('POST', '/api/rounds/walk', { body, signal })).json();
}

/** `rounds` beside others of the same evening, and what an hour more would buy. */
export async function compareRounds(body, signal) {
  return (await request('POST', '/api/rounds/compare', { body, signal })).json();
}

/** @returns {Promise<{places: object[]}>} priority places that stand on `date`, with whose turn it is */
export function roundCandidates(query, signal) {
  return json('/api/rounds/candidates', query, { signal });
}

/** @param {string} day  `2026-11-27` @returns {Promise<{rounds: object[]}>} wardens get those handed out, planners all */
export function rounds(day, signal) {
  return json('/api/rounds', { date: day }, { signal });
}

export function round(id, signal) {
  return json(`/api/rounds/${encodeURIComponent(id)}`, {}, { signal });
}

/** @param {?number} version  that was seen; null for a new round */
export async function putRound(id, body, version) {
  return (await request('PUT', `/api/rounds/${encodeURIComponent(id)}`, { body, headers: ifMatch(version) })).json();
}

/** Hands the round out to the wardens' phones as it stands. */
export async function publishRound(id, version) {
  return (await request('POST', `/api/rounds/${encodeURIComponent(id)}/publish`, { headers: ifMatch(version) })).json();
}

/** Takes the round back from the phones. */
export async function withdrawRound(id, version) {
  return (await request('POST', `/api/rounds/${encodeURIComponent(id)}/withdraw`, { headers: ifMatch(version) })).json();
}

/** @returns {Promise<{debriefs: object[]}>} of the rounds of a day: planned against walked */
export function debriefs(day, signal) {
  return json('/api/rounds/debriefs', { date: day }, { signal });
}

/** @param {?number} version  that was seen; null when nothing was told before */
export async function putDebrief(round, body, version) {
  return (await request('PUT', `/api/rounds/${encodeURIComponent(round)}/debrief`, { body, headers: ifMatch(version) })).json();
}

function ifMatch(version) {
  return version === null || version === undefined ? {} : { 'If-Match': `"${version}"` };
}

/** @returns {Promise<{shifts: object[]}>} shifts that began on the day: one's own, planners all wardens' */
export function shifts(day, signal) {
  return json('/api/shifts', { date: day }, { signal });
}

/** @returns {Promise<{visits: object[]}>} check-ins and skips of those shifts */
export function visits(day, signal) {
  return json('/api/presence', { date: day }, { signal });
}

/** @returns {string} address of the picture with a place's QR code */
export function placeCode(place) {
  return `/api/places/${encodeURIComponent(place)}/qr.svg`;
}

/** @returns {Promise<object>} a GeoJSON FeatureCollection with all features of the collection, from as many pages as they take */
export async function collection(id, signal) {
  const path = `/ogc/collections/${encodeURIComponent(id)}/items`;
  const all = await json(path, { limit: MOST_ITEMS }, { signal });
  for (let page = all; nextCursor(page); ) {
    page = await json(path, { limit: MOST_ITEMS, cursor: nextCursor(page) }, { signal });
    all.features.push(...page.features);
  }
  return all;
}

/**
 * The first features that touch a frame.
 *
 * @param {number[]} bounds  west, south, east, north
 * @returns {Promise<{features: object[], numberMatched: number}>}
 */
export function featuresIn(id, bounds, limit, signal) {
  return json(`/ogc/collections/${encodeURIComponent(id)}/items`, { bbox: bounds.join(','), limit }, { signal });
}

function nextCursor(page) {
  const next = page.links?.find((link) => link.rel === 'next');
  return next ? new URL(next.href).searchParams.get('cursor') : null;
}

/**
 * @param {string} id  of the collection
 * @param {{z: number, x: number, y: number}} tile  x counts columns from the west, y rows from the north
 * @returns {Promise<?ArrayBuffer>} a Mapbox vector tile, null when it is empty
 */
export async function tile(id, { z, x, y }, query, signal) {
  const path = `/ogc/collections/${id}/tiles/WebMercatorQuad/${z}/${y}/${x}`;
  const answer = await request('GET', path, { query, signal, accept: 'application/vnd.mapbox-vector-tile' });
  return answer.status === 204 ? null : answer.arrayBuffer();
}

let offersOnce;

/**
 * What this server can be asked, so that nothing is offered that leads nowhere.
 *
 * @returns {Promise<Set<string>>} addresses as in its own description: `/api/zones/{id}`; empty when that was not reached
 */
export function offers() {
  offersOnce ??= json('/api/openapi.json').then(
    ({ paths }) => new Set(Object.keys(paths ?? {})),
    () => new Set(),
  );
  return offersOnce;
}

/** @returns {Promise<Set<string>>} ids of the collections that this reader may see; empty when that was not reached */
export async function collectionIds() {
  try {
    const { collections } = await json('/ogc/collections');
    return new Set(collections.map(({ id }) => id));
  } catch {
    return new Set();
  }
}

/**
 * @param {?object} geometry  polygon in WGS 84; null: everything of the filter
 * @param {string} filter  as in an address
 * @param {string} compare  interval to compare with; empty: the server takes the time just before
 */
export async function summary(geometry, filter, compare, signal) {
  return (await request('POST', '/api/observations/summary', { body: { geometry, filter, ...(compare && { compare }) }, signal, stay: true })).json();
}

/** @param {object} geometry  polygon in WGS 84 @returns {Promise<object>} what the map has there, beside the whole town */
export async function whyHere(geometry) {
  return (await request('POST', '/api/hotspots/why', { body: { geometry }, stay: true })).json();
}

/** The computed places beside people's. @param {object} query  as for `hotspots` */
export function peoplesList(query, signal) {
  return json('/api/hotspots/people', query, { signal });
}

/** Puts a computed place aside for a time; the same id and content again is harmless. */
export async function putSetAside(id, body) {
  return (await request('PUT', `/api/hotspots/set-aside/${encodeURIComponent(id)}`, { body, stay: true })).json();
}

export async function deleteSetAside(id) {
  await request('DELETE', `/api/hotspots/set-aside/${encodeURIComponent(id)}`, { stay: true });
}

/** @param {'priority-places'|'patrol-areas'|'zones'} kind @returns {Promise<object>} a FeatureCollection of polygons */
export function areas(kind, signal) {
  return json(`/api/${kind}`, {}, { signal });
}

/** @param {?number} version  that was seen; null for a new one @returns {Promise<object>} the Feature as it stands now */
export async function putArea(kind, id, feature, version) {
  return (await request('PUT', `/api/${kind}/${encodeURIComponent(id)}`, { body: feature, type: 'application/geo+json', headers: ifMatch(version), stay: true })).json();
}

export async function deleteArea(kind, id, version) {
  await request('DELETE', `/api/${kind}/${encodeURIComponent(id)}`, { headers: ifMatch(version), stay: true });
}

/** Brings back what was taken away a moment ago. */
export async function restore(kind, id) {
  await request('POST', `/api/${kind}/${encodeURIComponent(id)}/restore`, { stay: true });
}

/** @returns {Promise<object[]>} */
export async function uploads(signal) {
  const answer = await json('/api/uploads', {}, { signal });
  return answer.uploads ?? answer;
}

export async function deleteUpload(id) {
  await request('DELETE', `/api/uploads/${encodeURIComponent(id)}`, { stay: true });
}

/**
 * Sends a file as it is.
 *
 * @param {{name: string, format: string, crs: string, shared: string, personalData: string}} wish  `personalData`: `checked` when somebody has looked at it
 * @param {File} file
 * @param {(part: number) => void} onProgress  0 to 1
 * @param {AbortSignal} signal
 * @returns {Promise<object>} what the server read
 */
export async function putUpload(id, wish, file, onProgress, signal) {
  const token = xsrfToken() || (await freshXsrfToken());
  const { status, said: answer } = await new Promise((done, failed) => {
    const sending = new XMLHttpRequest();
    const noNetwork = () => failed(new Problem({ status: 0, code: 'no-network', title: t('problem.noNetwork.title'), detail: t('problem.noNetwork.detail') }));
    sending.open('PUT', `/api/uploads/${encodeURIComponent(id)}${queryString(wish)}`);
    for (const [name, value] of Object.entries({ Accept: 'application/json', 'Accept-Language': language, 'X-XSRF-TOKEN': token, 'Content-Type': 'application/octet-stream' })) sending.setRequestHeader(name, value);
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    sending.addEventListener('load', () => done({ status: sending.status, said: readable(sending.responseText) }));
    sending.addEventListener('error', noNetwork);
    sending.addEventListener('abort', () => failed(new DOMException('stopped', 'AbortError')));
    signal.addEventListener('abort', () => sending.abort());
    sending.send(file);
  });
  if (status >= 200 && status < 300) return answer;
  throw new Problem({ ...(answer ?? { title: t('problem.title'), detail: t('problem.unreadable', { status: String(status) }) }), status });
}

/** @returns {Promise<object[]>} layers of other servers that this reader may see; administrators get `settings` with each */
export async function outsideLayers(signal) {
  return (await json('/api/outside-layers', {}, { signal })).layers;
}

/** @param {?number} version  that was seen; null for a new one */
export async function putOutsideLayer(id, body, version) {
  return (await request('PUT', `/api/outside-layers/${encodeURIComponent(id)}`, { body, headers: ifMatch(version), stay: true })).json();
}

export async function deleteOutsideLayer(id, version) {
  await request('DELETE', `/api/outside-layers/${encodeURIComponent(id)}`, { headers: ifMatch(version), stay: true });
}

/** Asks a service and stores nothing. @returns {Promise<object>} its layers, a test picture, or `fault`: what was wrong */
export async function tryOutsideLayer(body) {
  return (await request('POST', '/api/outside-layers/try', { body, stay: true })).json();
}

/** @param {string} address  of a picture that did not come @returns {Promise<string>} why; empty when it comes by now */
export async function pictureFault(address) {
  try {
    await request('GET', address, { stay: true });
    return '';
  } catch (problem) {
    return problem.detail || problem.title;
  }
}

/** @param {string} [week]  `2026-W47`, else the one that goes on @returns {Promise<object>} presence wanted, given and owed, per place and party */
export function dose(week, signal) {
  return json('/api/dose', { week }, { signal });
}

/** A visit of one's own; the same id and content again is harmless. */
export async function putVisit(id, body) {
  return (await request('PUT', `/api/presence/${encodeURIComponent(id)}`, { body, stay: true })).json();
}

export async function deleteVisit(id) {
  await request('DELETE', `/api/presence/${encodeURIComponent(id)}`, { stay: true });
}

/** @returns {Promise<Blob>} a map to print */
export async function mapPrint(wish, signal) {
  return (await request('POST', '/api/map-prints', { body: wish, accept: wish.f === 'png' ? 'image/png' : 'application/pdf', signal, stay: true })).blob();
}

/** @returns {Promise<Blob>} the observations of a part of the map @param {{geometry: object, filter: string, f: 'geojson'|'csv'|'gpkg'}} wish */
export async function exportMarked(wish, signal) {
  return (await request('POST', '/api/observations/export', { body: wish, accept: '*/*', signal, stay: true })).blob();
}

/** @param {string} path  of an export @param {'geojson'|'csv'|'gpkg'} f @returns {string} an address that gives a file */
export function exportAddress(path, f, query = {}) {
  return path + queryString({ f, ...query });
}
