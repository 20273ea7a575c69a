/** The outbox in words: one line, and what needs a hand. Pure: keys and values, no clock. */

/**
 * @param {{saved: number, sent: number, rejected?: number, conflicts?: number, refused?: object[], lastError?: string, nextTryAt?: string,
 *     paused?: 'log-in'|'offline'}} outbox
 * @returns {{key: string, values?: object, kind: 'good'|'wait'|'bad'}[]} sentences to be said after each other; all is there only when
 *     nothing waits for a person either
 */
export function outboxLine({ saved, sent, rejected = 0, conflicts = 0, refused = [], paused, lastError, nextTryAt }) {
  const stuck = [
    ...(conflicts ? [{ key: 'warden.outbox.conflicts', values: { n: conflicts }, kind: 'bad' }] : []),
    ...(rejected + refused.length ? [{ key: 'warden.outbox.rejected', values: { n: rejected + refused.length }, kind: 'bad' }] : []),
  ];
  if (!saved && stuck.length) return [...(sent ? [{ key: 'warden.outbox.sent', values: { n: sent }, kind: 'wait' }] : []), ...stuck];
  if (!saved) return [sent ? { key: 'warden.outbox.allSent', values: { n: sent }, kind: 'good' } : { key: 'warden.outbox.empty', kind: 'good' }];
  const line = [{ key: sent ? 'warden.outbox.both' : 'warden.outbox.saved', values: { n: saved, ...(sent && { sent }) }, kind: 'wait' }, ...stuck];
  if (paused === 'log-in') line.push({ key: 'warden.outbox.logIn', kind: 'bad' });
  else if (paused === 'offline') line.push({ key: 'warden.outbox.offline', kind: 'wait' });
  else if (lastError && nextTryAt) line.push({ key: 'warden.outbox.retry', values: { at: nextTryAt }, kind: 'wait' });
  return line;
}

/**
 * What somebody has to do something about, the most pressing first.
 *
 * @param {object} phone  see phone.js
 * @returns {{id: string, values?: object, kind: 'bad'|'warn', does: string}[]} `does`: log-in, reports, phone or update
 */
export function warnings(phone) {
  const { outbox, storage } = phone;
  const all = [];
  if (phone.session === 'expired' || outbox.paused === 'log-in') all.push({ id: 'logIn', kind: 'bad', does: 'log-in' });
  const wrong = outbox.rejected + (outbox.refused?.length ?? 0);
  if (wrong) all.push({ id: 'rejected', values: { n: wrong }, kind: 'bad', does: 'reports' });
  if (outbox.conflicts) all.push({ id: 'conflicts', values: { n: outbox.conflicts }, kind: 'bad', does: 'reports' });
  if (storage && storage.quota && storage.usage / storage.quota > 0.9) all.push({ id: 'full', kind: 'bad', does: 'phone' });
  if (storage?.mayEvict && outbox.saved && outbox.paused) all.push({ id: 'evict', kind: 'warn', does: 'phone' });
  if (phone.otherUsersUnsent) all.push({ id: 'others', values: { n: phone.otherUsersUnsent }, kind: 'warn', does: '' });
  if (phone.update === 'ready') all.push({ id: 'update', kind: 'warn', does: 'update' });
  return all;
}
