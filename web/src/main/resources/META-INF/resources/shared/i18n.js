import { en } from './en.js';
import { sv } from './sv.js';

const TABLES = { sv, en };
const LOCALES = { sv: 'sv-SE', en: 'en-GB' };
const KEPT_AS = 'lagesbild.language';
const made = new Map();

/** @type {'sv'|'en'} the language of this page; Swedish unless something else was chosen */
export const language = chosen();
export const locale = LOCALES[language];
let zone = 'Europe/Stockholm';

function chosen() {
  const kept = globalThis.localStorage?.getItem(KEPT_AS);
  return kept in TABLES ? kept : 'sv';
}

/** Keeps the choice and shows the page again in that language; what is in the address bar stays. */
export function choose(code) {
  localStorage.setItem(KEPT_AS, code);
  location.reload();
}

/** Times are shown in the area's zone, wherever the reader is. */
export function useZone(name) {
  zone = name;
}

export function areaZone() {
  return zone;
}

/** Making one costs as much as using it a hundred times, and a page writes thousands of numbers. */
function kept(Kind, tag, options) {
  const key = `${Kind.name} ${tag} ${options ? JSON.stringify(options) : ''}`;
  if (!made.has(key)) made.set(key, new Kind(tag, options));
  return made.get(key);
}

/**
 * Words for a key, in a given table. Pure.
 *
 * @param {Object<string, string|Object<string, string>>} table  key to sentence, or to sentences by plural form of `n`
 * @param {string} tag  BCP 47, e.g. `sv-SE`
 * @param {string} key  by meaning, e.g. `report.saved`
 * @param {Object<string, string|number>} values  for `{name}` in the sentence; numbers are written as the language does
 * @throws {RangeError}  names the key, or the value that the sentence needs and did not get
 */
export function phrase(table, tag, key, values = {}) {
  let sentence = table[key];
  if (sentence === undefined) throw new RangeError(`no words for "${key}" (${tag}): add the key to sv.js and en.js`);
  if (typeof sentence === 'object') sentence = sentence[kept(Intl.PluralRules, tag).select(values.n)] ?? sentence.other;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined || value === null) throw new RangeError(`"${key}" needs a value for {${name}}`);
    return typeof value === 'number' ? kept(Intl.NumberFormat, tag).format(value) : String(value);
  });
}

export function t(key, values) {
  return phrase(TABLES[language], locale, key, values);
}

/** @returns {boolean} whether there are words for the key, for codes that a newer server may send */
export function has(key) {
  return key in TABLES[language];
}

/** Words for a code from the server, or the code itself when this version does not know it. */
export function word(prefix, code) {
  const key = `${prefix}.${code}`;
  return has(key) ? t(key) : code;
}

/** @param {{nameSv: string, nameEn: string}} thing  from the category catalogue */
export function nameOf(thing) {
  return (language === 'en' && thing.nameEn) || thing.nameSv;
}

export function number(value, digits = 0) {
  return kept(Intl.NumberFormat, locale, { maximumFractionDigits: digits }).format(value);
}

/** @param {number} metres  0 or more @returns {string} `850 m`, `2,1 km` */
export function distance(metres) {
  return metres < 1000 ? `${number(Math.round(metres / 10) * 10)} m` : `${number(metres / 1000, 1)} km`;
}

/** @param {string|number|Date} instant  @returns {string} `fre 20 nov. 21:15`, with the year when it is not this one */
export function dateTime(instant) {
  return when(instant, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

export function date(instant) {
  return when(instant, { day: 'numeric', month: 'short' });
}

export function clock(instant) {
  return kept(Intl.DateTimeFormat, locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));
}

function when(instant, options) {
  const at = new Date(instant);
  const thisYear = Math.abs(Date.now() - at.getTime()) < 300 * 86_400_000;
  return kept(Intl.DateTimeFormat, locale, { ...options, ...(thisYear ? {} : { year: 'numeric' }), timeZone: zone }).format(at);
}

/** @param {number} day  1 (Monday) to 7  @param {'short'|'long'} style */
export function weekday(day, style = 'short') {
  return kept(Intl.DateTimeFormat, locale, { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
}

/**
 * Puts words on everything with `data-t` (its text) or `data-t-NAME` (its attribute NAME).
 *
 * @param {Element|Document} root
 */
export function localise(root) {
  const all = root.querySelectorAll('*');
  for (const element of root instanceof Element ? [root, ...all] : all) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'data-t') element.textContent = t(value);
      else if (name.startsWith('data-t-')) element.setAttribute(name.slice('data-t-'.length), t(value));
    }
  }
}
