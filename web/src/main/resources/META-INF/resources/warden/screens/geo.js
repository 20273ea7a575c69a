/** Distances in a town. Pure. Positions are `[longitude, latitude]`. */

const EARTH_METRES = 6_371_000;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** @returns {number} metres of straight line */
export function metresBetween([lonA, latA], [lonB, latB]) {
  const x = radians(lonB - lonA) * Math.cos(radians((latA + latB) / 2));
  return EARTH_METRES * Math.hypot(x, radians(latB - latA));
}

/**
 * @param {?object} collection  FeatureCollection of points with a `name`, null when there is none
 * @param {?number[]} position
 * @returns {{id: string, name: string, point: number[], metres: ?number}[]} nearest first, by name without a position
 */
export function placesFrom(collection, position) {
  return (collection?.features ?? [])
    .filter(({ geometry }) => geometry?.type === 'Point')
    .map(({ id, geometry, properties }) => ({
      id: String(id),
      name: properties.name,
      point: geometry.coordinates,
      metres: position ? metresBetween(position, geometry.coordinates) : null,
    }))
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || a.name.localeCompare(b.name, 'sv'));
}

/** @returns {?{id: string, name: string, metres: number}} the known place within that many metres, null when there is none */
export function placeAt(collection, position, within) {
  const nearest = position ? placesFrom(collection, position)[0] : null;
  return nearest && nearest.metres <= within ? nearest : null;
}
