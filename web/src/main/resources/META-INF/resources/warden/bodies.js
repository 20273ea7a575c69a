/** What is kept on the phone, as the server wants it. Pure. */

/**
 * @param {object} content  of a report: `draft`, `occurredAt`, `shift`, `photos` (ids)
 * @returns {object} a GeoJSON Feature; what was left out is not in it
 */
export function toFeature({ draft, occurredAt, shift, photos = [] }) {
  const properties = { category: draft.category, occurredAt, positionKind: draft.kind };
  if (draft.accuracyMetres) properties.positionAccuracy = Math.max(1, Math.round(draft.accuracyMetres));
  if (draft.people) properties.people = draft.people;
  if (draft.note?.trim()) properties.note = draft.note.trim();
  if (draft.place) properties.place = draft.place;
  if (shift) properties.shift = shift;
  if (photos.length) properties.photos = photos;
  return { type: 'Feature', geometry: draft.position ? { type: 'Point', coordinates: draft.position } : null, properties };
}

/** The way back: what the server has, as a draft. */
export function toDraft({ geometry, properties }) {
  return {
    category: properties.category,
    position: geometry?.coordinates ?? null,
    accuracyMetres: properties.positionAccuracy ?? null,
    kind: properties.positionKind,
    place: properties.place,
    people: properties.people ?? '',
    note: properties.note ?? '',
  };
}

const METRE_DEGREES = 1e-5;

/** @returns {boolean} whether both say the same, as far as a reporter can say it; a position may be rounded */
export function sameReport(one, other) {
  const told = ({ geometry, properties: p }) => [
    p.category,
    Date.parse(p.occurredAt),
    p.positionKind ?? null,
    Math.round(p.positionAccuracy ?? 0),
    p.people ?? '',
    (p.note ?? '').trim(),
    p.place ?? null,
    p.shift ?? null,
    [...(p.photos ?? [])].sort(),
    Boolean(geometry),
  ];
  if (JSON.stringify(told(one)) !== JSON.stringify(told(other))) return false;
  return (one.geometry?.coordinates ?? []).every((value, i) => Math.abs(value - other.geometry.coordinates[i]) < METRE_DEGREES);
}

/** @param {'start'|'end'} verb  the start is told without the end, so that what happened between comes before it */
export function toShift(content, verb) {
  const { party, pair, start, end, startedAt, endedAt, round, debrief } = content;
  const begun = left({ party, pair, start, end, startedAt, round });
  return verb === 'start' ? begun : left({ ...begun, endedAt, debrief });
}

export function toVisit({ shift, arrived, left: gone, method, round, stop, place, name, point, accuracy, skipReason }) {
  return left({ shift, arrived, left: gone, method, round, stop, place, name, point, accuracy: accuracy && Math.round(accuracy), skipReason });
}

function left(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''));
}
