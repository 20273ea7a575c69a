import { featureWords } from '/planner/feature-words.js';
import { same } from './check.js';

const FIELDS = ['nr', 'Typ', 'Namn', 'antal'];

export function callsARowByItsNameAndSaysTheRestInTheOrderOfTheFile() {
  same(JSON.stringify(featureWords(FIELDS, { nr: '7', Typ: 'kiosk', Namn: 'Kiosk ett', antal: 3 })), JSON.stringify({ title: 'Kiosk ett', rest: [['nr', '7'], ['Typ', 'kiosk'], ['antal', '3']] }));
}

export function withoutANameTheFirstFieldThatSaysSomethingIsOne() {
  same(JSON.stringify(featureWords(FIELDS, { nr: ' ', Typ: 'kiosk', antal: 0 })), JSON.stringify({ title: 'kiosk', rest: [['antal', '0']] }));
}

export function aRowThatSaysNothingHasNoTitle() {
  same(JSON.stringify(featureWords(FIELDS, {})), JSON.stringify({ title: null, rest: [] }));
  same(JSON.stringify(featureWords([], {})), JSON.stringify({ title: null, rest: [] }));
}
