/** Leaflet maps and layers are made here and in the other map-*.js alone. Positions are `[longitude, latitude]` outside, Leaflet's order inside. */
import * as L from 'leaflet';
import { t } from './i18n.js';
import { back, boundsOf, colours, MAX_ZOOM, metresPerPixel, onColours, plain, still, there, viewOf } from './map-basics.js';
import { canvasTiles, repaint } from './map-canvas.js';
import { observationsLayer } from './map-observations.js';
import { level } from './matrix.js';
import { decode, paintStreets } from './tile-paint.js';

const STILL = { dragging: false, keyboard: false, touchZoom: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false };

/** Order from below to above; each is a pane of its own, so that the legend can fade it. */
const PANES = { boundary: 300, grid: 305, streets: 310, hotspots: 370, observations: 380, round: 460, places: 480, marks: 610, chosen: 620, me: 630 };

/**
 * @param {HTMLElement} element  has a size from the style sheet
 * @param {object} area  from `/api/area`
 * @param {{view?: {centre: number[], zoom: number}, grid?: boolean, still?: boolean,
 *     covered?: () => number}} wish  `view`: else the whole area; `still`: a picture that nobody moves; `covered`: pixels at the
 *     right that something lies over
 */
export function makeMap(element, area, wish = {}) {
  const map = L.map(element, { zoomControl: false, attributionControl: false, maxZoom: MAX_ZOOM, minZoom: 7, ...(wish.still && STILL) });
  if (!wish.still) L.control.zoom({ zoomInTitle: t('map.zoomIn'), zoomOutTitle: t('map.zoomOut') }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: wish.still ? 80 : 140 }).addTo(map);
  for (const [name, z] of Object.entries(PANES)) map.createPane(name).style.zIndex = z;
  map.getPane('places').style.pointerEvents = 'none';
  if (wish.view) map.setView(there(wish.view.centre), wish.view.zoom);
  else map.fitBounds(boundsOf(area.bounds));
  if (area.background) L.tileLayer(area.background.url, { maxZoom: MAX_ZOOM }).addTo(map);
  else if (wish.grid !== false) gridLayer(area.centre[1]).addTo(map);
  element.setAttribute('role', wish.still ? 'img' : 'application');
  if (wish.still) element.setAttribute('aria-label', t('map.label'));
  const room = (pixels) => ({ paddingTopLeft: [pixels, pixels], paddingBottomRight: [pixels + (wish.covered?.() ?? 0), pixels] });
  const shared = { picking: false, pointAt: () => null };
  const resized = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  resized.observe(element);

  return {
    /** @param {(view: {centre: number[], zoom: number, bounds: number[]}) => void} act */
    onMove(act) {
      map.on('moveend', () => act(viewOf(map)));
    },
    view: () => viewOf(map),
    zoom: () => map.getZoom(),
    /** @param {number[]} bounds  west, south, east, north */
    fit(bounds, most = 17) {
      map.fitBounds(boundsOf(bounds), { ...room(40), maxZoom: most, animate: !still() });
    },
    goTo(position, zoom = map.getZoom()) {
      map.setView(there(position), Math.max(zoom, map.getZoom()), { animate: !still() });
    },
    /** @param {(position: number[], metresPerPixel: number) => void} act @returns {() => void} stops listening */
    onClick(act) {
      const heard = (event) => act(back(event.latlng), metresPerPixel(map));
      map.on('click', heard);
      return () => map.off('click', heard);
    },
    picking(on) {
      shared.picking = on;
      element.classList.toggle('picking', on);
    },
    pane: (name) => ({
      fade: (opacity) => (map.getPane(name).style.opacity = opacity),
      show: (on) => (map.getPane(name).style.display = on ? '' : 'none'),
    }),
    boundary: (collection) => boundaryLayer(map, collection),
    places: (collection) => placesLayer(map, collection),
    observations: (hooks) => observationsLayer(map, shared, hooks),
    streets: (load) => streetsLayer(map, load),
    hotspots: (hooks) => hotspotsLayer(map, shared, room, hooks),
    rounds: () => roundsLayer(map, room),
    chosen: () => chosenLayer(map),
    me: () => meLayer(map),
    marks: (hooks) => marksLayer(map, room, hooks),
    remove() {
      resized.disconnect();
      map.remove();
    },
  };
}

