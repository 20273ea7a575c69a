/** The warden's phone: everything the screens need, with and without a network. The screens know this module alone. */
import { exchange, Problem, renewXsrfToken } from '/shared/api.js';
import { Account } from './account.js';
import { exportUnsent, importUnsent, wholePhoto } from './backup.js';
import { PhoneClock } from './clock.js';
import { Drafts } from './drafts.js';
import { Duty } from './duty.js';
import { favouritesOf } from './favourites.js';
import { Kept } from './kept.js';
import { OfflineMap } from './offline-map.js';
import { NotPossible, Reports } from './reports.js';
import { Shell } from './shell.js';
import { Room } from './room.js';
import { Store } from './store.js';
import { Work } from './work.js';

export { NotAPhoto } from './photos.js';
export { NotPossible, PersonalData } from './reports.js';
export { StorageFull } from './store.js';

const FRESH_MS = 10 * 60_000;
const CHECK_AGAIN_MS = 30_000;

/** @returns {Promise<Phone>} at once with what is kept; only a phone that nobody has used waits for the server's first answer */
export async function openPhone() {
  const phone = new Phone();
  await phone.open();
  return phone;
}

/** `change` fires whenever something below has changed. */
export class Phone extends EventTarget {
  #store = new Store({ onClosed: () => this.#told() });
  #clock = new PhoneClock();
  #heard = (answer) => this.#hear(answer);
  #account = new Account({ store: this.#store, exchange, heard: this.#heard });
  #kept = new Kept({ store: this.#store, exchange, heard: this.#heard });
  #shell = new Shell(() => this.#told());
  #map = new OfflineMap(this.#store, { fetchTile: (tile) => this.#fetchTile(tile), changed: () => this.#told() });
  #room = new Room({ layBallast: () => this.#store.layBallast(), changed: () => this.#told() });
  /** @type {?Work} */
  #work = null;
  #reports = null;
  #drafts = null;
  #duty = null;
  #others = 0;
  /** whether the last try reached our server; null before the first */
  #online = null;
  #refreshedAt = 0;
  #checking = null;
  #checkAgain = null;
  #telling = false;
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel('lagesbild-account') : null;

