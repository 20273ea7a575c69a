import { OfflineMap, tilesAround } from '/warden/offline-map.js';
import { Store } from '/warden/store.js';
import { same } from './check.js';

const CENTRE = [13.157, 55.376];

async function map({ bytes = 1000, limit, fails = () => false } = {}) {
  const store = new Store({ name: `map-${crypto.randomUUID()}` });
  const asked = [];
  const fetchTile = async (tile) => {
    asked.push(tile);
    if (fails(asked.length)) throw new Error('no network');
    return tile.z === 12 ? null : new ArrayBuffer(bytes);
  };
  const states = [];
  const made = new OfflineMap(store, { fetchTile, limit, changed: () => states.push(made.state.state) });
  await made.open();
  return { store, map: made, asked, states };
}

export function takesSmallScalesFirstAndTheNearestOfEach() {
  const tiles = tilesAround([{ point: CENTRE, metres: 2500 }]);
  same(tiles.map(({ z }) => z), tiles.map(({ z }) => z).toSorted((a, b) => a - b));
  // level 12, row 1288, column 2197 holds the square of Trelleborg
  same(tiles[0], { z: 12, x: 2197, y: 1288 });
  const closest = tiles.find(({ z }) => z === 16);
  same([closest.x >> 4, closest.y >> 4], [2197, 1288]);
  const [size] = [2 ** 16];
  const x = ((CENTRE[0] + 180) / 360) * size;
  same(Math.floor(x), closest.x);
  same(new Set(tiles.map(({ z, x: tx, y }) => `${z}/${tx}/${y}`)).size, tiles.length, 'each once');
  same(tiles.length > 200 && tiles.length < 600, true, `${tiles.length} tiles`);
}

export function reachesTheStopsOfARoundOutsideTheCentre() {
  const far = [13.4, 55.42];
  const without = tilesAround([{ point: CENTRE, metres: 2500 }]).length;
  const withStop = tilesAround([{ point: CENTRE, metres: 2500 }, { point: far, metres: 600 }]);
  same(withStop.length > without, true);
  same(withStop[0], { z: 12, x: 2197, y: 1288 }, 'the centre is still first');
}

export async function keepsTilesAndGivesThemBack() {
  const { map: made, store } = await map();
  same(made.stale, true);
  await made.renew({ centre: CENTRE, otherBytes: 500 });
  const centre16 = tilesAround([{ point: CENTRE, metres: 1 }]).find(({ z }) => z === 16);
  same([made.state.state, (await made.tile(centre16)).byteLength, await made.tile({ z: 12, x: 2197, y: 1288 }), await made.tile({ z: 16, x: 0, y: 0 })], ['ready', 1000, null, null]);
  same(made.state.bytes % 1000, 500);
  const next = new OfflineMap(store, { fetchTile: null, changed: () => {} });
  await next.open();
  same([next.state.state, next.state.bytes, next.stale], ['ready', made.state.bytes, false]);
}

export async function stopsAtTheLimitWithTheOutermostLeftOut() {
  const { map: made, store } = await map({ bytes: 10_000, limit: 100_500 });
  await made.renew({ centre: CENTRE });
  same([made.state.bytes, made.state.state], [100_000, 'ready']);
  const kept = await (await store.db()).getAllKeys('tiles');
  same(kept.filter((name) => !name.startsWith('12/')).length, 10);
}

export async function aNetworkThatBreaksOffLeavesTheOldMap() {
  const { map: made, states } = await map({ fails: (n) => n > 30 });
  let failed = '';
  await made.renew({ centre: CENTRE }).catch((problem) => (failed = problem.message));
  same([failed, made.state.state, states.includes('fetching')], ['no network', 'none', true]);
}

export async function anAreaWithoutStreetsIsReadyAtOnce() {
  const { map: made, asked } = await map();
  await made.renew({ centre: CENTRE, streets: false, otherBytes: 700 });
  same([asked.length, made.state.state, made.state.bytes], [0, 'ready', 700]);
}
