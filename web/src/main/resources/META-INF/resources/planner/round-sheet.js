/** A planned round as it is handed out, and what came of one that was. Pure. */
import { dayOf } from '/shared/time.js';

/** Metres; within them a hot spot and a known place are one place to stop at. */
const SAME_PLACE_METRES = 75;
const METRES_PER_DEGREE = 111_320;
const UUID_TAIL = /(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A hot spot is another one next week, a known place stays: presence and QR codes go by the known place where there is one.
 *
 * @param {{place: string, name: string, point: number[]}} stop
 * @param {{id: string, name: string, point: number[]}[]} known
 * @returns {string} id of the known place of that name, else of the nearest one within 75 m, else the stop's own: of a
 *     hot spot's long id the first part, which stands on a sign and may have to be typed
 */
export function lastingPlace(stop, known) {
  const named = known.find(({ name }) => name === stop.name);
  if (named) return named.id;
  const near = known
    .map(({ id, point }) => ({ id, metres: metresBetween(stop.point, point) }))
    .filter(({ metres }) => metres <= SAME_PLACE_METRES)
    .sort((a, b) => a.metres - b.metres);
  return near[0]?.id ?? stop.place.replace(UUID_TAIL, '');
}

/** @returns {boolean} whether somebody who stops at one has stopped at the other */
export function samePlace(a, b) {
  return metresBetween(a, b) <= SAME_PLACE_METRES;
}

/** On a flat Earth, which it is within a town. */
function metresBetween([aEast, aNorth], [bEast, bNorth]) {
  const narrowing = Math.cos((((aNorth + bNorth) / 2) * Math.PI) / 180);
  return Math.hypot((aEast - bEast) * narrowing, aNorth - bNorth) * METRES_PER_DEGREE;
}

/**
 * @param {object} round  of `POST /api/rounds/plan`
 * @param {{start: string, end: string}} shift
 * @param {string} zone  of the area
 * @param {{id: string, name: string, point: number[]}[]} known  places of the area
 * @returns {object} what `PUT /api/rounds/{id}` takes, without name and pair
 */
export function sheetOfPlan(round, { start, end }, zone, known) {
  return {
    date: dayOf(new Date(start), zone),
    start,
    end,
    stops: round.stops.map(({ place, name, point, arrive, leave, dwellMinutes, why }) => ({
      stop: place,
      place: lastingPlace({ place, name, point }, known),
      name,
      point,
      arrive,
      leave,
      dwellMinutes,
      why: why || null,
      todo: null,
      hazards: null,
    })),
    walkedMetres: Math.round(round.walkedMetres),
    streetMetres: Math.round(round.streetMetres),
    alongStreets: round.alongStreets,
    geometry: round.geometry ?? null,
  };
}

/**
 * What is known of a priority place goes along with its stop: its own id, what to do and what to look out for.
 *
 * @param {object} sheet  of `sheetOfPlan`
 * @param {{id: string, measures: ?string, hazards: ?string}[]} priority
 */
export function withPriority(sheet, priority) {
  const stops = sheet.stops.map((stop) => {
    const place = priority.find(({ id }) => id === stop.stop);
    return place ? { ...stop, place: place.id, todo: place.measures ?? null, hazards: place.hazards ?? null } : stop;
  });
  return { ...sheet, stops };
}

/** @param {object} kept  of `GET /api/rounds`  @returns {object} what `PUT /api/rounds/{id}` takes */
export function sheetOfKept({ name, pair, date, start, end, stops, walkedMetres, streetMetres, alongStreets, geometry }) {
  return { name, pair, date, start, end, stops, walkedMetres, streetMetres, alongStreets, geometry };
}

/** @returns {'never'|'out'|'older'|'back'}  what the wardens hold: nothing yet, this version, an older one, nothing any more */
export function handedOut({ version, publishedVersion, withdrawnAt }) {
  if (publishedVersion) return publishedVersion === version ? 'out' : 'older';
  return withdrawnAt ? 'back' : 'never';
}

/**
 * What was done at each stop. A stop that was skipped and visited later is visited; minutes of several visits add up.
 *
 * @param {{id: string, stops: object[]}} round
 * @param {object[]} visits  of the night, any round's
 * @returns {{stop: object, state: 'planned'|'there'|'done'|'skipped', arrived?: string, left?: string, minutes: number,
 *     reason?: string}[]}  in the order of the round
 */
export function stopRows(round, visits) {
  return round.stops.map((stop) => {
    const here = visits.filter((visit) => visit.round === round.id && visit.stop === stop.stop);
    const made = here.filter((visit) => !visit.skipReason);
    if (!made.length) {
      const skipped = here.at(-1);
      return { stop, state: skipped ? 'skipped' : 'planned', minutes: 0, reason: skipped?.skipReason };
    }
    const minutes = made.reduce((sum, visit) => sum + (visit.minutes ?? 0), 0);
    const last = made.at(-1);
    return { stop, state: last.left ? 'done' : 'there', arrived: made[0].arrived, left: last.left, minutes };
  });
}

/** @returns {{given: number, planned: number}} minutes */
export function presence(rows) {
  return {
    given: rows.reduce((sum, row) => sum + row.minutes, 0),
    planned: rows.reduce((sum, row) => sum + row.stop.dwellMinutes, 0),
  };
}

/** @returns {object[]} visits and skips of the night that belong to none of the rounds' stops */
export function visitsBeside(rounds, visits) {
  return visits.filter((visit) => !rounds.some((round) => visit.round === round.id && round.stops.some(({ stop }) => stop === visit.stop)));
}

/** @returns {object[]} shifts that walked none of the rounds */
export function shiftsBeside(rounds, shifts) {
  return shifts.filter((shift) => !rounds.some((round) => round.id === shift.round));
}
