/** Areas with names, shapes out of vector tiles, and pictures of other servers: what a list of layers can switch on. */
import * as L from 'leaflet';
import { MAX_ZOOM, onColours, plain } from './map-basics.js';
import { canvasTiles, repaint } from './map-canvas.js';
import { decode } from './tile-paint.js';

/** A second layer of a tile that has no room for all: a point, whose `n` says how many are missing. */
const LEFT_OUT = 'left-out';
/** From this zoom on there is room for names. */
const NAMES_FROM = 13;

/** @param {{pane: string, onArea?: (id: string) => void}} wish  the pane's name is also the class of the look */
export function areasLayer(map, shared, { pane, onArea }) {
  const group = L.featureGroup().addTo(map);
  const parts = new Map();
  const names = () => map.getPane(pane).classList.toggle('nameless', map.getZoom() < NAMES_FROM);
  map.on('zoomend', names);
  names();
  return {
    /** @param {object[]} features  GeoJSON Features with polygons; `name` is written on them */
    set(features) {
      group.clearLayers();
      parts.clear();
      for (const feature of features) {
        if (!feature.geometry) continue;
        const part = L.geoJSON(feature, { pane, interactive: Boolean(onArea), style: { className: `area ${pane} ${feature.properties.setting ?? ''}` } });
        part.bindTooltip(plain(feature.properties.name), { permanent: true, direction: 'center', className: `map-label area-label ${pane}`, pane });
        if (onArea) {
          part.on('click', (event) => {
            if (shared.picking || shared.pointAt(event)) return;
            L.DomEvent.stopPropagation(event);
            onArea(feature.id);
          });
        }
        group.addLayer(part);
        parts.set(feature.id, part);
      }
    },
    /** @param {string} id  of one that is being drawn anew: not shown twice */
    hide(id) {
      if (parts.has(id)) group.removeLayer(parts.get(id));
    },
  };
}

/**
 * @param {{pane: string, layer: string, ink: string, minZoom?: number, load: Function}} wish  `layer`: name inside the tiles;
 *     `ink`: a colour token; `load(tile, signal)` gives the bytes;
 *     `onLeftOut` hears how many features at most the tiles that are shown had no room for
 * @returns {{remove: () => void}}
 */
export function shapesLayer(map, shared, { pane, layer, ink, minZoom = 0, load, onLeftOut = () => {} }) {
  let colour = inkOf(ink);
  const shown = canvasTiles({
    pane,
    minZoom,
    margin: 8,
    load,
    paint(ctx, bytes, size) {
      ctx.fillStyle = ctx.strokeStyle = colour;
      for (const { type, lines } of decode(bytes, layer, size)) paintShape(ctx, type, lines);
      ctx.globalAlpha = 1;
      return decode(bytes, LEFT_OUT, size).map(({ properties }) => properties.n);
    },
  });
  const leftOut = () => onLeftOut([...shown.holders].filter(({ coords }) => coords.z === map.getZoom()).reduce((sum, { points }) => points.reduce((a, b) => a + b, sum), 0));
  shown.on('load tileunload', leftOut).addTo(map);
  onColours(() => {
    colour = inkOf(ink);
    repaint(shown);
  });
  return { remove: () => map.removeLayer(shown) };
}

function paintShape(ctx, type, lines) {
  ctx.beginPath();
  for (const line of lines) {
    if (type === 1) ctx.rect(line[0].x - 3, line[0].y - 3, 6, 6);
    else line.forEach(({ x, y }, i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  }
  ctx.globalAlpha = type === 3 ? 0.45 : 1;
  ctx.lineWidth = type === 2 ? 2 : 0.75;
  if (type !== 2) ctx.fill('evenodd');
  ctx.globalAlpha = 1;
  if (type !== 1) ctx.stroke();
}

/** Resolved through an element, since light-dark() is no colour to a canvas. */
function inkOf(token) {
  const probe = document.createElement('i');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/**
 * Pictures that our own server fetches from another one.
 *
 * @param {{pane: string, url: string, minZoom?: number, maxZoom?: number, onState: (missing: ?string) => void}} wish  `onState`: after each
 *     view; the address of a picture that did not come, null when all did
 */
export function rasterLayer(map, shared, { pane, url, minZoom = 0, maxZoom = MAX_ZOOM, onState }) {
  const shown = L.tileLayer(url, { pane, minZoom, maxNativeZoom: maxZoom, maxZoom: MAX_ZOOM });
  let missing = null;
  shown.on('loading', () => (missing = null));
  shown.on('tileerror', ({ tile }) => (missing = tile.getAttribute('src')));
  shown.on('load', () => onState(missing));
  shown.addTo(map);
  return { remove: () => map.removeLayer(shown) };
}

/** Circles whose area grows with a number. */
export function circlesLayer(map, shared, { pane }) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {{position: number[], radius: number, words: string, kind: string}[]} circles  `radius`: pixels */
    set(circles) {
      group.clearLayers();
      for (const { position: [longitude, latitude], radius, words, kind } of circles) {
        L.circleMarker([latitude, longitude], { pane, radius, className: `circle ${kind}` }).bindTooltip(plain(words)).addTo(group);
      }
    },
  };
}
