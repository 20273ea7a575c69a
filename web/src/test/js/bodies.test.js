import { sameReport, toDraft, toFeature, toShift, toVisit } from '/warden/bodies.js';
import { same } from './check.js';

const DRAFT = { category: 'MIL-KLOT', position: [13.157, 55.376], accuracyMetres: 8.4, kind: 'GPS', people: '', note: '  ' };
const CONTENT = { draft: DRAFT, occurredAt: '2026-11-23T18:05:00.000Z', shift: 's', photos: [] };

export function sendsNothingThatWasLeftOut() {
  same(toFeature(CONTENT), {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [13.157, 55.376] },
    properties: { category: 'MIL-KLOT', occurredAt: '2026-11-23T18:05:00.000Z', positionKind: 'GPS', positionAccuracy: 8, shift: 's' },
  });
}

export function namesPlacePeopleAndPhotos() {
  const { properties } = toFeature({ ...CONTENT, draft: { ...DRAFT, people: 'FEW', note: ' vid grinden ', place: 'torget', kind: 'PLACE' }, photos: ['p'] });
  same([properties.people, properties.note, properties.place, properties.photos], ['FEW', 'vid grinden', 'torget', ['p']]);
}

export function aDraftComesBackAsItWas() {
  const draft = { ...DRAFT, accuracyMetres: 8, place: 'torget', people: 'FEW', note: 'vid grinden' };
  same(toDraft(toFeature({ ...CONTENT, draft })), { category: 'MIL-KLOT', position: [13.157, 55.376], accuracyMetres: 8, kind: 'GPS', place: 'torget', people: 'FEW', note: 'vid grinden' });
}

export function knowsTheSameReportInTheServersWords() {
  const mine = toFeature(CONTENT);
  const theirs = {
    ...mine,
    id: 'x',
    geometry: { type: 'Point', coordinates: [13.1570001, 55.3759999] },
    properties: { ...mine.properties, occurredAt: '2026-11-23T19:05:00+01:00', version: 3, status: 'REPORTED', setting: 'PUBLIC_SPACE', note: null },
  };
  same(sameReport(mine, theirs), true);
  for (const changed of [{ note: 'annat' }, { category: 'OFF-LUGN' }, { occurredAt: '2026-11-23T18:06:00Z' }, { people: 'FEW' }, { photos: ['p'] }])
    same(sameReport(mine, { ...theirs, properties: { ...theirs.properties, ...changed } }), false, JSON.stringify(changed));
  same(sameReport(mine, { ...theirs, geometry: { type: 'Point', coordinates: [13.158, 55.376] } }), false);
  same(sameReport(mine, { ...theirs, geometry: null }), false);
}

export function theStartOfAShiftDoesNotTellItsEnd() {
  const shift = { party: 'WARDENS', pair: 'Par 1', start: 'a', startedAt: 'b', endedAt: 'c', debrief: { done: 'Gick', seen: '', next: '' } };
  same(toShift(shift, 'start'), { party: 'WARDENS', pair: 'Par 1', start: 'a', startedAt: 'b' });
  same(toShift(shift, 'end'), shift);
}

export function aSkippedStopHasNoPosition() {
  same(toVisit({ shift: 's', arrived: 'a', method: 'HAND', stop: '1', name: 'Torget', point: null, skipReason: 'CLOSED' }), { shift: 's', arrived: 'a', method: 'HAND', stop: '1', name: 'Torget', skipReason: 'CLOSED' });
}
