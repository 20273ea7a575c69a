/** The 7 x 24 matrix as a brush: dragging, or the keyboard, chooses hours of the week. Fetches nothing. */
import { fillMatrix, matrixTable } from '/shared/charts.js';
import { template } from '/shared/dom.js';
import { block, HOUR_PRESETS, readHours, WEEK_HOURS, writeHours } from '/shared/hours.js';
import { t } from '/shared/i18n.js';
import { emptyMatrix } from '/shared/matrix.js';
import { hoursWords } from './hours-words.js';

const markup = template(`
  <section class="hours" aria-labelledby="hours-words">
    <div class="hours-head">
      <p id="hours-words" class="small" data-part="words" role="status"></p>
      <div class="field inline no-print"><label for="hours-preset" class="unseen" data-t="hours.preset"></label><select id="hours-preset" data-part="preset"></select></div>
    </div>
    <p id="hours-help" class="unseen" data-t="hours.help"></p>
  </section>`);

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -24, ArrowDown: 24 };

/**
 * @param {(hours: string) => void} onChange  the hours as they stand in the address; empty for all
 */
export function makeHoursBrush(onChange) {
  const parts = markup();
  const box = matrixTable(emptyMatrix(), t('charts.matrix'));
  const table = box.querySelector('table');
  const cells = [...table.tBodies[0].querySelectorAll('td')];
  let chosen = new Array(WEEK_HOURS).fill(false);
  let chosenText = '';
  let told = false;
  let drag = null;
  let stands = 0;

  table.setAttribute('role', 'grid');
  table.setAttribute('aria-multiselectable', 'true');
  table.setAttribute('aria-describedby', 'hours-help');
  parts.root.append(box);
  parts.preset.append(new Option(t('hours.clear'), ''), ...Object.keys(HOUR_PRESETS).map((name) => new Option(t(`hours.preset.${name}`), name)), new Option(t('hours.own'), 'own'));
  parts.preset.addEventListener('change', () => {
    if (parts.preset.value !== 'own') onChange(writeHours(readHours(HOUR_PRESETS[parts.preset.value] ?? '')));
  });
  cells.forEach((cell, hour) => {
    cell.dataset.hour = hour;
    cell.tabIndex = hour ? -1 : 0;
  });

  function begin(hour) {
    drag = { from: hour, to: hour, adding: !chosen[hour] };
    preview();
  }

  function preview() {
    const inside = new Set(drag ? block(drag.from, drag.to) : []);
    cells.forEach((cell, hour) => cell.classList.toggle('pending', inside.has(hour)));
  }

  function commit() {
    if (!drag) return;
    const { from, to, adding } = drag;
    drag = null;
    preview();
    const next = [...chosen];
    for (const hour of block(from, to)) next[hour] = adding;
    onChange(writeHours(next));
  }

  const hourAt = ({ clientX, clientY }) => {
    const cell = document.elementFromPoint(clientX, clientY)?.closest?.('td[data-hour]');
    return cell && table.contains(cell) ? Number(cell.dataset.hour) : null;
  };
  const body = table.tBodies[0];
  body.addEventListener('pointerdown', (event) => {
    const hour = hourAt(event);
    if (hour === null || event.button) return;
    event.preventDefault();
    body.setPointerCapture(event.pointerId);
    stand(hour, false);
    begin(hour);
  });
  body.addEventListener('pointermove', (event) => {
    const hour = drag && hourAt(event);
    if (hour === null || !drag || hour === drag.to) return;
    drag.to = hour;
    preview();
  });
  body.addEventListener('pointerup', commit);
  body.addEventListener('pointercancel', () => {
    drag = null;
    preview();
  });

  function stand(hour, focus = true) {
    cells[stands].tabIndex = -1;
    stands = hour;
    cells[hour].tabIndex = 0;
    if (focus) cells[hour].focus();
  }

  table.addEventListener('keydown', (event) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (!drag) begin(stands);
      commit();
    } else if (event.key === 'Escape' && drag) {
      event.stopPropagation();
      drag = null;
      preview();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onChange('');
    } else if (event.key in STEPS || event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const next = { Home: stands - (stands % 24), End: stands - (stands % 24) + 23 }[event.key] ?? stands + STEPS[event.key];
      const leavesTheDay = Math.abs(STEPS[event.key]) === 1 && Math.floor(next / 24) !== Math.floor(stands / 24);
      if (next < 0 || next >= WEEK_HOURS || leavesTheDay) return;
      if (event.shiftKey && !drag) begin(stands);
      stand(next);
      if (event.shiftKey) drag.to = next;
      preview();
    }
  });
  table.addEventListener('keyup', (event) => event.key === 'Shift' && commit());

  function nameCells() {
    const isChosen = `, ${t('hours.isChosen')}`;
    cells.forEach((cell, hour) => {
      const name = cell.title + (chosenText && chosen[hour] ? isChosen : '');
      if (cell.getAttribute('aria-label') !== name) cell.setAttribute('aria-label', name);
    });
  }

  /** Says in words, marks and names what is chosen. */
  function tellChosen(hours) {
    const all = !hours;
    nameCells();
    cells.forEach((cell, hour) => {
      const on = !all && chosen[hour];
      cell.setAttribute('aria-selected', String(on));
      for (const [edge, beside, isBeside] of [['top', hour - 24, true], ['bottom', hour + 24, true], ['left', hour - 1, hour % 24 > 0], ['right', hour + 1, hour % 24 < 23]])
        cell.classList.toggle(`edge-${edge}`, on && !(isBeside && chosen[beside]));
    });
    parts.words.textContent = all ? t('hours.all') : t('hours.chosen', { hours: hoursWords(hours) });
    parts.preset.value = all ? '' : Object.keys(HOUR_PRESETS).find((name) => writeHours(readHours(HOUR_PRESETS[name])) === hours) ?? 'own';
  }

  return {
    root: parts.root,
    /** @param {string} hours  as in the address */
    choose(hours) {
      if (hours === chosenText && told) return;
      told = true;
      chosen = readHours(hours);
      chosenText = hours;
      tellChosen(hours);
    },
    /** @param {number[][]} matrix  counts of all hours, those that are not chosen too */
    show(matrix) {
      fillMatrix(table, matrix);
      nameCells();
    },
  };
}
