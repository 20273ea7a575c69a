import { hoursWords } from '/planner/hours-words.js';
import { block, HOUR_PRESETS, readHours, spokenRuns, writeHours } from '/shared/hours.js';
import { same } from './check.js';

const chosen = (text) => readHours(text).flatMap((on, hour) => (on ? [hour] : []));

export function readsDaysAndHoursWithBothEnds() {
  same(chosen('1:0,7:23'), [0, 167]);
  same(chosen('5:20-23,6:0-2'), [116, 117, 118, 119, 120, 121, 122]);
  same(chosen('1-2:8-9'), [8, 9, 32, 33]);
}

export function writesTheSameTextForTheSameHours() {
  same(writeHours(readHours('6:0-2,5:22-23,5:20-21')), '5:20-23,6:0-2');
  same(writeHours(readHours('1-2:8')), '1:8-8,2:8-8');
}

export function takesAllHoursForNoLimit() {
  same(writeHours(readHours('1-7:0-23')), '');
  same(writeHours(readHours('')), '');
}

export function choosesNothingByWhatItCannotRead() {
  for (const wrong of ['8:1', '5:24', '5:3-2', '3-2:1', 'x', '5:20-23,']) same(chosen(wrong), [], wrong);
}

export function knowsEveryPreset() {
  same(chosen(HOUR_PRESETS.fridayNights).length, 9);
  same(chosen(HOUR_PRESETS.weekendNights).length, 18);
  same(chosen(HOUR_PRESETS.schoolDays).length, 50);
  for (const text of Object.values(HOUR_PRESETS)) same(chosen(text).length > 0, true, text);
}

export function takesABlockBetweenAnyTwoCorners() {
  same(block(116, 141), [116, 117, 140, 141]);
  same(block(141, 116), block(116, 141));
}

export function saysANightAsOneThatBelongsToTheDayItBegan() {
  same(spokenRuns(readHours('5:20-23,6:0-2,6:20-23,7:0-2')), [{ days: [5, 6], from: 20, to: 3 }]);
  same(hoursWords('5:20-23,6:0-2,6:20-23,7:0-2'), 'fredag och lördag 20–03');
}

export function saysANightFromSundayToMonday() {
  same(hoursWords('7:22-23,1:0-4'), 'söndag 22–05');
}

export function saysEveningsUntilMidnightAndWholeDays() {
  same(hoursWords('5:20-23'), 'fredag 20–24');
  same(hoursWords('6-7:0-23'), 'lördag och söndag hela dygnet');
  same(hoursWords('1-5:7-16'), 'måndag–fredag 07–17');
  same(hoursWords('1:8-9,3:13'), 'måndag 08–10; onsdag 13–14');
}
