import { makeHistory } from '/shared/undo.js';
import { same } from './check.js';

export function goesBackAndForth() {
  const history = makeHistory('a');
  history.set('b');
  history.set('c');
  history.undo();
  history.undo();
  same([history.now(), history.canUndo(), history.canRedo()], ['a', false, true]);
  history.redo();
  same(history.now(), 'b');
}

export function aNewStepForgetsWhatWasUndone() {
  const history = makeHistory(1);
  history.set(2);
  history.undo();
  history.set(3);
  same([history.now(), history.canRedo()], [3, false]);
  history.redo();
  same(history.now(), 3);
}

export function standsStillAtTheEnds() {
  const history = makeHistory(1, 2);
  for (const one of [2, 3, 4]) history.set(one);
  for (let i = 0; i < 5; i++) history.undo();
  same(history.now(), 2, 'two steps are kept');
}
