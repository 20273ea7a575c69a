/** Moves, adds and takes away the corners of areas that are there. */
import * as L from 'leaflet';
import { back, there } from './map-basics.js';
import { catching } from './map-catch.js';
import { PANE, silence } from './map-hands.js';

/** Nearer together than this there is no room for a handle between two corners. */
const ROOM_PX = 40;

/**
 * Moves the corners of rings that are there.
 *
 * @param {{rings: number[][][], targets: () => Target[], onChange: (rings: number[][][]) => void,
 *     onPick: (corner: ?{ring: number, at: number}) => void, onCaught: (kind: ?string) => void}} wish  rings are not closed
 */
export function reshape(map, shared, group, { rings, targets, onChange, onPick, onCaught }) {
  let now = rings;
  let picked = null;
  const near = catching(map, shared, targets);
  const quiet = silence(map, shared, map.getContainer(), 'edit');
  const pixels = (a, b) => map.latLngToContainerPoint(there(a)).distanceTo(map.latLngToContainerPoint(there(b)));
  map.on('moveend', paint);
  paint();

  function paint() {
    group.clearLayers();
    const shape = L.polygon(now.map((ring) => ring.map(there)), { pane: PANE, interactive: false, className: 'sketch polygon' }).addTo(group);
    const seen = map.getBounds().pad(0.1);
    now.forEach((ring, r) =>
      ring.forEach((position, i) => {
        const next = ring[(i + 1) % ring.length];
        const middle = [(position[0] + next[0]) / 2, (position[1] + next[1]) / 2];
        if (seen.contains(there(middle)) && pixels(position, next) > ROOM_PX) handle(shape, middle, 'sketch-middle', (to) => inserted(r, i + 1, to), (to) => change(inserted(r, i + 1, to), { ring: r, at: i + 1 }));
        if (seen.contains(there(position))) {
          const mine = picked?.ring === r && picked.at === i;
          handle(shape, position, `sketch-handle${mine ? ' chosen' : ''}`, (to) => replaced(r, i, to), (to) => change(replaced(r, i, to), { ring: r, at: i }), () => pick({ ring: r, at: i }));
        }
      }),
    );
  }
  function handle(shape, position, className, preview, settle, click) {
    const icon = L.divIcon({ className, iconSize: [28, 28] });
    const mark = L.marker(there(position), { icon, pane: PANE, draggable: true, keyboard: false, autoPan: true }).addTo(group);
    let to = position;
    let moved = false;
    mark.on('drag', ({ latlng }) => {
      moved = true;
      const hit = near(latlng);
      if (hit.kind) mark.setLatLng(hit.latlng);
      mark.getElement().classList.toggle('caught', Boolean(hit.kind));
      onCaught(hit.kind);
      to = back(hit.latlng);
      shape.setLatLngs(preview(to).map((ring) => ring.map(there)));
    });
    mark.on('dragend', () => settle(to));
    mark.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      if (!moved) (click ?? (() => settle(position)))();
    });
  }
  const replaced = (r, i, to) => now.map((ring, one) => (one === r ? ring.with(i, to) : ring));
  const inserted = (r, i, to) => now.map((ring, one) => (one === r ? ring.toSpliced(i, 0, to) : ring));
  function change(next, at) {
    now = next;
    picked = at;
    paint();
    onPick(picked);
    onChange(now);
  }
  function pick(at) {
    picked = at;
    paint();
    onPick(at);
  }
  return {
    /** @param {number[][][]} next  from outside: an undone step, a number that was typed */
    set(next) {
      now = next;
      picked = null;
      paint();
      onPick(null);
    },
    removePicked() {
      if (!picked || now[picked.ring].length <= 3) return false;
      const { ring: r, at } = picked;
      change(now.map((ring, one) => (one === r ? ring.toSpliced(at, 1) : ring)), null);
      return true;
    },
    stop() {
      map.off('moveend', paint);
      near.stop();
      quiet.stop();
      group.clearLayers();
    },
  };
}