/** Own quiet background: squares whose side is said in the legend, instead of somebody's tiles. */
function gridLayer(latitude) {
  let ink = colours();
  const layer = canvasTiles({
    pane: 'grid',
    sharpOnly: true,
    load: () => null,
    paint(ctx, _, size, { x, y, z }) {
      const pixels = gridMetres(z) / ((40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** z));
      ctx.strokeStyle = ink.grid;
      ctx.lineWidth = 1;
      ctx.beginPath();
      for (let line = Math.ceil((x * size) / pixels) * pixels - x * size; line < size; line += pixels) {
        ctx.moveTo(line, 0);
        ctx.lineTo(line, size);
      }
      for (let line = Math.ceil((y * size) / pixels) * pixels - y * size; line < size; line += pixels) {
        ctx.moveTo(0, line);
        ctx.lineTo(size, line);
      }
      ctx.stroke();
      return [];
    },
  });
  onColours(() => {
    ink = colours();
    repaint(layer);
  });
  return layer;
}

/** @returns {number} side of the background's squares at a zoom, metres */
export function gridMetres(zoom) {
  return zoom >= 16 ? 100 : zoom >= 15 ? 200 : zoom >= 14 ? 500 : zoom >= 12 ? 1000 : zoom >= 10 ? 5000 : 20_000;
}

function boundaryLayer(map, collection) {
  const zones = collection.features.filter((feature) => feature.properties.kind === 'zone');
  const town = collection.features.filter((feature) => feature.properties.kind !== 'zone');
  const options = { pane: 'boundary', interactive: false };
  L.geoJSON(town, { ...options, style: { className: 'map-boundary' } }).addTo(map);
  L.geoJSON(zones, {
    ...options,
    style: { className: 'map-zone' },
    onEachFeature: ({ properties }, layer) => {
      const words = markedName(properties, 'map.zoneExample');
      layer.bindTooltip(plain(words), { permanent: true, direction: 'center', className: 'map-label zone', pane: 'places' });
    },
  }).addTo(map);
}

/** The name, with the mark of an example unless the name carries it already. */
function markedName({ name, example }, key) {
  return example && !name.includes(t('example')) ? t(key, { name }) : name;
}

function placesLayer(map, collection) {
  for (const { geometry, properties } of collection.features) {
    if (geometry?.type !== 'Point') continue;
    const words = markedName(properties, 'map.placeExample');
    const icon = L.divIcon({ className: 'map-place', iconSize: [0, 0], html: plain(words) });
    L.marker(there(geometry.coordinates), { icon, pane: 'places', interactive: false, keyboard: false }).addTo(map);
  }
  const show = () => {
    map.getPane('places').classList.toggle('far', map.getZoom() < 14);
    map.getPane('places').classList.toggle('nameless', map.getZoom() < 15);
  };
  map.on('zoomend', show);
  show();
}

function streetsLayer(map, load) {
  let ink = colours();
  const layer = canvasTiles({
    pane: 'streets',
    minZoom: 12,
    load,
    paint(ctx, bytes, size, { z }) {
      paintStreets(ctx, decode(bytes, 'streets', size), ink, z);
      return [];
    },
  }).addTo(map);
  onColours(() => {
    ink = colours();
    repaint(layer);
  });
}

const SURE = { STRONG: 'strong', WEAK: 'weak', TOO_FEW: 'few' };

/** @param {{onSpot: (id: string) => void}} hooks */
function hotspotsLayer(map, shared, room, { onSpot }) {
  const group = L.layerGroup().addTo(map);
  let parts = new Map();
  return {
    /** @param {object} collection  ranked FeatureCollection @param {'count'|'harm'} measure */
    set(collection, measure) {
      group.clearLayers();
      parts = new Map();
      const most = Math.max(...collection.features.map((feature) => feature.properties[measure]), 0);
      for (const feature of collection.features) {
        const { id, rank, name, confidence, centre } = feature.properties;
        const step = level(feature.properties[measure], most);
        const outline = L.geoJSON(feature, { pane: 'hotspots', style: { className: `spot ${SURE[confidence] ?? 'weak'} level-${step}` } });
        const icon = L.divIcon({ className: `spot-mark ${SURE[confidence] ?? 'weak'}`, iconSize: [28, 28], html: plain(String(rank)) });
        const mark = L.marker(there(centre), { icon, pane: 'chosen', title: t('map.spot', { rank, name }), riseOnHover: true, zIndexOffset: -rank });
        for (const part of [outline, mark]) {
          part.on('click', (event) => {
            // an observation on the area, or a place being pointed out, is what was meant
            if (part === outline && (shared.picking || shared.pointAt(event))) return;
            L.DomEvent.stopPropagation(event);
            onSpot(id);
          });
          group.addLayer(part);
        }
        mark.getElement()?.setAttribute('aria-label', t('map.spot', { rank, name }));
        parts.set(id, { outline, mark });
      }
    },
    bounds() {
      const all = L.latLngBounds([]);
      for (const { outline } of parts.values()) all.extend(outline.getBounds());
      return all.isValid() ? [all.getWest(), all.getSouth(), all.getEast(), all.getNorth()] : null;
    },
    /** @param {?string} id  the one that is open, marked on the map too */
    mark(id) {
      for (const [one, { outline, mark }] of parts) {
        outline.eachLayer((path) => path.getElement()?.classList.toggle('open', one === id));
        mark.getElement()?.classList.toggle('open', one === id);
      }
    },
    goTo(id) {
      const part = parts.get(id);
      if (part) map.fitBounds(part.outline.getBounds(), { ...room(80), maxZoom: 16, animate: !still() });
    },
  };
}

