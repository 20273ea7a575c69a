/** Reports on the phone: made, changed, taken back, and what both sides say of them. */
import { findPersonalData } from '/shared/personal-data.js';
import { toDraft, toFeature } from './bodies.js';
import { used } from './favourites.js';
import { CHUNK_BYTES } from './outbox.js';
import { shrink } from './photos.js';
import { StorageFull } from './store.js';

const EARLIER_KEPT = 5;

/** A note that must not be kept as it stands. */
export class PersonalData extends Error {
  /** @param {object[]} hits  as `findPersonalData` gives them: kind and place, never the text */
  constructor(hits) {
    super('the note holds personal data');
    this.name = 'PersonalData';
    this.code = 'personal-data';
    this.hits = hits;
  }
}

/** What cannot be done, with a code as the server would give it. */
export class NotPossible extends Error {
  constructor(code) {
    super(code);
    this.name = 'NotPossible';
    this.code = code;
  }
}

/** @throws {PersonalData} */
export function refusePersonalData(...texts) {
  for (const text of texts) {
    const hits = findPersonalData(text ?? '');
    if (hits.length) throw new PersonalData(hits);
  }
}

/** @param {Blob[]} photos @returns {Promise<{things: object[], ops: object[], chunks: object[], ids: string[], bytes: number}>} ready to be kept */
async function photoParts(report, photos, at) {
  const parts = { things: [], ops: [], chunks: [], ids: [], bytes: 0 };
  for (const file of photos) {
    const { type, bytes } = await shrink(file);
    const id = crypto.randomUUID();
    parts.ids.push(id);
    parts.bytes += bytes.length;
    parts.things.push({ kind: 'photo', id, content: { type }, row: { at, report, bytes: bytes.length, sentBytes: 0 } });
    parts.ops.push({ kind: 'photo', id, verb: 'put', report });
    parts.chunks.push(...cut(id, bytes));
  }
  return parts;
}

export function cut(id, bytes) {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, index) => ({ id, index, bytes: bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES) }));
}

export class Reports {
  #work;
  #canKeep;
  #places;
  #drafts;

  /**
   * @param {import('./work.js').Work} work
   * @param {{canKeep: (bytes: number) => Promise<{ok: boolean, freeBytes: number}>, places: () => ?object,
   *     drafts: import('./drafts.js').Drafts}} help
   */
  constructor(work, { canKeep, places, drafts }) {
    this.#work = work;
    this.#canKeep = canKeep;
    this.#places = places;
    this.#drafts = drafts;
  }

