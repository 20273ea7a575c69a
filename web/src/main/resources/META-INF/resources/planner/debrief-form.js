/** What came of a round, told afterwards: for each stop its times or why it was skipped, and a few words. */
import { tell, template, text } from '/shared/dom.js';
import { areaZone, clock, t, word } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';
import { problemBox } from './problem-box.js';
import { SKIPS, proposedDebrief, toldStops } from './debrief-sheet.js';

const LONGEST_NOTE = 2000;

const markup = template(`
  <form class="handout no-print" novalidate>
    <p class="small soft" data-t="debrief.help"></p>
    <ol class="handout-stops" data-part="stops"></ol>
    <div data-part="note"></div>
    <div data-part="problem" role="alert"></div>
    <div class="row">
      <button class="button main" type="submit" data-part="send" data-t="debrief.send"></button>
      <button class="button plain" type="button" data-part="cancel" data-t="handout.cancel"></button>
    </div>
  </form>`);

const stopMarkup = template(`
  <li><fieldset class="debrief-stop">
    <legend data-part="name"></legend>
    <div class="row">
      <div class="field"><label data-part="stateLabel" data-t="debrief.state"></label><select data-part="state"></select></div>
      <div class="field" data-part="arrivedBox"><label data-part="arrivedLabel" data-t="debrief.arrived"></label><input type="time" data-part="arrived"></div>
      <div class="field" data-part="leftBox"><label data-part="leftLabel" data-t="debrief.left"></label><input type="time" data-part="left"></div>
    </div>
    <p class="field-error" role="alert" data-part="error"></p>
  </fieldset></li>`);

let made = 0;

/**
 * @param {object} round  of `GET /api/rounds`
 * @param {?object} kept  what was told before
 * @param {object[]} visits  of the night
 * @param {{put: (id: string, body: object, version: ?number) => Promise<object>, onDone: () => void, onCancel: () => void}} hooks
 * @returns {HTMLElement}
 */
export function debriefForm(round, kept, visits, hooks) {
  const parts = markup();
  const key = `debrief-${++made}`;
  const rows = proposedDebrief(round, kept, visits).map(stopRow);
  parts.stops.append(...rows.map(({ root }) => root));
  const note = makeNoteField(parts.note, { label: t('debrief.note'), help: t('debrief.noteHelp'), maxLength: LONGEST_NOTE });
  note.value = kept?.note ?? '';
  parts.cancel.addEventListener('click', () => hooks.onCancel());
  parts.root.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  function stopRow(row, i) {
    const one = stopMarkup();
    one.name.textContent = t('handout.stop', { order: i + 1, name: row.stop.name, at: clock(row.stop.arrive) });
    for (const name of ['state', 'arrived', 'left']) {
      one[name].id = `${key}-${i}-${name}`;
      one[`${name}Label`].htmlFor = one[name].id;
      one[name].setAttribute('aria-describedby', `${key}-${i}-error`);
    }
    one.error.id = `${key}-${i}-error`;
    const options = [['', t('debrief.unknown')], ['VISITED', t('debrief.visited')], ...SKIPS.map((reason) => [reason, t('night.state.skipped', { reason: word('night.skip', reason) })])];
    for (const [value, words] of options) {
      const option = text('option', '', words);
      option.value = value;
      one.state.append(option);
    }
    one.state.value = row.state;
    if (row.arrived) one.arrived.value = clock(row.arrived);
    if (row.left) one.left.value = clock(row.left);
    const fit = () => {
      for (const box of [one.arrivedBox, one.leftBox]) box.hidden = one.state.value !== 'VISITED';
    };
    one.state.addEventListener('change', fit);
    fit();
    return { root: one.root, one, row };
  }

  function mark({ one }, words) {
    one.error.textContent = words;
    for (const input of [one.arrived, one.left]) input.setAttribute('aria-invalid', String(Boolean(words)));
  }

  async function send() {
    parts.problem.replaceChildren();
    const missing = rows.filter(({ one }) => one.state.value === 'VISITED' && !(one.arrived.value && one.left.value));
    for (const row of rows) mark(row, missing.includes(row) ? t('debrief.timesMissing') : '');
    if (missing.length) return missing[0].one[missing[0].one.arrived.value ? 'left' : 'arrived'].focus();
    if (note.hits().length) return note.focus();
    parts.send.disabled = true;
    try {
      const said = rows.map(({ one, row }) => ({ row, state: one.state.value, arrived: one.arrived.value, left: one.left.value }));
      await hooks.put(round.id, { stops: toldStops(said, round, areaZone()), note: note.value || null }, kept?.version ?? null);
      tell(t('debrief.done', { name: round.name }));
      hooks.onDone();
    } catch (problem) {
      parts.problem.replaceChildren(problemBox(problem));
    } finally {
      parts.send.disabled = false;
    }
  }

  return parts.root;
}
