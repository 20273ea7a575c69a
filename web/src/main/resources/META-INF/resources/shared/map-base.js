/** What lies below: the grid, the boundary and its zones, known places, streets. */
import * as L from 'leaflet';
import { t } from './i18n.js';
import { colours, onColours, plain, there } from './map-basics.js';
import { canvasTiles, repaint } from './map-canvas.js';
import { decode, paintStreets } from './tile-paint.js';

/** Of the map's size, on each side: lines that a hand drags into sight are there already. */
const GRID_PAD = 1;

/**
 * Own quiet background: squares whose side is said in the legend, instead of somebody's tiles. One path of lines: a canvas for each tile
 * costs the page more at a new zoom than all that lies above it.
 */
export function gridLayer(map, latitude) {
  const renderer = L.svg({ pane: 'grid', padding: GRID_PAD });
  const path = L.polyline([], { pane: 'grid', renderer, interactive: false, noClip: true, smoothFactor: 0, className: 'map-grid' }).addTo(map);
  const draw = () => path.setLatLngs(gridLines(map, latitude));
  map.on('moveend', draw);
  draw();
  return path;
}

/** @returns {L.LatLng[][]} upright and level lines through the map and around it */
function gridLines(map, latitude) {
  const zoom = map.getZoom();
  const pixels = gridMetres(zoom) / ((40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** zoom));
  const { min, max } = map.getPixelBounds();
  const far = map.getSize().multiplyBy(GRID_PAD);
  const [from, to] = [min.subtract(far), max.add(far)];
  const lines = [];
  for (let x = Math.ceil(from.x / pixels) * pixels; x < to.x; x += pixels) lines.push([[x, from.y], [x, to.y]]);
  for (let y = Math.ceil(from.y / pixels) * pixels; y < to.y; y += pixels) lines.push([[from.x, y], [to.x, y]]);
  return lines.map((line) => line.map((point) => map.unproject(point, zoom)));
}

/** @returns {number} side of the background's squares at a zoom, metres */
export function gridMetres(zoom) {
  return zoom >= 16 ? 100 : zoom >= 15 ? 200 : zoom >= 14 ? 500 : zoom >= 12 ? 1000 : zoom >= 10 ? 5000 : 20_000;
}

/** @returns {L.LayerGroup} to take away when the zones have changed */
export function boundaryLayer(map, collection) {
  const zones = collection.features.filter((feature) => feature.properties.kind === 'zone');
  const town = collection.features.filter((feature) => feature.properties.kind !== 'zone');
  const options = { pane: 'boundary', interactive: false };
  const group = L.layerGroup().addTo(map);
  L.geoJSON(town, { ...options, style: { className: 'map-boundary' } }).addTo(group);
  L.geoJSON(zones, {
    ...options,
    style: { className: 'map-zone' },
    onEachFeature: ({ properties }, layer) => {
      const words = markedName(properties, 'map.zoneExample');
      layer.bindTooltip(plain(words), { permanent: true, direction: 'center', className: 'map-label zone', pane: 'places' });
    },
  }).addTo(group);
  return group;
}

/** The name, with the mark of an example unless the name carries it already. */
function markedName({ name, example }, key) {
  return example && !name.includes(t('example')) ? t(key, { name }) : name;
}

export function placesLayer(map, collection) {
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

/** @returns {{tiles: () => number, lines: (zoom: number) => number[][][]}} how many tiles are there; what is drawn, as lines of pixels of the whole world at that zoom */
export function streetsLayer(map, load) {
  let ink = colours();
  const layer = canvasTiles({
    pane: 'streets',
    minZoom: 12,
    load,
    paint(ctx, bytes, size, { z }) {
      const streets = decode(bytes, 'streets', size);
      paintStreets(ctx, streets, ink, z);
      return streets;
    },
  }).addTo(map);
  onColours(() => {
    ink = colours();
    repaint(layer);
  });
  return {
    tiles: () => layer.holders.size,
    lines(zoom) {
      const found = [];
      for (const { coords, points } of layer.holders) {
        if (coords.z !== zoom) continue;
        for (const { lines } of points) {
          for (const line of lines) found.push(line.map(({ x, y }) => [coords.x * 256 + x, coords.y * 256 + y]));
        }
      }
      return found;
    },
  };
}
