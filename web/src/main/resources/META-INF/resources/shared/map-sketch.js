/**
 * Drawing with a pointer, a finger or the keyboard: points, lines, areas and freehand rings, and the moving of corners.
 *
 * Keyboard: arrows move a cross-hair (with shift: far, with alt: one pixel), Enter sets a corner, Backspace takes the last one
 * back, Enter twice at the same place is done, Escape cancels.
 */
import * as L from 'leaflet';
import { say } from './dom.js';
import { t } from './i18n.js';
import { back, there } from './map-basics.js';
import { catching, REACH_PX } from './map-catch.js';
import { crossHair, freehandOn, PANE, silence } from './map-hands.js';
import { reshape } from './map-reshape.js';
import { apart } from './plane.js';

/**
 * @typedef {import('./map-catch.js').Target} Target
 * @typedef {{position: number[], kind: ?string}} Spot  `kind`: what was caught
 */
export function sketchSurface(map, shared) {
  if (!map.getPane(PANE)) map.createPane(PANE).style.zIndex = 615;
  const box = map.getContainer();
  const group = L.layerGroup().addTo(map);
  const kept = L.layerGroup().addTo(map);

  /**
   * @param {object} wish
   * @param {'point'|'line'|'polygon'|'lasso'} wish.kind
   * @param {() => Target[]} [wish.targets]  to catch on; none: nothing is caught
   * @param {(positions: number[][], spot: ?Spot) => void} [wish.onChange]  corners so far, and where the pointer is
   * @param {(positions: number[][]) => void} wish.onDone
   * @param {() => void} wish.onCancel
   */
  function draw({ kind, targets, onChange = () => {}, onDone, onCancel }) {
    let corners = [];
    let cursor = null;
    const near = catching(map, shared, targets);
    const least = { point: 1, line: 2, polygon: 3, lasso: 3 }[kind];
    const hair = crossHair(map, (latlng) => pointTo(latlng));
    const quiet = silence(map, shared, box, kind);
    const freehand = kind === 'lasso' ? freehandOn(map, box, (ring) => end(ring)) : { stop() {} };
    map.on({ click: clicked, mousemove: moved, dblclick: finish });
    box.addEventListener('keydown', pressed, true);
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'nearest' });

    function pointTo(latlng) {
      cursor = near(latlng);
      paint();
      onChange(corners.map(back), { position: back(cursor.latlng), kind: cursor.kind });
    }
    function moved({ latlng }) {
      hair.hide();
      pointTo(latlng);
    }
    function clicked({ latlng }) {
      if (kind !== 'lasso') set(latlng);
    }
    function set(latlng) {
      const { latlng: at } = near(latlng);
      const first = corners[0];
      if (kind !== 'point' && corners.length >= least && (pixels(at, corners.at(-1)) < 3 || (kind !== 'line' && pixels(at, first) < REACH_PX))) return finish();
      if (corners.length && pixels(at, corners.at(-1)) < 3) return undefined;
      corners = [...corners, at];
      if (kind === 'point') return finish();
      cursor = null;
      paint();
      say(t('sketch.corners', { n: corners.length }));
      return onChange(corners.map(back), null);
    }
    function takeBack() {
      corners = corners.slice(0, -1);
      paint();
      say(t('sketch.corners', { n: corners.length }));
      onChange(corners.map(back), null);
    }
    function finish() {
      if (corners.length >= least) end(corners.map(back));
    }
    function end(positions) {
      stop();
      onDone(positions);
    }
    function cancel() {
      stop();
      onCancel();
    }
    function pressed(event) {
      if (event.target !== box) return;
      const act = { Enter: () => set(hair.latlng()), Backspace: takeBack, Escape: cancel }[event.key] ?? (hair.moves(event.key) && (() => hair.move(event)));
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }
    function paint() {
      group.clearLayers();
      const line = cursor && corners.length ? [...corners, cursor.latlng] : corners;
      if (line.length > 1) {
        const shape = kind === 'line' || line.length < 3 ? L.polyline : L.polygon;
        group.addLayer(shape(line, { pane: PANE, interactive: false, className: `sketch ${kind}` }));
      }
      for (const corner of corners) group.addLayer(L.circleMarker(corner, { pane: PANE, radius: 5, interactive: false, className: 'sketch-corner' }));
      if (cursor?.kind) group.addLayer(L.circleMarker(cursor.latlng, { pane: PANE, radius: 10, interactive: false, className: 'sketch-caught' }));
    }
    function stop() {
      map.off({ click: clicked, mousemove: moved, dblclick: finish });
      box.removeEventListener('keydown', pressed, true);
      group.clearLayers();
      hair.stop();
      near.stop();
      freehand.stop();
      // the click that ended it is still on its way to the others
      setTimeout(quiet.stop);
    }
    return { takeBack, finish, cancel, stop };
  }

  const pixels = (a, b) => (a && b ? apart(point(a), point(b)) : Infinity);
  const point = (latlng) => {
    const { x, y } = map.latLngToContainerPoint(latlng);
    return [x, y];
  };

  return {
    draw,
    edit: (wish) => reshape(map, shared, group, wish),
    /** Leaves a shape on the map until the next one. @param {?{line?: number[][], rings?: number[][][], polygons?: number[][][][], kind: string}} shape */
    keep(shape) {
      kept.clearLayers();
      if (shape?.line) kept.addLayer(L.polyline(shape.line.map(there), { pane: PANE, interactive: false, className: `kept ${shape.kind}` }));
      if (shape?.polygons?.length) kept.addLayer(L.polygon(shape.polygons.map((rings) => rings.map((ring) => ring.map(there))), { pane: PANE, interactive: false, className: `kept ${shape.kind}` }));
      if (shape?.rings) kept.addLayer(L.polygon(shape.rings.map((ring) => ring.map(there)), { pane: PANE, interactive: false, className: `kept ${shape.kind}` }));
    },
    /** @param {(position: ?number[]) => void} act  where the pointer is, null when it has left @returns {() => void} */
    onPointer(act) {
      const moved = ({ latlng }) => act(back(latlng));
      const left = () => act(null);
      map.on({ mousemove: moved, mouseout: left });
      return () => map.off({ mousemove: moved, mouseout: left });
    },
  };
}
