/**
 * Keeps the app's own files, so that it starts without a network. It keeps nothing else: no report, no answer of the server.
 * The server writes the list of files with their hashes into the line below. A plain script: a worker knows no import map.
 */
const SHELL = null;

const NAME = 'lagesbild-app-';
const CACHE = NAME + SHELL.version;
const AT_ONCE = 4;
const TRIES = 4;
const PAUSE_MS = 1500;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
  // what is never kept goes past the worker: a question to the server need not wake it, and a question that comes while a new
  // version takes over would keep the old one alive (a browser that cannot do this asks the worker, which lets it through)
  event.addRoutes?.(['/api/*', '/ogc/*'].map((pathname) => ({ condition: { urlPattern: new URLPattern({ pathname }) }, source: 'network' })));
});
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const path = shellPath(event.request);
  if (path) event.respondWith(fromShell(path, event.request));
});
// a new version waits until a person wants it
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

/** All files or no installation. What came is kept for the next try, which then asks only for the rest. */
async function install() {
  const cache = await caches.open(CACHE);
  const left = Object.entries(SHELL.files);
  const takeAll = async () => {
    for (let next = left.pop(); next; next = left.pop()) await take(cache, ...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeAll));
}

async function take(cache, path, hash) {
  if (await fits(await cache.match(path), hash)) return;
  const before = await caches.match(path, { ignoreVary: true });
  if (await fits(before, hash)) {
    await cache.put(path, before);
    return;
  }
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await fetch(path, { cache: 'no-cache', credentials: 'same-origin', redirect: 'error' });
      if (answer.ok && (await fits(answer, hash))) {
        await cache.put(path, answer);
        return;
      }
      throw new Error(`${path}: answer ${answer.status} is not the file of this version`);
    } catch (problem) {
      if (tries === TRIES) throw problem;
      await new Promise((later) => setTimeout(later, tries * PAUSE_MS));
    }
  }
}

/** A log-in page of some network, or half a file, has another hash. */
async function fits(answer, hash) {
  if (!answer) return false;
  const digest = await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === hash;
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(NAME) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

/** @returns {?string} the file of the app that is asked for; null: the network's affair */
function shellPath(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return null;
  if (url.pathname === '/warden/index.html') return '/warden/';
  return Object.hasOwn(SHELL.files, url.pathname) ? url.pathname : null;
}

async function fromShell(path, request) {
  const kept = await (await caches.open(CACHE)).match(path, { ignoreVary: true });
  return kept ?? fetch(request);
}
