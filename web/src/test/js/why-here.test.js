import { whyTable } from '/planner/why-here.js';
import { same } from './check.js';

const TOWN = { squares: 340, hectares: 340, text: '340 rutor om 100 m.', textEn: '340 squares of 100 m.' };
const SOURCE = { name: 'OpenStreetMap', attribution: '© OpenStreetMap', asOf: '2023-03-12T20:00:00+01:00' };
const PUBS = { kind: 'SERVING', nameSv: 'Krogar', nameEn: 'Pubs', loaded: true, nearest: { name: 'Sjömannen', metres: 36 }, inside: 2, near: 9, nearPerHectare: 1.11, town: 60, townPerHectare: 0.18, ratio: 6.2, low: 2.9, high: 11, squaresAsDense: 0.004, verdict: 'COMMONER' };
const STOPS = { ...PUBS, kind: 'STOP', nameSv: 'Hållplatser', nearest: { name: null, metres: 1234 }, inside: 0, near: 1, verdict: 'TOO_FEW' };
const PORT = { ...PUBS, kind: 'PORT', nameSv: 'Hamnområden', nearest: { name: null, metres: 0 }, inside: null, near: null, ratio: null, low: null, high: null, squaresAsDense: null, verdict: null };
const LAMPS = { ...PORT, kind: 'LAMP', nameSv: 'Gatlyktor', loaded: false, nearest: null };

/** @returns {HTMLElement} */
function shown(answer) {
  const box = document.createElement('div');
  box.append(...whyTable({ nearMetres: 100, town: TOWN, source: SOURCE, factors: [PUBS, STOPS, PORT, LAMPS], ...answer }));
  return box;
}
const cells = (box, i) => [...box.querySelectorAll('tbody tr')[i].cells].map((cell) => [cell.firstChild.textContent, ...[...cell.querySelectorAll('span')].map((span) => span.textContent)].join(' | '));

export function saysWhatIsCommonerAndHowSure() {
  const box = shown({});
  same(box.querySelector('p').textContent, 'Finns oftare här än på orten: krogar.');
  same(cells(box, 0), ['Krogar | 36 m bort: Sjömannen', '9 | 1,11 per hektar | 2 på platsen', 'Finns oftare här | orten: 0,18 per hektar | 6,2 gånger så tätt, troligen 2,9 till 11 | Mindre än 1 % av ortens rutor har minst så tätt']);
}

export function aFewAreNotCompared() {
  same(cells(shown({}), 1), ['Hållplatser | 1,2 km bort', '1 | 1,11 per hektar', 'För få för att bedöma | orten: 0,18 per hektar']);
}

export function aGroundHasADistanceAndNoNumber() {
  same(cells(shown({}), 2), ['Hamnområden | på platsen', 'räknas inte', '–']);
}

export function whatIsNotLoadedIsSaidAndIsNoRow() {
  const box = shown({});
  same(box.querySelectorAll('tbody tr').length, 3);
  same(box.textContent.includes('Inte inlagt: gatlyktor.'), true);
}

export function fewSquaresGiveNoPerCent() {
  same(shown({ town: { ...TOWN, squares: 19 } }).textContent.includes('rutor har minst'), false);
}

export function nothingStandsOutIsAnAnswer() {
  same(shown({ factors: [STOPS] }).querySelector('p').textContent, 'Inget av det som är inlagt sticker ut här.');
}

export function withoutAnExtractThereIsNoTable() {
  const box = shown({ source: null });
  same(box.querySelector('table'), null);
  same(box.textContent, 'Skolor, hållplatser, lyktor och annat är inte inlagt här. Tabellen kommer när kartutdraget är inläst.');
}
