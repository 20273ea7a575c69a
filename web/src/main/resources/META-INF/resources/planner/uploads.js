/** Own files as layers: sending, what came of it, and the list of those that are there. */
import * as api from '/shared/api.js';
import { say, template, text } from '/shared/dom.js';
import { dateTime, number, t } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';
import { button } from './tool-frame.js';

const MOST_BYTES = 50 * 1024 * 1024;
const UNDO_MS = 60_000;
const FORMATS = { geojson: 'geojson', json: 'geojson', gpkg: 'gpkg', csv: 'csv', txt: 'csv' };

const markup = template(`
  <div class="stack">
    <form class="stack" data-part="form" novalidate>
      <div class="field"><label for="upload-file" data-t="upload.file"></label><input id="upload-file" type="file" accept=".geojson,.json,.gpkg,.csv,.txt" data-part="file" aria-describedby="upload-help upload-error"><p id="upload-help" class="small soft" data-t="upload.help"></p><p id="upload-error" class="field-error" role="alert" data-part="fileError"></p></div>
      <div class="field"><label for="upload-name" data-t="upload.name"></label><input id="upload-name" maxlength="100" autocomplete="off" data-part="name"></div>
      <div class="field"><label for="upload-crs" data-t="upload.crs"></label><select id="upload-crs" data-part="crs"></select></div>
      <label class="check"><input type="checkbox" data-part="shared"><span data-t="upload.shared"></span></label>
      <div class="row"><button class="button main" type="submit" data-part="send" data-t="upload.send"></button></div>
      <div data-part="progressBox" hidden><label class="small" for="upload-progress" data-part="progressWords"></label><progress id="upload-progress" max="100" data-part="progress"></progress></div>
    </form>
    <div data-part="result" role="status"></div>
    <h3 data-t="upload.list"></h3>
    <div data-part="list"></div>
  </div>`);

/**
 * @param {{area: object, onAdded: (upload: object) => void, onGone: (upload: object) => void, known: () => object[],
 *     onShow: (upload: object) => void}} page
 */
export function makeUploads({ area, known, onAdded, onGone, onShow }) {
  let parts = null;
  let sending = null;

  /** @param {boolean} checked  somebody has looked at what may be personal data, and it is none */
  async function send(checked) {
    const file = parts.file.files[0];
    const format = FORMATS[file?.name.split('.').pop().toLowerCase()];
    const fault = !file ? t('upload.noFile') : !format ? t('upload.wrongKind') : file.size > MOST_BYTES ? t('upload.tooLarge', { size: number(file.size / 2 ** 20, 0) }) : '';
    parts.fileError.textContent = fault;
    parts.file.setAttribute('aria-invalid', String(Boolean(fault)));
    if (fault) return parts.file.focus();
    sending = new AbortController();
    parts.send.disabled = true;
    parts.progressBox.hidden = false;
    progress(0);
    const mine = parts;
    try {
      const wish = { name: parts.name.value.trim() || file.name, format, crs: parts.crs.value, shared: parts.shared.checked ? 'true' : '', personalData: checked ? 'checked' : '' };
      const upload = await api.putUpload(crypto.randomUUID(), wish, file, progress, sending.signal);
      mine.form.reset();
      tellResult(mine, upload);
      onAdded(upload);
      list();
    } catch (problem) {
      if (problem.name !== 'AbortError') mine.result.replaceChildren(refused(problem));
    }
    mine.send.disabled = false;
    mine.progressBox.hidden = true;
    return undefined;
  }

  /** Rows that may hold personal data are named, and can be sent when somebody has looked at them. */
  function refused(problem) {
    if (problem.status !== 422 || !problem.errors.length) return failed(problem);
    const box = text('div', 'notice bad', '');
    box.append(text('p', '', problem.detail || problem.title));
    const rows = text('ul', 'small plain-list scroll-box', '');
    for (const { pointer, detail } of problem.errors) rows.append(text('li', '', t('upload.skippedRow', { row: pointer.split('/').filter(Boolean).join(', '), reason: detail })));
    box.append(rows);
    if (problem.code === 'personal-data-in-file') box.append(text('p', 'small', t('upload.lookHelp')), button(t('upload.looked'), () => send(true)));
    return box;
  }

  function progress(part) {
    if (!parts) return;
    parts.progress.value = part * 100;
    parts.progressWords.textContent = part < 1 ? t('upload.progress', { percent: Math.round(part * 100) }) : t('upload.reading');
  }

  function tellResult(mine, upload) {
    const box = text('div', `notice ${upload.skipped?.length ? '' : 'good'}`, '');
    const words = t('upload.done', { name: upload.name, n: upload.features });
    box.append(text('p', '', words));
    if (upload.skipped?.length) {
      box.append(text('p', '', t('upload.skipped', { n: upload.skippedCount ?? upload.skipped.length })));
      const rows = text('ul', 'small plain-list scroll-box', '');
      for (const { row, reason } of upload.skipped) rows.append(text('li', '', t('upload.skippedRow', { row: String(row), reason })));
      box.append(rows);
    }
    mine.result.replaceChildren(box);
    say(words);
  }

  function list() {
    if (!parts) return;
    if (!known().length) {
      parts.list.replaceChildren(text('p', 'small soft', t('upload.none')));
      return;
    }
    const rows = text('ul', 'area-list', '');
    for (const upload of known()) {
      const row = text('li', 'upload-row', '');
      const about = text('div', '', '');
      about.append(text('span', 'name', upload.name), text('span', 'small soft', t('upload.about', { n: upload.features, format: upload.format, crs: upload.crs ?? '', by: upload.by ?? '', at: dateTime(upload.uploadedAt) })));
      const steps = text('span', 'row', '');
      steps.append(button(t('upload.show'), () => onShow(upload)), button(t('upload.remove'), () => remove(upload)));
      row.append(about, steps);
      rows.append(row);
    }
    parts.list.replaceChildren(rows);
  }

  async function remove(upload) {
    try {
      await api.deleteUpload(upload.id);
    } catch (problem) {
      parts.result.replaceChildren(failed(problem));
      return;
    }
    onGone(upload);
    list();
    const box = text('div', 'notice', '');
    box.append(text('p', '', t('upload.removed', { name: upload.name })));
    box.append(
      button(t('draw.undoDelete'), async () => {
        box.remove();
        try {
          await api.restore('uploads', upload.id);
          onAdded(upload);
        } catch (problem) {
          parts?.result.replaceChildren(failed(problem));
        }
        list();
      }),
    );
    setTimeout(() => box.remove(), UNDO_MS);
    parts.result.replaceChildren(box);
  }

  return {
    name: 'uploads',
    open(body) {
      parts = markup();
      for (const crs of [...new Set(['EPSG:4326', area.analysisCrs, 'EPSG:3006', 'EPSG:3857'])]) parts.crs.append(new Option(crs === 'EPSG:4326' ? t('upload.degrees') : crs, crs));
      parts.crs.value = area.analysisCrs;
      parts.file.addEventListener('change', () => {
        const name = parts.file.files[0]?.name ?? '';
        if (!parts.name.value) parts.name.value = name.replace(/\.[^.]+$/, '');
        if (/json$/i.test(name)) parts.crs.value = 'EPSG:4326';
      });
      parts.form.addEventListener('submit', (event) => {
        event.preventDefault();
        send(false);
      });
      body.append(parts.root);
      parts.list.replaceChildren(loading(2));
      list();
    },
    close() {
      sending?.abort();
      parts = null;
    },
  };
}
