import { en } from '/shared/en.js';
import { phrase } from '/shared/i18n.js';
import { sv } from '/shared/sv.js';
import { same, throwsWith } from './check.js';

const names = (sentence) => [...new Set(JSON.stringify(sentence).match(/\{\w+\}/g) ?? [])].sort();

export function hasTheSameKeysInBothLanguages() {
  same(Object.keys(en).filter((key) => !(key in sv)), [], 'only in English');
  same(Object.keys(sv).filter((key) => !(key in en)), [], 'only in Swedish');
}

export function namesTheSameValuesInBothLanguages() {
  for (const key of Object.keys(sv)) same(names(en[key]), names(sv[key]), key);
}

export function hasBothFormsWhereverItCounts() {
  for (const [key, sentence] of [...Object.entries(sv), ...Object.entries(en)]) {
    if (typeof sentence === 'object') same(Object.keys(sentence).sort(), ['one', 'other'], key);
  }
}

export function leavesNoSentenceEmpty() {
  for (const [key, sentence] of [...Object.entries(sv), ...Object.entries(en)]) {
    const forms = typeof sentence === 'object' ? Object.values(sentence) : [sentence];
    same(forms.every((form) => form.trim().length > 0), true, key);
  }
}

export function choosesTheFormByNumber() {
  const table = { seen: { one: '{n} iakttagelse', other: '{n} iakttagelser' } };
  same([0, 1, 2].map((n) => phrase(table, 'sv-SE', 'seen', { n })), ['0 iakttagelser', '1 iakttagelse', '2 iakttagelser']);
}

export function writesNumbersAsTheLanguageDoes() {
  same(phrase({ z: 'z = {z}' }, 'sv-SE', 'z', { z: 2.5 }), 'z = 2,5');
  same(phrase({ z: 'z = {z}' }, 'en-GB', 'z', { z: 2.5 }), 'z = 2.5');
}

export function writesNothingIntoASentenceThatCouldBeAnotherPlace() {
  same(phrase({ hi: '{a} {b}' }, 'sv-SE', 'hi', { a: '{b}', b: 'x' }), '{b} x');
}

export function namesAKeyWithoutWordsAndAValueThatIsMissing() {
  throwsWith('report.gone', () => phrase({}, 'sv-SE', 'report.gone'));
  throwsWith('{place}', () => phrase({ left: '{n} kvar i {place}' }, 'sv-SE', 'left', { n: 1 }));
}

export function showsWhoToCallInBothLanguages() {
  for (const table of [sv, en]) {
    same(/112/.test(table['report.emergency']) && /114 14/.test(table['report.emergency']), true);
  }
  same(sv['report.notPolice'].includes('ersätter inte en polisanmälan'), true);
}
