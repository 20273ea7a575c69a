import { atOnce, inSlices } from '/shared/slices.js';
import { same } from './check.js';

function* work(pieces, spin = 0) {
  for (let i = 0; i < pieces; i++) {
    for (const until = performance.now() + spin; performance.now() < until; );
    yield;
  }
  return pieces;
}

export async function givesWhatTheWorkReturned() {
  same(await inSlices(work(3)), 3);
  same(atOnce(work(3)), 3);
}

export async function letsOthersInBetween() {
  let others = 0;
  let going = true;
  const count = () => {
    others++;
    if (going) setTimeout(count);
  };
  setTimeout(count);
  // 20 pieces of 4 ms are many budgets
  await inSlices(work(20, 4));
  going = false;
  same(others > 1, true, `others came ${others} times`);
}

export async function stopsWhenNobodyWantsItAnyMore() {
  const stop = new AbortController();
  const done = inSlices(work(1000, 4), stop.signal).then(() => 'finished', (problem) => problem.name);
  stop.abort();
  same(await done, 'AbortError');
}
