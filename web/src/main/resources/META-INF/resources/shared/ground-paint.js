/** Draws ground and the signs of places on a canvas. Knows nothing of maps or the network. */

/** From below to above. Pale, so that the data stand out. */
const ORDER = ['industrial', 'green', 'port', 'water', 'waterway', 'square', 'pier', 'building'];
const TOKENS = { industrial: 'works', green: 'green', port: 'works', water: 'water', waterway: 'water', square: 'square', pier: 'square', building: 'building' };

/** Letters of the kinds of places; the words stand in the legend and in the list. */
export const SIGNS = {
  'places-school': 'S',
  'places-square': 'T',
  'places-station': 'R',
  'places-port': 'H',
  'places-stop': 'B',
  'places-serving': 'K',
  'places-lamp': 'L',
  'places-parking': 'P',
};

const SIGN_PX = 7.5;

/** The page's own colours: resolved through an element, since light-dark() is no colour to a canvas. */
export function groundInk() {
  const probe = document.createElement('i');
  document.body.append(probe);
  const of = (name) => {
    probe.style.color = `var(--map-${name})`;
    return getComputedStyle(probe).color;
  };
  const ink = Object.fromEntries([...new Set(Object.values(TOKENS)), 'halo', 'label'].map((name) => [name, of(name)]));
  probe.remove();
  return ink;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{type: number, lines: {x: number, y: number}[][], properties: object}[]} features  type 2: line, 3: area
 * @param {object} ink  see `groundInk()`
 * @param {number} zoom
 */
export function paintGround(ctx, features, ink, zoom) {
  const wide = Math.max(0.8, Math.min(8, 2 ** (zoom - 14)));
  for (const kind of ORDER) {
    ctx.fillStyle = ctx.strokeStyle = ink[TOKENS[kind]];
    ctx.lineWidth = wide;
    for (const { type, lines, properties } of features) {
      if (properties.kind !== kind) continue;
      trace(ctx, lines);
      if (type === 3) ctx.fill('evenodd');
      else ctx.stroke();
    }
  }
}

/** Outlines first, so that no sign is crossed. */
export function paintSigns(ctx, features, letter, ink) {
  ctx.strokeStyle = ink.label;
  ctx.lineWidth = 1;
  ctx.setLineDash([3, 3]);
  for (const { type, lines } of features) {
    if (type === 1) continue;
    trace(ctx, lines);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.font = '600 10px system-ui, sans-serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const { type, lines } of features) {
    if (type !== 1) continue;
    for (const [{ x, y }] of lines) {
      ctx.beginPath();
      ctx.arc(x, y, SIGN_PX, 0, 2 * Math.PI);
      ctx.fillStyle = ink.halo;
      ctx.fill();
      ctx.stroke();
      ctx.fillStyle = ink.label;
      ctx.fillText(letter, x, y + 0.5);
    }
  }
}

function trace(ctx, lines) {
  ctx.beginPath();
  for (const line of lines) line.forEach(({ x, y }, i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
}

/**
 * @param {Iterable<{coords: {z: number, x: number, y: number}, points: object[]}>} tiles  with their point features
 * @param {{x: number, y: number}} at  in pixels of the whole world at that zoom
 * @param {number} side  pixels of a tile
 * @returns {?{x: number, y: number, properties: object}} the sign within `reach` pixels that is nearest, in pixels of the whole world
 */
export function nearestSign(tiles, zoom, at, side, reach) {
  let best = null;
  let least = reach;
  for (const { coords, points } of tiles) {
    if (coords.z !== zoom) continue;
    for (const { lines, properties } of points) {
      for (const [point] of lines) {
        const x = coords.x * side + point.x;
        const y = coords.y * side + point.y;
        const away = Math.hypot(x - at.x, y - at.y);
        if (away <= least) {
          least = away;
          best = { x, y, properties };
        }
      }
    }
  }
  return best;
}
