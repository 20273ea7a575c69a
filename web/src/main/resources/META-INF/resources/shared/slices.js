/** Long work in short pieces, so that the page goes on answering: work is a generator that stops where it may be broken off. */

/** Far below the 50 ms from which a reader feels that a page hangs. */
const BUDGET_MS = 8;

/** What waits for its next piece, all of it together: twenty tiles at once may not take twenty times as long. */
const waiting = [];

/**
 * @template T
 * @param {Generator<void, T>} work
 * @param {AbortSignal} [signal]  stops at the next piece
 * @returns {Promise<T>} what the generator returned
 */
export function inSlices(work, signal) {
  return new Promise((done, fail) => {
    waiting.push({ work, signal, done, fail });
    if (waiting.length === 1) nextTask(pieces);
  });
}

/** One piece of the first after the other, until the time is up. */
function pieces() {
  const until = performance.now() + BUDGET_MS;
  while (waiting.length) {
    const first = waiting[0];
    if (!piece(first)) waiting.shift();
    if (waiting.length && performance.now() >= until) return nextTask(pieces);
  }
}

/** @returns {boolean} whether there is more */
function piece({ work, signal, done, fail }) {
  try {
    signal?.throwIfAborted();
    const next = work.next();
    if (next.done) done(next.value);
    return !next.done;
  } catch (problem) {
    fail(problem);
    return false;
  }
}

/** The same in one go, for those who cannot wait: the printer. */
export function atOnce(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** A task of its own: the browser may paint and hear the reader before it comes. */
const { port1, port2 } = new MessageChannel();
let coming = null;
port1.onmessage = () => coming();
function nextTask(act) {
  coming = act;
  port2.postMessage(null);
}
