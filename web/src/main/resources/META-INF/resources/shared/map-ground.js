/** What lies under everything: water, green, buildings; and signs for places by kind. Both out of our own vector tiles. */
import * as L from 'leaflet';
import { onColours, plain } from './map-basics.js';
import { canvasTiles, repaint } from './map-canvas.js';
import { groundInk, nearestSign, paintGround, paintSigns } from './ground-paint.js';
import { decode } from './tile-paint.js';

const TILE_PX = 256;
const MARGIN_PX = 10;
const REACH_PX = 16;

/**
 * @param {{load: (tile: object, signal: AbortSignal) => Promise<?ArrayBuffer>}} wish
 * @returns {{remove: () => void}}
 */
export function groundLayer(map, shared, { load }) {
  let ink = null;
  const paint = (ctx, bytes, size, { z }) => {
    paintGround(ctx, decode(bytes, 'background', size), ink, z);
    return [];
  };
  return painted(map, { pane: 'background', minZoom: 8, load, paint }, (fresh) => (ink = fresh)).handle;
}

/**
 * Signs with a letter, and a light outline where the place is drawn as an area. A click on a sign says its name.
 *
 * @param {{pane: string, letter: string, load: Function, words: (properties: object) => string}} wish  the pane is named as the collection
 * @returns {{remove: () => void}}
 */
export function signsLayer(map, shared, { pane, letter, load, words }) {
  let ink = null;
  const paint = (ctx, bytes, size) => {
    const features = decode(bytes, pane, size);
    paintSigns(ctx, features, letter, ink);
    return features.filter(({ type }) => type === 1);
  };
  const { layer, handle } = painted(map, { pane, minZoom: 10, margin: MARGIN_PX, load, paint }, (fresh) => (ink = fresh));
  const label = L.tooltip({ direction: 'top', offset: [0, -8], className: 'sign-label' });
  const hitAt = ({ latlng }) => nearestSign(layer.holders, map.getZoom(), map.project(latlng), TILE_PX, REACH_PX);
  const others = shared.pointAt;
  let there = true;
  // an area below lets the click through to the sign, as it does for an observation, which comes first
  shared.pointAt = (event) => others(event) ?? (there && hitAt(event) ? { sign: pane } : null);
  const say = (event) => {
    map.closeTooltip(label);
    if (shared.picking || shared.pointAt(event)?.sign !== pane) return;
    const { x, y, properties } = hitAt(event);
    map.openTooltip(label.setContent(plain(words(properties))).setLatLng(map.unproject([x, y])));
  };
  map.on('click', say);
  return {
    remove() {
      there = false;
      map.off('click', say);
      map.closeTooltip(label);
      handle.remove();
    },
  };
}

/** Canvas tiles that are painted anew when the colours change. */
function painted(map, options, fresh) {
  fresh(groundInk());
  const layer = canvasTiles(options).addTo(map);
  const stop = onColours(() => {
    fresh(groundInk());
    repaint(layer);
  });
  return {
    layer,
    handle: {
      remove() {
        stop();
        map.removeLayer(layer);
      },
    },
  };
}
