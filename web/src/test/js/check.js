/** @throws {Error} says both sides when they differ; objects and lists are compared by content */
export function same(actual, expected, about = '') {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${about}${about && ': '}expected ${wanted}, got ${is}`);
}

/** @throws {Error} when `act` does not throw, or without the part in its message */
export function throwsWith(part, act) {
  let message = null;
  try {
    act();
  } catch (problem) {
    message = problem.message;
  }
  if (message === null) throw new Error(`expected an error with "${part}", but nothing was thrown`);
  if (!message.includes(part)) throw new Error(`expected an error with "${part}", got "${message}"`);
}
