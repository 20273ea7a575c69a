/**
 * The one selection that map, lists, matrix and address bar share. Pure.
 *
 * @typedef {object} Filter
 * @property {string} period  one of PERIODS, or the years of an agreement: `2023-2026`
 * @property {string} from  first day of an own period, `2026-11-01`, or empty
 * @property {string} to    last day of an own period, that day included, or empty
 * @property {'before'|'year'|'weeks'} compare  the period just before, the same dates a year before, or the same weeks: 52 weeks
 *     before, with as many of each weekday
 * @property {'one'|'swipe'|'side'} show  one period on the map, or both: under a divider, or side by side
 * @property {string[]} setting   empty: all
 * @property {string[]} category  codes; empty: all
 * @property {string[]} source    empty: all
 * @property {string[]} focus  codes of focus areas of an agreement; empty: all
 * @property {string} hours  of the week, as `writeHours` writes them; empty: all
 * @property {string[]} status    how far people have come with it; empty: all but those that are the same event as another
 * @property {string} q  words to look for
 * @property {'count'|'harm'} measure  how hot spots are ranked
 * @property {boolean} inView  only what the map shows
 */
import { readHours, writeHours } from './hours.js';
import { daysBetween, isDay, isoWeek, minusMonths, mondayOf, plusDays, zoned } from './time.js';

export const PERIODS = ['1w', '4w', '8w', '12w', '13w', '52w', '12m', '4wy', 'all', 'own'];
const AGREEMENT = /^(20\d\d)-(20\d\d)$/;
export const SETTINGS = ['PUBLIC_SPACE', 'TRAFFIC', 'PORT'];
export const SOURCES = ['WARDEN', 'STAFF', 'REPORTER', 'PUBLIC', 'POLICE', 'IMPORT'];
export const STATUSES = ['REPORTED', 'VERIFIED', 'HANDED_OFF', 'CLOSED', 'DUPLICATE'];
export const COMPARES = ['before', 'year', 'weeks'];
export const SHOWS = ['one', 'swipe', 'side'];
const MEASURES = ['count', 'harm'];
const LISTS = ['setting', 'category', 'source', 'focus', 'status'];
const NAMES = ['period', 'from', 'to', 'compare', 'show', ...LISTS, 'hours', 'q', 'measure', 'view'];

/** @returns {Filter} what a page without anything in its address shows */
export function standard() {
  return { period: '4w', from: '', to: '', compare: 'before', show: 'one', setting: [], category: [], source: [], focus: [], hours: '', status: [], q: '', measure: 'count', inView: false };
}

/**
 * @param {string} search  of an address, with or without `?`
 * @returns {Filter} what cannot be understood is left at its standard: an old link still opens
 */
export function read(search) {
  const given = new URLSearchParams(search);
  const one = (name, allowed, otherwise) => (allowed.includes(given.get(name)) ? given.get(name) : otherwise);
  const list = (name, fits) => [...new Set((given.get(name) ?? '').split(',').filter(fits))].sort();
  const day = (name) => (isDay(given.get(name) ?? '') ? given.get(name) : '');
  const filter = {
    period: isAgreement(given.get('period') ?? '') ? given.get('period') : one('period', PERIODS, '4w'),
    from: day('from'),
    to: day('to'),
    compare: one('compare', COMPARES, 'before'),
    show: one('show', SHOWS, 'one'),
    setting: list('setting', (code) => SETTINGS.includes(code)),
    category: list('category', (code) => /^[A-Z0-9-]{2,40}$/.test(code)),
    source: list('source', (code) => SOURCES.includes(code)),
    focus: list('focus', (code) => /^[A-Z0-9_-]{2,60}$/.test(code)),
    hours: writeHours(readHours(given.get('hours') ?? '')),
    status: list('status', (code) => STATUSES.includes(code)),
    q: (given.get('q') ?? '').slice(0, 100),
    measure: one('measure', MEASURES, 'count'),
    inView: given.get('view') === 'map',
  };
  if (filter.period !== 'own') return { ...filter, from: '', to: '' };
  return filter.from && filter.to && filter.from > filter.to ? { ...filter, from: filter.to, to: filter.from } : filter;
}

/**
 * @param {Filter} filter
 * @param {string} search  the address's query now: what is not part of the filter stays
 * @returns {string} the new query without `?`; what is at its standard is left out
 */
