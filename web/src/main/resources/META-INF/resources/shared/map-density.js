/** How densely something lies: squares out of tiles, each in the colour of its class. */
import { colours, onColours } from './map-basics.js';
import { canvasTiles, repaint } from './map-canvas.js';
import { decode } from './tile-paint.js';

const CLASSES = [1, 2, 3, 4, 5];

/**
 * @param {{pane: string, load: (tile: object, query: object, signal: AbortSignal) => Promise<?ArrayBuffer>}} wish
 * @returns {{set: (query: ?object, stamp: ?*) => void, remove: () => void}} `set`: the same query is asked again when the stamp is another one; what was shown stays until the new tiles are there; null: nothing
 */
export function densityLayer(map, shared, { pane, load }) {
  let ink = colours();
  let shown = null;
  let coming = null;
  let asked = null;
  const me = {};

  /** Whatever is drawn on the same map hears whether a surface lies under it. */
  function tellOthers(there) {
    const before = shared.surfaces.size > 0;
    shared.surfaces[there ? 'add' : 'delete'](me);
    const now = shared.surfaces.size > 0;
    map.getContainer().classList.toggle('over-surface', now);
    if (now !== before) map.fire('surface');
  }

  const paint = (ctx, bytes, size) => {
    const squares = decode(bytes, 'density', size);
    // each class is filled as one and under the denser ones: no seam is seen between neighbours
    for (const step of CLASSES) {
      ctx.beginPath();
      for (const { lines, properties } of squares) {
        if (properties.class < step) continue;
        for (const line of lines) line.forEach(({ x, y }, i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      }
      ctx.fillStyle = ink.strength[step];
      ctx.fill('nonzero');
    }
    return [];
  };
  const forget = onColours(() => {
    ink = colours();
    for (const layer of [shown, coming]) repaint(layer);
  });

  function set(query, stamp) {
    const word = JSON.stringify([query, stamp]);
    if (word === asked) return;
    asked = word;
    coming?.remove();
    coming = null;
    tellOthers(Boolean(query));
    if (!query) {
      shown?.remove();
      shown = null;
      return;
    }
    const fresh = canvasTiles({ pane, paint, load: (tile, signal) => load(tile, query, signal) });
    coming = fresh;
    fresh.once('load', () => {
      if (coming !== fresh) return;
      shown?.remove();
      [shown, coming] = [fresh, null];
    });
    fresh.addTo(map);
  }

  return {
    set,
    remove() {
      set(null);
      forget();
    },
  };
}
