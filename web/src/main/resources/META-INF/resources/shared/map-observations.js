/** Observations on the map: points and clusters out of tiles. A new filter is painted behind what is shown, and shown at once. */
import * as L from 'leaflet';
import { number } from './i18n.js';
import { back, colours, MAX_ZOOM, onColours, still } from './map-basics.js';
import { atOnce, inSlices } from './slices.js';
import { nearest, paintingObservations } from './tile-paint.js';
import { readingMarks } from './tile-points.js';

/** Room around a tile's canvas, so that a mark at the edge is whole. */
const MARGIN_PX = 28;
const REACH_PX = 14;
const TILE_PX = 256;

const Tiles = L.GridLayer.extend({
  createTile(coords, done) {
    return this.options.make(coords, done);
  },
  // Leaflet would stretch the tiles of the zoom before until the new ones are there; numbers may not be stretched
  _retainParent: () => false,
  _retainChildren() {},
});

/**
 * @param {{load: Function, onPoint: (id: string, position: number[]) => void, onState: (state: 'loading'|'ready'|'failed') => void,
 *     pane?: string, isAt?: (x: number, y: number) => boolean}} hooks  `load(tile, query, signal)` gives the bytes of one tile;
 *     `isAt`: whether this layer is the one to be seen at a place of the map, in pixels
 */