export function write(filter, search = '') {
  const written = new URLSearchParams(search);
  for (const name of NAMES) written.delete(name);
  const normal = standard();
  for (const name of ['period', 'compare', 'show', 'hours', 'measure', 'q']) if (filter[name] !== normal[name]) written.set(name, filter[name]);
  if (filter.period === 'own') for (const name of ['from', 'to']) if (filter[name]) written.set(name, filter[name]);
  for (const name of LISTS) if (filter[name].length) written.set(name, [...filter[name]].sort().join(','));
  if (filter.inView) written.set('view', 'map');
  return written.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** Days of 52 weeks: a year later with the same weekdays. */
const YEAR_OF_WEEKS = 364;

/** @returns {boolean} whether it is the years of an agreement, `2023-2026` */
export function isAgreement(period) {
  const years = AGREEMENT.exec(period);
  return Boolean(years && years[1] <= years[2]);
}

/**
 * First day of the period and the day after its last. Whole days of the area, so that the same question has the same
 * address (and cached tiles) all day.
 *
 * @param {Filter} filter
 * @param {string} today  `2026-11-23` in the area's zone
 * @returns {{from: string, end: string}} days; empty where the period is open
 */
export function days(filter, today) {
  const tomorrow = plusDays(today, 1);
  if (isAgreement(filter.period)) return { from: `${filter.period.slice(0, 4)}-01-01`, end: `${Number(filter.period.slice(5)) + 1}-01-01` };
  switch (filter.period) {
    case '1w': {
      const monday = mondayOf(isoWeek(today));
      return { from: plusDays(monday, -7), end: monday };
    }
    case '4wy':
      return { from: plusDays(tomorrow, -28 - YEAR_OF_WEEKS), end: plusDays(tomorrow, -YEAR_OF_WEEKS) };
    case '4w':
    case '8w':
    case '12w':
    case '13w':
    case '52w':
      return { from: plusDays(tomorrow, -7 * Number.parseInt(filter.period, 10)), end: tomorrow };
    case '12m':
      return { from: minusMonths(tomorrow, 12), end: tomorrow };
    case 'own': {
      // typed the wrong way round: what is meant is plain
      const turned = filter.from && filter.to && filter.from > filter.to;
      const [first, last] = turned ? [filter.to, filter.from] : [filter.from, filter.to];
      return { from: first, end: last && plusDays(last, 1) };
    }
    default:
      return { from: '', end: '' };
  }
}

/** @returns {string} `start/end` for `datetime=`, empty when nothing is limited */
export function interval(filter, today, zone) {
  return written(days(filter, today), zone);
}

/** @returns {{from: string, end: string}} what the period is compared with; empty where it has no beginning or no end */
export function compareDays(filter, today) {
  const { from, end } = days(filter, today);
  if (!from || !end) return { from: '', end: '' };
  if (filter.compare === 'year') return { from: minusMonths(from, 12), end: minusMonths(end, 12) };
  if (filter.compare === 'weeks') return { from: plusDays(from, -YEAR_OF_WEEKS), end: plusDays(end, -YEAR_OF_WEEKS) };
  return { from: plusDays(from, -daysBetween(from, end)), end: from };
}

/** @returns {string} the same for `datetime=` */
export function compareInterval(filter, today, zone) {
  return written(compareDays(filter, today), zone);
}

function written({ from, end }, zone) {
  if (!from && !end) return '';
  return `${from ? zoned(`${from}T00:00`, zone) : '..'}/${end ? zoned(`${end}T00:00`, zone) : '..'}`;
}

/**
 * @param {Filter} filter
 * @param {{today: string, zone: string, bounds?: number[]}} now  `bounds`: west, south, east, north of what the map shows
 * @returns {object} the query that lists, counts and tiles share
 */
export function toQuery(filter, { today, zone, bounds }) {
  return {
    datetime: interval(filter, today, zone),
    setting: filter.setting,
    category: filter.category,
    source: filter.source,
    focus: filter.focus,
    hours: filter.hours,
    status: filter.status,
    q: filter.q.trim(),
    bbox: filter.inView && bounds ? bounds.map((degrees) => degrees.toFixed(5)).join(',') : '',
  };
}

/** @returns {boolean} whether anything but the period is limited */
export function isNarrow(filter) {
  return Boolean(filter.setting.length || filter.category.length || filter.source.length || filter.focus.length || filter.hours || filter.status.length || filter.q || filter.inView);
}

/** @returns {Filter} with the code switched on or off in one of the lists */
export function toggled(filter, name, code, on) {
  const without = filter[name].filter((one) => one !== code);
  return { ...filter, [name]: on ? [...without, code].sort() : without };
}
