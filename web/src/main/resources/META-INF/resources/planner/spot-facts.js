/** One hot spot in full: why, how sure, when, and who told of it. */
import { matrixTable } from '/shared/charts.js';
import { copyOf, text } from '/shared/dom.js';
import { dateTime, distance, language, nameOf, number, t, weekday, word } from '/shared/i18n.js';
import { isMatrix, sum } from '/shared/matrix.js';
import { markExample, withoutName } from '/shared/spot.js';
import { whyHere } from './why-here.js';

const trendOf = (trend) => t(`trend.${trend?.verdict ?? 'NONE'}`);

/** Whether two counts that look different are said to be, or look alike: else a reader will ask why not. */
const LOOKS_DIFFERENT_Z = 1.96;
const told = (trend) => trend?.verdict !== 'SAME' || Math.abs(trend.z ?? 0) < LOOKS_DIFFERENT_Z;

/** @param {?number} p  0 to 1, adjusted for many cells @returns {string} */
function significance(p) {
  if (p === null || p === undefined) return t('p.none');
  return p < 0.001 ? t('p.small') : t('p.value', { p: number(p, 3) });
}

/**
 * @param {object} feature  one hot spot
 * @param {{inRound: boolean, canPlan: boolean, onClose: () => void, onRound: () => void}} hooks
 * @returns {HTMLElement}
 */
export function spotDetail({ properties, geometry }, { canPlan, inRound, onClose, onRound }) {
  const parts = copyOf('spot-detail');
  parts.name.textContent = `${properties.rank}. ${properties.name}`;
  markExample(parts.name, properties);
  parts.sentence.textContent = withoutName(properties);
  parts.add.textContent = t(inRound ? 'spot.remove' : 'spot.add');
  if (!canPlan) parts.add.parentElement.remove();
  parts.add.addEventListener('click', onRound);
  parts.close.addEventListener('click', onClose);

  const lines = (list, words) => list.append(...words.filter(Boolean).map((line) => text('li', '', line)));
  lines(parts.why, [
    ...properties.topCategories.map((category) => `${nameOf(category)}: ${number(category.n)}`),
    streetWords(properties),
  ]);
  lines(parts.sure, [
    t(`confidence.${properties.confidence}`),
    t('spot.expected', { n: properties.count, expected: number(properties.expected, 1) }),
    properties.trend?.verdict && t('spot.trend', { verdict: trendOf(properties.trend), now: properties.trend.now, before: properties.trend.before }),
    !told(properties.trend) && t('spot.notBeyondChance'),
    properties.yearBefore && t('spot.yearBefore', { verdict: t(`spot.yearBefore.${properties.yearBefore.verdict}`), now: properties.yearBefore.now, before: properties.yearBefore.before }),
    ...exposureWords(properties.exposure),
    t('spot.harm', { harm: number(properties.harm, 1) }),
    properties.lastAt ? t('spot.firstLast', { first: dateTime(properties.firstAt ?? properties.lastAt), last: dateTime(properties.lastAt) }) : t('spots.noLast'),
    properties.example && t('spot.examples'),
  ]);
  lines(parts.how, [t('spot.test', { z: number(properties.z, 2), p: significance(properties.pAdjusted) })]);
  parts.windows.textContent = windowWords(properties.bestWindows);
  if (isMatrix(properties.weekdayHour) && sum(properties.weekdayHour)) {
    parts.matrix.append(matrixTable(properties.weekdayHour, t('spot.matrix')));
    if (properties.timeSpans) parts.matrix.append(text('p', 'small soft', t('spot.spans', { n: properties.timeSpans })));
  }
  lines(parts.sources, Object.entries(properties.sources ?? {}).map(([source, n]) => t('spot.sourceN', { source: word('source', source), n })));
  parts.root.append(whyHere(geometry));
  return parts.root;
}

function windowWords(windows) {
  if (!windows?.length) return t('spot.noWindows');
  const two = (hour) => String(hour % 24).padStart(2, '0');
  const written = sameHours(windows).map(({ days, fromHour, toHour }) => t('spot.window', { day: daysSaid(days), from: two(fromHour), to: two(toHour) }));
  return t('spot.windows', { windows: new Intl.ListFormat(undefined, { type: 'unit' }).format(written) });
}

/** Streets with the stretch that holds the reports, where a network says so. */
function streetWords({ streets, stretches }) {
  if (!stretches?.length) return streets?.length && t('spot.streets', { streets: streets.join(', ') });
  const said = stretches.map(({ street, metres, between: [one, other] = [] }) =>
    t(other ? 'spot.stretchBetween' : 'spot.stretch', { street, one, other, metres: distance(metres) }));
  return t('spot.stretches', { stretches: said.join('; ') });
}

/** Windows of the same hours on days that follow each other in the list are one, with its days. */
function sameHours(windows) {
  const runs = [];
  for (const { weekday: day, fromHour, toHour } of windows) {
    const last = runs.at(-1);
    if (last?.fromHour === fromHour && last.toHour === toHour) last.days.push(day);
    else runs.push({ days: [day], fromHour, toHour });
  }
  return runs;
}

function daysSaid(days) {
  if (days.length === 7) return t('spot.windowDays.all');
  if (days.join() === '1,2,3,4,5') return t('spot.windowDays.weekdays');
  if (days.length === 6) return t('spot.windowDays.but', { day: weekday(28 - days.reduce((a, b) => a + b, 0)) });
  if (days.length > 2 && days.at(-1) - days[0] === days.length - 1) return `${weekday(days[0])}–${weekday(days.at(-1))}`;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(days.map((day) => weekday(day)));
}

/** @param {?object} exposure  wardens' reports beside their hours @returns {string[]} what it says, and the numbers behind it */
function exposureWords(exposure) {
  if (!exposure) return [];
  const { basis, hours, low, high, perHour, reports, town, mark } = exposure;
  const words = [t(`exposure.mark.${mark}`)];
  if (typeof perHour === 'number') {
    const interval = typeof low === 'number' && typeof high === 'number' ? t('exposure.interval', { low: number(low, 1), high: number(high, 1) }) : '';
    words.push(t('exposure.rate', { n: number(perHour, 1), interval, reports, hours: number(hours, 1), basis: t(`exposure.basis.${basis}`) }));
    if (typeof town?.perHour === 'number') words.push(t('exposure.town', { n: number(town.perHour, 1) }));
  }
  return words;
}
