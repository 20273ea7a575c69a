/** Saved views: the address of a picture under a name, mine or shared. Delete can be undone for a minute. */
import { Problem } from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { dateTime, t } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';

const UNDO_MS = 60_000;

const markup = template(`
  <div class="views">
    <div class="views-head"><h2 id="views-title" data-t="views.title"></h2><button class="button plain" type="button" data-part="close" data-t="views.close"></button></div>
    <div class="field"><label for="view-link" data-t="views.link"></label><input id="view-link" readonly data-part="link"></div>
    <button class="button" type="button" data-part="copy" data-t="views.copy"></button>
    <div data-part="kept" hidden>
      <form class="views-form" data-part="form" novalidate>
        <div class="field"><label for="view-name" data-t="views.name"></label><input id="view-name" maxlength="80" autocomplete="off" data-part="name" aria-describedby="view-error"></div>
        <p id="view-error" class="field-error" role="alert" data-part="error"></p>
        <label class="check"><input type="checkbox" data-part="shared"><span data-t="views.share"></span></label>
        <button class="button main" type="submit" data-t="views.save"></button>
      </form>
      <p data-part="said" role="status" class="small"></p>
      <div data-part="list"></div>
    </div>
  </div>`);

const rowMarkup = template(`
  <li class="view-row">
    <a data-part="open"></a>
    <span class="small soft" data-part="facts"></span>
    <span class="row" data-part="acts"></span>
  </li>`);

/**
 * @param {HTMLDialogElement} dialog
 * @param {{offered: () => Promise<boolean>, list: () => Promise<object>, put: (id: string, body: object, version: ?number) => Promise<object>,
 *     remove: (id: string, version: number) => Promise<void>, address: () => string}} hooks  `address`: of what is shown now, from `?` on
 */
export function makeViews(dialog, hooks) {
  const parts = markup();
  let deleted = null;
  dialog.replaceChildren(parts.root);
  parts.close.addEventListener('click', () => dialog.close());
  parts.link.addEventListener('focus', () => parts.link.select());
  parts.copy.addEventListener('click', copy);
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    save();
  });

  async function copy() {
    try {
      await navigator.clipboard.writeText(parts.link.value);
      parts.copy.textContent = t('views.copied');
    } catch {
      // without a safe connection the browser keeps its clipboard to itself: the text is marked, ready for Ctrl+C
      parts.link.focus();
      parts.copy.textContent = t('views.copyByHand');
    }
  }

  async function save() {
    const name = parts.name.value.trim();
    parts.error.textContent = name ? '' : t('views.nameMissing');
    parts.name.setAttribute('aria-invalid', String(!name));
    if (!name) return parts.name.focus();
    await change(() => hooks.put(crypto.randomUUID(), { name, address: hooks.address(), shared: parts.shared.checked }, null), t('views.saved', { name }));
    parts.name.value = '';
  }

  /** Does it, says so, and shows the list anew. */
  async function change(act, words) {
    try {
      await act();
      parts.said.textContent = words;
      await load();
    } catch (problem) {
      parts.said.textContent = problem.detail || problem.title || problem.message;
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  async function load() {
    // a server without saved views: the link alone is offered
    parts.kept.hidden = !(await hooks.offered());
    if (parts.kept.hidden) return;
    if (!parts.list.children.length) parts.list.replaceChildren(loading(3));
    try {
      const answer = await hooks.list();
      const views = Array.isArray(answer) ? answer : answer.views;
      show(views);
    } catch (problem) {
      parts.list.replaceChildren(failed(problem, load));
    }
  }

  function show(views) {
    const said = parts.said.textContent;
    const lists = [['views.mine', views.filter((view) => view.mine)], ['views.others', views.filter((view) => !view.mine)]].filter(([, some]) => some.length);
    parts.list.replaceChildren(...lists.flatMap(([key, some]) => {
      const list = text('ul', 'plain-list', '');
      list.append(...some.map(row));
      return [text('h3', 'small', t(key)), list];
    }));
    if (!lists.length) parts.list.replaceChildren(empty(t('views.none'), t('views.noneDetail')));
    if (deleted) parts.list.prepend(undoLine());
    parts.said.textContent = said;
  }

  function row(view) {
    const one = rowMarkup();
    one.open.textContent = view.name;
    one.open.href = `/map${view.address}`;
    one.facts.textContent = [view.shared ? t('views.isShared') : t('views.isPrivate'), view.mine ? '' : view.owner, dateTime(view.changedAt)].filter(Boolean).join(' · ');
    if (view.mine) one.acts.append(act('views.rename', view, () => rename(view, one)), act('views.replace', view, () => replace(view)), act(view.shared ? 'views.unshare' : 'views.shareIt', view, () => put(view, { shared: !view.shared })), act('views.delete', view, () => erase(view)));
    else one.acts.remove();
    return one.root;
  }

  function act(key, view, does) {
    const button = text('button', 'button plain', t(key));
    button.type = 'button';
    button.setAttribute('aria-label', t('views.actOn', { act: t(key), name: view.name }));
    button.addEventListener('click', does);
    return button;
  }

  function put(view, changed) {
    const { name, address, shared } = { ...view, ...changed };
    return change(() => hooks.put(view.id, { name, address, shared }, view.version), t('views.saved', { name }));
  }

  const replace = (view) => put(view, { address: hooks.address() });

  function rename(view, one) {
    const field = document.createElement('input');
    field.value = view.name;
    field.maxLength = 80;
    field.setAttribute('aria-label', t('views.name'));
    const form = document.createElement('form');
    const done = text('button', 'button', t('views.save'));
    form.className = 'row';
    form.append(field, done);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (field.value.trim()) put(view, { name: field.value.trim() });
    });
    one.acts.replaceChildren(form);
    field.focus();
  }

  async function erase(view) {
    await change(async () => {
      await hooks.remove(view.id, view.version);
      deleted = view;
    }, t('views.deleted', { name: view.name }));
    setTimeout(() => {
      if (deleted !== view) return;
      deleted = null;
      parts.list.querySelector('.undo')?.remove();
    }, UNDO_MS);
    parts.list.querySelector('.undo button')?.focus();
  }

  function undoLine() {
    const line = text('p', 'undo row', '');
    const button = text('button', 'button', t('views.undo', { name: deleted.name }));
    button.type = 'button';
    button.addEventListener('click', () => {
      const { id, name, address, shared } = deleted;
      deleted = null;
      change(() => hooks.put(id, { name, address, shared }, null), t('views.saved', { name }));
    });
    line.append(button);
    return line;
  }

  return {
    open() {
      parts.link.value = location.origin + location.pathname + hooks.address();
      parts.copy.textContent = t('views.copy');
      parts.said.textContent = '';
      dialog.showModal();
      load();
    },
  };
}
