/** Where a pair stands in its round. Pure. */
import { metresBetween } from './geo.js';

const SUGGEST_METRES = 20;
const FAR_METRES = 100;
/** A position worse than this cannot tell 20 m from 100 m. */
const SUGGEST_ACCURACY_METRES = 30;

/**
 * @param {?{stops: object[]}} round
 * @param {object[]} visits  of this shift, oldest first
 * @returns {{stop: object, state: 'ahead'|'here'|'done'|'skipped', visit: ?object}[]} in the round's order
 */
export function stopsOf(round, visits) {
  return (round?.stops ?? []).map((stop) => {
    const visit = visits.filter((one) => one.stop === stop.stop).at(-1) ?? null;
    return { stop, visit, state: stateOf(visit) };
  });
}

function stateOf(visit) {
  if (!visit) return 'ahead';
  if (visit.skipReason) return 'skipped';
  return visit.left ? 'done' : 'here';
}

/** @returns {?object} the visit that has not been left, wherever it is */
export function openVisit(visits) {
  return visits.filter((visit) => !visit.skipReason && !visit.left).at(-1) ?? null;
}

/** @returns {?{stop: object, number: number}} the first stop that nobody has been to or skipped, `number` from 1 */
export function nextStop(round, visits) {
  const all = stopsOf(round, visits);
  const index = all.findIndex(({ state }) => state === 'ahead');
  return index < 0 ? null : { stop: all[index].stop, number: index + 1 };
}

/** @returns {{visited: number, skipped: number}} stops of the round */
export function doneOf(round, visits) {
  const states = stopsOf(round, visits).map(({ state }) => state);
  return { visited: states.filter((state) => state === 'done' || state === 'here').length, skipped: states.filter((state) => state === 'skipped').length };
}

/**
 * How far off somebody is who checks in by hand.
 *
 * @param {?{position: number[], accuracyMetres: number}} fix
 * @param {?number[]} point  of the stop
 * @returns {?number} metres, beyond 100 and beyond what the position is unsure of; null when there is nothing to say
 */
export function farOff(fix, point) {
  if (!fix || !point) return null;
  const metres = metresBetween(fix.position, point);
  return metres > FAR_METRES && metres > fix.accuracyMetres ? metres : null;
}

/**
 * The stop to suggest a check-in at. A suggestion only: nobody is checked in by being somewhere.
 *
 * @param {?{position: number[], accuracyMetres: number}} fix
 * @returns {?{stop: object, metres: number}} the nearest stop ahead within 20 m, null when none or the position is too poor
 */
export function suggestion(round, visits, fix) {
  if (!fix || fix.accuracyMetres > SUGGEST_ACCURACY_METRES || openVisit(visits)) return null;
  const near = stopsOf(round, visits)
    .filter(({ state, stop }) => state === 'ahead' && stop.point)
    .map(({ stop }) => ({ stop, metres: metresBetween(fix.position, stop.point) }))
    .filter(({ metres }) => metres <= SUGGEST_METRES)
    .sort((a, b) => a.metres - b.metres);
  return near[0] ?? null;
}

/** @returns {number} whole minutes of a visit, so far when it goes on */
export function minutesOf(visit, now) {
  const end = visit.left ? Date.parse(visit.left) : now;
  return Math.max(0, Math.floor((end - Date.parse(visit.arrived)) / 60_000));
}

/** A stop's texts are one sentence or several. @returns {string[]} never empty ones */
export function lines(value) {
  return (Array.isArray(value) ? value : [value]).map((line) => (typeof line === 'string' ? line.trim() : '')).filter(Boolean);
}

/**
 * The place that a code means: the address of a sign at the place, or what is printed below it.
 *
 * @param {string} code  `https://host/warden/?plats=torget` or `torget`
 * @returns {string} the place's id, empty when there is none in it
 */
export function placeOfCode(code) {
  const asked = /[?&]plats=([^&#\s]+)/.exec(code)?.[1];
  if (asked) return decodeURIComponent(asked);
  return /^[\w-]+$/.test(code.trim()) ? code.trim() : '';
}
