/** Observations on the map: points and clusters out of tiles. */
import { number } from './i18n.js';
import { back, colours, MAX_ZOOM, onColours, still } from './map-basics.js';
import { canvasTiles, repaint } from './map-canvas.js';
import { decode, nearest, paintObservations, pointsInside } from './tile-paint.js';

/** Room around a tile's canvas, so that a mark at the edge is whole. */
const MARGIN_PX = 28;
const REACH_PX = 14;

/**
 * @param {{load: Function, onPoint: (id: string, position: number[]) => void, onState: (state: 'loading'|'ready'|'failed') => void}} hooks
 *     `load(tile, query, signal)` gives the bytes of one tile
 */
export function observationsLayer(map, shared, { load, onPoint, onState }) {
  let shown = null;
  let query = null;
  let ink = colours();
  const pointAt = (event) => {
    const size = 256;
    const at = map.project(event.latlng);
    const near = [];
    for (const { coords, points } of shown?.holders ?? []) {
      if (coords.z !== map.getZoom()) continue;
      for (const point of points) near.push({ x: coords.x * size + point.x, y: coords.y * size + point.y, properties: point.properties });
    }
    const hit = nearest(near, at.x, at.y, REACH_PX);
    return hit && { properties: hit.properties, latlng: map.unproject([hit.x, hit.y]) };
  };
  shared.pointAt = pointAt;
  map.on('click', (event) => {
    const hit = shared.picking ? null : pointAt(event);
    if (!hit) return;
    if (hit.properties.id === undefined) map.setView(hit.latlng, Math.min(MAX_ZOOM, map.getZoom() + 2), { animate: !still() });
    else onPoint(hit.properties.id, back(hit.latlng));
  });
  map.on('mousemove', (event) => map.getContainer().classList.toggle('over-point', Boolean(pointAt(event))));
  onColours(() => {
    ink = colours();
    repaint(shown);
  });

  function set(next) {
    query = next;
    let failures = 0;
    const old = shown;
    onState('loading');
    const layer = canvasTiles({
      pane: 'observations',
      margin: MARGIN_PX,
      sharpOnly: true,
      load: (tile, signal) => load(tile, next, signal),
      paint(ctx, bytes, size) {
        const points = pointsInside(decode(bytes, 'observations', size), size);
        paintObservations(ctx, points, ink, number);
        return points;
      },
    });
    layer.on('loading', () => {
      failures = 0;
      onState('loading');
    });
    layer.on('tileerror', ({ error }) => (failures += error.name === 'AbortError' ? 0 : 1));
    layer.on('load', () => {
      // the last answer stays until the new one is there
      if (old && map.hasLayer(old)) map.removeLayer(old);
      if (layer === shown) onState(failures ? 'failed' : 'ready');
    });
    shown = layer.addTo(map);
  }
  return { set, again: () => query && set(query) };
}
