/** What a report is made of. Pure. */

/** Six tiles; the last is a category of its own. */
export const TILES = ['UNG', 'TRA', 'OFF', 'HAM', 'MIL', 'OFF-LUGN'];
const RECENT_KEPT = 4;

/**
 * @param {{category: ?string, position: ?number[], accuracyMetres: ?number, kind: 'GPS'|'MAP', occurredAt: string,
 *     people: string, note: string}} draft
 * @returns {object} a GeoJSON Feature; what was left out is not in it
 */
export function toFeature({ category, position, accuracyMetres, kind, occurredAt, people, note }) {
  const properties = { category, occurredAt, positionKind: kind };
  if (accuracyMetres) properties.positionAccuracy = Math.round(accuracyMetres);
  if (people) properties.people = people;
  if (note.trim()) properties.note = note.trim();
  return { type: 'Feature', geometry: { type: 'Point', coordinates: position }, properties };
}

/**
 * Which field of the form a problem's pointer means.
 *
 * @param {string} pointer  JSON pointer into the Feature, e.g. `/properties/occurredAt`
 * @returns {'category'|'position'|'when'|'people'|'note'|'form'}
 */
export function fieldOf(pointer = '') {
  if (pointer.startsWith('/geometry') || pointer.startsWith('/properties/position')) return 'position';
  const name = pointer.replace(/^\/properties\//, '').split('/')[0];
  return { category: 'category', occurredAt: 'when', occurredUntil: 'when', people: 'people', note: 'note' }[name] ?? 'form';
}

/**
 * How far off a fingertip may be.
 *
 * @param {number} metresPerPixel  of the map when it was tapped
 * @returns {number} metres: 12 pixels, 5 m at least
 */
export function tapAccuracy(metresPerPixel) {
  return Math.max(5, Math.round(12 * metresPerPixel));
}

/** @returns {string[]} the latest codes first, each once */
export function withRecent(recent, code) {
  return [code, ...recent.filter((one) => one !== code)].slice(0, RECENT_KEPT);
}
