import { PhoneClock } from '/warden/clock.js';
import { cut } from '/warden/reports.js';
import { Outbox } from '/warden/outbox.js';
import { Store } from '/warden/store.js';
import { Transport } from '/warden/transport.js';
import { same } from './check.js';
import { FakeServer } from './fake-server.js';

const USER = '00000000-0000-4000-8000-000000000001';

/** A phone with a database of its own, against a server of its own. */
async function world() {
  const name = `outbox-${crypto.randomUUID()}`;
  const store = new Store({ name });
  const ledger = await store.ledgerOf(USER);
  const server = new FakeServer();
  const clock = new PhoneClock({ offset: 0 });
  const outboxNow = () => new Outbox({ ledger, clock, transport: new Transport({ exchange: server.exchange, renewToken: async () => server.log.push('token'), account: USER }) });
  return { store, ledger, server, clock, outbox: outboxNow(), outboxNow };
}

async function report(ledger, { note = 'vid grinden', photos = [], id = crypto.randomUUID(), by = {} } = {}) {
  const content = { draft: { category: 'MIL-KLOT', position: [13.157, 55.376], kind: 'MAP', note }, made: { device: Date.now(), offset: 0 }, photos: photos.map((one) => one.id), ...by };
  await ledger.save({
    things: [{ kind: 'report', id, content, row: { at: Date.now() } }, ...photos.map((one) => ({ kind: 'photo', id: one.id, content: { type: 'image/jpeg' }, row: { report: id, bytes: one.bytes.length, sentBytes: 0 } }))],
    ops: [{ kind: 'report', id, verb: 'put' }, ...photos.map((one) => ({ kind: 'photo', id: one.id, verb: 'put', report: id }))],
    chunks: photos.flatMap((one) => cut(one.id, one.bytes)),
  });
  return id;
}

async function edit(ledger, id, note) {
  const { content } = await ledger.find('report', id);
  await ledger.save({ things: [{ kind: 'report', id, content: { ...content, draft: { ...content.draft, note } } }], ops: [{ kind: 'report', id, verb: 'put' }] });
}

/** Steps until nothing more goes. @returns {Promise<object>} the last step */
async function drain(outbox, most = 200) {
  for (let i = 0; i < most; i += 1) {
    const step = await outbox.step();
    if (!step.went) return step;
  }
  throw new Error(`still going after ${most} steps`);
}

const state = async (ledger, id, kind = 'report') => (await ledger.find(kind, id))?.row.state;

export async function sendsReportsInTheirOrderAndInBatchesOfFifty() {
  const { ledger, server, outbox } = await world();
  const ids = [];
  for (let i = 0; i < 60; i += 1) ids.push(await report(ledger, { note: `nr ${i}` }));
  same(await drain(outbox), { idle: true, waitMs: null });
  same([...server.reports.keys()], ids);
  same(server.log, ['POST /api/observations/batch', 'POST /api/observations/batch']);
  same((await ledger.find('report', ids[59])).row.version, 1);
  same((await ledger.pending()).length, 0);
}

export async function sendingAgainAfterALostAnswerMakesNoSecond() {
  const { ledger, server, outbox, outboxNow } = await world();
  const id = await report(ledger);
  server.faults = [(method, path, n) => n === 1 && 'answer-lost'];
  same((await outbox.step()).stop, 'no-network');
  same(await state(ledger, id), 'saved');
  same((await drain(outboxNow())).idle, true);
  same([server.reports.size, server.reports.get(id).version, await state(ledger, id)], [1, 1, 'sent']);
}

export async function believesNoAnswerThatIsNotOurServers() {
  const { ledger, server, outbox } = await world();
  const id = await report(ledger);
  const answers = [
    { status: 200, type: 'text/html', body: null },
    { status: 200, body: null },
    { status: 200, body: {} },
    { status: 200, body: { results: [] } },
    { status: 200, body: { results: [{ id: crypto.randomUUID(), result: 'created', version: 1 }] } },
    { status: 200, body: { results: [{ id, result: 'fine' }] } },
    { status: 200, body: { results: [{ id, result: 'rejected' }] } },
    { status: 204, body: null },
    { status: 0, type: '', body: null },
    { status: 302, type: 'text/html', body: null },
    { status: 403, type: 'text/html', body: null },
    { status: 401, type: 'text/html', body: null },
    { status: 404, body: { error: 'no such page' } },
  ];
  for (const answer of answers) {
    server.faults = [() => answer];
    outbox.forgive();
    const step = await outbox.step();
    same(step.stop ?? step, 'wrong-answer', JSON.stringify(answer));
    same(await state(ledger, id), 'saved', JSON.stringify(answer));
  }
  server.faults = [];
  outbox.forgive();
  same((await drain(outbox)).idle, true);
  same(await state(ledger, id), 'sent');
}

