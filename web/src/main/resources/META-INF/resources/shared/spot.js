/** How a hot spot is written, wherever it stands. */
import { text } from './dom.js';
import { number, t } from './i18n.js';

/** As many as people can look after; the same number in the list, on the map and on paper. */
export const SPOTS_SHOWN = 8;

/**
 * The sentence stands under the name: it need not begin with it. Pure.
 *
 * @param {{name: string, sentence: string}} spot
 * @returns {string} the sentence, with a capital letter
 */
export function withoutName({ name, sentence }) {
  if (!sentence.startsWith(`${name}: `)) return sentence;
  const rest = sentence.slice(name.length + 2);
  return rest.charAt(0).toLocaleUpperCase('sv') + rest.slice(1);
}

/** Adds the mark of generated data, unless the name itself says it. */
export function markExample(place, { name, example }) {
  if (example && !name.includes(t('example'))) place.append(' ', text('span', 'tag example', t('example')));
}

/**
 * Wardens' reports for each hour that they were there, beside the count: more eyes are not more trouble.
 *
 * @param {?{perHour: ?number, mark: string}} exposure
 * @returns {string} empty where nobody knows the hours
 */
export function perHour(exposure) {
  const rate = exposure && typeof exposure.perHour === 'number' ? t('exposure.perHour', { n: number(exposure.perHour, 1) }) : '';
  return [rate, exposure?.mark === 'WATCHED' && t('exposure.short.WATCHED')].filter(Boolean).join(', ');
}
