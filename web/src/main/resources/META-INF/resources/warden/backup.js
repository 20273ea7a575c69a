/** What has not been sent, as a file: in clear, for the day the phone is lost or full. */
import { cut, NotPossible } from './reports.js';

const FORMAT = 'lagesbild-osant';
const VERSION = 1;

/** @param {import('./work.js').Work} work @param {{id: string, name: string}} user @returns {Promise<Blob>} JSON */
export async function exportUnsent({ ledger, clock }, user) {
  const verbs = new Map();
  for (const { key, verb } of await ledger.pending()) if (verb !== 'delete') verbs.set(key, [...(verbs.get(key) ?? []), verb]);
  const things = [];
  for (const { row, content } of await ledger.all()) {
    if (!verbs.has(row.key) || !content) continue;
    const { kind, id, at, shift, report, bytes, version } = row;
    const data = kind === 'photo' ? { data: base64(await wholePhoto(ledger, row)) } : {};
    things.push({ kind, id, at, shift, report, bytes, version, verbs: verbs.get(row.key), content, ...data });
  }
  const file = { format: FORMAT, version: VERSION, user: { id: user.id, name: user.name }, madeAt: new Date(clock.now()).toISOString(), things };
  return new Blob([JSON.stringify(file)], { type: 'application/json' });
}

export async function wholePhoto(ledger, { id, bytes }) {
  const whole = new Uint8Array(bytes);
  for (let index = 0, at = 0; at < bytes; index += 1) {
    const piece = await ledger.chunk(id, index);
    if (!piece) return whole.subarray(0, at);
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * @param {Blob} file
 * @returns {Promise<{taken: number, known: number}>} things that were new here, and that were here already
 * @throws {NotPossible} `not-a-backup`, `other-user`
 */
export async function importUnsent({ ledger }, user, file) {
  let said;
  try {
    said = JSON.parse(await file.text());
  } catch {
    throw new NotPossible('not-a-backup');
  }
  if (said?.format !== FORMAT || said.version !== VERSION || !Array.isArray(said.things)) throw new NotPossible('not-a-backup');
  if (said.user?.id !== user.id) throw new NotPossible('other-user');
  if (!said.things.every(plausible)) throw new NotPossible('not-a-backup');
  const known = new Set((await ledger.all()).map(({ row }) => row.key));
  const fresh = said.things.filter(({ kind, id }) => !known.has(ledger.keyOf(kind, id)));
  // the order in which they were made: shift, then what happened on it
  fresh.sort((a, b) => a.at - b.at || Number(a.kind === 'photo') - Number(b.kind === 'photo'));
  const ending = (thing) => thing.verbs.includes('end');
  const change = { things: [], ops: [], chunks: [] };
  for (const { kind, id, at, shift, report, bytes, version, verbs, content, data } of fresh) {
    change.things.push({ kind, id, content, row: { at, shift, report, bytes, version, tried: true, ...(kind === 'photo' ? { sentBytes: 0 } : {}) } });
    for (const verb of verbs) if (verb !== 'end') change.ops.push({ kind, id, verb, shift, report, tried: true });
    if (kind === 'photo') change.chunks.push(...cut(id, fromBase64(data)));
  }
  for (const { id } of fresh.filter(ending)) change.ops.push({ kind: 'shift', id, verb: 'end', shift: id });
  if (fresh.length) await ledger.save(change);
  return { taken: fresh.length, known: said.things.length - fresh.length };
}

function plausible({ kind, id, at, verbs, content, data }) {
  return (
    ['report', 'shift', 'visit', 'photo'].includes(kind) &&
    /^[0-9a-f-]{36}$/.test(id) &&
    Number.isFinite(at) &&
    Array.isArray(verbs) &&
    verbs.every((verb) => ['put', 'start', 'end', 'same'].includes(verb)) &&
    typeof content === 'object' &&
    (kind !== 'photo' || typeof data === 'string')
  );
}

function base64(bytes) {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 32_768) binary += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return btoa(binary);
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}
