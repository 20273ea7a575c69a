import { clusterLevel, clusterRadius, decode, nearest } from '/shared/tile-paint.js';
import { same } from './check.js';

const mark = (x, y, id) => ({ x, y, cell: false, n: 1, id: () => id });

export function drawsNothingForAnEmptyTile() {
  same(decode(null, 'observations', 256), []);
}

export function findsTheNearestPointWithinReach() {
  const points = [mark(10, 10, 'a'), mark(20, 10, 'b')];
  same(nearest(points, 17, 10, 14).id(), 'b');
  same(nearest(points, 100, 100, 14), null);
}

export function reachesAsFarAsAClusterIsDrawn() {
  const points = [{ x: 50, y: 50, cell: true, n: 900 }];
  same(nearest(points, 50 + clusterRadius(900) - 1, 50, 3).n, 900);
}

export function meansTheSameByAStepInEveryTile() {
  same([1, 4, 5, 19, 20, 99, 100, 499, 500].map(clusterLevel), [1, 1, 2, 2, 3, 3, 4, 4, 5]);
}
