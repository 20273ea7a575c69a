/**
 * Finds personal data in free text before it leaves the phone: every Swedish personal number, phone number, vehicle plate and
 * e-mail address; and what looks like a person's name, which only warns. The rules are data that the server's
 * PersonalDataGuard reads too; both are held to the same lines of text. Pure.
 */
import { RULES } from './personal-data-rules.js';

const BLANK = '\u0001';
const CHECKS = { always: () => true, 'phone-anywhere': startsHere, phone: isPhone, 'personal-number': isPersonalNumber, plate: isPlate };

const expand = (pattern) => pattern.replace(/\{\{(\w+)\}\}/g, (_, name) => expand(RULES.parts[name]));
const compiled = (pattern, flags = '') => new RegExp(expand(pattern), `u${flags}`);
const wordSet = (lines) => new Set(lines.join(' ').split(' '));
const digitsOf = (text) => text.replace(/\D/g, '');
const isDigit = (character) => character >= '0' && character <= '9';
const before = (text, index) => (index > 0 ? text[index - 1] : BLANK);

const FOLDED = foldingTable(RULES.folding);
const SEARCHES = RULES.searches.map(({ kind, pattern, ignoreCase, check }) => ({
  kind,
  shape: compiled(pattern, ignoreCase ? 'gi' : 'g'),
  fits: CHECKS[check],
}));
const TIME_STAMP = compiled(`^(?:${RULES.personalNumber.timeStamp})$`);
const ANNOUNCED_NUMBER = compiled(RULES.personalNumber.announced, 'i');
const HOURS = compiled(`^(?:${RULES.phone.hours})`);
const PLATE_WORDS = wordSet(RULES.plate.words);
const VEHICLE = compiled(RULES.plate.vehicle);
const NUMBER_PLATE = compiled(RULES.plate.numberPlate);
const AFTERWARDS = compiled(`^${RULES.plate.afterwards}`, 'i');
const NO_VOWEL = /^[^aeouy]{3}$/;

/**
 * @typedef {Object} Hit
 * @property {'personal-number'|'phone'|'plate'|'email'|'name'} kind
 * @property {number} from  first character, from 1, as a reader counts (code points)
 * @property {number} to  last character
 * @property {number} start  for `setSelectionRange`
 * @property {number} end  for `setSelectionRange`
 */

/**
 * @param {string} given
 * @returns {Hit[]}  what must not be saved: every hit, in the order of the text, none inside another
 */
export function findPersonalData(given) {
  const { text, at } = folded(given);
  const hits = [];
  let left = text;
  for (const { kind, shape, fits } of SEARCHES) {
    const searched = left;
    shape.lastIndex = 0;
    for (let found = shape.exec(searched); found; found = shape.exec(searched)) {
      const end = found.index + found[0].length;
      if (fits(found, searched, end)) {
        // a bracket that closes elsewhere is not part of the number
        const start = found[0].startsWith('(') && !found[0].includes(')') ? found.index + 1 : found.index;
        hits.push({ kind, ...place(given, at[start], at[end - 1]) });
        left = left.slice(0, start) + BLANK.repeat(end - start) + left.slice(end);
      } else {
        shape.lastIndex = found.index + 1;
      }
    }
  }
  return hits.sort((a, b) => a.from - b.from);
}

/** Where a stretch of the given text stands; `first`, `last` are indexes of its first and last code unit or surrogate pair. */
export function place(given, first, last) {
  const end = last + (given.codePointAt(last) > 0xffff ? 2 : 1);
  const from = [...given.slice(0, first)].length + 1;
  return { from, to: from + [...given.slice(first, end)].length - 1, start: first, end };
}

function foldingTable({ dropped, blank, hyphen, moved }) {
  const table = new Map();
  const each = (range, act) => {
    const [first, last = first] = range.split('-').map((code) => parseInt(code, 16));
    for (let code = first; code <= last; code++) act(code, code - first);
  };
  for (const range of dropped) each(range, (code) => table.set(code, ''));
  for (const range of blank) each(range, (code) => table.set(code, ' '));
  for (const range of hyphen) each(range, (code) => table.set(code, '-'));
  for (const { range, to } of moved) each(range, (code, step) => table.set(code, String.fromCharCode(parseInt(to, 16) + step)));
  return table;
}

/**
 * @param {string} given
 * @returns {{text: string, at: number[]}}  dashes, spaces and digits of all kinds made plain, unseen signs left out; `at`: the
 *     index where each one stood
 */
export function folded(given) {
  let text = '';
  const at = [];
  for (let i = 0; i < given.length; i++) {
    const plain = FOLDED.get(given.charCodeAt(i)) ?? given[i];
    if (plain === '') continue;
    text += plain;
    at.push(i);
  }
  return { text, at };
}

function isPersonalNumber(found, text) {
  const digits = digitsOf(found[0]);
  const tenDigits = digits.slice(-10);
  if (!startsHere(found, text) || !isDate(digits) || !checkDigitFits(tenDigits)) return false;
  return !TIME_STAMP.test(found[0]) || !/\D/.test(found[0]) || ANNOUNCED_NUMBER.test(text.slice(0, found.index));
}

function isDate(digits) {
  const century = digits.length === 12 ? digits.slice(0, 2) : null;
  const [year, month, day] = digits.slice(-10).match(/\d\d/g).map(Number);
  const inMonth = day > RULES.personalNumber.coordinationDays ? day - RULES.personalNumber.coordinationDays : day;
  // 1900 was no leap year; without a century 00 may be 2000
  const leap = year % 4 === 0 && (year !== 0 || century === null || century === '20');
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && inMonth >= 1 && inMonth <= days[month - 1];
}

function checkDigitFits(tenDigits) {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const weighted = Number(tenDigits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function startsHere(found, text) {
  return !isDigit(before(text, found.index));
}

/** `2026-08-12 13 14 15` holds no number of Stockholm, `0730-0815` none at all. */
function isPhone(found, text) {
  const afterNumber = '-.:'.includes(before(text, found.index)) && isDigit(before(text, found.index - 1));
  return startsHere(found, text) && !afterNumber && !HOURS.test(found[0]);
}

function isPlate(found, text, end) {
  const [, letters, between, digits] = found;
  const small = letters.toLowerCase();
  const capital = letters === letters.toUpperCase();
  if (
    !standsAlone(before(text, found.index), capital) ||
    !standsAlone(text[end] ?? ' ', capital && isDigit(text[end - 1]))
  ) {
    return false;
  }
  const said = text.slice(Math.max(0, found.index - RULES.plate.lookedBack), found.index).toLowerCase();
  const ofPlate = NUMBER_PLATE.test(said);
  const ofVehicle = ofPlate || VEHICLE.test(said);
  if (PLATE_WORDS.has(small) && !ofPlate && !(capital && ofVehicle)) return false;
  if (ofVehicle) return capital || !digits.includes(' ');
  if (digits.includes(' ') || letters.includes(' ') || AFTERWARDS.test(text.slice(end))) return false;
  if (between === '.' || between === '/' || between === '_') return capital;
  return capital || between === undefined || NO_VOWEL.test(small);
}

/** Capitals may be glued to small letters: `bilenABC123körde`. */
function standsAlone(beside, capital) {
  return !/[\p{L}\p{Nd}]/u.test(beside) || (capital && /\p{Lowercase}/u.test(beside));
}
