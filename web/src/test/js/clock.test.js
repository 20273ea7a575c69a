import { PhoneClock } from '/warden/clock.js';
import { same } from './check.js';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

function hands(offset = null) {
  const at = { device: NOON, running: 5000 };
  const clock = new PhoneClock({ device: () => at.device, running: () => at.running, offset });
  const pass = (ms) => ((at.device += ms), (at.running += ms));
  return { at, clock, pass };
}

export function trustsTheServerWhenTheClockIsHoursWrong() {
  const { clock } = hands();
  same([clock.offset, clock.now()], [null, NOON], 'nobody was heard');
  same(clock.heard(NOON + 3 * HOUR, NOON), true);
  same([clock.offset, clock.now()], [3 * HOUR, NOON + 3 * HOUR]);
}

export function aFewSecondsAreNoDifference() {
  const { clock } = hands();
  clock.heard(NOON + 40_000, NOON);
  same(clock.offset, 0);
}

export function anAnswerThatTookLongIsHalfwayOld() {
  const { clock, pass } = hands();
  pass(20_000);
  clock.heard(NOON + HOUR + 10_000, NOON);
  same(clock.offset, HOUR);
}

export function believesNoAnswerDuringWhichTheClockWasSet() {
  const { at, clock } = hands();
  at.device -= HOUR;
  same([clock.heard(NOON, NOON), clock.offset], [false, null]);
  same([clock.heard(NaN, at.device), clock.offset], [false, null]);
}

export function noticesAClockThatIsSetBackWhileTheAppIsOpen() {
  const { at, clock, pass } = hands();
  clock.heard(NOON, NOON);
  pass(60_000);
  at.device -= HOUR;
  same(clock.now(), NOON + 60_000);
}

export function sleepIsNotAClockThatWasSet() {
  const { at, clock } = hands();
  clock.heard(NOON, NOON);
  at.device += 2 * HOUR;
  same([clock.offset, clock.now()], [0, NOON + 2 * HOUR]);
}

export function whatWasMadeBeforeAnyServerWasHeardIsCorrectedLater() {
  const { clock } = hands();
  const reading = clock.reading();
  same(reading, { device: NOON, offset: null });
  clock.heard(NOON - HOUR, NOON);
  same(clock.settled(reading), { at: NOON - HOUR, correctedMs: -HOUR });
  same(clock.settled({ device: NOON, offset: 0 }), { at: NOON, correctedMs: 0 }, 'a clock that was right then stays right');
}

export function remembersTheOffsetOfAnEarlierPage() {
  const { clock } = hands(HOUR);
  same(clock.reading(), { device: NOON, offset: HOUR });
}
