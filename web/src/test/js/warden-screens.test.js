import { metresBetween, placeAt, placesFrom } from '/warden/screens/geo.js';
import { outboxLine, warnings } from '/warden/screens/outbox-words.js';
import { Position } from '/warden/screens/position.js';
import { around, begunOf, draftOf, emptyDraft, isBegun, nextDraft, placeOf, restored, sideBySide, timeOf } from '/warden/screens/report-draft.js';
import { doneOf, farOff, lines, minutesOf, nextStop, openVisit, placeOfCode, stopsOf, suggestion } from '/warden/screens/round-state.js';
import { same } from './check.js';

const ZONE = 'Europe/Stockholm';
const NOW = Date.parse('2026-11-23T20:00:00Z');
const SQUARE = [13.157, 55.376];
const STATION = [13.153, 55.3751];
const round = { stops: [{ stop: 'a', name: 'Torget', point: SQUARE }, { stop: 'b', name: 'Stationen', point: STATION }, { stop: 'c', name: 'Skolan' }] };
const visit = (stop, more) => ({ id: `v-${stop}`, stop, arrived: '2026-11-23T19:40:00Z', ...more });
const fix = (position, accuracyMetres = 8) => ({ position, accuracyMetres, at: NOW });
const places = {
  features: [
    { id: 'station', geometry: { type: 'Point', coordinates: STATION }, properties: { name: 'Stationen' } },
    { id: 'square', geometry: { type: 'Point', coordinates: SQUARE }, properties: { name: 'Torget' } },
    { id: 'port', geometry: { type: 'Polygon', coordinates: [] }, properties: { name: 'Hamnen' } },
  ],
};

export function measuresATownAsTheMapDoes() {
  // a thousandth of a degree: 111.19 m to the north everywhere, 63.2 m to the east at 55.376 degrees
  same(Math.round(metresBetween(SQUARE, [13.157, 55.377])), 111);
  same(Math.round(metresBetween(SQUARE, [13.158, 55.376])), 63);
  same(metresBetween(SQUARE, SQUARE), 0);
}

export function listsPlacesNearestFirstAndByNameWithoutAPosition() {
  same(placesFrom(places, STATION).map(({ id }) => id), ['station', 'square']);
  same(placesFrom(places, null).map(({ id }) => id), ['station', 'square']);
  same(placesFrom(null, SQUARE), []);
  same(placeAt(places, SQUARE, 80).id, 'square');
  same(placeAt(places, [13.2, 55.4], 80), null);
  same(placeAt(places, null, 80), null);
}

export function goesFromStopToStop() {
  same(nextStop(round, []).number, 1);
  same(nextStop(round, [visit('a', { left: '2026-11-23T19:52:00Z' })]).stop.stop, 'b');
  same(nextStop(round, [visit('a'), visit('b', { skipReason: 'CLOSED' })]).number, 3);
  same(nextStop(round, [visit('a'), visit('b'), visit('c')]), null);
  same(nextStop(null, []), null);
}

export function tellsEachStopsState() {
  const states = stopsOf(round, [visit('a', { left: '2026-11-23T19:52:00Z' }), visit('b', { skipReason: 'UNSAFE' })]).map(({ state }) => state);
  same(states, ['done', 'skipped', 'ahead']);
  same(stopsOf(round, [visit('c')])[2].state, 'here');
}

export function takesTheLatestVisitOfAStop() {
  same(stopsOf(round, [visit('a', { skipReason: 'NO_TIME' }), visit('a')])[0].state, 'here');
}

export function findsTheVisitThatGoesOnAlsoOutsideTheRound() {
  same(openVisit([visit('a', { left: 'x' }), { id: 'v', arrived: 'x', name: 'Parken' }]).id, 'v');
  same(openVisit([visit('a', { skipReason: 'OTHER' })]), null);
}

export function suggestsACheckInWithinTwentyMetresAndNoFurther() {
  const metresNorth = (metres) => [13.157, 55.376 + metres / 111_194.9];
  same(Math.round(suggestion(round, [], fix(metresNorth(19.5))).metres), 20);
  same(suggestion(round, [], fix(metresNorth(20.5))), null);
}

export function suggestsNothingFromAPoorPositionOrWhileCheckedInOrWhereOneHasBeen() {
  same(suggestion(round, [], fix(SQUARE, 31)), null);
  same(suggestion(round, [], null), null);
  same(suggestion(round, [visit('b')], fix(SQUARE)), null);
  same(suggestion(round, [visit('a', { left: 'x' })], fix(SQUARE)), null);
  same(suggestion(round, [visit('a', { left: 'x' })], fix(STATION)).stop.stop, 'b');
}

export function tellsVisitedStopsFromSkippedOnes() {
  same(doneOf(round, [visit('a', { left: 'x' }), visit('b', { skipReason: 'CLOSED' }), visit('c')]), { visited: 2, skipped: 1 });
  same(doneOf(null, []), { visited: 0, skipped: 0 });
}

