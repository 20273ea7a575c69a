/** What the planner decides about an observation: the steps that its state allows, and the words that go with them. */
import { Problem } from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';

/** By state: what may be done, in the order of the buttons. */
export const STEPS = {
  REPORTED: ['verify', 'hand-off', 'close', 'erase'],
  VERIFIED: ['hand-off', 'close', 'reopen', 'erase'],
  HANDED_OFF: ['close', 'hand-off', 'reopen', 'erase'],
  DUPLICATE: ['reopen', 'erase'],
  CLOSED: ['reopen', 'erase'],
  ERASED: [],
};

/** @returns {string} what the button says; taking something back is named for what is taken back */
export function stepWords(step, status) {
  return t(step === 'reopen' ? `obs.undo.${status}` : `obs.step.${step}`);
}

const WITHOUT_WORDS = ['verify', 'reopen'];
const LONGEST = { to: 100, message: 500, decision: 500, reason: 200 };
const SHORTEST = { to: 1, message: 0, decision: 3, reason: 3 };
const FIELDS = { 'hand-off': ['to', 'message'], close: ['decision'], erase: ['reason'] };

const markup = template(`
  <div class="steps">
    <div class="row" data-part="buttons"></div>
    <form class="step-form" data-part="form" novalidate hidden>
      <h4 data-part="title"></h4>
      <p class="notice bad" data-part="warning" hidden></p>
      <div data-part="fields" class="step-fields"></div>
      <div class="row">
        <button class="button main" type="submit" data-part="send"></button>
        <button class="button" type="button" data-part="cancel" data-t="obs.cancel"></button>
      </div>
    </form>
    <p class="notice bad" role="alert" data-part="failed" hidden></p>
  </div>`);

/**
 * @param {{step: (name: string, words: object) => Promise<void>, erase: (reason: string) => Promise<void>}} hooks  both show
 *     the new state themselves and throw a Problem when the server says no
 * @returns {{root: HTMLElement, show: (status: string) => void, fail: (problem: Problem) => void}}
 */
export function makeSteps(hooks) {
  const parts = markup();
  let fields = {};
  let open = null;
  let busy = false;

  parts.cancel.addEventListener('click', () => {
    const step = open;
    close();
    buttonOf(step)?.focus();
  });
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  function buttonOf(step) {
    return [...parts.buttons.children].find((button) => button.dataset.step === step);
  }

  function close() {
    open = null;
    parts.form.hidden = true;
    parts.buttons.hidden = false;
  }

  function begin(step) {
    parts.failed.hidden = true;
    if (WITHOUT_WORDS.includes(step)) {
      run(() => hooks.step(step, {}));
      return;
    }
    close();
    open = step;
    // the form says the step's name, and so does its button: one of each on the screen
    parts.buttons.hidden = true;
    parts.title.textContent = t(`obs.step.${step}`);
    parts.warning.hidden = step !== 'erase';
    parts.warning.textContent = step === 'erase' ? t('obs.erase.warning') : '';
    parts.send.textContent = t(`obs.step.${step}`);
    fields = {};
    parts.fields.replaceChildren();
    for (const name of FIELDS[step]) {
      const place = document.createElement('div');
      parts.fields.append(place);
      fields[name] = makeNoteField(place, { label: t(`obs.words.${name}`), help: t(`obs.help.${name}`), maxLength: LONGEST[name], rows: name === 'to' ? 1 : 2 });
    }
    parts.form.hidden = false;
    fields[FIELDS[step][0]].focus();
  }

  /** @returns {boolean} whether all words may be sent; the first field that may not has the focus */
  function fit() {
    let first = null;
    for (const [name, field] of Object.entries(fields)) {
      const tooShort = field.value.trim().length < SHORTEST[name];
      field.error(tooShort ? t(`obs.missing.${name}`) : '');
      if (tooShort || field.hits().length) first ??= field;
    }
    first?.focus();
    return !first;
  }

  function send() {
    if (!fit()) return;
    const words = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value));
    const step = open;
    run(() => (step === 'erase' ? hooks.erase(words.reason) : hooks.step(step, words)));
  }

  /** One at a time; the buttons stay enabled, or the one that was pressed would lose the focus. */
  async function run(act) {
    if (busy) return;
    busy = true;
    try {
      await act();
    } catch (problem) {
      fail(problem);
    } finally {
      busy = false;
    }
  }

  function fail(problem) {
    if (!(problem instanceof Problem)) throw problem;
    const loose = [];
    for (const { pointer, detail } of problem.errors) {
      const field = fields[pointer.split('/').at(-1)];
      if (field) field.error(detail);
      else loose.push(detail);
    }
    const placed = problem.errors.length > loose.length;
    parts.failed.hidden = placed && !loose.length;
    parts.failed.textContent = [placed ? '' : problem.detail || problem.title, ...loose].filter(Boolean).join(' ');
  }

  return {
    root: parts.root,
    show(status) {
      close();
      parts.failed.hidden = true;
      parts.buttons.replaceChildren(
        ...(STEPS[status] ?? []).map((step) => {
          const button = text('button', 'button', stepWords(step, status));
          button.type = 'button';
          button.dataset.step = step;
          button.addEventListener('click', () => begin(step));
          return button;
        }),
      );
    },
    fail,
  };
}
