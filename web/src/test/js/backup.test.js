import { exportUnsent, importUnsent } from '/warden/backup.js';
import { PhoneClock } from '/warden/clock.js';
import { cut } from '/warden/reports.js';
import { Store } from '/warden/store.js';
import { same } from './check.js';

const USER = { id: '00000000-0000-4000-8000-000000000001', name: 'vard' };

async function phone(user = USER) {
  const store = new Store({ name: `backup-${crypto.randomUUID()}` });
  return { ledger: await store.ledgerOf(user.id), clock: new PhoneClock() };
}

async function filled() {
  const one = await phone();
  const [shift, report, photo, sent] = [0, 0, 0, 0].map(() => crypto.randomUUID());
  const bytes = crypto.getRandomValues(new Uint8Array(50_000));
  const whole = new Uint8Array(300_000).map((_, i) => bytes[i % 50_000]);
  const { ledger } = one;
  await ledger.save({ things: [{ kind: 'shift', id: shift, content: { pair: 'Par 1' }, row: { at: 1 } }], ops: [{ kind: 'shift', id: shift, verb: 'start', shift }] });
  await ledger.save({
    things: [
      { kind: 'report', id: report, content: { draft: { note: 'vid grinden åäö' }, photos: [photo] }, row: { at: 2, shift } },
      { kind: 'photo', id: photo, content: { type: 'image/jpeg' }, row: { at: 2, report, bytes: whole.length, sentBytes: 262_144 } },
      { kind: 'report', id: sent, content: { draft: {} }, row: { at: 3, state: 'sent' } },
    ],
    ops: [{ kind: 'report', id: report, verb: 'put', shift }, { kind: 'photo', id: photo, verb: 'put', report }],
    chunks: cut(photo, whole),
  });
  await ledger.save({ things: [{ kind: 'shift', id: shift, content: { pair: 'Par 1', endedAt: 'x' }, row: { at: 1 } }], ops: [{ kind: 'shift', id: shift, verb: 'end', shift }] });
  return { ...one, shift, report, photo, whole };
}

const refusal = (promise) => promise.then(() => '', ({ code }) => code);

export async function whatIsNotSentComesBackOnAnotherPhoneInItsOrder() {
  const old = await filled();
  const file = await exportUnsent(old, USER);
  const fresh = await phone();
  same(await importUnsent(fresh, USER, file), { taken: 3, known: 0 });
  same((await fresh.ledger.pending()).map(({ kind, verb }) => `${kind}:${verb}`), ['shift:start', 'report:put', 'photo:put', 'shift:end']);
  same((await fresh.ledger.find('report', old.report)).content.draft.note, 'vid grinden åäö');
  const second = await fresh.ledger.chunk(old.photo, 1);
  same(second.every((one, i) => one === old.whole[262_144 + i]) && second.length, 300_000 - 262_144);
  same((await fresh.ledger.find('photo', old.photo)).row.sentBytes, 0, 'the server is asked how much it has');
}

export async function twiceIsHarmless() {
  const old = await filled();
  const file = await exportUnsent(old, USER);
  same(await importUnsent(old, USER, file), { taken: 0, known: 3 }, 'on the same phone');
  const fresh = await phone();
  await importUnsent(fresh, USER, file);
  same(await importUnsent(fresh, USER, file), { taken: 0, known: 3 });
  same((await fresh.ledger.pending()).length, 4);
}

export async function onlyItsOwnerReadsItBack() {
  const file = await exportUnsent(await filled(), USER);
  const other = { id: '00000000-0000-4000-8000-000000000002', name: 'annan' };
  const theirs = await phone(other);
  same([await refusal(importUnsent(theirs, other, file)), (await theirs.ledger.all()).length], ['other-user', 0]);
}

export async function takesNothingFromAFileThatIsNoBackup() {
  const { ledger, clock } = await phone();
  const good = JSON.parse(await (await exportUnsent(await filled(), USER)).text());
  for (const wrong of ['', '{', '{}', JSON.stringify({ ...good, version: 9 }), JSON.stringify({ ...good, things: [{ kind: 'key' }] })])
    same(await refusal(importUnsent({ ledger, clock }, USER, new Blob([wrong]))), 'not-a-backup', wrong.slice(0, 20));
  same((await ledger.all()).length, 0);
}
