import { nearestSign, paintGround, SIGNS } from '/shared/ground-paint.js';
import { middleOf } from '/planner/place-list.js';
import { same } from './check.js';

const sign = (x, y, name) => ({ type: 1, lines: [[{ x, y }]], properties: { name } });
const tiles = [
  { coords: { z: 15, x: 2, y: 1 }, points: [sign(250, 10, 'west')] },
  { coords: { z: 15, x: 3, y: 1 }, points: [sign(10, 10, 'east'), sign(100, 100, 'far')] },
  { coords: { z: 14, x: 2, y: 1 }, points: [sign(251, 10, 'other level')] },
];

export function findsTheNearestSignAcrossTiles() {
  same(nearestSign(tiles, 15, { x: 2 * 256 + 253, y: 266 }, 256, 16).properties.name, 'west');
  same(nearestSign(tiles, 15, { x: 3 * 256 + 8, y: 266 }, 256, 16).properties.name, 'east');
  same(nearestSign(tiles, 15, { x: 3 * 256 + 50, y: 300 }, 256, 16), null);
}

export function paintsBuildingsOnTopOfWhatTheyStandOn() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 20;
  const ctx = canvas.getContext('2d');
  const square = (from, to) => [[{ x: from, y: from }, { x: to, y: from }, { x: to, y: to }, { x: from, y: to }, { x: from, y: from }]];
  const ink = { works: '#000001', green: '#00ff00', water: '#0000ff', square: '#000002', building: '#ff0000' };
  const features = [
    { type: 3, lines: square(5, 15), properties: { kind: 'building' } },
    { type: 3, lines: square(0, 20), properties: { kind: 'green' } },
    { type: 3, lines: square(0, 20), properties: { kind: 'unheard of' } },
  ];
  paintGround(ctx, features, ink, 16);
  same([...ctx.getImageData(10, 10, 1, 1).data], [255, 0, 0, 255]);
  same([...ctx.getImageData(2, 2, 1, 1).data], [0, 255, 0, 255]);
}

export function leavesHolesOpen() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 20;
  const ctx = canvas.getContext('2d');
  const ring = (from, to) => [{ x: from, y: from }, { x: to, y: from }, { x: to, y: to }, { x: from, y: to }, { x: from, y: from }];
  paintGround(ctx, [{ type: 3, lines: [ring(0, 20), ring(5, 15)], properties: { kind: 'water' } }], { water: '#0000ff' }, 16);
  same(ctx.getImageData(10, 10, 1, 1).data[3], 0);
  same(ctx.getImageData(2, 2, 1, 1).data[3], 255);
}

export function eachKindHasALetterOfItsOwn() {
  same(new Set(Object.values(SIGNS)).size, Object.keys(SIGNS).length);
}

export function theMiddleOfAnAreaIsThatOfItsBox() {
  same(middleOf({ coordinates: [13, 55] }), [13, 55]);
  same(middleOf({ coordinates: [[[13, 55], [15, 55], [15, 56], [13, 55]]] }), [14, 55.5]);
}