export function saysHowFarOffACheckInByHandIsBeyondAHundredMetres() {
  const metresNorth = (metres) => [13.157, 55.376 + metres / 111_194.9];
  same(Math.round(farOff(fix(metresNorth(240)), SQUARE)), 240);
  same(farOff(fix(metresNorth(99)), SQUARE), null);
  // the position itself is that unsure
  same(farOff(fix(metresNorth(240), 300), SQUARE), null);
  same([farOff(null, SQUARE), farOff(fix(SQUARE), undefined)], [null, null]);
}

export function countsWholeMinutesAndNeverBackwards() {
  same(minutesOf(visit('a'), NOW), 20);
  same(minutesOf(visit('a', { left: '2026-11-23T19:52:59Z' }), NOW), 12);
  same(minutesOf({ arrived: '2026-11-23T20:00:30Z' }, NOW), 0);
}

export function readsOneSentenceOrSeveral() {
  same(lines('Nattåg.'), ['Nattåg.']);
  same(lines(['Prata', ' ', 'Lyssna ']), ['Prata', 'Lyssna']);
  same(lines(null), []);
  same(lines(undefined), []);
}

export function readsTheCodeOfASign() {
  same(placeOfCode('https://lagesbild.example/warden/?plats=lilla-torget'), 'lilla-torget');
  same(placeOfCode('https://lagesbild.example/warden/?x=1&plats=sk%C3%A5ne#top'), 'skåne');
  same(placeOfCode(' torget '), 'torget');
  same(placeOfCode('https://example.org/'), '');
  same(placeOfCode(''), '');
}

export function placesAReportWhereThePhoneIsUnlessSomethingWasPointedOut() {
  same(placeOf(null, fix(SQUARE), NOW), { kind: 'GPS', position: SQUARE, accuracyMetres: 8 });
  const chosen = { kind: 'PLACE', position: STATION, accuracyMetres: 50, place: 'station' };
  same(placeOf(chosen, fix(SQUARE), NOW), chosen);
  same(placeOf(null, null, NOW), null);
}

export function keepsThePlaceOfWhoStandsStillAndSaysHowOldAndHowSureItIs() {
  // 1.4 m/s: 56 m in forty seconds, 168 m in two minutes, and never more than 500 m
  same(placeOf(null, fix(SQUARE), NOW + 30_000).accuracyMetres, 8, 'the device was asked less than 30 s ago');
  same(placeOf(null, fix(SQUARE), NOW + 40_000).accuracyMetres, 64);
  same(placeOf(null, fix(SQUARE), NOW + 120_000), { kind: 'GPS', position: SQUARE, accuracyMetres: 176, measuredMetres: 8, minutesAgo: 2 });
  same(placeOf(null, fix(SQUARE), NOW + 3_600_000).accuracyMetres, 500);
  same(placeOf(null, fix(SQUARE, 900), NOW + 3_600_000).accuracyMetres, 900, 'what was worse from the start');
}

export async function asksADeviceThatHasFallenSilentAndKeepsItsLastAnswer() {
  const found = { coords: { longitude: SQUARE[0], latitude: SQUARE[1], accuracy: 8 } };
  let asked = 0;
  const silent = { watchPosition: (heard) => (queueMicrotask(() => heard(found)), 1), clearWatch() {}, getCurrentPosition: () => (asked += 1) };
  const position = new Position(silent);
  position.touch();
  await Promise.resolve();
  same([position.state, position.fix.position], ['here', SQUARE]);
  position.fix.at -= 600_000;
  same([await position.wait(5), asked], [null, 1]);
  same(position.last.position, SQUARE);
  position.stop();
  same([position.fix, position.last.position], [null, SQUARE], 'the page was hidden');
  silent.getCurrentPosition = (heard) => heard(found);
  same((await position.wait(1000)).position, SQUARE);
  position.stop('denied');
  same(position.last, null);
}

export function saysAPlaceRoughlyAndKeepsItsName() {
  same(around({ position: SQUARE, place: 'square', name: 'Torget' }, 250), { kind: 'AROUND', position: SQUARE, accuracyMetres: 250, place: 'square', name: 'Torget' });
  same(around({ position: SQUARE }, 100), { kind: 'AROUND', position: SQUARE, accuracyMetres: 100 });
}

export function setsTheTimeOnlyWhenAHandDid() {
  same(timeOf({ kind: 'now' }, NOW, ZONE), {});
  same(timeOf({ kind: 'ago', minutes: 15 }, NOW, ZONE), { occurredAt: '2026-11-23T20:45:00+01:00' });
  same(timeOf({ kind: 'set', local: '2026-11-23T18:05' }, NOW, ZONE), { occurredAt: '2026-11-23T18:05:00+01:00' });
  same(timeOf({ kind: 'set', local: '' }, NOW, ZONE), { problem: 'missing' });
}

export function refusesATimeAheadButNotWithinFiveMinutes() {
  same(timeOf({ kind: 'set', local: '2026-11-23T21:05' }, NOW, ZONE), { occurredAt: '2026-11-23T21:05:00+01:00' });
  same(timeOf({ kind: 'set', local: '2026-11-23T21:06' }, NOW, ZONE), { problem: 'future' });
}