  async open() {
    const offset = (await this.#store.kept('clockOffset')) ?? null;
    this.#clock = new PhoneClock({ offset });
    await Promise.all([this.#account.open(), this.#kept.open(), this.#map.open(), this.#room.look()]);
    await this.#workAs(this.#account.user);
    globalThis.addEventListener?.('online', () => this.#hope());
    globalThis.addEventListener?.('offline', () => this.#told());
    globalThis.document?.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#hope());
    // another tab has logged somebody in or out
    if (this.#channel) this.#channel.onmessage = () => this.#account.open().then(() => this.#check());
    void this.#shell.open();
    const first = this.#check();
    if (!this.user) await first;
  }

  // who

  get user() {
    return this.#account.user;
  }

  /** Who is logged in but has nothing to do here; then `user` is null. */
  get stranger() {
    return this.#account.stranger;
  }

  get session() {
    return this.#work?.pump.paused === 'log-in' ? 'expired' : this.#account.session;
  }

  get online() {
    return this.#online ?? false;
  }

  get otherUsersUnsent() {
    return this.#others;
  }

  /** @throws {Problem} `wrong-password`, `no-network`, … */
  async logIn(name, password) {
    const outcome = await this.#account.logIn(name, password);
    if (!outcome.ok) throw new Problem(outcome.problem ?? { status: 0, code: outcome.code });
    await this.#adopt();
    this.#work?.pump.now();
    this.#refreshedAt = 0;
    void this.#refresh();
    this.#channel?.postMessage('in');
  }

  async logOut() {
    const leaving = this.#account.logOut();
    await this.#workAs(null);
    await leaving;
    this.#channel?.postMessage('out');
    this.#told();
  }

  /** Somebody came back, or the network did. */
  #hope() {
    void this.#shell.askAgain();
    void this.#room.look();
    this.#work?.pump.kick();
    void this.#check();
  }

  /** One check at a time; it never fails, at worst nothing is known. */
  #check() {
    this.#checking ??= (async () => {
      await this.#account.check();
      await this.#adopt();
      if (this.session === 'ok') void this.#refresh();
      if (['ok', 'unknown'].includes(this.session)) this.#work?.pump.kick();
      this.#told();
    })().catch((cause) => console.warn(cause)).finally(() => {
      this.#checking = null;
      clearTimeout(this.#checkAgain);
      if (!this.#online || this.session === 'unknown') this.#checkAgain = setTimeout(() => this.#check(), CHECK_AGAIN_MS);
    });
    return this.#checking;
  }

  async #adopt() {
    if (this.#account.session === 'ok' && this.#work?.pump.paused === 'log-in') this.#work.pump.now();
    if ((this.user?.id ?? null) !== (this.#work?.ledger.user ?? null)) await this.#workAs(this.user);
  }

  async #workAs(user) {
    this.#work?.end();
    this.#work = this.#reports = this.#drafts = this.#duty = null;
    if (user) {
      const ledger = await this.#store.ledgerOf(user.id);
      const work = await new Work({ ledger, clock: this.#clock, exchange, renewToken: renewXsrfToken, heard: this.#heard, told: () => this.#told() }).open();
      work.chosenRound = await ledger.kept('chosenRound');
      await this.#kept.of(ledger);
      this.#drafts = await new Drafts(ledger, () => this.now()).open();
      this.#reports = new Reports(work, { drafts: this.#drafts, canKeep: (bytes) => this.canKeep(bytes), places: () => this.places });
      this.#duty = new Duty(work, () => this.rounds);
      this.#work = work;
    } else {
      await this.#kept.of(null);
    }
    await this.#countOthers();
    if (user) void this.#store.layBallast().catch((cause) => console.warn(cause));
    this.#told();
  }

  async #countOthers() {
    const waiting = await this.#store.waitingByUser();
    this.#others = Object.entries(waiting).reduce((sum, [user, n]) => (user === this.user?.id ? sum : sum + n), 0);
  }

  /** @param {?{headers: Headers, sentAt: number}} answer  null: our server was not reached */
  #hear(answer) {
    if (this.#online !== Boolean(answer)) {
      this.#online = Boolean(answer);
      if (this.#online && this.session === 'unknown') void this.#check();
      this.#told();
    }
    if (!answer) return;
    const { headers, sentAt } = answer;
    if (this.#clock.heard(Date.parse(headers.get('Date') ?? ''), sentAt)) void this.#store.keep('clockOffset', this.#clock.offset).catch(() => {});
  }

  #told() {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      if (this.#work?.pump.paused === 'log-in') this.#account.expired();
      this.dispatchEvent(new Event('change'));
    });
  }

  // what is kept for reading

  get area() {
    return this.#kept.area;
  }

  get catalogue() {
    return this.#kept.catalogue;
  }

  get places() {
    return this.#kept.places;
  }

  get boundary() {
    return this.#kept.boundary;
  }

  get rounds() {
    return this.#kept.rounds;
  }

  get feedback() {
    return this.#kept.feedback;
  }

  get favourites() {
    return favouritesOf(this.#work?.uses ?? [], this.catalogue && new Set(this.catalogue.categories.map(({ code }) => code)));
  }

  /** The time as the server has it. */
  now() {
    return this.#clock.now();
  }

  async #refresh() {
    if (Date.now() - this.#refreshedAt < FRESH_MS) return;
    this.#refreshedAt = Date.now();
    // a full phone keeps the old copies; what is in memory is new
    await this.#kept.refresh({ now: this.#clock.now(), inUse: this.shift?.round }).catch((cause) => console.warn(cause));
    this.#told();
  }

  /** Tonight's rounds, now. @returns {Promise<boolean>} whether the server has answered */
  async fetchRounds() {
    if (!['ok', 'unknown'].includes(this.session)) return false;
    const answered = await this.#kept.refreshRounds({ now: this.#clock.now(), inUse: this.shift?.round }).catch((cause) => {
      console.warn(cause);
      return false;
    });
    this.#told();
    return answered;
  }

  // reports

  /**
   * @param {object} draft
   * @param {?string} begun  name of the begun report that this one was, as for `keepBegun`
   * @throws {PersonalData|StorageFull|NotAPhoto} before anything is kept
   */
  async saveReport(draft, begun = null) {
    const report = await this.#mine(this.#reports).save(draft, { begun });
    void this.#room.look();
    return report;
  }

  editReport(id, draft) {
    return this.#mine(this.#reports).edit(id, draft);
  }

  /** @returns {?{draft: object, at: number}} what was begun and not saved */
  begun(name) {
    return this.#drafts?.of(name) ?? null;
  }

  /** @param {string} name  a report's id, `new` for a new one  @param {?object} draft  null: nothing is begun */
  keepBegun(name, draft) {
    this.#drafts?.keep(name, draft);
  }

  undoReport(id) {
    return this.#mine(this.#reports).undo(id);
  }

  reports(wish) {
    return this.#reports?.list(wish) ?? [];
  }

  resolve(id, whose) {
    return this.#mine(this.#reports).resolve(id, whose);
  }

  /** After the end of the shift: my version becomes a report of its own. */
  saveAsNew(id) {
    return this.#mine(this.#reports).saveAsNew(id);
  }

  sameAs(id, other) {
    return this.#mine(this.#reports).sameAs(id, other);
  }

  notSame(id) {
    return this.#mine(this.#reports).notSame(id);
  }

  /** @returns {Promise<?Blob>} a photo while it lies on the phone */
  async photo(id) {
    const row = this.#work?.things.get(this.#work.ledger.keyOf('photo', id))?.row;
    if (!row) return null;
    const bytes = await wholePhoto(this.#work.ledger, row);
    return bytes.length === row.bytes ? new Blob([bytes], { type: 'image/jpeg' }) : null;
  }

  #mine(part) {
    if (!part) throw new NotPossible('log-in');
    return part;
  }

  // the shift

  get shift() {
    return this.#work?.shift() ?? null;
  }

  /** The one that ended last, of those that are still on the phone. */
  get lastShift() {
    return this.#work?.lastShift() ?? null;
  }

  /** @returns {boolean} whether a shift on this phone that has ended went that round */
  hasWalked(round) {
    return this.#work?.of('shift').some(({ content }) => content?.endedAt && content.round === round) ?? false;
  }

  get round() {
    return this.#duty?.round() ?? null;
  }

  get visits() {
    return this.#duty?.visits() ?? [];
  }

  get walkedMetres() {
    return this.#duty?.walked() ?? { metres: 0, approximate: false };
  }

  async startShift(wish) {
    const shift = await this.#mine(this.#duty).startShift(wish);
    await this.#room.askToPersist();
    this.#refreshedAt = 0;
    void this.#refresh();
    return shift;
  }

  endShift(debrief) {
    return this.#mine(this.#duty).endShift(debrief);
  }

  mendDebrief(shift, debrief) {
    return this.#mine(this.#duty).mendDebrief(shift, debrief);
  }

  chooseRound(id) {
    return this.#mine(this.#duty).chooseRound(id);
  }

  checkIn(visit) {
    return this.#mine(this.#duty).checkIn(visit);
  }

  checkOut(id) {
    return this.#mine(this.#duty).checkOut(id);
  }

  skip(stop, reason) {
    return this.#mine(this.#duty).skip(stop, reason);
  }

  undoVisit(id) {
    return this.#mine(this.#duty).undoVisit(id);
  }

  // the outbox

  /** `saved`: not sent yet; `rejected`, `conflicts`: reports that a person has to look at; `refused`: the same for shifts and visits. */
  get outbox() {
    if (!this.#work) return { saved: 0, sent: 0, rejected: 0, conflicts: 0, photos: 0, refused: [] };
    const { lastError, nextTryAt } = this.#work.pump;
    const paused = this.#work.pump.paused ?? (this.online ? null : 'offline');
    return { ...this.#work.tally(), refused: this.#work.refused(), ...(lastError ? { lastError } : {}), ...(nextTryAt ? { nextTryAt } : {}), ...(paused ? { paused } : {}) };
  }

  async sendNow() {
    if (this.session !== 'ok') await this.#check();
    await this.#work?.pump.now();
  }

  /** Sends what was refused once more, as it is. */
  tryAgain(kind, id) {
    return this.#mine(this.#work).tryAgain(kind, id);
  }

  exportUnsent() {
    return exportUnsent(this.#mine(this.#work), this.user);
  }

  async importUnsent(file) {
    const result = await importUnsent(this.#mine(this.#work), this.user, file);
    await this.#work.reload();
    this.#work.pump.kick();
    return result;
  }

  // the phone

  get storage() {
    return this.#room.state;
  }

  canKeep(bytes) {
    return this.#room.canKeep(bytes);
  }

  get map() {
    return this.#map.state;
  }

  get mapIsStale() {
    return this.#map.stale;
  }

  /** @throws {Problem|StorageFull} the map that was there stays */
  fetchMap() {
    const stops = (this.round?.stops ?? []).map(({ point }) => point).filter(Boolean);
    const otherBytes = JSON.stringify([this.boundary, this.places, this.rounds]).length;
    return this.#map.renew({ centre: this.area.centre, stops, otherBytes, streets: this.area.network.loaded });
  }

  async #fetchTile({ z, x, y }) {
    const answer = await exchange('GET', `/ogc/collections/streets/tiles/WebMercatorQuad/${z}/${y}/${x}`, { read: 'bytes' });
    if (answer.status === 204) return null;
    if (answer.status !== 200 || !/vector-tile/.test(answer.type)) throw new Problem({ ...answer.body, status: answer.status });
    return answer.body;
  }

  async tile(collection, tile) {
    return collection === 'streets' ? this.#map.tile(tile) : null;
  }

  get update() {
    return this.#shell.update;
  }

  applyUpdate() {
    this.#shell.apply();
  }
}
