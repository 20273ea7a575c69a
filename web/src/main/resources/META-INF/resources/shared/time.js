/** Plain days (`2026-11-23`), wall clock times (`2026-11-23T18:00`) and instants, in the area's zone. Pure: no clock of its own. */

const DAY_MS = 86_400_000;
/** By zone: making one costs as much as using it a hundred times. */
const offsets = new Map();

/**
 * @param {Date} instant
 * @param {string} zone  IANA name
 * @returns {string} the zone's distance from UTC at that instant: `+01:00`
 */
export function offsetAt(instant, zone) {
  if (!offsets.has(zone)) offsets.set(zone, new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }));
  const name = offsets
    .get(zone)
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName').value;
  return name === 'GMT' ? '+00:00' : name.slice('GMT'.length);
}

/**
 * What the clock on the wall says.
 *
 * @param {Date} instant
 * @param {string} zone
 * @returns {string} `2026-11-23T18:05`, as a datetime-local field wants it
 */
export function wallClock(instant, zone) {
  const offset = offsetAt(instant, zone);
  const sign = offset[0] === '-' ? -1 : 1;
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
  return new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 16);
}

/**
 * The instant of a time on the wall. An hour that does not exist (spring) is read with the offset before the change, one
 * that comes twice (autumn) is the first.
 *
 * @param {string} local  `2026-11-23T18:05`
 * @param {string} zone
 * @returns {string} `2026-11-23T18:05:00+01:00`
 * @throws {RangeError} names a text that is not such a time
 */
export function zoned(local, zone) {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(Date.parse(`${local}Z`)))
    throw new RangeError(`"${local}" is not a time like 2026-11-23T18:05`);
  const before = offsetAt(new Date(Date.parse(`${local}Z`) - DAY_MS), zone);
  const fits = (offset) => wallClock(new Date(`${local}:00${offset}`), zone) === local;
  const after = offsetAt(new Date(Date.parse(`${local}Z`) + DAY_MS), zone);
  return `${local}:00${fits(before) || !fits(after) ? before : after}`;
}

/** @returns {string} the day in the zone, `2026-11-23` */
export function dayOf(instant, zone) {
  return wallClock(instant, zone).slice(0, 10);
}

/** @param {string} day  @param {number} days  may be negative */
export function plusDays(day, days) {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Months back, kept inside the month: 31 March less one month is 28 or 29 February. */
export function minusMonths(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
}

/** @param {string} value @returns {boolean} whether it is a day of the calendar, `2026-02-30` is not */
export function isDay(value) {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && plusDays(value, 0) === value;
}

/** @param {string} day @returns {string} ISO week, `2026-W47` */
export function isoWeek(day) {
  const weekdayFromMonday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  const thursday = plusDays(day, 3 - weekdayFromMonday);
  const week = 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** @param {string} week  `2026-W47` @returns {string} its Monday */
export function mondayOf(week) {
  const [year, number] = week.split('-W').map(Number);
  const fourth = `${year}-01-04`;
  const weekdayFromMonday = (new Date(`${fourth}T00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(fourth, (number - 1) * 7 - weekdayFromMonday);
}
