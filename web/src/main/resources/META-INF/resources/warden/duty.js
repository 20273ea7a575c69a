/** A shift, its round and its visits. Everything here is done by a hand on the screen, nothing by itself. */
import { NotPossible, refusePersonalData } from './reports.js';
import { walked } from './walk.js';

export class Duty {
  #work;
  #rounds;

  /**
   * @param {import('./work.js').Work} work
   * @param {() => object[]} rounds  the published ones that are kept
   */
  constructor(work, rounds) {
    this.#work = work;
    this.#rounds = rounds;
  }

  #now() {
    return new Date(this.#work.clock.now()).toISOString();
  }

  async startShift({ pair, round, end }) {
    if (this.#work.shift()) throw new NotPossible('on-shift');
    const id = crypto.randomUUID();
    const startedAt = this.#now();
    const planned = this.#rounds().find((one) => one.id === round);
    const content = { party: 'WARDENS', pair, start: planned?.start ?? startedAt, end: end ?? planned?.end, startedAt, round };
    await this.#keep('shift', id, content, { row: { at: this.#work.clock.now() } }, { verb: 'start', shift: id });
    return { id, ...content };
  }

  async endShift(debrief) {
    const shift = this.#shift();
    const told = this.#debrief(debrief);
    await this.#keep('shift', shift.id, { ...this.#content('shift', shift.id), endedAt: this.#now(), debrief: told }, {}, { verb: 'end', shift: shift.id });
  }

  /** Writes the debrief anew, also when the server has refused it. */
  async mendDebrief(shift, debrief) {
    const told = this.#debrief(debrief);
    await this.#keep('shift', shift, { ...this.#content('shift', shift), debrief: told }, {}, { verb: 'end', shift });
  }

  #debrief({ done = '', seen = '', next = '' } = {}) {
    refusePersonalData(done, seen, next);
    return { done: done.trim(), seen: seen.trim(), next: next.trim() };
  }

  async checkIn({ stop, place, name, point, accuracy, method }) {
    const shift = this.#shift();
    const arrived = this.#now();
    const known = this.#stop(stop);
    const before = this.visits(shift.id).find((visit) => !visit.left && !visit.skipReason);
    const id = crypto.randomUUID();
    const content = {
      shift: shift.id,
      round: shift.round,
      stop,
      place: place ?? known?.place,
      name: name ?? known?.name,
      point: point ?? null,
      accuracy,
      method,
      arrived,
      // nobody is at two places: whoever checks in has left the place before
      ...(before ? { leftBefore: before.id } : {}),
    };
    const more = before ? [{ kind: 'visit', id: before.id, content: { ...this.#content('visit', before.id), left: arrived } }] : [];
    await this.#keep('visit', id, content, { row: { at: this.#work.clock.now(), shift: shift.id }, more }, { verb: 'put', shift: shift.id });
    return this.visits(shift.id).find((visit) => visit.id === id);
  }

  async checkOut(id) {
    const content = this.#content('visit', id);
    await this.#keep('visit', id, { ...content, left: this.#now() }, {}, { verb: 'put', shift: content.shift });
  }

  async skip(stop, reason) {
    const shift = this.#shift();
    const known = this.#stop(stop);
    const id = crypto.randomUUID();
    const content = { shift: shift.id, round: shift.round, stop, place: known?.place, name: known?.name, method: 'HAND', arrived: this.#now(), skipReason: reason };
    await this.#keep('visit', id, content, { row: { at: this.#work.clock.now(), shift: shift.id } }, { verb: 'put', shift: shift.id });
    return this.visits(shift.id).find((visit) => visit.id === id);
  }

  /** What the check-in had ended goes on again. @throws {NotPossible} `shift-closed` */
  async undoVisit(id) {
    const { ledger, pump } = this.#work;
    const { row, content } = this.#found('visit', id);
    if (this.#work.isClosed(row.shift)) throw new NotPossible('shift-closed');
    const before = content.leftBefore && this.#work.things.get(ledger.keyOf('visit', content.leftBefore));
    const { left, ...again } = before?.content ?? {};
    const reopened = before?.content && left === content.arrived ? [{ kind: 'visit', id: before.row.id, content: again }] : [];
    const ops = reopened.map((one) => ({ kind: 'visit', id: one.id, verb: 'put', shift: content.shift }));
    await ledger.takeBack('visit', id, {}, { things: reopened, ops });
    await this.#work.reload();
    pump.kick();
  }

  /** @returns {object[]} of a shift, in the order of arrival */
  visits(shift = this.#work.shift()?.id) {
    return this.#work
      .of('visit')
      .filter(({ row, content }) => content && row.shift === shift && row.state !== 'erased')
      .map(({ row, content }) => ({
        id: row.id,
        stop: content.stop ?? null,
        place: content.place ?? null,
        name: content.name ?? null,
        point: content.point ?? null,
        method: content.method,
        arrived: content.arrived,
        ...(content.left ? { left: content.left } : {}),
        ...(content.skipReason ? { skipReason: content.skipReason } : {}),
        state: row.state === 'saved' && this.#work.isSending(row.key) ? 'sending' : row.state,
        ...(row.problem ? { problem: row.problem } : {}),
        undoable: !this.#work.isClosed(row.shift),
      }))
      .sort((a, b) => Date.parse(a.arrived) - Date.parse(b.arrived));
  }

  walked() {
    return walked(this.visits(), this.round());
  }

  /** @returns {?object} that of the shift, else the one that was chosen */
  round() {
    const wanted = this.#work.shift()?.round ?? this.#work.chosenRound;
    return this.#rounds().find(({ id }) => id === wanted) ?? null;
  }

  async chooseRound(id) {
    const shift = this.#work.shift();
    this.#work.chosenRound = id;
    await this.#work.ledger.keep('chosenRound', id);
    if (shift && !shift.round) await this.#keep('shift', shift.id, { ...this.#content('shift', shift.id), round: id }, {}, { verb: 'start', shift: shift.id });
    else await this.#work.changed([]);
  }

  #stop(stop) {
    return this.round()?.stops?.find((one) => one.stop === stop);
  }

  #shift() {
    const shift = this.#work.shift();
    if (!shift) throw new NotPossible('no-shift');
    return shift;
  }

  #found(kind, id) {
    const found = this.#work.things.get(this.#work.ledger.keyOf(kind, id));
    if (!found?.content) throw new NotPossible(`no-such-${kind}`);
    return found;
  }

  #content(kind, id) {
    return this.#found(kind, id).content;
  }

  async #keep(kind, id, content, { row, more = [] }, op) {
    const { ledger, pump } = this.#work;
    await ledger.save({
      things: [...more, { kind, id, content, row }],
      ops: [...more.map((one) => ({ kind: one.kind, id: one.id, verb: 'put', shift: op.shift })), { kind, id, ...op }],
    });
    await this.#work.changed([ledger.keyOf(kind, id), ...more.map((one) => ledger.keyOf(one.kind, one.id))]);
    pump.kick();
  }
}
