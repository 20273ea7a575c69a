/** What an administrator sets up: so far the layers of other servers. */
import * as api from '/shared/api.js';
import { say, template, text } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { date, t, word } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';
import { makeLayerForm } from './layer-form.js';

const UNDO_MS = 60_000;

const markup = template(`
  <section class="outside" aria-labelledby="outside-title">
    <h1 data-t="admin.title"></h1>
    <h2 id="outside-title" data-t="outside.title"></h2>
    <p data-t="outside.lead"></p>
    <p class="small soft" data-t="outside.privacy"></p>
    <div class="row"><button class="button main" type="button" data-part="add" data-t="outside.add"></button></div>
    <div data-part="notice"></div>
    <div data-part="list"></div>
    <div data-part="form"></div>
  </section>`);

const rowMarkup = template(`
  <li class="outside-row">
    <div class="about"><h3 data-part="title"></h3><p class="small" data-part="what"></p><p class="field-error" data-part="dead"></p><p class="small soft" data-part="who"></p></div>
    <div class="row">
      <button class="button" type="button" data-part="change" data-t="outside.change"></button>
      <button class="button" type="button" data-part="remove" data-t="outside.remove"></button>
    </div>
  </li>`);

const page = await openPage({ title: 'admin.title', page: '/admin' });
if (page) start();

function start() {
  const parts = markup();
  // what did not answer when it was saved just now, and why
  const dead = new Map();
  document.getElementById('main').replaceChildren(parts.root);
  parts.add.addEventListener('click', () => openForm(null));
  list();

  async function list() {
    if (!parts.list.childElementCount) parts.list.replaceChildren(loading(4));
    try {
      const layers = await api.outsideLayers();
      const rows = text('ul', 'outside-list', '');
      rows.append(...layers.map(rowOf));
      parts.list.replaceChildren(layers.length ? rows : empty(t('outside.none.title'), t('outside.none.detail')));
    } catch (problem) {
      parts.list.replaceChildren(failed(problem, list));
    }
  }

  function rowOf(layer) {
    const row = rowMarkup();
    const { settings } = layer;
    row.title.textContent = layer.title;
    row.what.textContent = t(layer.background ? 'outside.whatBackground' : 'outside.what', { kind: settings.kind, host: layer.host, attribution: layer.attribution, date: date(layer.checkedAt) });
    row.dead.textContent = dead.has(layer.id) ? t('outside.dead', { reason: dead.get(layer.id) }) : '';
    row.who.textContent = t('outside.who', { roles: settings.roles.map((role) => word('role', role)).join(', ') });
    row.change.setAttribute('aria-label', t('outside.changeOf', { title: layer.title }));
    row.remove.setAttribute('aria-label', t('outside.removeOf', { title: layer.title }));
    row.change.addEventListener('click', () => openForm(layer));
    row.remove.addEventListener('click', () => remove(layer));
    return row.root;
  }

  function openForm(layer) {
    parts.notice.replaceChildren();
    parts.add.hidden = true;
    const form = makeLayerForm(layer, {
      attempt: api.tryOutsideLayer,
      save: (body) => api.putOutsideLayer(layer?.id ?? form.id, body, layer?.settings.version ?? null),
      onSaved: (saved, fault) => {
        closeForm();
        if (fault) dead.set(saved.id, fault);
        else dead.delete(saved.id);
        tellDone(fault ? t('outside.savedDead', { title: saved.title, reason: fault }) : t('outside.saved', { title: saved.title }), fault ? 'bad' : 'good');
        list();
      },
      onClose: closeForm,
    });
    parts.list.hidden = true;
    parts.form.replaceChildren(form.root);
    form.root.querySelector('h2').focus();
  }

  function closeForm() {
    parts.form.replaceChildren();
    parts.list.hidden = false;
    parts.add.hidden = false;
    parts.add.focus();
  }

  async function remove(layer) {
    try {
      await api.deleteOutsideLayer(layer.id, layer.settings.version);
    } catch (problem) {
      parts.notice.replaceChildren(failed(problem, list));
      return;
    }
    const box = tellDone(t('outside.removed', { title: layer.title }), '');
    const undo = text('button', 'button', t('draw.undoDelete'));
    undo.type = 'button';
    undo.addEventListener('click', async () => {
      try {
        await api.restore('outside-layers', layer.id);
        tellDone(t('outside.restored', { title: layer.title }), 'good');
      } catch (problem) {
        parts.notice.replaceChildren(failed(problem));
      }
      list();
    });
    box.append(undo);
    undo.focus();
    setTimeout(() => box.remove(), UNDO_MS);
    list();
  }

  function tellDone(words, look) {
    const box = text('div', `notice ${look}`.trim(), '');
    box.append(text('p', '', words));
    parts.notice.replaceChildren(box);
    say(words);
    return box;
  }
}