export async function waitsAsLongAsTheServerSays() {
  const { ledger, server, outbox } = await world();
  await report(ledger);
  const step = async (fault) => {
    server.faults = [() => fault];
    return outbox.step();
  };
  same(await step({ status: 429, body: { code: 'slow' }, headers: { 'Retry-After': '7' } }), { stop: 'busy', code: 'slow', afterMs: 7000 });
  const at = new Date(server.time + 90_000).toUTCString();
  const late = (await step({ status: 503, type: 'text/html', headers: { 'Retry-After': at } })).afterMs;
  same(Math.round(late / 1000), 90);
  same(await step({ status: 503, type: 'text/html' }), { stop: 'busy', code: 'http-503' });
  same((await step({ status: 500, type: 'text/html' })).stop, 'server');
  same((await ledger.pending()).length, 1);
}

export async function stopsForALogInAndKeepsEverything() {
  const { ledger, server, outbox } = await world();
  for (let i = 0; i < 60; i += 1) await report(ledger);
  server.faults = [(method, path, n) => n === 2 && { status: 401, body: { code: 'log-in' } }];
  same((await drain(outbox)).stop, 'log-in');
  same([server.reports.size, (await ledger.pending()).length], [50, 10]);
  same((await drain(outbox)).idle, true);
  same(server.reports.size, 60);
}

export async function renewsTheTokenOnceAndTriesAgain() {
  const { ledger, server, outbox } = await world();
  await report(ledger);
  server.faults = [(method, path, n) => n === 1 && { status: 403, body: { code: 'csrf' } }];
  same((await drain(outbox)).idle, true);
  same(server.log, ['POST /api/observations/batch', 'token', 'POST /api/observations/batch']);
  await report(ledger);
  server.faults = [() => ({ status: 403, body: { code: 'csrf' } })];
  same((await outbox.step()).stop, 'server', 'not for ever');
}

export async function setsARefusedReportAsideAndSendsTheRest() {
  const { ledger, server, outbox } = await world();
  const good = await report(ledger);
  const bad = await report(ledger, { note: 'fel' });
  const next = await report(ledger);
  server.rejects = ({ properties }) => (properties.note === 'fel' ? { status: 422, code: 'personal-data' } : null);
  same((await drain(outbox)).idle, true);
  same([await state(ledger, good), await state(ledger, bad), await state(ledger, next)], ['sent', 'rejected', 'sent']);
  same((await ledger.find('report', bad)).row.problem, { code: 'personal-data', title: 'personal-data', detail: 'personal-data', errors: [] });
  same((await ledger.find('report', bad)).content.draft.note, 'fel', 'it is still there');
  await edit(ledger, bad, 'rätt');
  same((await drain(outbox)).idle, true);
  same([await state(ledger, bad), server.reports.get(bad).feature.properties.note], ['sent', 'rätt']);
}

export async function aBatchThatTheServerRefusesAsAWholeIsSentOneByOne() {
  const { ledger, server, outbox } = await world();
  const ids = [await report(ledger), await report(ledger, { note: 'stor' }), await report(ledger)];
  let asked = 0;
  server.faults = [(method) => method === 'POST' && (asked += 1) === 1 && { status: 413, body: { code: 'too-large' } }];
  server.rejects = ({ properties }) => (properties.note === 'stor' ? { status: 413, code: 'too-large' } : null);
  same((await drain(outbox)).idle, true);
  same([await state(ledger, ids[0]), await state(ledger, ids[1]), await state(ledger, ids[2])], ['sent', 'rejected', 'sent']);
}

export async function oneThatTheServerStumblesOverDoesNotHoldUpTheRest() {
  const { ledger, server, outbox } = await world();
  for (let i = 0; i < 5; i += 1) await report(ledger);
  const poison = await report(ledger, { note: 'gift' });
  for (let i = 0; i < 5; i += 1) await report(ledger);
  const seen = server.exchange;
  const transport = new Transport({
    account: USER,
    renewToken: async () => '',
    exchange: (method, path, options) =>
      options.body?.some?.((one) => one.properties.note === 'gift') ? Promise.resolve({ status: 500, type: 'text/html', body: null, headers: new Headers(), sentAt: 0 }) : seen(method, path, options),
  });
  const stubborn = new Outbox({ ledger, clock: new PhoneClock({ offset: 0 }), transport });
  for (let i = 0; i < 30; i += 1) await stubborn.step();
  same(server.reports.size, 10);
  same(await state(ledger, poison), 'saved', 'and it is not lost');
  same((await drain(outbox)).idle, true);
  same(server.reports.size, 11);
}

