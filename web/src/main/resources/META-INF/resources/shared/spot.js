/** How a hot spot is written, wherever it stands. */
import { text } from './dom.js';
import { t } from './i18n.js';

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
