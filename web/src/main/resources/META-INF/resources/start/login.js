import { logIn } from '/shared/api.js';
import { say, text } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { t, word } from '/shared/i18n.js';
import { safeReturn } from './return.js';

const PASSWORD_OF_THE_DEMO = 'lagesbild';

const form = document.getElementById('login');
const error = document.getElementById('login-error');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { username, password } = form.elements;
  if (!username.value.trim() || !password.value) {
    fail(t('login.missing'), username.value.trim() ? password : username);
    return;
  }
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await logIn(username.value.trim(), password.value);
    location.replace(safeReturn(location.search));
  } catch (problem) {
    fail(problem.status === 401 ? t('login.wrong') : `${problem.title} ${problem.detail}`, password);
  } finally {
    button.disabled = false;
  }
});

function fail(words, field) {
  error.hidden = false;
  error.textContent = words;
  for (const one of [form.elements.username, form.elements.password]) one.setAttribute('aria-invalid', String(one === field));
  field.focus();
}

const page = await openPage({ title: 'login.title', anonymous: true });
if (page?.area.demo && page.area.demoAccounts?.length) {
  document.getElementById('demo').hidden = false;
  for (const { name, role } of page.area.demoAccounts) {
    const button = text('button', 'button', '');
    button.type = 'button';
    button.append(text('span', '', name), text('small', '', word('role', role)));
    button.addEventListener('click', () => {
      form.elements.username.value = name;
      form.elements.password.value = PASSWORD_OF_THE_DEMO;
      error.hidden = true;
      say(t('login.demo.filled', { name }));
      form.querySelector('button').focus();
    });
    const item = document.createElement('li');
    item.append(button);
    document.getElementById('accounts').append(item);
  }
}
if (page) form.elements.username.focus({ preventScroll: true });
