/** Draws decoded vector tiles on a canvas. Knows nothing of maps or the network. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { trace } from './symbols.js';

/** Marks that are drawn before the page may draw breath. */
const PIECE = 200;

/**
 * @param {?ArrayBuffer} bytes  a Mapbox vector tile, or null for an empty one
 * @param {string} name  of the layer
 * @param {number} size  pixels of the tile's side
 * @returns {{type: number, lines: {x: number, y: number}[][], properties: object}[]} geometry in tile pixels, y downwards
 */
export function decode(bytes, name, size) {
  const layer = bytes && new VectorTile(new PbfReader(new Uint8Array(bytes))).layers[name];
  if (!layer) return [];
  const scale = size / layer.extent;
  const features = [];
  for (let i = 0; i < layer.length; i++) {
    const feature = layer.feature(i);
    const lines = feature.loadGeometry().map((line) => line.map(({ x, y }) => ({ x: x * scale, y: y * scale })));
    features.push({ type: feature.type, lines, properties: feature.properties });
  }
  return features;
}

/** @returns {number} radius in pixels of a mark for n observations; the area grows with n, slowly */
export function clusterRadius(n) {
  return Math.min(22, 9 + 3.2 * Math.log10(n) * 1.6);
}

/**
 * Draws points and clusters, piece by piece.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {import('./tile-points.js').Mark[]} marks
 * @param {object} ink  colours by meaning, see `colours()` in map-basics.js; `hollow`: outlines alone, where a surface lies under them
 * @param {(n: number) => string} write  a number in the reader's language
 * @param {number} [sharp]  canvas pixels of one pixel
 */
export function* paintingObservations(ctx, marks, ink, write, sharp = 1) {
  let i = 0;
  // large ones first, so that a small one beside it is not hidden
  for (const mark of [...marks].sort((a, b) => b.n - a.n)) {
    if (i++ % PIECE === 0) yield;
    if (mark.cell || mark.n > 1) paintCluster(ctx, mark, ink, write);
    else stampOf(mark, ink, sharp)(ctx, mark.x, mark.y);
  }
}

const STAMP_PX = 20;
/** By colours: other ones come as another object. */
const stamps = new WeakMap();

/** A mark is drawn once and then copied: a map may hold thousands. @returns {(ctx: CanvasRenderingContext2D, x: number, y: number) => void} */
function stampOf(mark, ink, sharp) {
  if (!stamps.has(ink)) stamps.set(ink, new Map());
  const made = stamps.get(ink);
  const key = `${mark.setting} ${mark.example} ${sharp}`;
  if (!made.has(key)) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = STAMP_PX * sharp;
    const ctx = canvas.getContext('2d');
    ctx.scale(sharp, sharp);
    paintPoint(ctx, STAMP_PX / 2, STAMP_PX / 2, mark, ink);
    // between two pixels of the canvas the copy would be blurred
    const whole = (pixels) => Math.round(pixels * sharp) / sharp;
    made.set(key, (on, x, y) => on.drawImage(canvas, whole(x - STAMP_PX / 2), whole(y - STAMP_PX / 2), STAMP_PX, STAMP_PX));
  }
  return made.get(key);
}

/** 1-4, 5-19, 20-99, 100-499, 500 and more: steps that mean the same in every tile. */
export function clusterLevel(n) {
  return n < 5 ? 1 : n < 20 ? 2 : n < 100 ? 3 : n < 500 ? 4 : 5;
}

function paintCluster(ctx, { x, y, n }, ink, write) {
  const step = clusterLevel(n);
  const radius = clusterRadius(n);
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = ink.strength[step];
  if (!ink.hollow) ctx.fill();
  ctx.lineWidth = ink.hollow ? 4 : 1.5;
  ctx.strokeStyle = ink.halo;
  ctx.stroke();
  ctx.fillStyle = ink.hollow ? ink.label : ink.onStrength[step];
  if (ink.hollow) {
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = ink.label;
    ctx.stroke();
  }
  ctx.font = `600 ${n < 1000 ? 11 : 10}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const words = n < 10_000 ? write(n) : `${write(Math.round(n / 1000))}k`;
  if (ink.hollow) {
    ctx.lineWidth = 3;
    ctx.strokeStyle = ink.halo;
    ctx.strokeText(words, x, y + 0.5);
  }
  ctx.fillText(words, x, y + 0.5);
}

function paintPoint(ctx, x, y, { setting, example }, ink) {
  trace(ctx, setting, x, y, ink.hollow ? 4 : 5.5);
  ctx.fillStyle = example ? ink.halo : ink.setting[setting] ?? ink.label;
  ctx.strokeStyle = ink.halo;
  ctx.lineWidth = ink.hollow ? 3 : 4;
  ctx.stroke();
  if (!ink.hollow) ctx.fill();
  ctx.strokeStyle = ink.setting[setting] ?? ink.label;
  ctx.lineWidth = ink.hollow ? 1.5 : 2;
  ctx.stroke();
}

const MAIN_STREETS = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

/** Grey and thin: the town must be known again, not looked at. */
export function paintStreets(ctx, features, ink, zoom) {
  const wide = Math.max(0.6, Math.min(5, 2 ** (zoom - 15)));
  const passes = [false, true];
  for (const main of passes) {
    for (const { lines, properties } of features) {
      if (MAIN_STREETS.has(properties.highway) !== main) continue;
      ctx.beginPath();
      for (const line of lines) line.forEach(({ x, y }, i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      ctx.setLineDash(properties.steps ? [2, 2] : []);
      ctx.strokeStyle = main ? ink.streetMain : ink.street;
      ctx.lineWidth = main ? wide * 1.8 : wide;
      ctx.lineJoin = 'round';
      ctx.stroke();
    }
  }
  ctx.setLineDash([]);
}

/**
 * @param {import('./tile-points.js').Mark[]} marks
 * @returns {?import('./tile-points.js').Mark} the one nearest to x, y within `reach` pixels (a cluster: within
 *     its circle), null when there is none
 */
export function nearest(marks, x, y, reach) {
  let best = null;
  let least = Infinity;
  for (const mark of marks) {
    const away = Math.hypot(mark.x - x, mark.y - y);
    const hit = mark.cell ? Math.max(reach, clusterRadius(mark.n)) : reach;
    if (away <= hit && away < least) {
      best = mark;
      least = away;
    }
  }
  return best;
}
