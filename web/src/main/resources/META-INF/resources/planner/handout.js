/** A round on its way to the phones: its name, its pair, and for each stop what to do and what to look out for. */
import { tell, template } from '/shared/dom.js';
import { clock, t } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';
import { problemBox } from './problem-box.js';

const LONGEST_ADVICE = 500;

const markup = template(`
  <form class="handout no-print" novalidate>
    <p class="small soft" data-part="help" data-t="handout.help"></p>
    <div class="two">
      <div class="field"><label data-part="nameLabel" data-t="handout.name"></label><input data-part="name" maxlength="120" autocomplete="off"><p class="field-error" role="alert" data-part="nameError"></p></div>
      <div class="field"><label data-part="pairLabel" data-t="handout.pair"></label><input data-part="pair" maxlength="60" autocomplete="off"><p class="field-error" role="alert" data-part="pairError"></p></div>
    </div>
    <ol class="handout-stops" data-part="stops"></ol>
    <div data-part="problem" role="alert"></div>
    <div class="row">
      <button class="button main" type="submit" data-part="send"></button>
      <button class="button plain" type="button" data-part="cancel" data-t="handout.cancel" hidden></button>
    </div>
  </form>`);

const stopMarkup = template(`
  <li><details data-part="details">
    <summary><span class="handout-stop"><span data-part="name"></span> <span class="tag" data-part="filled" hidden></span></span></summary>
    <div class="handout-notes"><div data-part="todo"></div><div data-part="hazards"></div></div>
  </details></li>`);

let made = 0;

/**
 * @param {{id: string, version: ?number, sheet: object}} draft  `version`: null for a round that was never kept
 * @param {{put: (id: string, body: object, version: ?number) => Promise<object>,
 *     publish: (id: string, version: number) => Promise<object>, onDone: (round: object) => void, onCancel?: () => void}} hooks
 * @returns {HTMLElement}
 */
export function handoutForm(draft, hooks) {
  const parts = markup();
  let { version } = draft;
  const key = `handout-${++made}`;
  const fields = {
    name: { input: parts.name, place: parts.nameError },
    pair: { input: parts.pair, place: parts.pairError },
  };
  for (const [name, { input, place }] of Object.entries(fields)) {
    input.id = `${key}-${name}`;
    place.id = `${key}-${name}-error`;
    input.setAttribute('aria-describedby', place.id);
    input.value = draft.sheet[name] ?? '';
    parts[`${name}Label`].htmlFor = input.id;
  }
  const stops = draft.sheet.stops.map(stopFields);
  parts.stops.append(...stops.map(({ root }) => root));
  parts.send.textContent = t(version === null ? 'handout.send' : 'handout.sendAgain');
  parts.cancel.hidden = !hooks.onCancel;
  parts.cancel.addEventListener('click', () => hooks.onCancel());
  parts.root.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  function stopFields(stop, i) {
    const one = stopMarkup();
    one.name.textContent = t('handout.stop', { order: i + 1, name: stop.name, at: clock(stop.arrive) });
    const notes = {
      todo: makeNoteField(one.todo, { label: t('handout.todo'), maxLength: LONGEST_ADVICE }),
      hazards: makeNoteField(one.hazards, { label: t('handout.hazards'), maxLength: LONGEST_ADVICE }),
    };
    for (const name of ['todo', 'hazards']) {
      notes[name].value = stop[name] ?? '';
      notes[name].onChange(showFilled);
    }
    showFilled();
    function showFilled() {
      const filled = ['todo', 'hazards'].filter((name) => notes[name].value.trim()).map((name) => t(`handout.${name}`));
      one.filled.hidden = !filled.length;
      one.filled.textContent = filled.join(', ');
    }
    return { root: one.root, details: one.details, notes };
  }

  function mark(name, words) {
    fields[name].place.textContent = words;
    fields[name].input.setAttribute('aria-invalid', String(Boolean(words)));
  }

  /** @returns {boolean} whether everything may be sent; else the first fault has the focus */
  function checked() {
    const faults = [];
    for (const name of ['name', 'pair']) {
      const empty = !fields[name].input.value.trim();
      mark(name, empty ? t(`handout.${name}Missing`) : '');
      if (empty) faults.push(() => fields[name].input.focus());
    }
    for (const { details, notes } of stops) {
      for (const note of Object.values(notes)) {
        if (!note.hits().length) continue;
        details.open = true;
        faults.push(() => note.focus());
      }
    }
    faults[0]?.();
    return !faults.length;
  }

  async function send() {
    if (!checked()) return;
    parts.send.disabled = true;
    parts.problem.replaceChildren();
    const body = {
      ...draft.sheet,
      name: parts.name.value,
      pair: parts.pair.value,
      stops: draft.sheet.stops.map((stop, i) => ({ ...stop, todo: stops[i].notes.todo.value || null, hazards: stops[i].notes.hazards.value || null })),
    };
    try {
      const kept = await hooks.put(draft.id, body, version);
      version = kept.version;
      const round = await hooks.publish(draft.id, version);
      tell(t('handout.done', { name: round.name }));
      hooks.onDone(round);
    } catch (problem) {
      show(problem);
    } finally {
      parts.send.disabled = false;
    }
  }

  function show(problem) {
    const rest = (problem.errors ?? []).filter((error) => !atField(error));
    parts.problem.replaceChildren(problemBox(problem, rest));
  }

  /** @returns {boolean} whether the fault could be shown at its field */
  function atField({ pointer, detail }) {
    const [, first, index, name] = pointer.split('/');
    if (fields[first]) mark(first, detail);
    else if (first === 'stops' && stops[index]?.notes[name]) {
      stops[index].details.open = true;
      stops[index].notes[name].error(detail);
    } else return false;
    return true;
  }

  return parts.root;
}
