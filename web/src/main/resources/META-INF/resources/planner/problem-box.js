import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';

/** @param {object} problem  @param {{detail: string}[]} [errors]  those that are not shown elsewhere  @returns {HTMLElement} */
export function problemBox(problem, errors = problem.errors ?? []) {
  const box = text('div', 'notice bad', '');
  box.append(text('strong', '', problem.title ?? t('problem.title')), text('p', '', problem.detail ?? problem.message));
  for (const { detail } of errors) box.append(text('p', 'small', detail));
  return box;
}
