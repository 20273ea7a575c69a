import { geometryOf, ringsOf } from '/planner/areas.js';
import { areaWords, coordinates, lengthWords } from '/planner/measure.js';
import { presenceRadius } from '/planner/presence-sums.js';
import { projectionOf } from '/shared/projection.js';
import { same } from './check.js';

const plain = (words) => words.replace(/\s/g, ' ');

export function writesALengthAsFinelyAsItIsWorth() {
  same([4.256, 81.44, 999.94, 1000, 12_345.6].map(lengthWords).map(plain), ['4,26 m', '81,4 m', '999,9 m', '1 km', '12,346 km']);
}

export function writesAnAreaInHectaresWhereThatHelps() {
  same([62.04, 640, 6645.2, 2_693_304].map(areaWords).map(plain), ['62 m²', '640 m²', '6 645 m² (0,66 ha)', '2 693 304 m² (269,33 ha)']);
}

export function namesNorthBeforeEast() {
  same(plain(coordinates(projectionOf('EPSG:3008'), [13.1569, 55.3757])), 'N 6 139 109 E 128 249 (EPSG:3008)');
}

export function aRingIsClosedForTheServerAndOpenForTheHand() {
  const rings = [[[13, 55], [13.1, 55], [13.1, 55.1]], [[13.05, 55.02], [13.06, 55.02], [13.06, 55.03]]];
  const polygon = geometryOf([rings]);
  same(polygon.coordinates[0].at(-1), [13, 55]);
  same(ringsOf(polygon), rings);
  same(ringsOf({ type: 'MultiPolygon', coordinates: [polygon.coordinates, polygon.coordinates] }).length, 4);
}

export function theAreaOfACircleGrowsWithTheMinutes() {
  const [small, large] = [25, 100].map(presenceRadius);
  same((large / small) ** 2, 4);
  same([presenceRadius(1), presenceRadius(10_000)], [6, 40]);
}