export async function whatIsChangedWhileItIsSentIsSentAgainWithItsVersion() {
  const { ledger, server } = await world();
  const id = await report(ledger, { note: 'först' });
  const transport = new Transport({
    account: USER,
    renewToken: async () => '',
    exchange: async (...asked) => {
      const said = await server.exchange(...asked);
      if (server.reports.get(id).version === 1 && server.log.length === 1) await edit(ledger, id, 'sedan');
      return said;
    },
  });
  same((await drain(new Outbox({ ledger, clock: new PhoneClock({ offset: 0 }), transport }))).idle, true);
  same([server.reports.get(id).version, server.reports.get(id).feature.properties.note], [2, 'sedan']);
}

export async function anOwnEarlierVersionIsNoConflict() {
  const { ledger, server, outbox, outboxNow } = await world();
  const id = await report(ledger, { note: 'först' });
  server.faults = [(method, path, n) => n === 1 && 'answer-lost'];
  await outbox.step();
  // the screen keeps what may have been sent, as reports.js does
  const { content } = await ledger.find('report', id);
  const { toFeature } = await import('/warden/bodies.js');
  await ledger.save({ things: [{ kind: 'report', id, content: { ...content, draft: { ...content.draft, note: 'sedan' }, earlier: [toFeature(content)] } }], ops: [{ kind: 'report', id, verb: 'put' }] });
  same((await drain(outboxNow())).idle, true);
  same([await state(ledger, id), server.reports.get(id).feature.properties.note], ['sent', 'sedan']);
}

export async function aChangeOnBothSidesIsAConflictAndKeepsBoth() {
  const { ledger, server, outbox } = await world();
  const id = await report(ledger, { note: 'först' });
  await drain(outbox);
  const there = server.reports.get(id);
  server.reports.set(id, { version: 2, feature: { ...there.feature, properties: { ...there.feature.properties, note: 'planerarens' } } });
  await edit(ledger, id, 'min');
  const other = await report(ledger);
  same((await drain(outbox)).idle, true);
  const found = await ledger.find('report', id);
  same([found.row.state, found.content.draft.note, found.extra.theirs.properties.note, await state(ledger, other)], ['conflict', 'min', 'planerarens', 'sent']);
  same(server.reports.get(id).feature.properties.note, 'planerarens');
}

export async function whatWasErasedThereIsNotMadeAgain() {
  const { ledger, server, outbox } = await world();
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(1000) };
  const id = await report(ledger, { photos: [photo] });
  await outbox.step();
  server.reports.delete(id);
  server.erased.add(id);
  await edit(ledger, id, 'ändrad');
  same((await drain(outbox)).idle, true);
  same([await state(ledger, id), server.reports.size, (await ledger.pending()).length, await ledger.chunk(photo.id, 0)], ['erased', 0, 0, null]);
}

export async function takingBackWhatWasNeverTriedLeavesNothing() {
  const { ledger, server, outbox } = await world();
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(300_000) };
  const id = await report(ledger, { photos: [photo] });
  await ledger.takeBack('report', id, {});
  same([(await ledger.all()).length, (await ledger.pending()).length, await ledger.chunk(photo.id, 0)], [0, 0, null]);
  same((await outbox.step()).idle, true);
  same(server.log, []);
}

export async function takingBackWhatMayHaveArrivedErasesItThere() {
  const { ledger, server, outbox, outboxNow } = await world();
  const lost = await report(ledger);
  server.faults = [(method, path, n) => n === 1 && 'answer-lost'];
  await outbox.step();
  await ledger.takeBack('report', lost, { draft: {} });
  same((await drain(outboxNow())).idle, true);
  same([server.reports.size, await state(ledger, lost)], [0, 'erased']);
  const never = await report(ledger);
  server.faults = [(method, path, n) => n === server.log.length && 'lost'];
  await outbox.step();
  server.faults = [];
  await ledger.takeBack('report', never, { draft: {} });
  same((await drain(outboxNow())).idle, true, 'the server answers 404: nothing to erase');
  same((await ledger.pending()).length, 0);
}

