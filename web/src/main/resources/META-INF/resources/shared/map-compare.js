/** Two periods on one map, each on its side of an upright line. */

/**
 * @param {import('leaflet').Map} map
 * @param {string[]} left  names of the panes to be seen left of the line
 * @param {string[]} right  and right of it
 * @returns {{at: (share: number) => void, isLeft: (x: number) => boolean, remove: () => void}} `at`: moves the line, 0 to 1 of the
 *     map's width; `isLeft`: whether a pixel of the map lies left of it
 */
export function dividePanes(map, left, right) {
  let share = 0.5;

  /** Panes move with the map: the line must stand still, so the cut goes the other way. */
  function cut() {
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const far = map.containerPointToLayerPoint(size);
    const x = corner.x + size.x * share;
    const box = (from, to) => `polygon(${from}px ${corner.y}px, ${to}px ${corner.y}px, ${to}px ${far.y}px, ${from}px ${far.y}px)`;
    for (const name of left) map.getPane(name).style.clipPath = box(corner.x, x);
    for (const name of right) map.getPane(name).style.clipPath = box(x, far.x);
  }
  map.on('move zoomend resize viewreset', cut);
  cut();
  return {
    at(next) {
      share = Math.min(1, Math.max(0, next));
      cut();
    },
    isLeft: (x) => x < map.getSize().x * share,
    remove() {
      map.off('move zoomend resize viewreset', cut);
      for (const name of [...left, ...right]) map.getPane(name).style.clipPath = '';
    },
  };
}

/**
 * Keeps two maps over the same ground while either is moved.
 *
 * @param {{onMoving: Function, put: Function}} one  from `makeMap` @param {{onMoving: Function, put: Function}} other
 * @returns {() => void} lets go
 */
export function linkMaps(one, other) {
  let leading = null;
  const follow = (leader, follower) =>
    leader.onMoving((centre, zoom) => {
      // what follows moves too, and must not lead back
      if (leading && leading !== leader) return;
      leading = leader;
      follower.put(centre, zoom);
      leading = null;
    });
  const stops = [follow(one, other), follow(other, one)];
  return () => stops.forEach((stop) => stop());
}
