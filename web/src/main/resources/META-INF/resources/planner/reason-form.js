/** Asks for the reason of a choice; free text without personal data, and where it matters a last day. */
import { template } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';
import { failed } from '/shared/states.js';

const LONGEST = 500;
let made = 0;

const markup = template(`
  <form class="stack reason-form" novalidate>
    <div data-part="note"></div>
    <div class="field" data-part="untilField" hidden><label data-part="untilLabel" data-t="people.until"></label><input type="date" data-part="until"><p class="field-error" role="alert" data-part="untilError"></p></div>
    <div data-part="problem" role="alert"></div>
    <div class="row"><button class="button main" type="submit" data-part="save"></button><button class="button" type="button" data-part="cancel" data-t="people.cancel"></button></div>
  </form>`);

/**
 * @param {{label: string, help: string, save: string, until?: {usual: string, least: string, most: string}}} wish  days as `2026-12-21`
 * @param {{onSave: (said: {reason: string, until: ?string}) => Promise<void>, onCancel: () => void}} hooks
 * @returns {{root: HTMLElement, focus: () => void}}
 */
export function makeReasonForm({ label, help, save, until }, { onSave, onCancel }) {
  const parts = markup();
  const note = makeNoteField(parts.note, { label, help, maxLength: LONGEST });
  const id = `reason-${++made}`;
  parts.save.textContent = save;
  parts.until.id = id;
  parts.untilLabel.htmlFor = id;
  parts.untilError.id = `${id}-error`;
  parts.until.setAttribute('aria-describedby', `${id}-error`);
  if (until) {
    parts.untilField.hidden = false;
    Object.assign(parts.until, { value: until.usual, min: until.least, max: until.most });
  }
  parts.cancel.addEventListener('click', onCancel);
  parts.root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  });
  parts.root.addEventListener('submit', async (event) => {
    event.preventDefault();
    parts.problem.replaceChildren();
    wrongDay('');
    if (!note.value.trim()) note.error(t('people.reasonMissing'));
    if (!note.value.trim() || note.hits().length) return note.focus();
    if (until && !parts.until.validity.valid) return wrongDay(t('people.untilWrong'), true);
    parts.save.disabled = true;
    try {
      await onSave({ reason: note.value.trim(), until: until ? parts.until.value || null : null });
    } catch (problem) {
      tell(problem);
    }
    parts.save.disabled = false;
    return undefined;
  });

  function wrongDay(words, focus = false) {
    parts.untilError.textContent = words;
    parts.until.setAttribute('aria-invalid', String(Boolean(words)));
    if (focus) parts.until.focus();
  }

  function tell(problem) {
    const of = (name) => problem.errors?.find(({ pointer }) => pointer?.endsWith(`/${name}`))?.detail;
    if (of('reason')) {
      note.error(of('reason'));
      note.focus();
    } else if (of('until')) wrongDay(of('until'), true);
    else parts.problem.replaceChildren(failed(problem));
  }

  return { root: parts.root, focus: () => note.focus() };
}
