/**
 * Finds what looks like a person's name: a common given name before a surname or alone amid a sentence, or a word after "heter".
 * It only warns. Pure.
 */
import { folded, place } from './personal-data.js';
import { RULES } from './personal-data-rules.js';

const { names } = RULES;
const wordSet = (lines) => new Set(lines.join(' ').split(' '));
const GIVEN = wordSet(names.given);
const SURNAMES = wordSet(names.surnames);
const NOT_SURNAMES = wordSet(names.notSurnames);
const NAME = new RegExp(names.name, 'gu');
const NEXT = new RegExp(`^(${names.between})(${names.name})`, 'u');
const NOT_SURNAME_ENDS = new RegExp(names.notSurnameEnds, 'u');
const PLACE_AFTER = new RegExp(`^${names.placeAfter}`, 'iu');
const AMID = new RegExp(names.amid, 'u');
const BEFORE_PLACES = wordSet(names.beforePlaces);
const NEXT_CAPITAL = new RegExp(`^${names.nextCapital}`, 'u');
const ANNOUNCED = new RegExp(names.announced, 'iu');

/**
 * @param {string} given
 * @returns {import('./personal-data.js').Hit[]}  in the order of the text; streets, places and ships are left alone
 */
export function findNames(given) {
  const { text, at } = folded(given);
  const hits = [];
  let free = 0;
  for (const found of text.matchAll(NAME)) {
    const end = found.index < free ? 0 : endOfName(text, found.index, found[0]);
    if (!end) continue;
    hits.push({ kind: 'name', ...place(given, at[found.index], at[end - 1]) });
    free = end;
  }
  return hits;
}

/** @returns {number} the index behind the name that begins with this word, 0 when none does */
function endOfName(text, start, first) {
  const end = start + first.length;
  const known = GIVEN.has(first.toLowerCase()) || GIVEN.has(first.toLowerCase().split('-')[0]);
  if (known) {
    const last = endOfSurnames(text, end, first);
    if (last) return last;
    if (standsAlone(text, start, end, first)) return end;
  }
  const said = text.slice(Math.max(0, start - names.lookedBack), start);
  return isCapitalised(first) && ANNOUNCED.test(said) && !PLACE_AFTER.test(text.slice(end)) ? end : 0;
}

/** @returns {boolean} whether a given name stands by itself amid a sentence */
function standsAlone(text, start, end, first) {
  if (!isCapitalised(first) || isShouted(first)) return false;
  const before = AMID.exec(text.slice(Math.max(0, start - names.lookedBack), start))?.[1];
  return Boolean(before) && !BEFORE_PLACES.has(before) && !NEXT_CAPITAL.test(text.slice(end)) && !PLACE_AFTER.test(text.slice(end));
}

function endOfSurnames(text, from, first) {
  let end = 0;
  for (let next = NEXT.exec(text.slice(from)); next; next = NEXT.exec(text.slice(end))) {
    const isOne = end === 0 ? isSurname(next[2], first) : isCapitalised(next[2]) && isKnownSurname(next[2]);
    if (!isOne) break;
    end = (end || from) + next[0].length;
  }
  const name = (first + text.slice(from, end)).toLowerCase();
  return end && !PLACE_AFTER.test(text.slice(end)) && !names.notPersons.some((other) => name.startsWith(other)) ? end : 0;
}

/** A capital is enough after a capital; small letters and all capitals need a surname that is known. */
function isSurname(word, first) {
  const small = word.toLowerCase();
  if (NOT_SURNAMES.has(small) || NOT_SURNAME_ENDS.test(small)) return false;
  if (isCapitalised(first) && !isShouted(first)) return isCapitalised(word);
  return isKnownSurname(word) && isCapitalised(first) === isCapitalised(word);
}

function isKnownSurname(word) {
  const small = word.toLowerCase();
  return SURNAMES.has(small) || small.endsWith('sson');
}

const isCapitalised = (word) => word[0] !== word[0].toLowerCase();
const isShouted = (word) => word.length > 1 && word === word.toUpperCase();
