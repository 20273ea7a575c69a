/** What is said of one area, and its corners: on the map, and as numbers for those who draw without a pointer. */
import { say, template, text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { areaOf, crossing } from '/shared/plane.js';
import { makeHistory } from '/shared/undo.js';
import { polygonOf, ringsOf } from './areas.js';
import { cornerTable } from './corner-table.js';
import { areaWords } from './measure.js';
import { button } from './tool-frame.js';

const markup = template(`
  <form class="stack area-form" novalidate>
    <div class="field"><label for="area-name" data-t="area.name"></label><input id="area-name" maxlength="120" autocomplete="off" data-part="name" aria-describedby="area-name-error"><p id="area-name-error" class="field-error" role="alert" data-part="nameError"></p></div>
    <div class="field" data-part="settingField" hidden><label for="area-setting" data-t="area.setting"></label><select id="area-setting" data-part="setting"></select></div>
    <div class="field" data-part="reasonField" hidden><label for="area-reason" data-t="area.reason"></label><textarea id="area-reason" rows="2" maxlength="500" data-part="reason" aria-describedby="area-reason-error"></textarea><p id="area-reason-error" class="field-error" role="alert" data-part="reasonError"></p></div>
    <fieldset class="two" data-part="doseField" hidden>
      <legend class="legend-text" data-t="area.dose"></legend>
      <div class="field"><label for="area-visits" data-t="area.visits"></label><input id="area-visits" type="number" min="0" max="50" inputmode="numeric" data-part="visits"></div>
      <div class="field"><label for="area-minutes" data-t="area.minutes"></label><input id="area-minutes" type="number" min="1" max="240" inputmode="numeric" data-part="minutes"></div>
    </fieldset>
    <div class="field" data-part="hazardsField" hidden><label for="area-hazards" data-t="area.hazards"></label><input id="area-hazards" maxlength="500" data-part="hazards"></div>
    <div class="field"><label for="area-note" data-t="area.note"></label><textarea id="area-note" rows="2" maxlength="500" data-part="note" aria-describedby="area-note-error"></textarea><p id="area-note-error" class="field-error" role="alert" data-part="noteError"></p></div>
    <div class="two">
      <div class="field"><label for="area-from" data-t="area.from"></label><input id="area-from" type="date" data-part="from" aria-describedby="area-from-error"><p id="area-from-error" class="field-error" role="alert" data-part="fromError"></p></div>
      <div class="field"><label for="area-to" data-t="area.to"></label><input id="area-to" type="date" data-part="to" aria-describedby="area-to-error"><p id="area-to-error" class="field-error" role="alert" data-part="toError"></p></div>
    </div>
    <section class="stack">
      <h3 data-t="area.shape"></h3>
      <p class="number" data-part="size" role="status"></p>
      <p class="field-error" role="alert" data-part="shapeError"></p>
      <div class="row" data-part="steps"></div>
      <details data-part="numbers"><summary data-t="area.numbers"></summary><div data-part="corners"></div></details>
    </section>
    <div data-part="problem" role="alert"></div>
    <div class="row"><button class="button main" type="submit" data-part="save" data-t="area.save"></button><span class="row" data-part="others"></span></div>
    <p class="small soft" data-part="who"></p>
  </form>`);

/** Which of the fields an area of a kind has beside name, note and dates. */
const FIELDS = { 'priority-places': ['reason', 'dose', 'hazards'], 'patrol-areas': [], zones: ['setting'] };
/** Where in the Feature a field lies, to find whose fault an answer of the server is. */
const POINTERS = { name: 'name', reason: 'reason', note: 'note', from: 'validFrom', to: 'validTo' };

/**
 * @param {{kind: string, feature: object, drawn: ?number[][][], plane: object, sketch: object, targets: () => object[]}} of
 * @param {{onSave: (feature: object, version: ?number) => Promise<void>, onDelete: ?(() => void), onCancel: () => void, onReload: () => void}} hooks
 */
export function makeAreaForm({ kind, feature, drawn, plane, sketch, targets }, { onSave, onDelete, onCancel, onReload }) {
  const parts = markup();
  const has = (field) => FIELDS[kind].includes(field);
  const inParts = feature.geometry?.type === 'MultiPolygon' && feature.geometry.coordinates.length > 1;
  const history = makeHistory(drawn ?? ringsOf(feature.geometry));
  const shape = inParts ? null : sketch.edit({ rings: history.now(), targets, onChange: changed, onPick: (corner) => (dropCorner.disabled = !corner), onCaught: (what) => (parts.size.textContent = what ? t('draw.caught', { what: t(`draw.catch.${what}`) }) : sizeWords()) });
  const table = cornerTable(parts.corners, plane, (rings) => {
    changed(rings);
    shape?.set(rings);
  });
  const undo = button(t('area.undo'), () => step('undo'));
  const redo = button(t('area.redo'), () => step('redo'));
  const dropCorner = button(t('area.dropCorner'), () => shape.removePicked() || say(t('area.threeLeast')));
  parts.root.addEventListener('submit', save);
  document.addEventListener('keydown', shortcut);
  fill();
  show();

  function fill() {
    const said = feature.properties;
    for (const field of ['setting', 'reason', 'dose', 'hazards']) parts[`${field}Field`].hidden = !has(field);
    for (const setting of ['PORT', 'TRAFFIC', 'PUBLIC_SPACE']) parts.setting.append(new Option(t(`setting.${setting}`), setting));
    parts.name.value = said.name ?? '';
    parts.note.value = said.note ?? '';
    parts.reason.value = said.reason ?? '';
    parts.hazards.value = said.hazards ?? '';
    parts.setting.value = said.setting ?? 'PORT';
    parts.visits.value = said.wantedDose?.visitsPerWeek ?? '';
    parts.minutes.value = said.wantedDose?.minutesPerVisit ?? '';
    parts.from.value = said.validFrom?.slice(0, 10) ?? '';
    parts.to.value = said.validTo?.slice(0, 10) ?? '';
    if (said.changedBy) parts.who.textContent = t('area.changedBy', { name: said.changedBy });
    parts.steps.hidden = parts.numbers.hidden = inParts;
    dropCorner.disabled = true;
    parts.steps.append(undo, redo, dropCorner);
    parts.others.append(button(t('area.cancel'), onCancel));
    if (onDelete) parts.others.append(button(t('area.delete'), onDelete, 'plain'));
  }

  function changed(rings) {
    history.set(rings);
    show();
  }
  function step(way) {
    history[way]();
    shape.set(history.now());
    show();
  }
  function shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches?.('input, textarea')) {
      if (['Delete', 'Backspace'].includes(event.key) && !event.target.matches?.('input, textarea, select')) shape?.removePicked();
      return;
    }
    const way = { z: event.shiftKey ? 'redo' : 'undo', Z: 'redo', y: 'redo' }[event.key];
    if (!way || !shape) return;
    event.preventDefault();
    step(way);
  }

  function sizeWords() {
    if (inParts) return t('area.inParts');
    const [outer, ...holes] = history.now().map((ring) => areaOf(ring.map(plane.forward)));
    return t('area.size', { area: areaWords(outer - holes.reduce((a, b) => a + b, 0)), n: history.now().flat().length });
  }
  function show() {
    undo.disabled = !history.canUndo();
    redo.disabled = !history.canRedo();
    parts.size.textContent = sizeWords();
    parts.shapeError.textContent = fault() ?? '';
    if (!inParts) table.show(history.now());
  }
  function fault() {
    for (const ring of inParts ? [] : history.now()) {
      const at = crossing(ring.map(plane.forward));
      if (at) return t('area.crosses', { north: number(at[1]), east: number(at[0]) });
    }
    return null;
  }

  function asFeature() {
    const said = feature.properties;
    const properties = { ...Object.fromEntries(['party', 'fromHotSpot'].filter((name) => said[name] !== undefined).map((name) => [name, said[name]])), name: parts.name.value.trim(), note: parts.note.value.trim() || null, validFrom: parts.from.value || null, validTo: parts.to.value || null };
    if (has('setting')) properties.setting = parts.setting.value;
    if (has('reason')) properties.reason = parts.reason.value.trim() || null;
    if (has('hazards')) properties.hazards = parts.hazards.value.trim() || null;
    if (has('dose') && parts.visits.value) properties.wantedDose = { ...said.wantedDose, visitsPerWeek: Number(parts.visits.value), minutesPerVisit: Number(parts.minutes.value) || 15 };
    for (const name of Object.keys(properties)) if (properties[name] === null) delete properties[name];
    return { type: 'Feature', geometry: inParts ? feature.geometry : polygonOf(history.now()), properties };
  }

  async function save(event) {
    event.preventDefault();
    parts.problem.replaceChildren();
    for (const field of Object.keys(POINTERS)) wrong(field, '');
    if (!parts.name.value.trim()) return wrong('name', t('area.nameMissing'), true);
    if (fault()) return parts.shapeError.scrollIntoView({ block: 'nearest' });
    parts.save.disabled = true;
    try {
      await onSave(asFeature(), feature.properties.version ?? null);
    } catch (problem) {
      tellProblem(problem);
    }
    parts.save.disabled = false;
    return undefined;
  }

  function wrong(field, words, focus = false) {
    parts[`${field}Error`].textContent = words;
    parts[field].setAttribute('aria-invalid', String(Boolean(words)));
    if (focus) parts[field].focus();
  }

  function tellProblem(problem) {
    let first = true;
    for (const { pointer, detail } of problem.errors ?? []) {
      const field = Object.keys(POINTERS).find((one) => pointer?.endsWith(`/${POINTERS[one]}`));
      if (field) wrong(field, detail, first);
      else if (pointer?.includes('geometry')) parts.shapeError.textContent = detail;
      else parts.problem.append(text('p', 'field-error', detail));
      first = false;
    }
    if (!first && ![409, 412].includes(problem.status)) return;
    const box = text('div', 'notice bad', '');
    box.append(text('p', '', problem.detail || problem.title || problem.message));
    if ([409, 412].includes(problem.status)) box.append(button(t('area.reload'), onReload));
    parts.problem.append(box);
  }

  return {
    root: parts.root,
    focus: () => parts.name.focus({ preventScroll: true }),
    leave() {
      shape?.stop();
      document.removeEventListener('keydown', shortcut);
    },
  };
}
