/** One hot spot in full: why, how sure, when, and who told of it. */
import { matrixTable } from '/shared/charts.js';
import { copyOf, text } from '/shared/dom.js';
import { dateTime, nameOf, number, t, weekday, word } from '/shared/i18n.js';
import { isMatrix, sum } from '/shared/matrix.js';
import { markExample, withoutName } from '/shared/spot.js';
import { whyHere } from './why-here.js';

const trendOf = (trend) => t(`trend.${trend?.verdict ?? 'NONE'}`);

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
    properties.streets?.length && t('spot.streets', { streets: properties.streets.join(', ') }),
  ]);
  lines(parts.sure, [
    t(`confidence.${properties.confidence}`),
    t('spot.expected', { n: properties.count, expected: number(properties.expected, 1) }),
    properties.trend?.verdict && t('spot.trend', { verdict: trendOf(properties.trend), now: properties.trend.now, before: properties.trend.before }),
    properties.yearBefore && t('spot.yearBefore', { verdict: t(`spot.yearBefore.${properties.yearBefore.verdict}`), now: properties.yearBefore.now, before: properties.yearBefore.before }),
    ...exposureWords(properties.exposure),
    t('spot.harm', { harm: number(properties.harm, 1) }),
    properties.lastAt ? t('spots.last', { at: dateTime(properties.lastAt) }) : t('spots.noLast'),
    properties.example && t('spot.examples'),
  ]);
  lines(parts.how, [t('spot.test', { z: number(properties.z, 2), p: significance(properties.pAdjusted) })]);
  parts.windows.textContent = windowWords(properties.bestWindows);
  if (isMatrix(properties.weekdayHour) && sum(properties.weekdayHour)) parts.matrix.append(matrixTable(properties.weekdayHour, t('spot.matrix')));
  lines(parts.sources, Object.entries(properties.sources ?? {}).map(([source, n]) => t('spot.sourceN', { source: word('source', source), n })));
  parts.root.append(whyHere(geometry));
  return parts.root;
}

function windowWords(windows) {
  if (!windows?.length) return t('spot.noWindows');
  const two = (hour) => String(hour % 24).padStart(2, '0');
  const written = windows.map(({ weekday: day, fromHour, toHour }) => t('spot.window', { day: weekday(day), from: two(fromHour), to: two(toHour) }));
  return t('spot.windows', { windows: new Intl.ListFormat(undefined, { type: 'unit' }).format(written) });
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
