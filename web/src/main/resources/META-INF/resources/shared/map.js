/** Leaflet maps and layers are made here and in the other map-*.js alone. Positions are `[longitude, latitude]` outside, Leaflet's order inside. */
import * as L from 'leaflet';
import { t } from './i18n.js';
import { boundaryLayer, gridLayer, placesLayer, streetsLayer } from './map-base.js';
import { back, boundsOf, MAX_ZOOM, metresPerPixel, still, there, viewOf } from './map-basics.js';
import { dividePanes } from './map-compare.js';
import { observationsLayer } from './map-observations.js';
import { chosenLayer, hotspotsLayer, marksLayer, meLayer, roundsLayer } from './map-work.js';

const STILL = { dragging: false, keyboard: false, touchZoom: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false };

/**
 * Order from below to above; each is a pane of its own, so that a list of layers can fade and move it. What ends on `-marks`
 * goes with the pane before the dash, above everything that is drawn.
 */
const PANES = { boundary: 300, background: 303, grid: 305, streets: 310, density: 360, hotspots: 370, observations: 380, round: 460, places: 480, 'hotspots-marks': 605, 'round-marks': 606, marks: 610, chosen: 620, me: 630 };
/** Panes that change places lie between these. */
const [LOWEST, HIGHEST] = [300, 590];

/**
 * @param {HTMLElement} element  has a size from the style sheet
 * @param {object} area  from `/api/area`
 * @param {{view?: {centre: number[], zoom: number}, grid?: boolean, still?: boolean,
 *     covered?: () => number}} wish  `view`: else the whole area; `still`: a picture that nobody moves; `covered`: pixels at the
 *     right that something lies over
 */
export function makeMap(element, area, wish = {}) {
  const map = L.map(element, { zoomControl: false, attributionControl: false, fadeAnimation: false, maxZoom: MAX_ZOOM, minZoom: 7, ...(wish.still && STILL) });
  if (!wish.still) L.control.zoom({ zoomInTitle: t('map.zoomIn'), zoomOutTitle: t('map.zoomOut') }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: wish.still ? 80 : 140 }).addTo(map);
  for (const [name, z] of Object.entries(PANES)) map.createPane(name).style.zIndex = z;
  // two periods of the same layer: faded, hidden and moved together, cut apart by a divider
  for (const name of ['now', 'before']) {
    map.createPane(name, map.getPane('observations'));
    map.createPane(`density-${name}`, map.getPane('density'));
  }
  map.getPane('places').style.pointerEvents = 'none';
  if (wish.view) map.setView(there(wish.view.centre), wish.view.zoom);
  else map.fitBounds(boundsOf(area.bounds));
  if (wish.grid !== false) gridLayer(map, area.centre[1]);
  element.setAttribute('role', wish.still ? 'img' : 'application');
  if (wish.still) element.setAttribute('aria-label', t('map.label'));
  const room = (pixels) => ({ paddingTopLeft: [pixels, pixels], paddingBottomRight: [pixels + (wish.covered?.() ?? 0), pixels] });
  const shared = { picking: false, pointAt: () => null, streets: null, surfaces: new Set() };
  const eachPane = (name, act) => [name, `${name}-marks`].map((one) => map.getPane(one)).filter(Boolean).forEach(({ style }) => act(style));
  const resized = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  resized.observe(element);

  return {
    /** @param {(view: {centre: number[], zoom: number, bounds: number[]}) => void} act */
    onMove(act) {
      map.on('moveend', () => act(viewOf(map)));
    },
    /** @param {(centre: number[], zoom: number) => void} act  while the map moves, at each frame @returns {() => void} stops listening */
    onMoving(act) {
      const heard = () => act(back(map.getCenter()), map.getZoom());
      map.on('move', heard);
      return () => map.off('move', heard);
    },
    put: (centre, zoom) => map.setView(there(centre), zoom, { animate: false }),
    /** See `dividePanes`. */
    divide: (left, right) => dividePanes(map, left, right),
    view: () => viewOf(map),
    zoom: () => map.getZoom(),
    /** @param {number[]} bounds  west, south, east, north @param {boolean} [glide]  no: nobody has looked yet */
    fit(bounds, most = 17, glide = true) {
      map.fitBounds(boundsOf(bounds), { ...room(40), maxZoom: most, animate: glide && !still() });
    },
    /** As near as all of the bounds is seen: what was seen before the map became smaller. @param {number[]} bounds */
    showWhole(bounds) {
      map.invalidateSize({ animate: false, pan: false });
      const all = boundsOf(bounds);
      // half the width is one level less, also when a border takes some pixels of it
      map.setView(all.getCenter(), map.getBoundsZoom(all.pad(-0.05)), { animate: false });
    },
    zoomBy: (levels) => map.setZoom(map.getZoom() + levels, { animate: false }),
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
      /** @param {number} opacity  0 to 1 */
      fade: (opacity) => eachPane(name, (style) => (style.opacity = opacity)),
      show: (on) => eachPane(name, (style) => (style.display = on ? '' : 'none')),
    }),
    /** @param {string[]} names  of panes from above to below; one that is not there yet is made */
    order(names) {
      const step = Math.min(10, (HIGHEST - LOWEST) / names.length);
      names.forEach((name, i) => {
        const z = Math.round(HIGHEST - i * step);
        (map.getPane(name) ?? map.createPane(name)).style.zIndex = z;
      });
    },
    /**
     * Parts that only one page needs, so that the others do not fetch them.
     *
     * @template T
     * @param {(map: L.Map, shared: object, ...more: any[]) => T} make  from one of the map modules
     * @returns {T}
     */
    use: (make, ...more) => make(map, shared, ...more),
    /** What was drawn of it before goes. */
    boundary(collection) {
      shared.boundary?.remove();
      shared.boundary = boundaryLayer(map, collection);
    },
    places: (collection) => placesLayer(map, collection),
    observations: (hooks) => observationsLayer(map, shared, hooks),
    streets: (load) => (shared.streets = streetsLayer(map, load)),
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
