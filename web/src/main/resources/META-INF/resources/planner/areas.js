/** The areas that people draw, as the server has them; whoever shows them hears of changes. */
import * as api from '/shared/api.js';

export const KINDS = ['priority-places', 'patrol-areas', 'zones'];

export function makeAreas() {
  const known = new Map();
  const hearers = new Set();
  const tell = (kind) => hearers.forEach((hear) => hear(kind));
  return {
    /** @param {string} kind @returns {object[]} Features by name; empty until they have come */
    of: (kind) => known.get(kind) ?? [],
    /** @throws {import('/shared/api.js').Problem} */
    async load(kind) {
      const { features } = await api.areas(kind);
      known.set(kind, features.map(named).sort(byName));
      tell(kind);
    },
    put(kind, feature) {
      known.set(kind, [...(known.get(kind) ?? []).filter(({ id }) => id !== feature.id), named(feature)].sort(byName));
      tell(kind);
    },
    drop(kind, id) {
      known.set(kind, (known.get(kind) ?? []).filter((feature) => feature.id !== id));
      tell(kind);
    },
    /** @param {(kind: string) => void} hear @returns {() => void} stops listening */
    onChange(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

const named = (feature) => ({ ...feature, id: feature.id ?? feature.properties.id });
const byName = (a, b) => a.properties.name.localeCompare(b.properties.name, 'sv');

/** @param {object} geometry  Polygon or MultiPolygon @returns {number[][][]} every ring, open: its first point is not said again */
export function ringsOf({ type, coordinates }) {
  const polygons = type === 'MultiPolygon' ? coordinates : [coordinates];
  return polygons.flatMap((rings) => rings.map((ring) => ring.slice(0, -1)));
}

/** @param {object} geometry  Polygon or MultiPolygon @returns {number[][][][]} its parts, each with its outer ring first; rings are open */
export function partsOf({ type, coordinates }) {
  return (type === 'MultiPolygon' ? coordinates : [coordinates]).map((rings) => rings.map((ring) => ring.slice(0, -1)));
}

/** @param {number[][][][]} parts  as from `partsOf`, one at least @returns {object} a GeoJSON Polygon, or a MultiPolygon of several parts */
export function geometryOf(parts) {
  const polygons = parts.map((rings) => rings.map((ring) => [...ring, ring[0]]));
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
}
