/** Small parts that several of the warden's screens are built of. */
import { template, text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { placeAt, placesFrom } from './geo.js';
import { POOR_METRES } from './report-draft.js';
import { draw } from './symbol.js';

const NEAR_METRES = 80;

/**
 * Like template(), with the drawings that `data-symbol` asks for.
 *
 * @param {string} html
 * @returns {() => Object<string, HTMLElement>}
 */
export function drawn(html) {
  const make = template(html);
  return () => {
    const parts = make();
    draw(parts.root);
    return parts;
  };
}

/** @returns {HTMLButtonElement} a button with a drawing before its words */
export function button(words, act, { symbol: name, kind = '' } = {}) {
  const made = text('button', `button ${kind}`.trim(), '');
  made.type = 'button';
  made.append(text('span', '', words));
  if (name) made.dataset.symbol = name;
  draw(made);
  made.addEventListener('click', act);
  return made;
}

/**
 * A row of buttons of which one, or none, is pressed.
 *
 * @param {HTMLElement} place  gets the buttons; carries the group's name already
 * @param {{value: string, words: string}[]} options
 * @param {(value: string) => void} onPick  `''` when the pressed one was pressed again and `mayBeNone`
 */
export function choice(place, options, onPick, mayBeNone = false) {
  const buttons = options.map(({ value, words }) => {
    const one = button(words, () => {
      const again = mayBeNone && one.getAttribute('aria-pressed') === 'true';
      show(again ? '' : value);
      onPick(again ? '' : value);
    });
    one.dataset.value = value;
    return one;
  });
  const show = (value) => buttons.forEach((one) => one.setAttribute('aria-pressed', String(one.dataset.value === value)));
  place.setAttribute('role', 'group');
  place.classList.add('choice');
  place.replaceChildren(...buttons);
  return { show };
}

/**
 * Shows a list again without touching rows that stay the same, so that nobody loses the focus.
 *
 * @param {HTMLElement} place  @param {object[]} items
 * @param {(item: object) => string} sign  changes when the row must be drawn again
 * @param {(item: object) => HTMLElement} make
 */
export function rows(place, items, sign, make) {
  const before = new Map([...place.children].map((row) => [row.dataset.sign, row]));
  const signs = items.map(sign);
  if (signs.join('\n') === [...place.children].map((row) => row.dataset.sign).join('\n')) return;
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const act = focused?.dataset.act;
  const id = focused?.closest('[data-id]')?.dataset.id;
  place.replaceChildren(
    ...items.map((item, i) => {
      const row = before.get(signs[i]) ?? make(item);
      row.dataset.sign = signs[i];
      return row;
    }),
  );
  if (focused && !place.contains(focused)) {
    const row = [...place.children].find((one) => one.dataset.id === id);
    (row?.querySelector(act ? `[data-act="${act}"]` : 'button') ?? row?.querySelector('button'))?.focus({ preventScroll: true });
  } else if (focused && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
}

/** Runs `act` once at a time: a second tap meanwhile does nothing. */
export async function busy(control, act) {
  if (control.getAttribute('aria-busy') === 'true') return;
  control.setAttribute('aria-busy', 'true');
  try {
    await act();
  } finally {
    control.removeAttribute('aria-busy');
  }
}

/** The server speaks of these with ids and codes; here they have names. */
const OWN_WORDS = ['shift-closed', 'erased', 'photos-not-allowed', 'no-such-category', 'not-on-shift', 'shift-unknown', 'not-found', 'in-the-future', 'too-late-to-erase', 'other-content'];

/**
 * What the server said no to: the fields' own reasons where there are any.
 *
 * @param {{code?: string, title?: string, detail?: string, errors?: {code?: string, detail: string}[]}} problem
 * @param {string} [what]  what it is about, in words: `klotter, 21:04`
 */
export function problemWords({ code, title, detail, errors = [] }, what = t('warden.problem.it')) {
  const own = (one) => (OWN_WORDS.includes(one.code) ? t(`warden.problem.${one.code}`, { what }) : one.detail);
  const reasons = errors.map(own).filter(Boolean);
  const whole = OWN_WORDS.includes(code) ? [t(`warden.problem.${code}`, { what })] : [title, detail].filter(Boolean);
  return (reasons.length ? reasons : whole).map((words) => (/[.!?]$/.test(words) ? words : `${words}.`)).join(' ');
}

/**
 * Where a report was made, in words.
 *
 * @param {{kind: string, accuracyMetres?: number, measuredMetres?: number, minutesAgo?: number, place?: string, position: ?number[], name?: string}} place
 * @param {?object} places  the known places
 * @param {boolean} [stored]  whether it is a report of before: "here" is somewhere else by now
 */
export function placeWords(place, places, stored = false) {
  const known = placesFrom(places, null).find(({ id }) => id === place.place)?.name ?? place.name;
  const near = place.position && placeAt(places, place.position, NEAR_METRES);
  const metres = `${number(Math.ceil(place.accuracyMetres ?? 0))} m`;
  if (place.kind === 'PLACE') return known ?? t('positionKind.PLACE');
  if (place.kind === 'AROUND') return known || near ? t('warden.where.aroundAt', { metres, place: known ?? near.name }) : t('warden.where.around', { metres });
  if (place.minutesAgo) return t('warden.where.ago', { n: place.minutesAgo, metres: `${number(Math.ceil(place.measuredMetres))} m` }) + (near ? t('warden.where.at', { place: near.name }) : '');
  const key = place.kind === 'MAP' ? 'warden.where.map' : stored ? 'warden.where.gps' : place.accuracyMetres > POOR_METRES ? 'warden.where.poor' : 'warden.where.here';
  return t(key, { metres }) + (near ? t('warden.where.at', { place: near.name }) : '');
}
