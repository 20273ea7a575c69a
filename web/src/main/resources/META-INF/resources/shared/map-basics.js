/** What all map modules share: places, bounds and colours. Positions are `[longitude, latitude]` outside, Leaflet's order inside. */
import * as L from 'leaflet';

export const MAX_ZOOM = 19;

/** @param {number[]} position  longitude, latitude */
export const there = ([longitude, latitude]) => L.latLng(latitude, longitude);
/** @returns {number[]} longitude, latitude */
export const back = ({ lat, lng }) => [round(lng), round(lat)];
const round = (degrees) => Math.round(degrees * 1e6) / 1e6;

/** @returns {boolean} whether the reader wants no motion */
export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
/** @param {number[]} bounds  west, south, east, north */
export const boundsOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

/** @returns {{centre: number[], zoom: number, bounds: number[]}} bounds: west, south, east, north */
export function viewOf(map) {
  const bounds = map.getBounds();
  return {
    centre: back(map.getCenter()),
    zoom: map.getZoom(),
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(round),
  };
}

export function metresPerPixel(map) {
  const size = map.getSize();
  const left = map.containerPointToLatLng([0, size.y / 2]);
  return left.distanceTo(map.containerPointToLatLng([size.x, size.y / 2])) / Math.max(1, size.x);
}

/** The page's own colours, for canvas: resolved through an element, since light-dark() is no colour to a canvas. */
export function colours() {
  const probe = document.createElement('i');
  document.body.append(probe);
  const of = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    strength: [0, 1, 2, 3, 4, 5].map((step) => of(`strength-${step}`)),
    onStrength: [1, 1, 2, 3, 4, 5].map((step) => of(`on-strength-${step}`)),
    setting: { PUBLIC_SPACE: of('setting-public'), TRAFFIC: of('setting-traffic'), PORT: of('setting-port') },
    street: of('map-street'),
    streetMain: of('map-street-main'),
    grid: of('map-grid'),
    halo: of('map-halo'),
    label: of('map-label'),
  };
  probe.remove();
  return found;
}

/**
 * Draws again when the reader's system turns dark or light, the page's own switch is used, or paper is wanted.
 *
 * @returns {() => void} stops listening
 */
export function onColours(redraw) {
  const queries = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', redraw);
  const observer = new MutationObserver(redraw);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', redraw);
    observer.disconnect();
  };
}

/** An element that carries a text as text: Leaflet reads strings as markup. */
export function plain(words) {
  const span = document.createElement('span');
  span.textContent = words;
  return span;
}
