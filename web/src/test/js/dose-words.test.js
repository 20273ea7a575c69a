import { amount, facts, partOfWeek, share } from '/planner/dose-words.js';
import { same } from './check.js';

const LINE = {
  party: 'WARDENS',
  wanted: { visits: 3, minutes: 45, minutesPerVisit: 15, days: 7, partOfWeek: false },
  done: { visits: 2, minutes: 30, meanMinutes: 15, daysBetween: 3.5, longestGapDays: 4 },
  owed: { visits: 1, minutes: 15 },
  delivered: 0.67,
  lastVisit: '2026-11-19T20:00:00+01:00',
  daysSinceLast: 3,
  everyThirdDay: false,
};
const keys = (line) => facts(line, false).map(({ key }) => key);
const words = (line, key, going = false) => facts(line, going).find((fact) => fact.key === key)?.words;

export function saysWantedGivenAndOwed() {
  same(keys(LINE), ['wanted', 'done', 'owed', 'delivered', 'mean', 'between', 'last', 'late']);
  same(words(LINE, 'wanted'), 'Önskat: 3 besök, 45 min');
  same(words(LINE, 'owed'), 'Kvar: 1 besök, 15 min');
  same(words(LINE, 'delivered').replace(/\s/g, ' '), 'Levererat: 67 %');
  same(words(LINE, 'between'), '3,5 dagar mellan besöken i snitt');
  same(words(LINE, 'late'), 'Glesare än var tredje dag');
  same(words({ ...LINE, done: { ...LINE.done, daysBetween: 1 } }, 'between'), '1 dag mellan besöken i snitt');
}

export function saysWhenNothingIsOwed() {
  same(words({ ...LINE, owed: { visits: 0, minutes: 0 } }, 'paid'), 'Inget kvar');
  same(words({ ...LINE, owed: { visits: 1, minutes: 0 } }, 'owed'), 'Kvar: 1 besök, 0 min');
}

export function tellsMinutesAloneWhereVisitsMayNotBeTold() {
  const police = { ...LINE, done: { visits: null, minutes: 24, meanMinutes: null, daysBetween: null, longestGapDays: null }, owed: { visits: null, minutes: 21 }, lastVisit: null, daysSinceLast: null, everyThirdDay: null };
  same(keys(police), ['wanted', 'done', 'owed', 'delivered', 'alone']);
  same(words(police, 'done'), 'Givet: 24 min');
  same(words(police, 'owed'), 'Kvar: 21 min');
}

export function daysAreCountedToTodayOrToTheEndOfTheWeek() {
  same(words(LINE, 'last').endsWith(', 3 dagar före veckans slut'), true);
  same(words(LINE, 'last', true).startsWith('Senast för 3 dagar sedan'), true);
  same(words({ ...LINE, daysSinceLast: 0 }, 'last', true), 'Senast i dag');
}

export function saysThatNobodyWasThere() {
  const none = { ...LINE, done: { visits: 0, minutes: 0, meanMinutes: null, daysBetween: null, longestGapDays: null }, lastVisit: null, daysSinceLast: null, everyThirdDay: null };
  same(words(none, 'late'), 'Inget besök på åtta veckor');
}

export function aPlaceWithoutAWishHasOnlyWhatWasGiven() {
  same(keys({ ...LINE, wanted: null, owed: null, delivered: null, everyThirdDay: true }), ['done', 'mean', 'between', 'last']);
}

export function saysWhatPartOfTheWeek() {
  same(partOfWeek(LINE), null);
  same(partOfWeek({ wanted: { days: 4, partOfWeek: true } }), 'gäller 4 dagar av veckan: önskat är den delen');
}

export function writesSharesAndAmounts() {
  same(share(null), '–');
  same(share(1.33).replace(/\s/g, ' '), '133 %');
  same(amount({ visits: null, minutes: 1200 }).replace(/\s/g, ' '), '1 200 min');
}