export function observationsLayer(map, shared, { load, onPoint, onState, pane = 'now', isAt = () => true }) {
  const holders = new Set();
  const hearing = new AbortController();
  let query = null;
  let layer = null;
  // over a surface they are hollow, so that it is seen too
  const inkNow = () => ({ ...colours(), hollow: shared.surfaces.size > 0 });
  let ink = inkNow();
  let turn = newTurn();
  let ahead = { key: '', tiles: new Map() };

  const fetchPoints = async (tile, wanted, signal) => inSlices(readingMarks(await load(tile, wanted, signal), 'observations', TILE_PX), signal);

  function make(coords, done) {
    const holder = { coords, element: L.DomUtil.create('div', 'canvas-tile'), shown: null, spare: null, points: [], stop: null, done };
    holders.add(holder);
    holder.element.holder = holder;
    fill(holder, turn);
    return holder.element;
  }

  /** Fetches and paints one tile on its spare canvas; it is shown with the others of the same turn. */
  async function fill(holder, mine) {
    holder.stop?.abort();
    holder.stop = new AbortController();
    const { signal } = holder.stop;
    mine.waiting.add(holder);
    onState('loading');
    let failed = false;
    try {
      const tile = { z: holder.coords.z, x: holder.coords.x, y: holder.coords.y };
      const known = ahead.key === keyOf(query) && (await ahead.tiles.get(tileName(tile)));
      const points = known || (await fetchPoints(tile, query, signal));
      signal.throwIfAborted();
      holder.spare ??= newCanvas();
      const sharp = window.devicePixelRatio || 1;
      holder.ink = ink;
      await inSlices(paintingObservations(cleared(holder.spare, sharp), points, ink, number, sharp), signal);
      holder.next = points;
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      failed = true;
      holder.next = [];
      holder.spare ??= newCanvas();
      cleared(holder.spare, 1);
    }
    if (failed) mine.failures++;
    mine.waiting.delete(holder);
    mine.painted.push(holder);
    if (!mine.together) show(mine);
    settle(mine);
  }

  function settle(mine) {
    if (mine !== turn || mine.waiting.size) return;
    show(mine);
    turn = newTurn(mine.failures);
    mine.finish();
    onState(mine.failures ? 'failed' : 'ready');
  }

  /** Old and new canvas change places. */
  function show(mine) {
    for (const holder of mine.painted.splice(0)) {
      if (!holders.has(holder)) continue;
      [holder.shown, holder.spare] = [holder.spare, holder.shown];
      if (holder.shown) holder.element.replaceChildren(holder.shown);
      holder.points = holder.next;
      // the colours may have changed while it was painted or waited
      if (holder.ink !== ink) paintAnew(holder);
      holder.done?.(null, holder.element);
      holder.done = null;
    }
  }

  function newTurn(failures = 0, together = false) {
    const made = { together, waiting: new Set(), painted: [], failures };
    made.done = new Promise((finish) => (made.finish = finish));
    return made;
  }

  /** @returns {Promise<void>} when all of it is shown, or something else was asked */
  function set(next) {
    query = next;
    turn.finish();
    turn = newTurn(0, true);
    const { done } = turn;
    if (!layer) {
      layer = new Tiles({ pane, maxZoom: MAX_ZOOM, keepBuffer: 1, updateWhenZooming: false, make }).addTo(map);
      layer.on('tileunload', ({ tile: { holder } }) => {
        holder.stop?.abort();
        holders.delete(holder);
        if (turn.waiting.delete(holder)) settle(turn);
      });
    } else {
      for (const holder of holders) fill(holder, turn);
    }
    settle(turn);
    if (ahead.key !== keyOf(query)) ahead = { key: '', tiles: new Map() };
    return done;
  }

  const pointAt = (event) => {
    const here = event.containerPoint ?? map.latLngToContainerPoint(event.latlng);
    if (!isAt(here.x, here.y)) return null;
    const at = map.project(event.latlng);
    const reach = Math.max(REACH_PX, MARGIN_PX);
    const near = [];
    for (const { coords, points } of holders) {
      const [left, top] = [coords.x * TILE_PX, coords.y * TILE_PX];
      const outside = at.x < left - reach || at.x > left + TILE_PX + reach || at.y < top - reach || at.y > top + TILE_PX + reach;
      if (outside || coords.z !== map.getZoom()) continue;
      for (const point of points) {
        if (Math.abs(left + point.x - at.x) < reach && Math.abs(top + point.y - at.y) < reach) near.push({ x: left + point.x, y: top + point.y, n: point.n, cell: point.cell, id: () => point.id() });
      }
    }
    const hit = nearest(near, at.x, at.y, REACH_PX);
    return hit && { mark: hit, latlng: map.unproject([hit.x, hit.y]) };
  };
  const others = shared.pointAt;
  shared.pointAt = (event) => pointAt(event) ?? others(event);

  const heard = {
    click(event) {
      const hit = shared.picking ? null : pointAt(event);
      if (!hit) return;
      if (hit.mark.cell) map.setView(hit.latlng, Math.min(MAX_ZOOM, map.getZoom() + 2), { animate: !still() });
      else onPoint(hit.mark.id(), back(hit.latlng));
    },
    mousemove: (event) => map.getContainer().classList.toggle('over-point', Boolean(shared.pointAt(event))),
  };
  map.on(heard);
  function paintAnew(holder) {
    holder.ink = ink;
    const sharp = window.devicePixelRatio || 1;
    if (holder.shown) atOnce(paintingObservations(cleared(holder.shown, sharp), holder.points, ink, number, sharp));
  }
  function repaint() {
    ink = inkNow();
    for (const holder of holders) paintAnew(holder);
  }
  map.on('surface', repaint);
  hearing.signal.addEventListener('abort', onColours(repaint));

  return {
    set,
    again: () => query && set(query),
    /** Fetches what the map shows for a query that will probably be asked next. */
    prefetch(next) {
      if (ahead.key === keyOf(next)) return;
      ahead = { key: keyOf(next), tiles: new Map() };
      for (const { coords: { z, x, y } } of holders) {
        const points = fetchPoints({ z, x, y }, next, hearing.signal);
        // what fails ahead of time is asked for once more when it is wanted
        ahead.tiles.set(tileName({ z, x, y }), points.catch(() => null));
      }
    },
    remove() {
      hearing.abort();
      map.off(heard);
      map.off('surface', repaint);
      layer?.remove();
      layer = null;
      holders.clear();
    },
  };
}

const keyOf = (query) => JSON.stringify(query);
const tileName = ({ z, x, y }) => `${z}/${x}/${y}`;

function newCanvas() {
  const canvas = document.createElement('canvas');
  canvas.style.width = canvas.style.height = `${TILE_PX + 2 * MARGIN_PX}px`;
  canvas.style.left = canvas.style.top = `${-MARGIN_PX}px`;
  return canvas;
}

/** @returns {CanvasRenderingContext2D} of an empty canvas whose origin is the tile's corner */
function cleared(canvas, sharp) {
  const side = (TILE_PX + 2 * MARGIN_PX) * sharp;
  if (canvas.width !== side) canvas.width = canvas.height = side;
  const ctx = canvas.getContext('2d');
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, side, side);
  ctx.setTransform(sharp, 0, 0, sharp, MARGIN_PX * sharp, MARGIN_PX * sharp);
  return ctx;
}
