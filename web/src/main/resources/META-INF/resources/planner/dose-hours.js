/** The hours of a wanted presence as rows of days and clocks: each can be changed, added and taken away. */
import { template, text } from '/shared/dom.js';
import { t, weekday } from '/shared/i18n.js';
import { faultOf, MOST_WINDOWS, rowsOf, rowWords, windowsOf } from './dose-windows.js';
import { button } from './tool-frame.js';

const rowMarkup = template(`
  <fieldset class="dose-row stack">
    <legend class="legend-text" data-part="title"></legend>
    <div class="dose-days" data-part="days"></div>
    <div class="two">
      <label class="field"><span data-t="dose.from"></span><input type="time" data-part="from"></label>
      <label class="field"><span data-t="dose.to"></span><input type="time" data-part="to"></label>
    </div>
    <p class="small soft" data-part="words" role="status"></p>
    <p class="field-error" role="alert" data-part="fault"></p>
    <div class="row" data-part="steps"></div>
  </fieldset>`);

let made = 0;

/**
 * @param {HTMLElement} place
 * @param {import('./dose-windows.js').Window[]} windows  as they are kept
 * @returns {{windows: () => import('./dose-windows.js').Window[], faults: () => import('./form-faults.js').Fault[]}} `faults`: tells each
 *     row what it lacks
 */
export function makeDoseHours(place, windows) {
  const list = text('div', 'stack', '');
  const none = text('p', 'small soft', t('dose.none'));
  const tooMany = text('p', 'field-error', '');
  tooMany.setAttribute('role', 'alert');
  const more = button(t('dose.add'), () => add({ days: [], from: '', to: '' }).days[0].focus());
  let rows = [];
  place.append(text('h3', '', t('dose.hours')), none, list, tooMany, more);
  rowsOf(windows).forEach(add);
  renumber();

  function add(given) {
    const parts = rowMarkup();
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => dayBox(parts.days, day, given.days.includes(day)));
    const row = { parts, days, remove: button('', () => remove(row)) };
    parts.from.value = given.from;
    parts.to.value = given.to;
    parts.fault.id = `dose-fault-${(made += 1)}`;
    for (const input of [parts.from, parts.to]) input.setAttribute('aria-describedby', parts.fault.id);
    parts.steps.append(row.remove);
    parts.root.addEventListener('change', () => tell(row, false));
    rows.push(row);
    list.append(parts.root);
    renumber();
    tell(row, false);
    return row;
  }

  function remove(row) {
    const at = rows.indexOf(row);
    rows = rows.filter((one) => one !== row);
    row.parts.root.remove();
    renumber();
    (rows[Math.min(at, rows.length - 1)]?.remove ?? more).focus();
  }

  function renumber() {
    none.hidden = rows.length > 0;
    rows.forEach(({ parts, remove: less }, i) => {
      parts.title.textContent = t('dose.row', { n: i + 1 });
      less.textContent = t('dose.remove', { n: i + 1 });
    });
  }

  function said({ parts, days }) {
    return { days: days.filter((box) => box.checked).map((box) => Number(box.value)), from: parts.from.value, to: parts.to.value };
  }

  /** What it says, as a sentence; what it lacks, once somebody wants to save it. */
  function tell(row, strict) {
    const fault = faultOf(said(row));
    row.parts.words.textContent = fault ? '' : rowWords(said(row));
    if (strict || !fault) {
      row.parts.fault.textContent = fault ?? '';
      for (const input of [row.parts.from, row.parts.to]) input.setAttribute('aria-invalid', String(Boolean(fault)));
    }
    return fault;
  }

  return {
    windows: () => windowsOf(rows.map(said)),
    faults() {
      const found = rows.flatMap((row, i) => {
        const words = tell(row, true);
        const { days, from, to } = said(row);
        const field = !days.length ? row.days[0] : from && !to ? row.parts.to : row.parts.from;
        return words ? [{ field, words: t('dose.fault', { n: i + 1, words }) }] : [];
      });
      const n = found.length ? 0 : windowsOf(rows.map(said)).length;
      tooMany.textContent = n > MOST_WINDOWS ? t('dose.tooMany', { n, most: MOST_WINDOWS }) : '';
      return n > MOST_WINDOWS ? [{ field: more, words: tooMany.textContent }] : found;
    },
  };
}

function dayBox(place, day, checked) {
  const label = text('label', 'check', '');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', value: String(day), checked });
  const short = text('span', '', weekday(day, 'short'));
  box.setAttribute('aria-label', weekday(day, 'long'));
  label.append(box, short);
  place.append(label);
  return box;
}
