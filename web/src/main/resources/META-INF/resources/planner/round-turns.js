/** Priority places that a round may visit, those whose turn it is chosen already. */
import { template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { failed } from '/shared/states.js';

const markup = template(`
  <fieldset class="turns no-print" hidden>
    <legend class="legend-text" data-t="turn.title"></legend>
    <p class="small soft" data-t="turn.help"></p>
    <label class="check"><input type="checkbox" data-part="first" checked><span data-t="turn.first"></span></label>
    <ul data-part="places"></ul>
    <p class="small" data-part="instead"></p>
    <div data-part="failed"></div>
  </fieldset>`);

/**
 * @param {(query: {date: string, measure: string}, signal: AbortSignal) => Promise<{places: object[]}>} ask
 * @param {() => void} onChange
 */
export function makeRoundTurns(ask, onChange) {
  const parts = markup();
  let places = [];
  /** What somebody ticked or unticked, by id: that stays when the day changes. */
  const said = new Map();
  let asked = '';
  let stop = new AbortController();
  parts.first.addEventListener('change', onChange);

  async function load(day, measure, again = false) {
    const key = `${day} ${measure}`;
    if (!day || (key === asked && !again)) return;
    asked = key;
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    try {
      ({ places } = await ask({ date: day, measure }, signal));
      parts.failed.replaceChildren();
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      asked = '';
      places = [];
      parts.failed.replaceChildren(failed(problem, () => load(day, measure)));
    }
    show();
    parts.root.dataset.date = day;
    onChange();
  }

  const ticked = ({ id, first }) => said.get(id) ?? first;

  function show() {
    parts.root.hidden = !places.length && !parts.failed.childElementCount;
    parts.places.replaceChildren(
      ...places.map((place) => {
        const item = document.createElement('li');
        const label = text('label', 'check', '');
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = ticked(place);
        box.addEventListener('change', () => {
          said.set(place.id, box.checked);
          onChange();
        });
        const words = text('span', '', place.name);
        if (place.first) words.append(' ', text('span', 'tag', t('round.due')));
        label.append(box, words);
        item.append(label, text('p', 'small soft', place.why ?? ''));
        return item;
      }),
    );
  }

  return {
    root: parts.root,
    load,
    /** @returns {object[]} the chosen ones */
    chosen: () => places.filter(ticked),
    /** @returns {string[]} ids of the chosen ones that come before all other places */
    first: () => (parts.first.checked ? places.filter((place) => place.first && ticked(place)).map(({ id }) => id) : []),
    /** @param {string[]} names  of hot spots that a chosen place stands for */
    instead(names) {
      parts.instead.textContent = names.length ? t('turn.instead', { names: names.join(', ') }) : '';
    },
  };
}
