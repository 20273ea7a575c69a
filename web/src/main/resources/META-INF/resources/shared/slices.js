/** Long work in short pieces, so that the page goes on answering: work is a generator that stops where it may be broken off. */

/** Far below the 50 ms from which a reader feels that a page hangs. */
const BUDGET_MS = 8;

/**
 * @template T
 * @param {Generator<void, T>} work
 * @param {AbortSignal} [signal]  stops at the next piece
 * @returns {Promise<T>} what the generator returned
 */
export async function inSlices(work, signal) {
  let until = performance.now() + BUDGET_MS;
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await nextTask();
    signal?.throwIfAborted();
    until = performance.now() + BUDGET_MS;
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
function nextTask() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
