/** The states every list has besides being full: loading, empty, failed, no right. */
import { Problem } from './api.js';
import { template, text } from './dom.js';
import { t } from './i18n.js';

const loadingMarkup = template('<div class="skeleton" role="status"><span class="unseen" data-t="state.loading"></span></div>');
const emptyMarkup = template('<div class="state empty"><h2 data-part="title"></h2><p data-part="detail"></p></div>');
const failedMarkup = template(`
  <div class="state failed" role="alert">
    <h2 data-part="title"></h2><p data-part="detail"></p>
    <button class="button" type="button" data-part="retry" data-t="state.retry"></button>
  </div>`);
const noRightMarkup = template(`
  <div class="state no-right">
    <h2 data-part="title"></h2><p data-part="detail"></p>
    <a class="button" href="/" data-part="start" data-t="state.toStart"></a>
  </div>`);

/** @param {number} lines  about as many as will come, so that nothing jumps */
export function loading(lines = 6) {
  const { root } = loadingMarkup();
  for (let i = 0; i < lines; i++) root.append(document.createElement('i'));
  return root;
}

/** @param {{words: string, act: () => void}[]} actions  what to do next */
export function empty(title, detail, actions = []) {
  const parts = emptyMarkup();
  parts.title.textContent = title;
  parts.detail.textContent = detail;
  for (const { words, act } of actions) {
    const button = text('button', 'button', words);
    button.type = 'button';
    button.addEventListener('click', act);
    parts.root.append(button);
  }
  return parts.root;
}

/**
 * @param {import('./api.js').Problem|Error} problem
 * @param {() => void} [retry]
 */
export function failed(problem, retry) {
  if (!(problem instanceof Problem)) reportError(problem);
  if (problem.status === 403) return noRight(problem.detail);
  const parts = failedMarkup();
  parts.title.textContent = problem.title ?? t('problem.title');
  parts.detail.textContent = problem.detail ?? problem.message;
  if (retry) parts.retry.addEventListener('click', retry);
  else parts.retry.remove();
  return parts.root;
}

/** @param {string} [detail]  why, as far as one may know */
export function noRight(detail) {
  const parts = noRightMarkup();
  parts.title.textContent = t('state.noRight.title');
  parts.detail.textContent = detail || t('state.noRight.detail');
  return parts.root;
}
