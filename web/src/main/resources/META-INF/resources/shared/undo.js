/**
 * What was, and what was undone, of one value that is never changed in place. Pure.
 *
 * @template T
 * @param {T} first
 * @param {number} most  steps that are kept
 */
export function makeHistory(first, most = 100) {
  let past = [];
  let present = first;
  let future = [];
  return {
    now: () => present,
    /** @param {T} next */
    set(next) {
      past = [...past, present].slice(-most);
      present = next;
      future = [];
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo() {
      if (!past.length) return;
      future = [present, ...future];
      present = past.at(-1);
      past = past.slice(0, -1);
    },
    redo() {
      if (!future.length) return;
      past = [...past, present];
      [present, ...future] = future;
    },
  };
}
