/** The one form that nobody is signed in for: the first administrator, once, with the secret from the link. */
import { makeFirstAdministrator, Problem } from '/shared/api.js';
import { openPage } from '/shared/header.js';
import { t } from '/shared/i18n.js';

const FIELDS = ['name', 'displayName', 'password'];
const part = (id) => document.getElementById(id);
const secret = decodeURIComponent(location.hash.slice(1));
const form = part('first');

const page = await openPage({ title: 'first.title', anonymous: true });
if (page && !secret) {
  fail(t('first.noSecret'));
  form.querySelector('button').disabled = true;
} else if (page) {
  part('name').focus();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clear();
  const given = { name: part('name').value.trim(), displayName: part('displayName').value.trim(), password: part('password').value };
  const missing = FIELDS.filter((field) => !given[field]);
  for (const field of missing) fieldFails(field, t('first.missing'));
  if (missing.length) {
    part(missing[0]).focus();
    return;
  }
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await makeFirstAdministrator({ secret, ...given });
    form.hidden = true;
    part('done').hidden = false;
    part('done').focus();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    show(problem);
  } finally {
    button.disabled = false;
  }
});

function show(problem) {
  const loose = [];
  for (const { pointer, detail } of problem.errors) {
    const field = FIELDS.find((one) => pointer === `/${one}`);
    if (field) fieldFails(field, detail);
    else loose.push(detail);
  }
  const marked = FIELDS.find((field) => part(`${field}-error`).textContent);
  if (!marked) fail([problem.title, problem.detail, ...loose].filter(Boolean).join(' '));
  else part(marked).focus();
}

function fieldFails(field, words) {
  part(`${field}-error`).textContent = words;
  part(field).setAttribute('aria-invalid', 'true');
}

function fail(words) {
  part('form-error').hidden = false;
  part('form-error').textContent = words;
}

function clear() {
  part('form-error').hidden = true;
  for (const field of FIELDS) {
    part(`${field}-error`).textContent = '';
    part(field).removeAttribute('aria-invalid');
  }
}