export async function photosComeAfterTheirReportInPieces() {
  const { ledger, server, outbox } = await world();
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(Array.from({ length: 600_000 }, (_, i) => bytes[i % 60_000])) };
  const id = await report(ledger, { photos: [photo] });
  const later = await report(ledger);
  same((await drain(outbox)).idle, true);
  same(server.log, ['POST /api/observations/batch', ...Array(3).fill(`PUT /api/photos/${photo.id}`)]);
  same(server.photos.get(photo.id).every((one, i) => one === photo.bytes[i]) && server.photos.get(photo.id).length, 600_000);
  same([await state(ledger, photo.id, 'photo'), await ledger.chunk(photo.id, 0), server.reports.has(id), server.reports.has(later)], ['sent', null, true, true]);
}

export async function aPhotoGoesOnWhereItStopped() {
  const { ledger, server, outbox, outboxNow } = await world();
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(600_000).fill(7) };
  await report(ledger, { photos: [photo] });
  await outbox.step();
  await outbox.step();
  server.faults = [(method, path, n) => n === 3 && 'answer-lost'];
  same((await outbox.step()).stop, 'no-network');
  server.faults = [];
  // the page was killed: a new outbox asks first and sends only what is missing
  server.log = [];
  same((await drain(outboxNow())).idle, true);
  same([server.log.length, server.photos.get(photo.id).length], [2, 600_000]);
}

export async function aPhotoHoldsUpNoReport() {
  const { ledger, server, outbox } = await world();
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(600_000) };
  await report(ledger, { photos: [photo] });
  await outbox.step();
  await outbox.step();
  const urgent = await report(ledger);
  await outbox.step();
  same(server.reports.has(urgent), true);
  same((await drain(outbox)).idle, true);
  same(server.photos.get(photo.id).length, 600_000);
}

export async function aPhotoThatTheServerForgotIsSentAnew() {
  const { ledger, server, outbox } = await world();
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(600_000) };
  await report(ledger, { photos: [photo] });
  await outbox.step();
  await outbox.step();
  await outbox.step();
  server.photos.delete(photo.id);
  same((await drain(outbox)).idle, true);
  same(server.photos.get(photo.id).length, 600_000);
}

export async function aRefusedPhotoLeavesItsReportSent() {
  const { ledger, server, outbox } = await world();
  const photo = { id: crypto.randomUUID(), bytes: new Uint8Array(1000) };
  const id = await report(ledger, { photos: [photo] });
  server.faults = [(method, path) => path.startsWith('/api/photos') && { status: 422, body: { code: 'not-a-photo' } }];
  same((await drain(outbox)).idle, true);
  same([await state(ledger, id), await state(ledger, photo.id, 'photo')], ['sent', 'rejected']);
}

export async function theTimeIsSettledOnceAndStaysTheSame() {
  const { ledger, server } = await world();
  const clock = new PhoneClock({ offset: null, device: () => Date.parse('2026-11-23T09:00:00Z') });
  const transport = new Transport({ exchange: server.exchange, renewToken: async () => '', account: USER });
  const id = await report(ledger, { by: { made: { device: Date.parse('2026-11-23T08:59:00Z'), offset: null } } });
  const handmade = await report(ledger, { by: { occurredAt: '2026-11-23T12:00:00.000Z' } });
  server.faults = [(method, path, n) => n === 1 && 'answer-lost'];
  clock.heard(Date.parse('2026-11-23T20:00:00Z'), clock.reading().device);
  const outbox = new Outbox({ ledger, clock, transport });
  await outbox.step();
  clock.heard(Date.parse('2026-11-23T23:00:00Z'), clock.reading().device);
  same((await drain(outbox)).idle, true);
  same([server.reports.get(id).feature.properties.occurredAt, server.reports.get(handmade).feature.properties.occurredAt], ['2026-11-23T19:59:00.000Z', '2026-11-23T12:00:00.000Z']);
  same([(await ledger.find('report', id)).content.correctedMs, server.reports.get(id).version], [11 * 3_600_000, 1]);
}

export async function aShiftBeginsBeforeAndEndsAfterWhatHappenedOnIt() {
  const { ledger, server, outbox } = await world();
  const shift = crypto.randomUUID();
  const visit = crypto.randomUUID();
  const begun = { party: 'WARDENS', pair: 'Par 1', start: '2026-11-23T17:00:00Z', startedAt: '2026-11-23T17:00:00Z' };
  await ledger.save({ things: [{ kind: 'shift', id: shift, content: begun }], ops: [{ kind: 'shift', id: shift, verb: 'start', shift }] });
  await report(ledger);
  await ledger.save({ things: [{ kind: 'visit', id: visit, content: { shift, arrived: '2026-11-23T18:00:00Z', method: 'HAND' } }], ops: [{ kind: 'visit', id: visit, verb: 'put', shift }] });
  const ended = { ...begun, endedAt: '2026-11-23T22:00:00Z', debrief: { done: 'Gick', seen: '', next: '' } };
  await ledger.save({ things: [{ kind: 'shift', id: shift, content: ended }], ops: [{ kind: 'shift', id: shift, verb: 'end', shift }] });
  same((await drain(outbox)).idle, true);
  same(server.log, [`PUT /api/shifts/${shift}`, 'POST /api/observations/batch', `PUT /api/presence/${visit}`, `PUT /api/shifts/${shift}`]);
  same([server.shifts.get(shift).endedAt, await state(ledger, shift, 'shift')], ['2026-11-23T22:00:00Z', 'sent']);
}

