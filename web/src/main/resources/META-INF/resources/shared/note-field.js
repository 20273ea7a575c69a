/**
 * A field for free text that holds no personal data: what must go is marked while it is typed, with a button each to remove it
 * or to put a neutral word in its place. What looks like a name is marked too, and only warns. Nothing leaves the page.
 */
import { template, text } from './dom.js';
import { t } from './i18n.js';
import { findPersonalData } from './personal-data.js';
import { findNames } from './person-names.js';

const PAUSE_MS = 200;
let made = 0;

const markup = template(`
  <div class="field note-field">
    <label data-part="label"></label>
    <div class="note-box">
      <div class="note-marks" data-part="marks" aria-hidden="true"></div>
      <textarea rows="2" data-part="area"></textarea>
    </div>
    <p class="small soft" data-part="help"></p>
    <p class="note-status" role="status" data-part="status"></p>
    <ul class="note-hits" data-part="list" data-t-aria-label="note.list" hidden></ul>
    <p class="field-error" role="alert" data-part="error"></p>
  </div>`);

/**
 * @typedef {Object} NoteField
 * @property {string} value  as typed; setting it looks for personal data at once
 * @property {() => import('./personal-data.js').Hit[]} hits  what stops saving, now; empty when the text may be saved
 * @property {() => import('./personal-data.js').Hit[]} warnings  what looks like a name: it stops nothing
 * @property {(listener: () => void) => void} onChange  called at each change of the text
 * @property {() => void} focus  into the text; on the first hit when there is one
 * @property {(words: string) => void} error  a message tied to the field, until the text changes; `''` takes it away
 */

/**
 * @param {HTMLElement} place  gets the field as its only child
 * @param {{label: string, help?: string, maxLength: number, rows?: number}} wish
 * @returns {NoteField}
 */
export function makeNoteField(place, { label, help = '', maxLength, rows = 2 }) {
  const parts = markup();
  const { area } = parts;
  const id = `note-${++made}`;
  const listeners = [];
  let waiting = null;
  let width = 0;
  let looked = { given: '', found: [] };

  area.id = id;
  area.rows = rows;
  area.maxLength = maxLength;
  parts.label.htmlFor = id;
  parts.label.textContent = label;
  parts.help.textContent = help;
  parts.help.hidden = !help;
  for (const name of ['help', 'status', 'error']) parts[name].id = `${id}-${name}`;
  area.setAttribute('aria-describedby', ['help', 'status', 'error'].map((name) => parts[name].id).join(' '));
  place.replaceChildren(parts.root);

  area.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MS);
    if (parts.error.textContent) error('');
    mark(area.value, moved(looked, area.value));
    fit();
    for (const listener of listeners) listener();
  });
  area.addEventListener('scroll', () => (parts.marks.scrollTop = area.scrollTop));
  new ResizeObserver(() => {
    if (area.clientWidth !== width) requestAnimationFrame(fit);
  }).observe(parts.root);

  /** As high as its text, and the marks as wide as the words: a scroll bar narrows both. */
  function fit() {
    const borders = 2 * area.clientTop;
    area.style.height = 'auto';
    if (area.scrollHeight) area.style.height = `${area.scrollHeight + borders}px`;
    width = area.clientWidth;
    parts.marks.style.width = `${width + borders}px`;
    parts.marks.scrollTop = area.scrollTop;
  }

  function look() {
    clearTimeout(waiting);
    const given = area.value;
    const hits = findPersonalData(given);
    const names = namesBeside(hits, given);
    looked = { given, found: [...hits, ...names] };
    mark(given, looked.found);
    parts.root.classList.toggle('blocked', hits.length > 0);
    showInvalid();
    const words = [hits.length ? t('note.found', { n: hits.length }) : '', names.length ? t('note.name') : ''].filter(Boolean).join(' ');
    if (parts.status.textContent !== words) parts.status.textContent = words;
    parts.list.replaceChildren(...looked.found.map(row));
    parts.list.hidden = !looked.found.length;
  }

  function mark(given, found) {
    let at = 0;
    const pieces = [];
    for (const { kind, start, end } of [...found].sort((a, b) => a.start - b.start)) {
      pieces.push(given.slice(at, start), text('mark', kind === 'name' ? 'warns' : 'stops', given.slice(start, end)));
      at = end;
    }
    // a last line break has a height in the text field, and must have one here
    parts.marks.replaceChildren(...pieces, `${given.slice(at)}\n`);
  }

  function row(hit) {
    const item = document.createElement('li');
    const about = text('span', '', t(`note.kind.${hit.kind}`, { words: looked.given.slice(hit.start, hit.end) }));
    about.id = `${id}-hit-${hit.start}`;
    item.className = hit.kind === 'name' ? 'warns' : 'stops';
    const neutral = t(`note.neutral.${hit.kind}`);
    item.append(about, button(t('note.remove'), about, hit, ''), button(t('note.swap', { neutral }), about, hit, neutral));
    return item;
  }

  function button(words, about, hit, neutral) {
    const one = text('button', 'button', words);
    one.type = 'button';
    one.setAttribute('aria-describedby', about.id);
    one.addEventListener('click', () => replace(hit, neutral));
    return one;
  }

  function replace({ start, end }, neutral) {
    // the text may have changed since the row was made: look again, and the reader presses again
    if (area.value === looked.given) {
      const between = !neutral && /^$|\s$/.test(looked.given.slice(0, start)) && looked.given[end] === ' ';
      area.setRangeText(neutral, start, between ? end + 1 : end, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    look();
    (parts.list.querySelector('button') ?? area).focus();
    if (!looked.found.length) parts.status.textContent = t('note.clear');
  }

  function error(words) {
    parts.error.textContent = words;
    showInvalid();
  }

  function showInvalid() {
    if (parts.error.textContent || parts.root.classList.contains('blocked')) area.setAttribute('aria-invalid', 'true');
    else area.removeAttribute('aria-invalid');
  }

  return {
    get value() {
      return area.value;
    },
    set value(words) {
      area.value = words;
      error('');
      look();
      fit();
    },
    hits: () => findPersonalData(area.value),
    warnings: () => namesBeside(findPersonalData(area.value), area.value),
    onChange: (listener) => listeners.push(listener),
    focus() {
      look();
      const [first] = findPersonalData(area.value);
      area.focus();
      if (first) area.setSelectionRange(first.start, first.end);
    },
    error,
  };
}

/** A name inside an e-mail address is told once. */
function namesBeside(hits, given) {
  return findNames(given).filter((name) => !hits.some((hit) => hit.start < name.end && name.start < hit.end));
}

/** Where the hits of an older text stand after one change of it; those that the change touched are gone until the next look. */
function moved({ given, found }, now) {
  let same = 0;
  while (same < Math.min(given.length, now.length) && given[same] === now[same]) same++;
  let sameAtEnd = 0;
  while (sameAtEnd < Math.min(given.length, now.length) - same && given.at(-1 - sameAtEnd) === now.at(-1 - sameAtEnd)) sameAtEnd++;
  const step = now.length - given.length;
  return found.flatMap((hit) => {
    if (hit.end <= same) return [hit];
    return hit.start >= given.length - sameAtEnd ? [{ ...hit, start: hit.start + step, end: hit.end + step }] : [];
  });
}
