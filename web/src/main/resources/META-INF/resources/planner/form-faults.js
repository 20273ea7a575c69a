/** What keeps a form from being saved: said at each field, and once more beside the button, so that none of it is out of sight. */
import { say, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { button } from './tool-frame.js';

/**
 * @typedef {{field: HTMLElement, words: string, place?: HTMLElement}} Fault  `field`: where it is put right; `place`: where it is said besides; none: it is
 *     said there already
 * @param {HTMLElement} summary  beside the button
 */
export function makeFaults(summary) {
  let shown = [];

  function clear() {
    for (const { field, place } of shown) {
      if (!place) continue;
      place.textContent = '';
      field.setAttribute('aria-invalid', 'false');
    }
    shown = [];
    summary.replaceChildren();
  }

  function goTo({ field }) {
    field.focus({ preventScroll: true });
    // with its label above it, and what is wrong under it
    field.scrollIntoView({ block: 'center' });
  }

  return {
    clear,
    /** Says them all and goes to the first. @param {Fault[]} faults @returns {boolean} whether there are any */
    show(faults) {
      clear();
      shown = faults;
      if (!faults.length) return false;
      const rows = text('ul', 'fault-list', '');
      for (const fault of faults) {
        if (fault.place) {
          fault.place.textContent = fault.words;
          fault.field.setAttribute('aria-invalid', 'true');
        }
        const row = text('li', '', '');
        row.append(button(fault.words, () => goTo(fault), 'plain'));
        rows.append(row);
      }
      const box = text('div', 'notice bad', '');
      const head = t('faults.head', { n: faults.length });
      box.append(text('p', 'small', head), rows);
      say(head);
      summary.replaceChildren(box);
      goTo(faults[0]);
      return true;
    },
  };
}
