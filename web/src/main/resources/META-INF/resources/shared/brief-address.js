import { language } from './i18n.js';

/**
 * @param {string} round
 * @param {'html'|'pdf'} form
 * @returns {string} address of the round on one page, in the language of this page
 */
export function briefAddress(round, form) {
  return `/api/rounds/${encodeURIComponent(round)}/brief?f=${form}&lang=${language}`;
}
