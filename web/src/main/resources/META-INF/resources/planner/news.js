/** Whether anything was stored since the page asked: asked each second while somebody looks and works. */
const EACH_MS = 1000;
const AFTER_FAILURE_MS = 10_000;

/** Many reports at once must not make the page fetch all the time. */
const REST_MS = 3000;

/** A page that is left alone asks no more, so that its session may end. */
const IDLE_MS = 10 * 60_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'];

/**
 * @param {{version: () => Promise<string>, onNews: () => void, waits: () => boolean, now?: () => number, after?: (ms: number, act: () => void) => void,
 *     hidden?: () => boolean}} hooks  `version`: the same text for the same observations; `waits`: news is to be told later
 */
export function hearNews({ version, onNews, waits, now = Date.now, after = (ms, act) => setTimeout(act, ms), hidden = () => document.hidden }) {
  let known = null;
  let lastSign = now();

  async function look() {
    if (hidden() || now() - lastSign > IDLE_MS) return EACH_MS;
    try {
      const found = await version();
      if (known !== null && found !== known) {
        if (waits()) return EACH_MS;
        known = found;
        onNews();
        return REST_MS;
      }
      known = found;
      return EACH_MS;
    } catch {
      return AFTER_FAILURE_MS;
    }
  }

  const go = async () => after(await look(), go);
  after(EACH_MS, go);
  return {
    /** Somebody is there. */
    sign: () => (lastSign = now()),
    signs: SIGNS,
  };
}
