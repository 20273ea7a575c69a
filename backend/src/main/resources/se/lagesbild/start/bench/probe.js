/**
 * Runs in the planner's page while it is measured, from outside: it looks at the tiles on the screen and asks the page nothing. A change is
 * painted when every tile of the map that is in sight has got its new picture, and the frame with the last of them is done.
 */
(() => {
  /** Longer than Leaflet waits before it asks for the tiles of a new place. */
  const REST_MS = 300;
  const tasks = [];
  let asked = null;
  let moving = null;
  performance.setResourceTimingBufferSize(10_000);
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });

  // where a reader's hand let go, or pressed a key: that is where waiting begins
  for (const name of ['pointerup', 'keydown']) addEventListener(name, ({ timeStamp }) => asked && (asked.at = timeStamp), { capture: true });

  const tileOf = (node) => node instanceof Element && node.closest('.leaflet-now-pane .canvas-tile');

  function inSight() {
    const map = document.getElementById('map').getBoundingClientRect();
    return [...document.querySelectorAll('.leaflet-now-pane .canvas-tile')].filter((tile) => {
      const { left, right, top, bottom } = tile.getBoundingClientRect();
      return right > map.left && left < map.right && bottom > map.top && top < map.bottom;
    });
  }

  /** After the frame that is made next. */
  function framed() {
    return new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      });
    });
  }

  const watcher = new MutationObserver((changes) => {
    if (!asked?.at) return;
    const before = asked.changed.size;
    for (const { target } of changes) {
      if (target.id === 'matched') asked.counts ??= framed();
      const tile = tileOf(target);
      if (tile) asked.changed.add(tile);
    }
    // looking at where tiles are makes the browser lay out the page: not at each change of the lists and numbers
    if (!asked.tiles && asked.changed.size > before && inSight().every((tile) => asked.changed.has(tile))) asked.tiles ??= framed();
  });
  const tilesAsked = () => performance.getEntriesByType('resource').filter(({ name, startTime }) => name.includes('/observations/tiles/') && startTime >= asked.at);
  const busy = () => Boolean(document.querySelector('main [aria-busy=true]'));

  globalThis.probe = {
    /** The next change is the one to be measured. */
    arm() {
      watcher.observe(document.body, { childList: true, subtree: true });
      performance.clearResourceTimings();
      asked = { at: 0, changed: new Set(), tiles: null, counts: null };
    },
    /** @returns {boolean} whether all of it is there: tiles, numbers, and the lists beside them */
    done: () => Boolean(asked?.tiles && asked.counts && !busy()),
    /** @returns {string} what has not come, for the message that says so */
    missing: () => `hand ${asked.at}, rutor ${asked.changed.size} av ${inSight().length}, antal ${Boolean(asked.counts)}, upptagen ${busy()}, ${location.search}`,
    /** @returns {Promise<{tiles: number, counts: number, blocked: number[]}>} milliseconds from the hand */
    async read() {
      const [tiles, counts] = await Promise.all([asked.tiles, asked.counts]);
      return { tiles: tiles - asked.at, counts: counts - asked.at, blocked: blockedSince(asked.at) };
    },
    /**
     * The very tiles of the last change, fetched alone, for a last day that nobody has asked for: what the network and the server take.
     *
     * @param {string} day  `2024-12-30`
     * @returns {Promise<number>} milliseconds
     */
    async fetchAgain(day) {
      const addresses = tilesAsked().map(({ name }) => {
        const address = new URL(name);
        const [from] = (address.searchParams.get('datetime') ?? '..').split('/');
        address.searchParams.set('datetime', `${from}/${day}`);
        return address.href;
      });
      const start = performance.now();
      const init = { headers: { Accept: 'application/vnd.mapbox-vector-tile' } };
      await Promise.all(addresses.map(async (address) => (await fetch(address, init)).arrayBuffer()));
      return performance.now() - start;
    },
    /** @returns {boolean} whether the map has nothing left to fetch: each tile in sight holds a picture */
    drawn: () => inSight().length > 0 && inSight().every((tile) => tile.firstElementChild) && !busy(),
    /** The next move is the one to be measured. */
    watch() {
      const mine = { since: performance.now(), gap: 0 };
      moving = mine;
      let last = mine.since;
      requestAnimationFrame(function frame(now) {
        mine.gap = Math.max(mine.gap, now - last);
        last = now;
        if (moving === mine) requestAnimationFrame(frame);
      });
    },
    /** @returns {Promise<{gap: number, blocked: number[]}>} when the map has come to rest and is whole: the longest time between two frames */
    async rested() {
      const { since } = moving;
      let place = '';
      for (let calm = 0; calm < REST_MS; ) {
        await new Promise((done) => setTimeout(done, REST_MS / 5));
        const { left, top } = document.querySelector('.leaflet-map-pane').getBoundingClientRect();
        const now = `${left} ${top} ${document.querySelector('.leaflet-zoom-anim') ? 'zooms' : ''}`;
        calm = now === place && this.drawn() ? calm + REST_MS / 5 : 0;
        place = now;
      }
      const { gap } = moving;
      moving = null;
      return { gap, blocked: blockedSince(since) };
    },
  };

  function blockedSince(at) {
    return tasks.filter(({ startTime, duration }) => startTime + duration > at).map(({ duration }) => duration);
  }
})();
