import { areaOf, caught, circle, crossing, lengthOf, simplified, untangled } from '/shared/plane.js';
import { same } from './check.js';

const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]];

export function measuresALineAndARing() {
  same(lengthOf([[0, 0], [3, 4], [3, 14]]), 15);
  same(areaOf(SQUARE), 100);
  same(areaOf([...SQUARE].reverse()), 100);
  same([lengthOf([]), lengthOf([[1, 1]]), areaOf([[0, 0], [5, 5]])], [0, 0, 0]);
}

export function aCircleHasTheAreaOfItsRadius() {
  same(Math.round(areaOf(circle([500, 700], 100))), Math.round(Math.PI * 100 ** 2));
}

export function findsWhereARingCrossesItself() {
  same(crossing(SQUARE), null);
  same(crossing([[0, 0], [10, 10], [10, 0], [0, 10]]), [5, 5]);
  same(crossing([[0, 0], [10, 0], [5, 5]]), null);
}

export function leavesOutWhatLiesOnTheLine() {
  same(simplified([[0, 0], [5, 0.4], [10, 0], [10, 10]], 0.5), [[0, 0], [10, 0], [10, 10]]);
  same(simplified([[0, 0], [5, 0.6], [10, 0]], 0.5).length, 3);
  same(simplified([[0, 0]], 1), [[0, 0]]);
}

export function catchesACornerBeforeASide() {
  const targets = [{ kind: 'street', line: [[0, 0], [100, 0]] }, { kind: 'area', line: [[50, 8], [50, 90]] }];
  same(caught([30, 5], targets, 12), { point: [30, 0], kind: 'street', corner: false });
  same(caught([48, 2], targets, 12), { point: [50, 8], kind: 'area', corner: true });
  same(caught([5, 40], targets, 12), null);
  same(caught([200, 0], targets, 12), null);
}

export function reachesNoFurtherThanItSays() {
  const targets = [{ kind: 'boundary', line: [[0, 0], [100, 0]] }];
  same([caught([50, 12], targets, 12)?.kind, caught([50, 12.1], targets, 12)], ['boundary', null]);
}

export function keepsTheLargerLoopOfAHandsRing() {
  // a tail that crosses the side it began at
  const ring = untangled([[0, -2], [0, 10], [10, 10], [10, 0], [-2, 0]]);
  same(crossing(ring), null);
  same(areaOf(ring), 100);
  same(untangled(SQUARE), SQUARE);
}