  async save({ photos = [], occurredAt, ...draft }, { begun = null, shift = this.#work.shift()?.id } = {}) {
    refusePersonalData(draft.note);
    const { ledger, clock } = this.#work;
    const id = crypto.randomUUID();
    const made = clock.reading();
    const at = clock.now();
    const parts = await photoParts(id, photos, at);
    await this.#room(parts.bytes);
    const content = { draft: this.#placed(draft), made, ...(occurredAt ? { occurredAt } : {}), ...(shift ? { shift } : {}), photos: parts.ids };
    const uses = used(this.#work.uses, draft.category);
    await ledger.save({
      things: [{ kind: 'report', id, content, row: { at, shift } }, ...parts.things],
      ops: [{ kind: 'report', id, verb: 'put', shift }, ...parts.ops],
      chunks: parts.chunks,
      kept: { uses, ...(await this.#drafts.without(begun)) },
    });
    this.#work.uses = uses;
    this.#drafts.keep(begun, null);
    await this.#work.changed([ledger.keyOf('report', id), ...parts.ids.map((photo) => ledger.keyOf('photo', photo))]);
    this.#work.pump.kick();
    return this.one(id);
  }

  async #room(bytes) {
    const { ok, freeBytes } = await this.#canKeep(bytes);
    if (!ok) throw new StorageFull(undefined, freeBytes);
  }

  /** A known place is a position too. */
  #placed(draft) {
    if (draft.position || !draft.place) return draft;
    const place = this.#places()?.features?.find(({ id, properties }) => (properties?.id ?? id) === draft.place);
    return place?.geometry?.type === 'Point' ? { ...draft, position: place.geometry.coordinates } : draft;
  }

  /** @param {object} draft  as for `save`; `photos`: what is there already as `{id}`, new ones as Blob; left out: no change */
  async edit(id, { photos, occurredAt, ...draft }) {
    refusePersonalData(draft.note);
    const { ledger } = this.#work;
    const { row, content } = this.#own(id);
    if (row.version !== undefined && this.#work.isClosed(row.shift)) throw new NotPossible('shift-closed');
    const kept = photos?.filter((one) => !(one instanceof Blob)).map((one) => one.id) ?? content.photos;
    const parts = await photoParts(id, photos?.filter((one) => one instanceof Blob) ?? [], this.#work.clock.now());
    await this.#room(parts.bytes);
    // the server may have the former content without our knowing: then it is no stranger's
    const unsure = row.tried && row.state !== 'sent' && content.occurredAt;
    const earlier = [...(content.earlier ?? []), ...(unsure ? [toFeature(content)] : [])].slice(-EARLIER_KEPT);
    const byHand = occurredAt && occurredAt !== this.#shownTime(content) ? { occurredAt } : {};
    const next = { ...content, ...byHand, draft: this.#placed({ ...content.draft, ...draft }), photos: [...kept, ...parts.ids], earlier };
    await ledger.save({
      things: [{ kind: 'report', id, content: next }, ...parts.things],
      ops: [{ kind: 'report', id, verb: 'put', shift: row.shift, change: row.version !== undefined }, ...parts.ops],
      chunks: parts.chunks,
      gone: content.photos.filter((photo) => !kept.includes(photo)).map((photo) => ({ kind: 'photo', id: photo })),
      kept: await this.#drafts.without(id),
    });
    this.#drafts.keep(id, null);
    await this.#work.reload();
    this.#work.pump.kick();
    return this.one(id);
  }

  async undo(id) {
    const { content } = this.#own(id);
    const { ledger } = this.#work;
    await ledger.takeBack('report', id, { draft: { category: content.draft.category }, occurredAt: this.#shownTime(content), photos: [] });
    await this.#work.reload();
    this.#work.pump.kick();
  }

  async resolve(id, whose) {
    const { ledger } = this.#work;
    const { row, content, extra } = this.#own(id);
    if (row.state !== 'conflict') throw new NotPossible('no-conflict');
    const { theirs } = extra;
    const { version } = theirs.properties;
    if (whose === 'mine') {
      if (this.#work.isClosed(row.shift)) throw new NotPossible('shift-closed');
      await ledger.save({ things: [{ kind: 'report', id, content: { ...content, earlier: [] }, row: { version } }], ops: [{ kind: 'report', id, verb: 'put', shift: row.shift, change: true }] });
    } else {
      const taken = { ...content, draft: toDraft(theirs), occurredAt: theirs.properties.occurredAt, photos: theirs.properties.photos ?? content.photos, earlier: [] };
      await ledger.save({ things: [{ kind: 'report', id, content: taken, row: { version, state: 'sent', sentAt: this.#work.clock.now() } }], settled: [{ kind: 'report', id, verb: 'put' }] });
    }
    await this.#work.changed([ledger.keyOf('report', id)]);
    this.#work.pump.kick();
  }

  /**
   * What the server takes no more as a change, kept as a report of its own; the old one stays as the server has it, and leaves the
   * phone when nobody here knows how that is. Photos stay with the old one.
   */
  async saveAsNew(id) {
    const { row, content } = this.#own(id);
    if (!['conflict', 'rejected'].includes(row.state)) throw new NotPossible('no-conflict');
    const made = await this.save({ ...content.draft, occurredAt: this.#shownTime(content) }, { shift: row.shift });
    if (row.state === 'conflict') await this.resolve(id, 'theirs');
    else {
      await this.#work.ledger.drop([{ kind: 'report', id }, ...content.photos.map((photo) => ({ kind: 'photo', id: photo }))]);
      await this.#work.reload();
    }
    return made;
  }

  /** A person has said that both are the same event. */
  async sameAs(id, other) {
    const { content, row } = this.#own(id);
    await this.#work.ledger.save({ things: [{ kind: 'report', id, content: { ...content, sameAs: other } }], ops: [{ kind: 'report', id, verb: 'same', shift: row.shift }] });
    await this.#work.changed([this.#work.ledger.keyOf('report', id)]);
    this.#work.pump.kick();
  }

  /** A person has said that they are not. */
  async notSame(id) {
    await this.#work.ledger.note('report', id, {}, { near: [] });
    await this.#work.changed([this.#work.ledger.keyOf('report', id)]);
  }

  #own(id) {
    const found = this.#work.things.get(this.#work.ledger.keyOf('report', id));
    if (!found?.content || found.row.state === 'erased') throw new NotPossible('no-such-report');
    return found;
  }

  #shownTime({ occurredAt, made }) {
    return occurredAt ?? new Date(this.#work.clock.settled(made).at).toISOString();
  }

  one(id) {
    const found = this.#work.things.get(this.#work.ledger.keyOf('report', id));
    return found && this.#shown(found, this.#photosByReport());
  }

  /** @returns {object[]} newest first */
  list({ shift } = {}) {
    const photos = this.#photosByReport();
    return this.#work
      .of('report')
      .filter(({ row, content }) => content && (shift === undefined || row.shift === shift))
      .sort((a, b) => b.row.at - a.row.at)
      .map((one) => this.#shownOrBare(one, photos));
  }

  /** One that cannot be read whole must not hide the others. */
  #shownOrBare(one, photos) {
    try {
      return this.#shown(one, photos);
    } catch (cause) {
      console.warn(cause);
      const { row, content } = one;
      const draft = { category: content.draft?.category ?? '', occurredAt: new Date(row.at).toISOString() };
      return { id: row.id, shift: row.shift ?? null, draft, state: row.state, savedAt: row.at, editable: false, photos: [] };
    }
  }

  #photosByReport() {
    const photos = new Map();
    for (const { row } of this.#work.of('photo')) {
      const state = this.#work.isSending(row.key) ? 'sending' : row.state;
      photos.set(row.id, { id: row.id, report: row.report, state, sentBytes: row.sentBytes, bytes: row.bytes, ...(row.problem ? { problem: row.problem } : {}) });
    }
    return photos;
  }

  #shown({ row, content, extra }, photos) {
    return {
      id: row.id,
      shift: row.shift ?? null,
      draft: { ...content.draft, occurredAt: this.#shownTime(content) },
      state: row.state === 'saved' && this.#work.isSending(row.key) ? 'sending' : row.state,
      savedAt: row.at,
      ...(row.sentAt ? { sentAt: row.sentAt } : {}),
      ...(row.version === undefined ? {} : { version: row.version }),
      ...(row.problem ? { problem: row.problem } : {}),
      ...(content.correctedMs ? { correctedMs: content.correctedMs } : {}),
      ...(row.state === 'conflict' && extra?.theirs ? { theirs: extra.theirs } : {}),
      ...(row.state === 'sent' && !content.sameAs && extra?.near?.length ? { near: extra.near } : {}),
      editable: row.state !== 'erased' && ((row.version === undefined && row.state !== 'conflict') || !this.#work.isClosed(row.shift)),
      photos: (content.photos ?? []).map((id) => photos.get(id) ?? { id, state: 'sent' }),
    };
  }
}
