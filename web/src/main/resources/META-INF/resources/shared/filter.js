/**
 * The one selection that map, lists, matrix and address bar share. Pure.
 *
 * @typedef {object} Filter
 * @property {'4w'|'12w'|'12m'|'all'|'own'} period
 * @property {string} from  first day of an own period, `2026-11-01`, or empty
 * @property {string} to    last day of an own period, that day included, or empty
 * @property {'before'|'year'} compare  the period just before, or the same days a year before
 * @property {string[]} setting   empty: all
 * @property {string[]} category  codes; empty: all
 * @property {string[]} source    empty: all
 * @property {string[]} status    how far people have come with it; empty: all but those that are the same event as another
 * @property {string} q  words to look for
 * @property {'count'|'harm'} measure  how hot spots are ranked
 * @property {boolean} inView  only what the map shows
 */
import { daysBetween, isDay, minusMonths, plusDays, zoned } from './time.js';

export const PERIODS = ['4w', '12w', '12m', 'all', 'own'];
export const SETTINGS = ['PUBLIC_SPACE', 'TRAFFIC', 'PORT'];
export const SOURCES = ['WARDEN', 'STAFF', 'REPORTER', 'PUBLIC', 'POLICE', 'IMPORT'];
export const STATUSES = ['REPORTED', 'VERIFIED', 'HANDED_OFF', 'CLOSED', 'DUPLICATE'];
const COMPARES = ['before', 'year'];
const MEASURES = ['count', 'harm'];
const NAMES = ['period', 'from', 'to', 'compare', 'setting', 'category', 'source', 'status', 'q', 'measure', 'view'];

/** @returns {Filter} what a page without anything in its address shows */
export function standard() {
  return { period: '4w', from: '', to: '', compare: 'before', setting: [], category: [], source: [], status: [], q: '', measure: 'count', inView: false };
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
    period: one('period', PERIODS, '4w'),
    from: day('from'),
    to: day('to'),
    compare: one('compare', COMPARES, 'before'),
    setting: list('setting', (code) => SETTINGS.includes(code)),
    category: list('category', (code) => /^[A-Z0-9-]{2,40}$/.test(code)),
    source: list('source', (code) => SOURCES.includes(code)),
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
  for (const name of ['period', 'compare', 'measure', 'q']) if (filter[name] !== normal[name]) written.set(name, filter[name]);
  if (filter.period === 'own') for (const name of ['from', 'to']) if (filter[name]) written.set(name, filter[name]);
  for (const name of ['setting', 'category', 'source', 'status']) if (filter[name].length) written.set(name, [...filter[name]].sort().join(','));
  if (filter.inView) written.set('view', 'map');
  return written.toString().replaceAll('%2C', ',');
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
  switch (filter.period) {
    case '4w':
      return { from: plusDays(tomorrow, -28), end: tomorrow };
    case '12w':
      return { from: plusDays(tomorrow, -84), end: tomorrow };
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

/** @returns {string} what the period is compared with, empty where it has no beginning or no end */
export function compareInterval(filter, today, zone) {
  const { from, end } = days(filter, today);
  if (!from || !end) return '';
  if (filter.compare === 'year') return written({ from: minusMonths(from, 12), end: minusMonths(end, 12) }, zone);
  return written({ from: plusDays(from, -daysBetween(from, end)), end: from }, zone);
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
    status: filter.status,
    q: filter.q.trim(),
    bbox: filter.inView && bounds ? bounds.map((degrees) => degrees.toFixed(5)).join(',') : '',
  };
}

/** @returns {boolean} whether anything but the period is limited */
export function isNarrow(filter) {
  return Boolean(filter.setting.length || filter.category.length || filter.source.length || filter.status.length || filter.q || filter.inView);
}

/** @returns {Filter} with the code switched on or off in one of the lists */
export function toggled(filter, name, code, on) {
  const without = filter[name].filter((one) => one !== code);
  return { ...filter, [name]: on ? [...without, code].sort() : without };
}
