/** Tiles that are drawn on canvases of our own. */
import * as L from 'leaflet';
import { MAX_ZOOM } from './map-basics.js';

/** Paints what the tiles have already, without asking for it again. */
export function repaint(layer) {
  for (const { paint } of layer?.holders ?? []) paint();
}

/**
 * A grid of canvas tiles. `fetchTile` gives what to draw, `paint` draws it; a tile keeps its points for the pointer.
 */
const CanvasTiles = L.GridLayer.extend({
  createTile(coords, done) {
    const size = this.getTileSize().x;
    const margin = this.options.margin ?? 0;
    const sharp = window.devicePixelRatio || 1;
    const holder = L.DomUtil.create('div', 'canvas-tile');
    const canvas = L.DomUtil.create('canvas', '', holder);
    canvas.width = canvas.height = (size + 2 * margin) * sharp;
    canvas.style.width = canvas.style.height = `${size + 2 * margin}px`;
    canvas.style.left = canvas.style.top = `${-margin}px`;
    const stop = new AbortController();
    holder.stop = stop;
    Promise.resolve(this.options.load({ z: coords.z, x: coords.x, y: coords.y }, stop.signal))
      .then((bytes) => {
        const ctx = canvas.getContext('2d');
        const paint = () => {
          ctx.setTransform(sharp, 0, 0, sharp, margin * sharp, margin * sharp);
          ctx.clearRect(-margin, -margin, size + 2 * margin, size + 2 * margin);
          return this.options.paint(ctx, bytes, size, coords);
        };
        holder.kept = { coords, paint, points: paint() };
        this.holders.add(holder.kept);
        done(null, holder);
      })
      .catch((problem) => done(problem, holder));
    return holder;
  },
});

export function canvasTiles(options) {
  const layer = new CanvasTiles({ maxZoom: MAX_ZOOM, keepBuffer: 1, ...options });
  layer.holders = new Set();
  layer.on('tileunload', ({ tile }) => {
    tile.stop?.abort();
    layer.holders.delete(tile.kept);
  });
  return layer;
}