export function keepsAPointedOutPlaceForTheNextEventAndNothingElse() {
  const chosen = { kind: 'MAP', position: SQUARE, accuracyMetres: 10 };
  const next = nextDraft({ category: 'MIL-KLOT', chosen, when: { kind: 'ago', minutes: 5 }, people: 'FEW', note: 'x', photos: [1] });
  same(next, { ...emptyDraft(), chosen });
  same(nextDraft({ chosen: { ...chosen, kind: 'GPS' } }).chosen, null, 'where the phone once was');
  same(nextDraft({ chosen, once: true }).chosen, null);
}

export function knowsWhatWouldBeLost() {
  const chosen = { kind: 'MAP', position: SQUARE, accuracyMetres: 10 };
  same(isBegun({ ...emptyDraft(), chosen, note: ' ' }), false);
  const some = [{ category: 'MIL-KLOT' }, { note: 'x' }, { people: 'FEW' }, { when: { kind: 'ago', minutes: 5 } }, { photos: [{ id: 'p' }] }];
  same(some.map((one) => isBegun({ ...emptyDraft(), ...one })), [true, true, true, true, true]);
  same(begunOf({ ...emptyDraft(), photos: [{ id: 'p' }, new Blob(['x'])] }).photos, [{ id: 'p' }]);
}

export function takesUpABegunReportWithTheTimeWhenItWasBegun() {
  const when = (kept, later) => restored({ draft: { ...emptyDraft(), when: kept }, at: NOW }, NOW + later, ZONE).when;
  same(when({ kind: 'now' }, 59_000), { kind: 'now' });
  same(when({ kind: 'now' }, 600_000), { kind: 'set', local: '2026-11-23T21:00' });
  same(when({ kind: 'ago', minutes: 15 }, 600_000), { kind: 'set', local: '2026-11-23T20:45' });
  same(when({ kind: 'set', local: '2026-11-23T18:05' }, 600_000), { kind: 'set', local: '2026-11-23T18:05' });
}

export function turnsAKeptReportIntoADraft() {
  const kept = { draft: { category: 'MIL-KLOT', occurredAt: '2026-11-23T19:30:00Z', position: SQUARE, accuracyMetres: 8, kind: 'GPS', people: '', note: 'Ny.' }, photos: [{ id: 'p', state: 'sent' }] };
  same(draftOf(kept, ZONE), {
    category: 'MIL-KLOT',
    chosen: { kind: 'GPS', position: SQUARE, accuracyMetres: 8 },
    when: { kind: 'set', local: '2026-11-23T20:30' },
    people: '',
    note: 'Ny.',
    photos: [{ id: 'p' }],
  });
}

export function marksWhatDiffersBetweenTwoVersions() {
  const both = sideBySide({ category: 'klotter', note: '' }, { category: 'skadegörelse' });
  same(both.filter(({ differs }) => differs).map(({ field }) => field), ['category']);
  same(both.length, 5);
}

export function saysTheOutboxInWords() {
  const keys = (outbox) => outboxLine(outbox).map(({ key }) => key.replace('warden.outbox.', ''));
  same(keys({ saved: 0, sent: 0 }), ['empty']);
  same(keys({ saved: 0, sent: 5 }), ['allSent']);
  same(outboxLine({ saved: 2, sent: 5 })[0].values, { n: 2, sent: 5 });
  same(keys({ saved: 2, sent: 0, paused: 'offline' }), ['saved', 'offline']);
  same(keys({ saved: 2, sent: 5, paused: 'log-in', lastError: 'x', nextTryAt: 1 }), ['both', 'logIn']);
  same(keys({ saved: 0, sent: 10, conflicts: 1, rejected: 0 }), ['sent', 'conflicts'], 'not all is there while a choice is open');
  same(keys({ saved: 0, sent: 0, conflicts: 0, rejected: 1, refused: [{}] }), ['rejected']);
  same(outboxLine({ saved: 0, sent: 0, rejected: 1, refused: [{}] })[0].values, { n: 2 });
  same(keys({ saved: 2, sent: 5, conflicts: 1, paused: 'offline' }), ['both', 'conflicts', 'offline']);
  same(keys({ saved: 1, sent: 0, lastError: 'http-500', nextTryAt: 1 }), ['saved', 'retry']);
}

export function warnsMostPressingFirstAndOnlyOfWhatIsThere() {
  const calm = { session: 'ok', outbox: { saved: 1, rejected: 0, conflicts: 0 }, storage: { mayEvict: true, usage: 1, quota: 100 }, otherUsersUnsent: 0, update: 'none' };
  same(warnings(calm), []);
  const ids = (phone) => warnings(phone).map(({ id }) => id);
  const bad = { session: 'expired', outbox: { saved: 1, rejected: 1, conflicts: 1, paused: 'log-in' }, storage: { mayEvict: true, usage: 95, quota: 100 }, otherUsersUnsent: 2, update: 'ready' };
  same(ids(bad), ['logIn', 'rejected', 'conflicts', 'full', 'evict', 'others', 'update']);
  same(ids({ ...calm, session: 'unknown', storage: { mayEvict: false, usage: null, quota: null } }), []);
}
