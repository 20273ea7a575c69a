/** What a warden's report is made of before it is kept. Pure. */
import { zoned, wallClock } from '/shared/time.js';

const AHEAD_MS = 5 * 60_000;
/** Older, and the phone is asked once more before it is used. */
export const FIX_LIVES_MS = 2 * 60_000;
/** So often a device is asked: younger, and it would have said that it moves. */
export const ASKED_EVERY_MS = 30_000;
/** Nobody knows how somebody has walked since; further than this it is no longer a place. */
const WALKED_M_PER_S = 1.4;
const WALKED_AT_MOST_M = 500;
const LATER_MS = 60_000;
export const POOR_METRES = 100;

/** @returns {object} nothing chosen: here, now */
export function emptyDraft() {
  return { category: null, chosen: null, when: { kind: 'now' }, people: '', note: '', photos: [] };
}

/** @returns {object} ready for the next event: a place that was pointed out stays, everything else begins anew, also where the phone once was */
export function nextDraft({ chosen, once }) {
  return { ...emptyDraft(), chosen: once || chosen?.kind === 'GPS' ? null : chosen };
}

/** @returns {boolean} whether something would be lost if it went away; a place that was pointed out alone is not much */
export function isBegun({ category, people, note, photos, when }) {
  return Boolean(category || people || note.trim() || photos.length || when.kind !== 'now');
}

/** @returns {object} what can be kept of a report that is not saved: all but the photos that were just taken */
export function begunOf(draft) {
  return { ...draft, photos: draft.photos.filter((photo) => !(photo instanceof Blob)) };
}

/**
 * A begun report again. "Now" was when it was begun; where the phone is now, it may not have happened, but nobody knows better.
 *
 * @param {{draft: object, at: number}} begun
 * @param {number} now  milliseconds
 * @param {string} zone
 */
export function restored({ draft, at }, now, zone) {
  if (draft.when.kind === 'set' || now - at < LATER_MS) return draft;
  const minutes = draft.when.kind === 'ago' ? draft.when.minutes : 0;
  return { ...draft, when: { kind: 'set', local: wallClock(new Date(at - minutes * 60_000), zone) } };
}

/**
 * Where the report is placed.
 *
 * @param {?object} chosen  what was pointed out: `{kind, position, accuracyMetres, place?, name?}`, null: where the phone is
 * @param {?{position: number[], accuracyMetres: number, at: number}} fix  the last one, of any age
 * @param {number} now  milliseconds
 * @returns {?{kind: string, position: number[], accuracyMetres: number, measuredMetres?: number, minutesAgo?: number, place?: string}}
 *     null when nobody knows; `accuracyMetres` of a fix grows with its age after 30 s, as far as one walks; `minutesAgo`: whole ones, left out below 1
 */
export function placeOf(chosen, fix, now) {
  if (chosen) return chosen;
  if (!fix) return null;
  const age = Math.max(0, now - fix.at);
  const walked = age <= ASKED_EVERY_MS ? 0 : (WALKED_M_PER_S * age) / 1000;
  const grown = Math.min(WALKED_AT_MOST_M, fix.accuracyMetres + walked);
  const minutesAgo = Math.floor(age / 60_000);
  const old = minutesAgo && { measuredMetres: fix.accuracyMetres, minutesAgo };
  return { kind: 'GPS', position: fix.position, accuracyMetres: Math.max(fix.accuracyMetres, grown), ...old };
}

/**
 * A place said roughly.
 *
 * @param {{position: number[], place?: string, name?: string}} place
 * @param {number} metres  radius that holds it
 */
export function around({ position, place, name }, metres) {
  return { kind: 'AROUND', position, accuracyMetres: metres, ...(place && { place }), ...(name && { name }) };
}

/**
 * When it happened, if that was set by hand.
 *
 * @param {{kind: 'now'}|{kind: 'ago', minutes: number}|{kind: 'set', local: string}} when
 * @param {number} now  milliseconds
 * @param {string} zone
 * @returns {{occurredAt?: string, problem?: 'missing'|'future'}} empty: it happens now
 */
export function timeOf(when, now, zone) {
  if (when.kind === 'now') return {};
  if (when.kind === 'ago') return { occurredAt: zoned(wallClock(new Date(now - when.minutes * 60_000), zone), zone) };
  if (!when.local) return { problem: 'missing' };
  const occurredAt = zoned(when.local.slice(0, 16), zone);
  return Date.parse(occurredAt) > now + AHEAD_MS ? { problem: 'future' } : { occurredAt };
}

/** A kept report, one of phone.reports(), as a draft to change. Its photos are `{id}`. */
export function draftOf({ draft, photos = [] }, zone) {
  const { category, occurredAt, position, accuracyMetres, kind, place, people, note } = draft;
  return {
    category,
    chosen: position ? { kind, position, accuracyMetres, ...(place && { place }) } : null,
    when: { kind: 'set', local: wallClock(new Date(occurredAt), zone) },
    people: people ?? '',
    note: note ?? '',
    photos: photos.map(({ id }) => ({ id })),
  };
}

const FIELDS = ['category', 'occurredAt', 'place', 'people', 'note'];

/**
 * Two versions of a report, field by field.
 *
 * @param {Object<string, string>} mine  words by field  @param {Object<string, string>} theirs
 * @returns {{field: string, mine: string, theirs: string, differs: boolean}[]}
 */
export function sideBySide(mine, theirs) {
  return FIELDS.map((field) => ({ field, mine: mine[field] ?? '', theirs: theirs[field] ?? '', differs: (mine[field] ?? '') !== (theirs[field] ?? '') }));
}
