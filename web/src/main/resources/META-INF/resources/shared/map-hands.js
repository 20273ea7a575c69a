/** Hands on the map while something is drawn: keys, a held pointer, and quiet for everything else. */
import * as L from 'leaflet';
import { back } from './map-basics.js';
import { apart, simplified, untangled } from './plane.js';

/** The pane of everything that is being drawn. */
export const PANE = 'sketch';
const FREEHAND_PX = 2;

/** While something is drawn nothing else hears the pointer, and the map keeps still where it would move. */
export function silence(map, shared, box, kind) {
  shared.picking = true;
  box.classList.add('picking', `drawing-${kind}`);
  map.doubleClickZoom.disable();
  const held = kind === 'lasso' ? [map.dragging, map.touchZoom, map.boxZoom] : [];
  const hands = [...held, ...(kind === 'edit' ? [] : [map.keyboard])].filter((hand) => hand?.enabled());
  for (const hand of hands) hand.disable();
  return {
    stop() {
      shared.picking = false;
      box.classList.remove('picking', `drawing-${kind}`);
      map.doubleClickZoom.enable();
      for (const hand of hands) hand.enable();
    },
  };
}

export function crossHair(map, onMove) {
  const mark = document.createElement('div');
  mark.className = 'cross-hair';
  mark.hidden = true;
  map.getContainer().append(mark);
  let at = map.getSize().divideBy(2);
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const show = () => {
    mark.hidden = false;
    mark.style.left = `${at.x}px`;
    mark.style.top = `${at.y}px`;
  };
  return {
    moves: (key) => key in steps,
    move({ key, shiftKey, altKey }) {
      const step = shiftKey ? 60 : altKey ? 1 : 10;
      const wanted = at.add(L.point(steps[key]).multiplyBy(step));
      const size = map.getSize();
      at = L.point(Math.max(20, Math.min(size.x - 20, wanted.x)), Math.max(20, Math.min(size.y - 20, wanted.y)));
      const over = wanted.subtract(at);
      if (over.x || over.y) map.panBy(over, { animate: false });
      show();
      onMove(map.containerPointToLatLng(at));
    },
    latlng() {
      show();
      return map.containerPointToLatLng(at);
    },
    hide: () => (mark.hidden = true),
    stop: () => mark.remove(),
  };
}

/** A ring under a held pointer; a finger draws instead of moving the map. */
export function freehandOn(map, box, onRing) {
  let track = null;
  let line = null;
  const at = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const down = (event) => {
    if (!event.isPrimary || event.button || event.target.closest('.leaflet-control, button, input')) return;
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    track = [at(event)];
    line = L.polyline([], { pane: PANE, interactive: false, className: 'sketch lasso' }).addTo(map);
  };
  const move = (event) => {
    if (!track || apart(track.at(-1), at(event)) < 3) return;
    track.push(at(event));
    line.addLatLng(map.containerPointToLatLng(track.at(-1)));
  };
  const up = () => {
    if (!track) return;
    const ring = untangled(simplified(track, FREEHAND_PX));
    clear();
    if (ring.length > 3) onRing(ring.map((one) => back(map.containerPointToLatLng(one))));
  };
  const clear = () => {
    track = null;
    line?.remove();
  };
  const hooks = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: clear };
  for (const [name, hook] of Object.entries(hooks)) box.addEventListener(name, hook);
  return {
    stop() {
      clear();
      for (const [name, hook] of Object.entries(hooks)) box.removeEventListener(name, hook);
    },
  };
}
