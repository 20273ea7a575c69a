/** What a pointer catches on near it: streets that are drawn, and lines that somebody names. */
import { there } from './map-basics.js';
import { caught } from './plane.js';

/** Pixels within which a corner or a side catches the pointer. */
export const REACH_PX = 12;

/** @typedef {{kind: string, lines: number[][][]}} Target  lines of positions */

/**
 * @param {?(() => Target[])} targets  null: nothing is caught
 * @returns {((latlng: object) => {latlng: object, kind: ?string}) & {stop: () => void}} the place that is meant by a place near to it
 */
export function catching(map, shared, targets) {
  if (!targets) return Object.assign((latlng) => ({ latlng, kind: null }), { stop() {} });
  let projected = null;
  let tiles = 0;
  const forget = () => (projected = null);
  map.on('zoomend moveend', forget);
  const near = (latlng) => {
    const zoom = map.getZoom();
    // streets may come after the pointer did
    if (shared.streets && shared.streets.tiles() !== tiles) forget();
    tiles = shared.streets?.tiles() ?? 0;
    projected ??= targetsAt(map, shared, zoom, targets);
    const at = map.project(latlng, zoom);
    const lines = projected.filter(({ low, high }) => at.x >= low[0] - REACH_PX && at.y >= low[1] - REACH_PX && at.x <= high[0] + REACH_PX && at.y <= high[1] + REACH_PX);
    const hit = caught([at.x, at.y], lines, REACH_PX);
    return hit ? { latlng: map.unproject(hit.point, zoom), kind: hit.kind } : { latlng, kind: null };
  };
  near.stop = () => map.off('zoomend moveend', forget);
  return near;
}

function targetsAt(map, shared, zoom, targets) {
  const found = (shared.streets?.lines(zoom) ?? []).map((line) => boxed('street', line));
  for (const { kind, lines } of targets()) {
    for (const line of lines) {
      found.push(boxed(kind, line.map((position) => map.project(there(position), zoom)).map(({ x, y }) => [x, y])));
    }
  }
  return found;
}

function boxed(kind, line) {
  const [xs, ys] = [0, 1].map((axis) => line.map((at) => at[axis]));
  return { kind, line, low: [least(xs), least(ys)], high: [most(xs), most(ys)] };
}
const least = (list) => list.reduce((a, b) => Math.min(a, b), Infinity);
const most = (list) => list.reduce((a, b) => Math.max(a, b), -Infinity);