function roundsLayer(map, room) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {object[]} rounds  as planned, `[]` to wipe  @param {boolean} fit  whether to move there */
    set(rounds) {
      group.clearLayers();
      const all = L.latLngBounds([]);
      rounds.forEach((round, pair) => {
        if (round.geometry) {
          const lines = [L.geoJSON(round.geometry, { pane: 'round', interactive: false, style: { className: 'round-halo' } })];
          lines.push(L.geoJSON(round.geometry, { pane: 'round', interactive: false, style: { className: `round pair-${pair + 1}${round.alongStreets ? '' : ' straight'}` } }));
          lines.forEach((line) => group.addLayer(line));
          all.extend(lines[0].getBounds());
        }
        round.stops.forEach((stop, i) => {
          const words = t('map.stop', { pair: pair + 1, order: i + 1, name: stop.name });
          const icon = L.divIcon({ className: `stop-mark pair-${pair + 1}`, iconSize: [30, 26], html: plain(rounds.length > 1 ? `${'AB'[pair]}${i + 1}` : `${i + 1}`) });
          L.marker(there(stop.point), { icon, pane: 'chosen', title: words, keyboard: false, zIndexOffset: 500 }).addTo(group);
          all.extend(there(stop.point));
        });
      });
      if (all.isValid()) map.fitBounds(all, { ...room(60), maxZoom: 16, animate: !still() });
    },
  };
}

/** What is chosen right now: one ring, and a pin for a place that is being pointed out. */
function chosenLayer(map) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {number[]} position  @param {string} words  @param {'ring'|'pin'} kind  @param {number} [accuracyMetres] */
    show(position, words, kind = 'ring', accuracyMetres = 0) {
      group.clearLayers();
      if (accuracyMetres) L.circle(there(position), { radius: accuracyMetres, pane: 'chosen', interactive: false, className: 'accuracy' }).addTo(group);
      const icon = L.divIcon({ className: `chosen-${kind}`, iconSize: [30, 30] });
      L.marker(there(position), { icon, pane: 'chosen', title: words, keyboard: false, interactive: false }).addTo(group);
    },
    clear: () => group.clearLayers(),
  };
}

/** Where the reader stands, with the circle that holds it. */
function meLayer(map) {
  const group = L.layerGroup().addTo(map);
  return {
    show(position, words, accuracyMetres = 0) {
      group.clearLayers();
      if (accuracyMetres) L.circle(there(position), { radius: accuracyMetres, pane: 'me', interactive: false, className: 'me-accuracy' }).addTo(group);
      const icon = L.divIcon({ className: 'me-mark', iconSize: [20, 20] });
      L.marker(there(position), { icon, pane: 'me', title: words, keyboard: false, interactive: false }).addTo(group);
    },
    clear: () => group.clearLayers(),
  };
}

/** Numbered marks, one for each row of a list beside the map. */
function marksLayer(map, room, { onMark }) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {{id: string, position: number[], label: string, words: string, kind: string}[]} marks  `kind`: a class of its look */
    set(marks) {
      group.clearLayers();
      for (const { id, position, label, words, kind } of marks) {
        const icon = L.divIcon({ className: `list-mark ${kind}`, iconSize: [32, 32], html: plain(label) });
        const mark = L.marker(there(position), { icon, pane: 'marks', title: words, keyboard: false, zIndexOffset: 1000 - Number(label) * 10 }).addTo(group);
        mark.on('click', () => onMark(id));
      }
      const all = L.latLngBounds(marks.map(({ position }) => there(position)));
      if (all.isValid()) map.fitBounds(all, { ...room(40), maxZoom: 16, animate: !still() });
    },
  };
}
