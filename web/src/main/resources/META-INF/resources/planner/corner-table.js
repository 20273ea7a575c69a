/** The corners of an area as north and east in the town's own metres: each can be typed, added and taken away. */
import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { button } from './tool-frame.js';

/** With more corners nobody types them, and the page would get slow. */
const MOST_ROWS = 200;

/**
 * @param {HTMLElement} place
 * @param {{forward: Function, inverse: Function, code: string}} plane
 * @param {(rings: number[][][]) => void} onChange  positions
 */
export function cornerTable(place, plane, onChange) {
  let rings = [];
  let written = '';

  function show(next) {
    // what somebody is typing in is not written anew under their hands
    if (JSON.stringify(next) === written) return;
    written = JSON.stringify(next);
    rings = next;
    if (rings.flat().length > MOST_ROWS) {
      place.replaceChildren(text('p', 'small soft', t('corners.tooMany', { n: rings.flat().length, most: MOST_ROWS })));
      return;
    }
    const table = text('table', 'corner-table small', '');
    table.append(text('caption', 'small soft', t('corners.caption', { crs: plane.code })));
    const head = table.createTHead().insertRow();
    for (const key of ['corners.corner', 'corners.north', 'corners.east', 'corners.change']) head.append(Object.assign(text('th', '', t(key)), { scope: 'col' }));
    const body = table.createTBody();
    rings.forEach((ring, r) => ring.forEach((position, i) => body.append(row(r, i, position))));
    place.replaceChildren(table);
  }

  function row(r, i, position) {
    const line = text('tr', '', '');
    const name = rings.length > 1 ? `${r + 1}.${i + 1}` : String(i + 1);
    const [east, north] = plane.forward(position);
    const fields = [north, east].map((metres, axis) => {
      const input = Object.assign(document.createElement('input'), { className: 'input number', inputMode: 'decimal', value: metres.toFixed(2) });
      input.setAttribute('aria-label', t(axis ? 'corners.eastOf' : 'corners.northOf', { corner: name }));
      input.addEventListener('change', typed);
      return input;
    });
    function typed() {
      const [y, x] = fields.map((field) => Number(field.value.replace(/\s/g, '').replace(',', '.')));
      const wrong = [y, x].map((value, axis) => !Number.isFinite(value) || fields[axis].value.trim() === '');
      fields.forEach((field, axis) => field.setAttribute('aria-invalid', String(wrong[axis])));
      if (!wrong.some(Boolean)) put(ringsWith(r, (ring) => ring.with(i, plane.inverse([x, y]))));
    }
    const cells = fields.map((field) => cell(field));
    const more = button('+', () => put(ringsWith(r, (ring) => ring.toSpliced(i + 1, 0, middle(ring, i))), true));
    more.setAttribute('aria-label', t('corners.addAfter', { corner: name }));
    const less = button('−', () => put(ringsWith(r, (ring) => ring.toSpliced(i, 1)), true));
    less.setAttribute('aria-label', t('corners.remove', { corner: name }));
    less.disabled = rings[r].length <= 3;
    const head = Object.assign(text('th', 'number', name), { scope: 'row' });
    line.append(head, ...cells, cell(more, less));
    return line;
  }

  const ringsWith = (r, act) => rings.map((ring, one) => (one === r ? act(ring) : ring));

  function put(next, redraw = false) {
    rings = next;
    written = redraw ? '' : JSON.stringify(next);
    onChange(next);
  }
  return { show };
}

function middle(ring, i) {
  const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function cell(...content) {
  const made = document.createElement('td');
  made.append(...content);
  return made;
}
