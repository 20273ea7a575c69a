/** Logging in again without leaving the page: what is written and what waits stays where it is. */
import { t } from '/shared/i18n.js';
import { busy, drawn } from './parts.js';

const markup = drawn(`
  <dialog class="ask" aria-labelledby="log-in-title">
    <form class="stack" data-part="form">
      <h2 id="log-in-title" data-t="warden.logIn.title" data-part="title"></h2>
      <p data-part="words"></p>
      <div class="field"><label for="log-in-name" data-t="login.username"></label><input id="log-in-name" autocomplete="username" autocapitalize="none" spellcheck="false" required data-part="name"></div>
      <div class="field"><label for="log-in-password" data-t="login.password"></label><input id="log-in-password" type="password" autocomplete="current-password" required data-part="password" aria-describedby="log-in-error"></div>
      <p id="log-in-error" class="field-error" role="alert" data-part="error"></p>
      <div class="row"><button class="button main" data-part="send" data-t="login.send"></button><button class="button" type="button" data-part="later" data-t="warden.logIn.later"></button></div>
    </form>
  </dialog>`);

/** @returns {Promise<string>} `done` when somebody is logged in again */
export function askLogIn({ phone, screens }) {
  const parts = markup();
  if (!phone.user) parts.title.textContent = t('warden.logIn.other');
  parts.words.textContent = phone.user ? t('warden.logIn.help', { n: phone.outbox.saved }) : '';
  parts.name.value = phone.user?.name ?? '';
  parts.later.addEventListener('click', () => parts.root.close(''));
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(parts.send, send);
  });

  async function send() {
    parts.error.textContent = '';
    try {
      await phone.logIn(parts.name.value.trim(), parts.password.value);
      parts.root.close('done');
    } catch (problem) {
      parts.error.textContent = problem.status === 401 ? t('login.wrong') : problem.detail || problem.title || t('problem.title');
      parts.password.focus();
    }
  }

  const answered = screens.ask(parts.root);
  if (parts.name.value) parts.password.focus();
  return answered;
}
