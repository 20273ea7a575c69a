/** What became of the report: kept or sent in green with an undo, or in red that it was not saved, and why. */
import { clock, t } from '/shared/i18n.js';
import { nearCard, openNear } from './near.js';
import { drawn } from './parts.js';

const UNDO_MS = 60_000;

const markup = drawn(`
  <div class="report-saved">
    <div data-part="near" hidden></div>
    <div class="saved" data-part="bar" hidden><p role="status" data-part="words"></p><button class="button plain" type="button" data-part="undo" data-t="warden.undo"></button></div>
  </div>`);

/** @param {object} app  @param {{onUndone: () => void}} hooks */
export function makeSaved(app, { onUndone }) {
  const { phone } = app;
  const parts = markup();
  let last = null;
  parts.undo.addEventListener('click', undo);

  function say(words, bad = false) {
    parts.bar.hidden = !words;
    parts.bar.classList.toggle('refused', bad);
    if (parts.words.textContent !== words) parts.words.textContent = words;
  }

  function update() {
    if (!last) return;
    const now = phone.reports().find(({ id }) => id === last.id);
    const key = { sent: 'warden.sentAt', rejected: 'warden.rejectedNow' }[now?.state] ?? 'warden.savedAt';
    say(t(key, { at: clock(now?.sentAt ?? last.at), category: last.name }), now?.state === 'rejected');
    parts.undo.hidden = Date.now() - last.at >= UNDO_MS;
    showNear(now);
  }

  function showNear(now) {
    const near = now && openNear(now);
    parts.near.hidden = !near;
    if (!near || parts.near.dataset.id === near.id) return;
    parts.near.dataset.id = near.id;
    parts.near.replaceChildren(nearCard(app, now, near));
  }

  async function undo() {
    const { id } = last;
    clear();
    await phone.undoReport(id);
    say(t('warden.undone'));
    onUndone();
  }

  /** What was said of the former report must not be taken for the next one. */
  function clear() {
    last = null;
    parts.near.hidden = parts.undo.hidden = true;
    say('');
  }

  return {
    root: parts.root,
    update,
    clear,
    /** @param {{id: string}} made  @param {string} name  of its category */
    saved(made, name) {
      last = { id: made.id, at: Date.now(), name };
      update();
      setTimeout(update, UNDO_MS);
    },
    /** @param {string} why  a sentence */
    refused(why) {
      clear();
      say(t('warden.notSaved', { why }), true);
      parts.words.scrollIntoView({ block: 'nearest' });
    },
  };
}
