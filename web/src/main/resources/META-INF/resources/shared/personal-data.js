/**
 * Finds personal data in free text before it leaves the phone: every Swedish personal number, phone number, vehicle plate and
 * e-mail address. The same rules as the server's PersonalDataGuard, held to the same test vectors; the reasons stand there.
 * No look-behind: older phones could not even read the module. Pure.
 */

const BLANK = '\u0001';

const EMAIL = /[\p{L}\p{N}_][\p{L}\p{N}._%+'\-]* ?(?:@|\((?:at|@)\)|\[(?:at|@)\]) ?(?:[\p{L}\p{N}\-]{1,63}\.){1,8}\p{L}{2,24}/gu;

const PERSONAL_NUMBER = /(18|19|20)?(\d{2})([ .\/-]?)(\d{2})\3(\d{2})( ?[-+]? ?)(\d{4})(?!\d)/g;
const FIRST_YEAR_OF_TIME_STAMPS = 2020;

const MOBILE =
  '7[02369](?:(?:S)?(?:\\d{7}|\\d{3}S\\d{4}|\\d{3}S\\d{2}S\\d{2}|\\d{2}S\\d{2}S\\d{3}|\\d{2}S\\d{3}S\\d{2}|\\d{4}S\\d{3}|\\d{3}S\\d{3}S\\d)|\\dS(?:\\d{6}|\\d{2}S\\d{2}S\\d{2}|\\d{3}S\\d{3}|\\d{2}S\\d{4}))'.replaceAll(
    'S',
    '[ ./-]{1,3}',
  );
const A = '(?:\\) ?-? ?| ?[-/] ?| {1,2})';
const N5 = '[1-9]\\d{4}|[1-9]\\d{2} \\d{2}|[1-9]\\d \\d{3}';
const N6 = '[1-9]\\d{5}|[1-9]\\d \\d{2} \\d{2}|[1-9]\\d{2} \\d{3}';
const N7 = '[1-9]\\d{6}|[1-9]\\d{2} \\d{2} \\d{2}|[1-9]\\d{2} \\d{4}|[1-9]\\d \\d{2} \\d{3}';
const N8 = '[1-9]\\d{7}|[1-9]\\d{2} \\d{3} \\d{2}|[1-9]\\d \\d{2} \\d{2} \\d{2}|[1-9]\\d{3} \\d{4}|[1-9]\\d{3} \\d{2} \\d{2}';
const LANDLINE =
  `(?:8${A}(?:${N8}|${N7}|${N6})|(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|77|90)${A}(?:${N7}|${N6}|${N5})` +
  `|(?:[1-69]\\d{2}|77\\d)${A}(?:${N6}|${N5}))`;
const PHONE_SURE = new RegExp(
  `(?=[(+04])(?:(?:\\(?\\+ ?|00 ?)46[ )./-]{0,3}(?:\\(0\\) ?|0)?(?:${MOBILE}|${LANDLINE}|[1-9]\\d{6,8})|46[ -]?${MOBILE}` +
    `|\\+[1-9]\\d(?:[ ()./-]{0,3}\\d){6,12}|00[1-9]\\d(?:[ -]?\\d){7,11}|\\(?0${MOBILE})(?!\\d)`,
  'g',
);
const PHONE_FIXED = new RegExp(`(?=[(0])(?:\\(?0${LANDLINE}|0(?:[1-69]\\d{7,8}|[78]\\d{8}|8\\d{7})|07(?: \\d{2}){4}|0 7(?: \\d){8})(?!\\d)`, 'g');

const PLATE = /([A-HJ-PR-UW-Za-hj-pr-uw-z]{3})( {1,2}|-)?(\d{3}|\d{2}[A-HJ-NPR-UW-Za-hj-npr-uw-z])(?!\d)/g;
const PLATE_WORDS = new Set(
  (
    'ant apr att aug bad bak bar bas ben bmw bor bro bus byn cab cal dag dec dem den des det dnr dom dur ena ens ett eur fax feb fel fem ' +
    'fyr ghb gps gsm han har hel hem hon hos hsb hus hwy jag jan jul jun kan kap kod kom ktm kub kun lag led lgh lsd max maj man mar med ' +
    'mer men mfl mkt mms mot nej ner nrs nya obs och okt oss par pet per pga pkt pnr rad rum rut sal sek sen sep ser sex sju ska sms som ' +
    'sos str tal tar tas tel tex tfn thc tog ton tre trp tum typ und ung upp usb usd ute'
  ).split(' '),
);
const PLATE_ANNOUNCED =
  /(?:reg|regnr|reg\.? ?nr|registreringsnummer|registrerad|skylt|skylten|plåt|plåten|\p{L}*bil|\p{L}*bilen|moped|mopeden|mc|epa|epan|fordon|fordonet|traktor|traktorn|nummer|numret)[ .:]*(?:nr|med|är|har)?[ .:]*$/u;
const LOOKED_BACK = 40;

/**
 * @param {string} given
 * @returns {{kind: 'personal-number'|'phone'|'plate'|'email', from: number, to: number, start: number, end: number}[]}  every
 *     hit, in the order of the text: `from`, `to` are its first and last character, from 1, as a reader counts (code points);
 *     `start`, `end` are for `setSelectionRange`
 */
export function findPersonalData(given) {
  const { text, at } = folded(given);
  const hits = [];
  let left = text;
  const search = (kind, shape, fits) => {
    const searched = left;
    shape.lastIndex = 0;
    for (let found = shape.exec(searched); found; found = shape.exec(searched)) {
      const start = found.index;
      const end = start + found[0].length;
      if (fits(found, searched, end)) {
        hits.push({ kind, ...place(given, at[start], at[end - 1]) });
        left = left.slice(0, start) + BLANK.repeat(end - start) + left.slice(end);
      } else {
        shape.lastIndex = start + 1;
      }
    }
  };
  search('email', EMAIL, () => true);
  search('personal-number', PERSONAL_NUMBER, isPersonalNumber);
  search('phone', PHONE_SURE, startsHere);
  search('phone', PHONE_FIXED, startsAfterNoNumber);
  search('plate', PLATE, isPlate);
  return hits.sort((a, b) => a.from - b.from);
}

function place(given, first, last) {
  const end = last + (given.codePointAt(last) > 0xffff ? 2 : 1);
  const from = [...given.slice(0, first)].length + 1;
  return { from, to: from + [...given.slice(first, end)].length - 1, start: first, end };
}

/** Dashes, spaces and digits of all kinds made plain, unseen signs left out; `at`: where each one stood. */
function folded(given) {
  let text = '';
  const at = [];
  for (let i = 0; i < given.length; i++) {
    const code = given.charCodeAt(i);
    if (isUnseen(code)) continue;
    text += plain(code, given[i]);
    at.push(i);
  }
  return { text, at };
}

function isUnseen(code) {
  const between = (first, last) => code >= first && code <= last;
  return (
    code === 0xad || between(0x200b, 0x200f) || between(0x202a, 0x202e) || between(0x2060, 0x2069) || code === 0x20e3 ||
    code === 0xfe0e || code === 0xfe0f || code === 0xfeff
  );
}

function plain(code, character) {
  const between = (first, last) => code >= first && code <= last;
  if (code < 0xa0) return character === '\t' ? ' ' : character;
  if (code === 0xa0 || between(0x2000, 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000) return ' ';
  if (between(0x2010, 0x2015) || code === 0x2212 || code === 0xfe58 || code === 0xfe63) return '-';
  if (between(0xff01, 0xff5e)) return String.fromCharCode(code - 0xfee0);
  if (between(0x660, 0x669)) return String(code - 0x660);
  if (between(0x6f0, 0x6f9)) return String(code - 0x6f0);
  return character;
}

const isDigit = (character) => character >= '0' && character <= '9';
const before = (text, index) => (index > 0 ? text[index - 1] : BLANK);

function isPersonalNumber(found, text) {
  if (isDigit(before(text, found.index))) return false;
  const [, century, year, , month, day] = found;
  return (
    isDate(century, Number(year), Number(month), Number(day) > 60 ? Number(day) - 60 : Number(day)) &&
    checkDigitFits(year + month + day + found[7]) &&
    !isTimeStamp(found)
  );
}

function isDate(century, year, month, day) {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year !== 0 || century === undefined || century === '20');
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function checkDigitFits(tenDigits) {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const weighted = Number(tenDigits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function isTimeStamp([, century, year, inDate, , , beforeLast, last]) {
  if (century === undefined || inDate !== '-' || beforeLast !== ' ') return false;
  return Number(century + year) >= FIRST_YEAR_OF_TIME_STAMPS && Number(last) < 2400 && Number(last) % 100 < 60;
}

function startsHere(found, text) {
  return !isDigit(before(text, found.index));
}

function startsAfterNoNumber(found, text) {
  return startsHere(found, text) && !('-.:'.includes(before(text, found.index)) && isDigit(before(text, found.index - 1)));
}

function isPlate(found, text, end) {
  const [, letters, between] = found;
  const small = letters.toLowerCase();
  const capital = letters === letters.toUpperCase();
  if (
    !standsAlone(before(text, found.index), capital) ||
    !standsAlone(text[end] ?? ' ', capital && isDigit(text[end - 1])) ||
    PLATE_WORDS.has(small)
  ) {
    return false;
  }
  return (
    capital ||
    between === undefined ||
    /^[^aeouy]{3}$/.test(small) ||
    PLATE_ANNOUNCED.test(text.slice(Math.max(0, found.index - LOOKED_BACK), found.index).toLowerCase())
  );
}

function standsAlone(beside, capital) {
  return !/[\p{L}\p{Nd}]/u.test(beside) || (capital && /\p{Lowercase}/u.test(beside));
}