export async function visitsWaitForAShiftThatTheServerDoesNotHave() {
  const { ledger, server, outbox } = await world();
  const [shift, visit] = [crypto.randomUUID(), crypto.randomUUID()];
  await ledger.save({ things: [{ kind: 'shift', id: shift, content: { pair: '' } }], ops: [{ kind: 'shift', id: shift, verb: 'start', shift }] });
  await ledger.save({ things: [{ kind: 'visit', id: visit, content: { shift, arrived: '2026-11-23T18:00:00Z' } }], ops: [{ kind: 'visit', id: visit, verb: 'put', shift }] });
  server.faults = [(method, path) => path.startsWith('/api/shifts') && { status: 422, body: { code: 'invalid' } }];
  same((await drain(outbox)).idle, true);
  same([await state(ledger, shift, 'shift'), await state(ledger, visit, 'visit'), server.log.length], ['rejected', 'saved', 1]);
  server.faults = [];
  await ledger.save({ things: [{ kind: 'shift', id: shift, content: { pair: 'Par 1' } }], ops: [{ kind: 'shift', id: shift, verb: 'start', shift }] });
  same((await drain(outbox)).idle, true);
  same([server.shifts.size, server.visits.size], [1, 1]);
}

export async function anotherUsersThingsAreNeitherSeenNorSent() {
  const { store, ledger, server, outbox } = await world();
  const other = await store.ledgerOf('00000000-0000-4000-8000-000000000002');
  await report(other, { note: 'en annans' });
  const mine = await report(ledger);
  same((await drain(outbox)).idle, true);
  same([...server.reports.keys()], [mine]);
  same([await store.waitingByUser(), (await ledger.all()).length], [{ [other.user]: 1 }, 1]);
}

export async function whatLiesInTheDatabaseIsNotToBeRead() {
  const { store, ledger } = await world();
  const id = await report(ledger, { note: 'hemlig grind' });
  const db = await store.db();
  const raw = await db.getAll('things');
  const text = new TextDecoder('latin1').decode(raw[0].sealed.data);
  same([JSON.stringify(raw).includes('hemlig'), text.includes('hemlig'), JSON.stringify(await db.getAll('ops')).includes('hemlig')], [false, false, false]);
  const key = await db.get('keys', USER);
  let refused = '';
  await crypto.subtle.exportKey('raw', key).catch((problem) => (refused = problem.name));
  same(refused, 'InvalidAccessError');
  // a seal that was put in another's place does not open
  const other = await report(ledger, { note: 'en annan' });
  const row = await db.get('things', ledger.keyOf('report', other));
  await db.put('things', { ...row, sealed: raw[0].sealed });
  same([(await ledger.find('report', other)).content, (await ledger.find('report', id)).content.draft.note], [null, 'hemlig grind']);
}

export async function whatCannotBeOpenedIsSetAsideAndHoldsUpNothing() {
  const { store, ledger, server, outbox } = await world();
  const broken = await report(ledger);
  const good = await report(ledger);
  const db = await store.db();
  const row = await db.get('things', ledger.keyOf('report', broken));
  await db.put('things', { ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } });
  same((await drain(outbox)).idle, true);
  same([await state(ledger, broken), await state(ledger, good), server.reports.size], ['rejected', 'sent', 1]);
}

export async function nothingIsHalfKeptWhenATransactionFails() {
  const { store, ledger } = await world();
  let failed = '';
  const chunk = { id: crypto.randomUUID(), index: 0, bytes: new Uint8Array(10) };
  const id = crypto.randomUUID();
  // an op that cannot be stored: its function makes the transaction fail after the thing was put
  await ledger.save({ things: [{ kind: 'report', id, content: {} }], ops: [{ kind: 'report', id, verb: 'put', broken: () => {} }], chunks: [chunk] }).catch((problem) => (failed = problem.name));
  same([failed, (await ledger.all()).length, (await (await store.db()).getAll('chunks')).length], ['DataCloneError', 0, 0]);
}
