/** Lengths, areas and shapes on a plane, in whatever unit the points have. A ring is not closed: its first point is not said again. Pure. */

/** @param {number[][]} line */
export function lengthOf(line) {
  return line.slice(1).reduce((sum, point, i) => sum + apart(line[i], point), 0);
}

/** @param {number[][]} ring @returns {number} always 0 or more; 0 with fewer than three points */
export function areaOf(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0)) / 2;
}

export function apart([x, y], [u, v]) {
  return Math.hypot(x - u, y - v);
}

/** @returns {number[][]} ring of `corners` points around a centre; its area is that of the circle */
export function circle([x, y], radius, corners = 64) {
  const wide = radius * Math.sqrt((2 * Math.PI) / corners / Math.sin((2 * Math.PI) / corners));
  return Array.from({ length: corners }, (_, i) => {
    const turn = (2 * Math.PI * i) / corners;
    return [x + wide * Math.cos(turn), y + wide * Math.sin(turn)];
  });
}

/** @returns {?number[]} a place where two sides of the ring cross, null when it is simple */
export function crossing(ring) {
  return crossingOf(ring)?.hit ?? null;
}

/** What a hand meant: where a ring crosses itself, the larger loop stays. @param {number[][]} ring @returns {number[][]} */
export function untangled(ring) {
  const found = crossingOf(ring);
  if (!found) return ring;
  const { i, j, hit } = found;
  const [inner, outer] = [[hit, ...ring.slice(i + 1, j + 1)], [...ring.slice(0, i + 1), hit, ...ring.slice(j + 1)]];
  return untangled(areaOf(inner) > areaOf(outer) ? inner : outer);
}

function crossingOf(ring) {
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 2; j < ring.length; j++) {
      if (i === 0 && j === ring.length - 1) continue;
      const hit = meeting(ring[i], ring[i + 1], ring[j], ring[(j + 1) % ring.length]);
      if (hit) return { i, j, hit };
    }
  }
  return null;
}

function meeting([ax, ay], [bx, by], [cx, cy], [dx, dy]) {
  const spread = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (spread === 0) return null;
  const s = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / spread;
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / spread;
  return s >= 0 && s <= 1 && u >= 0 && u <= 1 ? [ax + s * (bx - ax), ay + s * (by - ay)] : null;
}

/**
 * Douglas and Peucker (1973): leaves out the points that lie within `tolerance` of the line without them.
 *
 * @param {number[][]} line @returns {number[][]} the same points, fewer; the first and the last stay
 */
export function simplified(line, tolerance) {
  if (line.length < 3) return line;
  let [far, most] = [0, -1];
  for (let i = 1; i < line.length - 1; i++) {
    const away = apart(line[i], nearestOnSide(line[i], line[0], line.at(-1)));
    if (away > most) [far, most] = [i, away];
  }
  if (most <= tolerance) return [line[0], line.at(-1)];
  return [...simplified(line.slice(0, far + 1), tolerance).slice(0, -1), ...simplified(line.slice(far), tolerance)];
}

/** @returns {number[]} the point between `from` and `to` that is nearest to `point` */
export function nearestOnSide([x, y], [ax, ay], [bx, by]) {
  const long = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long));
  return [ax + part * (bx - ax), ay + part * (by - ay)];
}

/**
 * What a pointer catches: a corner within reach before a side within reach, the nearest of each.
 *
 * @param {number[]} point
 * @param {{kind: string, line: number[][]}[]} targets
 * @param {number} reach
 * @returns {?{point: number[], kind: string, corner: boolean}}
 */
export function caught(point, targets, reach) {
  let best = null;
  const take = (at, kind, corner) => {
    const away = apart(point, at);
    if (away > reach) return;
    if (!best || (corner && !best.corner) || (corner === best.corner && away < best.away)) best = { point: at, kind, corner, away };
  };
  for (const { kind, line } of targets) {
    line.forEach((at, i) => {
      take(at, kind, true);
      if (i) take(nearestOnSide(point, line[i - 1], at), kind, false);
    });
  }
  return best && { point: best.point, kind: best.kind, corner: best.corner };
}
