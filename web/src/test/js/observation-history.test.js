import { historyWords, stateWords } from '/planner/observation-history.js';
import { STEPS, stepWords } from '/planner/observation-steps.js';
import { same } from './check.js';

const feature = (properties) => ({ properties: { category: 'MIL-KLOT', occurredAt: '2026-11-23T20:40:00+01:00', ...properties } });

export function tellsTheNewestFirstAndWhatAWordWasBefore() {
  const versions = [
    { at: '2026-11-23T20:45:00+01:00', by: 'Vera', what: 'CREATED', changes: [], feature: feature({ note: 'blått' }) },
    { at: '2026-11-23T20:50:00+01:00', by: null, what: 'CORRECTED', changes: ['note', 'position', 'people'], feature: feature({ note: 'grönt', people: 'ONE' }) },
  ];
  const [newest, oldest] = historyWords(versions);
  same([oldest.what, oldest.who, oldest.details], ['Rapporterad', 'Vera', []]);
  same([newest.what, newest.who], ['Rättad', 'okänt av vem']);
  same(newest.details, ['Anteckning: från ”blått” till ”grönt”', 'Plats på kartan', 'Antal personer: från inget angivet till en']);
}

export function tellsToWhomAndWhatItLedTo() {
  const versions = [
    { at: '2026-11-23T20:50:00+01:00', by: 'P', what: 'HANDED_OFF', changes: ['status'], feature: feature({ handedTo: 'Gatuenheten', handedMessage: 'Brådskar' }) },
    { at: '2026-11-23T20:55:00+01:00', by: 'P', what: 'CLOSED', changes: ['status'], feature: feature({ handedTo: 'Gatuenheten', decision: 'Lagat' }) },
    { at: '2026-11-23T20:59:00+01:00', by: 'P', what: 'ERASED', changes: ['note'], reason: 'Prov', feature: feature({}) },
  ];
  same(historyWords(versions).map(({ details }) => details), [['Skäl: Prov'], ['”Lagat”'], ['Till: Gatuenheten', '”Brådskar”']]);
}

export function saysHowItStandsAndKeepsACodeItDoesNotKnow() {
  same(stateWords({ status: 'REPORTED' }), 'Ny: ingen har tagit ställning till den än.');
  same(stateWords({ status: 'ARCHIVED' }), 'ARCHIVED');
}

export function offersNothingForWhatIsErasedAndReopensWhatIsDecided() {
  same(STEPS.ERASED, []);
  same(['VERIFIED', 'HANDED_OFF', 'DUPLICATE', 'CLOSED'].map((status) => STEPS[status].includes('reopen')), [true, true, true, true]);
}

export function verifiesOnlyWhatIsNew() {
  same(Object.keys(STEPS).filter((status) => STEPS[status].includes('verify')), ['REPORTED']);
}

export function namesWhatIsTakenBack() {
  const words = Object.keys(STEPS).filter((status) => STEPS[status].includes('reopen')).map((status) => stepWords('reopen', status));
  same(words, ['Ta bort verifieringen', 'Ta tillbaka', 'Inte samma händelse', 'Öppna igen']);
}
