/** The map of the centre on the phone: street tiles, nearest first, up to a limit in bytes. */

export const LIMIT_BYTES = 15_000_000;
const ZOOMS = [12, 13, 14, 15, 16];
/** Round the centre and each stop: what can be walked in a shift. Metres. */
const REACH_METRES = 2500;
const STOP_REACH_METRES = 600;
const AT_ONCE = 4;
/** It can be fetched again. */
const CHEAP = { dear: false };
const STALE_MS = 7 * 86_400_000;
const EQUATOR_METRES = 40_075_016.686;

/**
 * Pure.
 *
 * @param {{point: number[], metres: number}[]} around  longitude, latitude, how far
 * @returns {{z: number, x: number, y: number}[]}  each once; small scales first, within a scale the nearest to the first point first
 */
export function tilesAround(around) {
  const tiles = new Map();
  for (const z of ZOOMS) {
    const size = 2 ** z;
    const ofScale = [];
    for (const { point, metres } of around) {
      const [cx, cy] = tilePlace(point, size);
      const reach = metres / ((EQUATOR_METRES * Math.cos((point[1] * Math.PI) / 180)) / size);
      for (let x = Math.floor(cx - reach); x <= Math.floor(cx + reach); x += 1) {
        for (let y = Math.floor(cy - reach); y <= Math.floor(cy + reach); y += 1) ofScale.push({ z, x, y });
      }
    }
    const [hx, hy] = tilePlace(around[0].point, size);
    const far = ({ x, y }) => Math.hypot(x + 0.5 - hx, y + 0.5 - hy);
    for (const tile of ofScale.sort((a, b) => far(a) - far(b))) tiles.set(`${tile.z}/${tile.x}/${tile.y}`, tile);
  }
  return [...tiles.values()];
}

function tilePlace([longitude, latitude], size) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [((longitude + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
}

export class OfflineMap {
  #store;
  #fetchTile;
  #changed;
  #limit;

  /**
   * @param {import('./store.js').Store} store
   * @param {{fetchTile: (tile: object) => Promise<?ArrayBuffer>, changed: () => void, limit?: number}} help  `fetchTile`: null for an empty tile
   */
  constructor(store, { fetchTile, changed, limit = LIMIT_BYTES }) {
    this.#store = store;
    this.#fetchTile = fetchTile;
    this.#changed = changed;
    this.#limit = limit;
    this.state = { state: 'none', bytes: 0, fetchedAt: null, progress: 0 };
  }

  async open() {
    const kept = await this.#store.kept('map');
    if (kept) this.state = { ...kept, state: 'ready', progress: 1 };
  }

  get stale() {
    return this.state.state === 'none' || (this.state.state === 'ready' && Date.now() - this.state.fetchedAt > STALE_MS);
  }

  /**
   * Fetches everything anew; the old tiles serve until each is replaced. Breaks off at the first tile that does not come.
   *
   * @param {{centre: number[], stops?: number[][], otherBytes?: number, streets?: boolean}} where  `otherBytes`: of what is kept with the map and
   *     counts to the limit; `streets`: false where the area has none
   */
  async renew({ centre, stops = [], otherBytes = 0, streets = true }) {
    if (this.state.state === 'fetching') return;
    const before = this.state;
    this.#set({ ...before, state: 'fetching', progress: 0 });
    try {
      const around = [{ point: centre, metres: REACH_METRES }, ...stops.map((point) => ({ point, metres: STOP_REACH_METRES }))];
      const tiles = streets ? tilesAround(around) : [];
      const { bytes, names } = await this.#all(tiles, otherBytes);
      const kept = { bytes, fetchedAt: Date.now(), tiles: names.size };
      await this.#store.write(['kept', 'tiles'], async (tx) => {
        const all = tx.objectStore('tiles');
        for (const name of await all.getAllKeys()) if (!names.has(name)) await all.delete(name);
        await tx.objectStore('kept').put(kept, 'map');
      }, CHEAP);
      this.#set({ ...kept, state: 'ready', progress: 1 });
    } catch (problem) {
      this.#set(before);
      throw problem;
    }
  }

  async #all(tiles, otherBytes) {
    const names = new Set();
    let bytes = otherBytes;
    let done = 0;
    for (let i = 0; i < tiles.length; i += AT_ONCE) {
      const some = tiles.slice(i, i + AT_ONCE);
      const fetched = await Promise.all(some.map((tile) => this.#fetchTile(tile)));
      const fitting = [];
      for (const [j, data] of fetched.entries()) {
        const size = data?.byteLength ?? 0;
        if (bytes + size > this.#limit) return { bytes: await this.#put(fitting, names, bytes), names };
        bytes += size;
        fitting.push([some[j], data]);
      }
      await this.#put(fitting, names, bytes);
      done += some.length;
      this.#set({ ...this.state, bytes, progress: done / tiles.length });
    }
    return { bytes, names };
  }

  async #put(fitting, names, bytes) {
    await this.#store.write(['tiles'], async (tx) => {
      for (const [{ z, x, y }, data] of fitting) {
        names.add(`${z}/${x}/${y}`);
        await tx.store.put(data ?? new ArrayBuffer(0), `${z}/${x}/${y}`);
      }
    }, CHEAP);
    return bytes;
  }

  #set(state) {
    this.state = state;
    this.#changed();
  }

  /** @returns {Promise<?ArrayBuffer>} null: not kept, or nothing in it */
  async tile({ z, x, y }) {
    const data = await (await this.#store.db()).get('tiles', `${z}/${x}/${y}`);
    return data?.byteLength ? data : null;
  }
}
