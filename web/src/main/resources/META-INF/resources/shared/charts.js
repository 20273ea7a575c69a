/** The same numbers for eyes and for screen readers: a table with shades, bars with words. */
import { text } from './dom.js';
import { date, number, t, weekday } from './i18n.js';
import { level } from './matrix.js';
import { mondayOf } from './time.js';

/**
 * @param {number[][]} matrix  7 rows, Monday first, of 24 hours
 * @param {string} caption
 * @returns {HTMLElement} a table; shade and number say the same
 */
export function matrixTable(matrix, caption) {
  const box = text('div', 'matrix-box', '');
  const table = text('table', 'matrix', '');
  table.append(text('caption', 'small soft', caption));
  const head = table.createTHead().insertRow();
  head.append(heading('col', '', t('matrix.weekday')));
  for (let hour = 0; hour < 24; hour++) {
    head.append(heading('col', hour % 3 ? '' : String(hour).padStart(2, '0'), t('matrix.hour', { hour: String(hour) })));
  }
  const body = table.createTBody();
  for (let day = 1; day <= 7; day++) {
    const row = body.insertRow();
    row.append(heading('row', weekday(day), weekday(day, 'long')));
    for (let hour = 0; hour < 24; hour++) row.insertCell();
  }
  fillMatrix(table, matrix);
  box.append(table);
  return box;
}

/** `12 345`: from here on the style sheet makes no difference. */
const MOST_CHARACTERS = 6;

/** Other numbers in the same table: who stands on a cell stays there. */
export function fillMatrix(table, matrix) {
  const most = Math.max(...matrix.flat());
  let characters = 0;
  matrix.forEach((hours, day) => {
    const cells = table.tBodies[0].rows[day].querySelectorAll('td');
    const name = weekday(day + 1, 'long');
    hours.forEach((n, hour) => {
      const cell = cells[hour];
      const shade = String(level(n, most));
      // what is the same is not written: each of the 168 would be laid out again
      if (cell.dataset.level !== shade) cell.dataset.level = shade;
      // what happened somewhen in a span of hours counts with its parts
      const shown = n ? number(n, 1) : '';
      characters = Math.max(characters, shown.length);
      if (cell.textContent === shown && cell.title) return;
      cell.textContent = shown;
      cell.title = t('matrix.cell', { day: name, from: String(hour), to: String((hour + 1) % 24), n });
    });
  });
  table.dataset.characters = String(Math.min(MOST_CHARACTERS, characters));
}

function heading(scope, short, full) {
  const cell = text('th', '', short);
  cell.scope = scope;
  if (full !== short) cell.append(text('span', 'unseen', full));
  return cell;
}

const MOST_WEEKS = 104;

/**
 * @param {{week: string, n: number}[]} weeks  in order of time, without gaps
 * @returns {HTMLElement} bars; at most the last two years, and it says so
 */
export function weekBars(weeks, caption) {
  const shown = weeks.slice(-MOST_WEEKS);
  const most = Math.max(1, ...shown.map((one) => one.n));
  const figure = text('figure', 'weeks', '');
  const words = weeks.length > MOST_WEEKS ? `${caption} ${t('weeks.cut', { n: MOST_WEEKS })}` : caption;
  figure.append(text('figcaption', 'small soft', words), text('p', 'small soft number', t('weeks.most', { n: most })));
  const bars = text('ol', 'bars', '');
  for (const { week, n } of shown) {
    const bar = text('li', n ? '' : 'none', '');
    bar.style.height = `${(n / most) * 100}%`;
    const label = t('weeks.bar', { week: weekName(week), n });
    bar.title = label;
    bar.append(text('span', 'unseen', label));
    bars.append(bar);
  }
  const axis = text('div', 'bars-axis number', '');
  axis.setAttribute('aria-hidden', 'true');
  for (const one of new Set([shown[0], shown.at(-1)])) {
    axis.append(text('span', '', t('weeks.axis', { week: weekName(one.week), date: date(`${mondayOf(one.week)}T12:00Z`) })));
  }
  figure.append(bars, axis);
  return figure;
}

/** `2026-W47` is said "v. 47". */
export function weekName(week) {
  return t('week.name', { week: String(Number(week.split('-W')[1])) });
}
