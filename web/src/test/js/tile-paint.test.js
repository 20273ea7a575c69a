import { clusterLevel, clusterRadius, decode, nearest, pointsInside } from '/shared/tile-paint.js';
import { same } from './check.js';

const at = (x, y, properties = { id: 'a', n: 1 }) => ({ type: 1, lines: [[{ x, y }]], properties });

export function drawsNothingForAnEmptyTile() {
  same(decode(null, 'observations', 256), []);
}

export function leavesPointsOfTheBufferToTheNeighbour() {
  const points = pointsInside([at(-1, 10), at(0, 0), at(255.9, 255.9), at(256, 10)], 256);
  same(points.map(({ x }) => x), [0, 255.9]);
}

export function findsTheNearestPointWithinReach() {
  const points = pointsInside([at(10, 10, { id: 'a', n: 1 }), at(20, 10, { id: 'b', n: 1 })], 256);
  same(nearest(points, 17, 10, 14).properties.id, 'b');
  same(nearest(points, 100, 100, 14), null);
}

export function reachesAsFarAsAClusterIsDrawn() {
  const points = pointsInside([at(50, 50, { n: 900 })], 256);
  same(nearest(points, 50 + clusterRadius(900) - 1, 50, 3).properties.n, 900);
}

export function meansTheSameByAStepInEveryTile() {
  same([1, 4, 5, 19, 20, 99, 100, 499, 500].map(clusterLevel), [1, 1, 2, 2, 3, 3, 4, 4, 5]);
}
