import { PbfWriter } from 'pbf';
import { atOnce } from '/shared/slices.js';
import { decode } from '/shared/tile-paint.js';
import { readingMarks } from '/shared/tile-points.js';
import { same } from './check.js';

const read = (bytes, name = 'observations') => atOnce(readingMarks(bytes, name, 256));
const zigzag = (n) => (n << 1) ^ (n >> 31);

/** @param {{name: string, extent?: number, features: {x: number, y: number, tags: object}[]}[]} layers @returns {ArrayBuffer} a vector tile */
function tile(layers) {
  const pbf = new PbfWriter();
  for (const layer of layers) pbf.writeMessage(3, writeLayer, layer);
  return new Uint8Array(pbf.finish()).buffer;
}

function writeLayer({ name, extent, features }, pbf) {
  const keys = [];
  const values = [];
  const place = (list, one) => (list.includes(one) ? list.indexOf(one) : list.push(one) - 1);
  pbf.writeStringField(1, name);
  for (const { x, y, tags } of features) {
    const pairs = Object.entries(tags).flatMap(([key, value]) => [place(keys, key), place(values, value)]);
    pbf.writeMessage(2, (_, to) => {
      to.writePackedVarint(2, pairs);
      to.writeVarintField(3, 1);
      to.writePackedVarint(4, [9, zigzag(x), zigzag(y)]);
    }, null);
  }
  for (const key of keys) pbf.writeStringField(3, key);
  for (const value of values) pbf.writeMessage(4, writeValue, value);
  if (extent) pbf.writeVarintField(5, extent);
  pbf.writeVarintField(15, 2);
}

function writeValue(value, pbf) {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if (Number.isInteger(value)) pbf.writeVarintField(5, value);
  else pbf.writeDoubleField(3, value);
}

const point = (x, y, more = {}) => ({ x, y, tags: { id: `0190f3a4-0000-7000-8000-00000000${x}`, setting: 'PORT', example: false, n: 1, weight: 1.5, ...more } });

export async function readsNothingOutOfAnEmptyTile() {
  same(read(null), []);
  same(read(tile([{ name: 'streets', features: [point(1, 1)] }])), []);
}

export async function readsTheSameAsTheLibrary() {
  const features = [point(100, 200), point(4000, 0, { setting: 'TRAFFIC', example: true, n: 3 }), { x: 17, y: 18, tags: { n: 812, port: 3, setting: 'PUBLIC_SPACE' } }];
  for (const extent of [undefined, 4096, 512 * 16]) {
    const bytes = tile([{ name: 'other', features: [point(9, 9)] }, { name: 'observations', extent, features }]);
    const known = decode(bytes, 'observations', 256).map(({ lines, properties: { id, n, setting, example = false } }) => ({ ...lines[0][0], id, n, setting, example }));
    same(read(bytes).map((mark) => ({ x: mark.x, y: mark.y, id: mark.id(), n: mark.n, setting: mark.setting, example: mark.example })), known);
    same(known.length, 3);
  }
}

export async function tellsCellsFromPoints() {
  const bytes = tile([{ name: 'observations', features: [point(1, 1), { x: 2, y: 2, tags: { n: 40, setting: 'PORT' } }] }]);
  same(read(bytes).map(({ cell }) => cell), [false, true]);
}

export async function leavesPointsOfTheBufferToTheNeighbour() {
  const bytes = tile([{ name: 'observations', features: [point(-1, 100), point(0, 0), point(4095, 4095), point(4096, 100), point(100, -16)] }]);
  same(read(bytes).map(({ x }) => x), [0, 4095 / 16]);
}

export async function stopsBetweenPieces() {
  const bytes = tile([{ name: 'observations', features: Array.from({ length: 1000 }, (_, i) => point(i, i)) }]);
  let stops = 0;
  const reading = readingMarks(bytes, 'observations', 256);
  for (let next = reading.next(); !next.done; next = reading.next()) stops++;
  same(stops >= 4, true, `stopped ${stops} times`);
}
