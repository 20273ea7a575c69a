/** What is said of one area, and its corners: on the map, and as numbers for those who draw without a pointer. */
import { say, template, text } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { crossing } from '/shared/plane.js';
import { makeHistory } from '/shared/undo.js';
import { makeAreaParts, sizeOf } from './area-parts.js';
import { geometryOf, partsOf } from './areas.js';
import { cornerTable } from './corner-table.js';
import { makeDoseHours } from './dose-hours.js';
import { makeFaults } from './form-faults.js';
import { areaWords } from './measure.js';
import { button } from './tool-frame.js';
import { whyHere } from './why-here.js';

const markup = template(`
  <form class="stack area-form" novalidate>
    <div class="field"><label for="area-name" data-t="area.name"></label><input id="area-name" maxlength="120" autocomplete="off" data-part="name" aria-describedby="area-name-error"><p id="area-name-error" class="field-error" role="alert" data-part="nameError"></p></div>
    <div class="field" data-part="settingField" hidden><label for="area-setting" data-t="area.setting"></label><select id="area-setting" data-part="setting"></select></div>
    <div class="field" data-part="reasonField" hidden><label for="area-reason" data-t="area.reason"></label><textarea id="area-reason" rows="2" maxlength="500" data-part="reason" aria-describedby="area-reason-error"></textarea><p id="area-reason-error" class="field-error" role="alert" data-part="reasonError"></p></div>
    <div class="field" data-part="partyField" hidden><label for="area-party" data-t="area.party"></label><select id="area-party" data-part="party"></select></div>
    <fieldset class="two" data-part="doseField" hidden>
      <legend class="legend-text" data-t="area.dose"></legend>
      <div class="field"><label for="area-visits" data-t="area.visits"></label><input id="area-visits" type="number" min="0" max="50" inputmode="numeric" data-part="visits" aria-describedby="area-visits-error"><p id="area-visits-error" class="field-error" role="alert" data-part="visitsError"></p></div>
      <div class="field"><label for="area-minutes" data-t="area.minutes"></label><input id="area-minutes" type="number" min="1" max="240" inputmode="numeric" data-part="minutes"></div>
      <p class="small soft whole" data-t="doses.usual"></p>
      <div class="dose-hours stack" data-part="hours"></div>
    </fieldset>
    <div class="field" data-part="hazardsField" hidden><label for="area-hazards" data-t="area.hazards"></label><input id="area-hazards" maxlength="500" data-part="hazards"></div>
    <div class="field" data-part="measuresField" hidden><label for="area-measures" data-t="area.measures"></label><textarea id="area-measures" rows="2" maxlength="500" data-part="measures" aria-describedby="area-measures-error"></textarea><p id="area-measures-error" class="field-error" role="alert" data-part="measuresError"></p></div>
    <div class="field" data-part="handOffsField" hidden><label for="area-hand-offs" data-t="area.handOffs"></label><textarea id="area-hand-offs" rows="2" maxlength="500" data-part="handOffs" aria-describedby="area-hand-offs-error"></textarea><p id="area-hand-offs-error" class="field-error" role="alert" data-part="handOffsError"></p></div>
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
      <div data-part="partsBox"></div>
      <div class="row" data-part="drawing" hidden></div>
      <details data-part="numbers"><summary data-t="area.numbers"></summary><div data-part="corners"></div></details>
    </section>
    <div data-part="why"></div>
    <p class="small soft" data-part="who"></p>
    <div class="form-foot stack">
      <div data-part="faults"></div>
      <div data-part="problem" role="alert"></div>
      <div class="row"><button class="button main" type="submit" data-part="save" data-t="area.save"></button><span class="row" data-part="others"></span></div>
    </div>
  </form>`);

/** Which of the fields an area of a kind has beside name, note and dates. */
const FIELDS = { 'priority-places': ['reason', 'party', 'dose', 'hazards', 'measures', 'handOffs'], 'patrol-areas': [], zones: ['setting'] };
/** Where in the Feature a field lies, to find whose fault an answer of the server is. */
const POINTERS = { name: 'name', visits: 'visitsPerWeek', reason: 'reason', measures: 'measures', handOffs: 'handOffs', note: 'note', from: 'validFrom', to: 'validTo' };

/**
 * @param {{kind: string, feature: object, drawn: ?number[][][], plane: object, sketch: object, targets: () => object[]}} of
 *     `drawn`: rings of a new one
 * @param {{onSave: (feature: object, version: ?number) => Promise<void>, onDelete: ?(() => void), onCancel: () => void,
 *     onReload: () => void, newest: () => Promise<?number>, onDraft?: (feature: object) => void}} hooks  `newest`: the version that the server
 *     has now; `onDraft`: what stands there after each change, to be given back as `feature`
 */
export function makeAreaForm({ kind, feature, drawn, plane, sketch, targets }, { onSave, onDelete, onCancel, onReload, newest, onDraft = () => {} }) {
  const parts = markup();
  const has = (field) => FIELDS[kind].includes(field);
  const history = makeHistory(drawn ? [drawn] : partsOf(feature.geometry));
  let chosen = 0;
  let shape = reshape();
  let drawing = null;
  const table = cornerTable(parts.corners, plane, (rings) => {
    changed(rings);
    shape?.set(rings);
  });
  const pieces = makeAreaParts(parts.partsBox, plane, { onChoose: choose, onAdd: addPart, onDrop: dropPart });
  const faults = makeFaults(parts.faults);
  const hours = makeDoseHours(parts.hours, feature.properties.wantedDose?.windows ?? []);
  const undo = button(t('area.undo'), () => step('undo'));
  const redo = button(t('area.redo'), () => step('redo'));
  const dropCorner = button(t('area.dropCorner'), () => shape?.removePicked() || say(t('area.threeLeast')));
  const drafted = () => onDraft(draft());
  // only what the server has can be followed up
  if (kind === 'priority-places' && feature.properties.version) parts.others.append(Object.assign(text('a', 'button plain', t('follow.open')), { href: `/map/follow-up?place=${encodeURIComponent(feature.id)}` }));
  if (kind === 'priority-places' && feature.geometry) parts.why.append(whyHere(feature.geometry, { folded: true }));
  parts.root.addEventListener('submit', save);
  parts.root.addEventListener('input', drafted);
  // rows of hours come and go by their buttons
  parts.hours.addEventListener('click', drafted);
  document.addEventListener('keydown', shortcut);
  fill();
  show();

  function fill() {
    const said = feature.properties;
    for (const field of ['setting', 'reason', 'party', 'dose', 'hazards', 'measures', 'handOffs']) parts[`${field}Field`].hidden = !has(field);
    for (const setting of ['PORT', 'TRAFFIC', 'PUBLIC_SPACE']) parts.setting.append(new Option(t(`setting.${setting}`), setting));
    parts.name.value = said.name ?? '';
    parts.note.value = said.note ?? '';
    parts.reason.value = said.reason ?? '';
    parts.hazards.value = said.hazards ?? '';
    parts.measures.value = said.measures ?? '';
    parts.handOffs.value = said.handOffs ?? '';
    for (const party of ['BOTH', 'WARDENS', 'POLICE']) parts.party.append(new Option(t(`doses.party.${party}`), party));
    parts.party.value = said.party ?? 'BOTH';
    parts.setting.value = said.setting ?? 'PORT';
    parts.visits.value = said.wantedDose?.visitsPerWeek ?? '';
    parts.minutes.value = said.wantedDose?.minutesPerVisit ?? '';
    parts.from.value = said.validFrom?.slice(0, 10) ?? '';
    parts.to.value = said.validTo?.slice(0, 10) ?? '';
    if (said.changedBy) parts.who.textContent = t('area.changedBy', { name: said.changedBy });
    dropCorner.disabled = true;
    parts.steps.append(undo, redo, dropCorner);
    parts.drawing.append(button(t('sketch.done'), () => drawing?.finish(), 'main'), button(t('sketch.back'), () => drawing?.takeBack()), button(t('sketch.cancel'), () => drawing?.cancel()));
    parts.others.append(button(t('area.cancel'), onCancel));
    if (onDelete) parts.others.append(button(t('area.delete'), onDelete, 'plain'));
  }

  /** Handles at the corners of the part that is chosen; the others are seen, and stay as they are. */
  function reshape() {
    return sketch.edit({ rings: history.now()[chosen], targets, onChange: changed, onPick: (corner) => (dropCorner.disabled = !corner), onCaught: (what) => (parts.size.textContent = what ? t('draw.caught', { what: t(`draw.catch.${what}`) }) : sizeWords()) });
  }
  function changed(rings) {
    history.set(history.now().with(chosen, rings));
    show();
    drafted();
  }
  function step(way) {
    history[way]();
    choose(Math.min(chosen, history.now().length - 1));
    drafted();
  }
  function choose(part) {
    chosen = part;
    shape?.set(history.now()[chosen]);
    show();
  }
  function addPart() {
    shape?.stop();
    shape = null;
    working(true);
    const back = () => {
      drawing = null;
      working(false);
      shape = reshape();
      show();
    };
    drawing = sketch.draw({
      kind: 'polygon',
      targets,
      onDone(ring) {
        history.set([...history.now(), [ring]]);
        chosen = history.now().length - 1;
        back();
        drafted();
        say(t('area.partAdded', { n: chosen + 1 }));
      },
      onCancel: back,
    });
  }
  /** While a part is being drawn there is nothing else to be done with the shape. */
  function working(on) {
    parts.drawing.hidden = !on;
    parts.steps.hidden = parts.numbers.hidden = parts.partsBox.hidden = parts.save.disabled = on;
    if (on) parts.size.textContent = t('draw.corners');
  }
  function dropPart() {
    history.set(history.now().toSpliced(chosen, 1));
    choose(0);
    drafted();
    say(t('area.partDropped', { n: history.now().length }));
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
    const all = history.now();
    const area = areaWords(all.reduce((sum, part) => sum + sizeOf(part, plane), 0));
    const corners = all[chosen].flat().length;
    return all.length > 1 ? t('area.sizeOfParts', { area, n: all.length, corners }) : t('area.size', { area, n: corners });
  }
  function show() {
    undo.disabled = !history.canUndo();
    redo.disabled = !history.canRedo();
    parts.size.textContent = sizeWords();
    parts.shapeError.textContent = crossed() ?? '';
    table.show(history.now()[chosen]);
    pieces.show(history.now(), chosen);
    sketch.keep({ polygons: history.now().toSpliced(chosen, 1), kind: 'part' });
  }
  function crossed() {
    for (const ring of history.now().flat()) {
      const at = crossing(ring.map(plane.forward));
      if (at) return t('area.crosses', { north: number(at[1]), east: number(at[0]) });
    }
    return null;
  }

  function asFeature() {
    const said = feature.properties;
    const properties = { ...Object.fromEntries(['fromHotSpot'].filter((name) => said[name] !== undefined).map((name) => [name, said[name]])), name: parts.name.value.trim(), note: parts.note.value.trim() || null, validFrom: parts.from.value || null, validTo: parts.to.value || null };
    if (has('setting')) properties.setting = parts.setting.value;
    if (has('reason')) properties.reason = parts.reason.value.trim() || null;
    if (has('party') && (said.party || parts.party.value !== 'BOTH')) properties.party = parts.party.value;
    for (const field of ['measures', 'handOffs']) if (has(field)) properties[field] = parts[field].value.trim() || null;
    if (has('hazards')) properties.hazards = parts.hazards.value.trim() || null;
    if (has('dose') && parts.visits.value) properties.wantedDose = { visitsPerWeek: Number(parts.visits.value), minutesPerVisit: Number(parts.minutes.value) || 15, ...(hours.windows().length && { windows: hours.windows() }) };
    for (const name of Object.keys(properties)) if (properties[name] === null) delete properties[name];
    return { type: 'Feature', geometry: geometryOf(history.now()), properties };
  }

  /** As it stands, what could not be saved like this as well. */
  function draft() {
    const { version, changedBy } = feature.properties;
    const made = asFeature();
    const wantedDose = has('dose') ? { visitsPerWeek: parts.visits.value, minutesPerVisit: parts.minutes.value, windows: hours.windows() } : undefined;
    return { ...made, id: feature.id, properties: { ...made.properties, wantedDose, version, changedBy } };
  }

  async function save(event) {
    event.preventDefault();
    parts.problem.replaceChildren();
    if (!faults.show(ownFaults())) await send(async () => feature.properties.version ?? null);
  }

  /** What can be told without asking the server, in the order of the form. */
  function ownFaults() {
    const noName = !parts.name.value.trim() && wrong('name', t('area.nameMissing'));
    const rows = has('dose') ? hours.faults() : [];
    const noVisits = has('dose') && !parts.visits.value && hours.windows().length > 0 && wrong('visits', t('dose.visitsMissing'));
    const words = crossed();
    return [noName, noVisits, ...rows, words && { field: parts.numbers.firstElementChild, words }].filter(Boolean);
  }

  /** @param {() => Promise<?number>} version  that is replaced */
  async function send(version) {
    parts.problem.replaceChildren();
    parts.save.disabled = true;
    try {
      await onSave(asFeature(), await version());
    } catch (problem) {
      tellProblem(problem);
    }
    parts.save.disabled = false;
  }

  /** @returns {import('./form-faults.js').Fault} */
  const wrong = (field, words) => ({ field: parts[field], words, place: parts[`${field}Error`] });

  function tellProblem(problem) {
    const told = (problem.errors ?? []).map(({ pointer, detail }) => {
      const field = Object.keys(POINTERS).find((one) => pointer?.endsWith(`/${POINTERS[one]}`));
      if (field) return wrong(field, detail);
      return pointer?.includes('geometry') ? { field: parts.numbers.firstElementChild, words: detail, place: parts.shapeError } : { field: parts.save, words: detail };
    });
    if (faults.show(told) && ![409, 412].includes(problem.status)) return;
    const box = text('div', 'notice bad', '');
    box.append(text('p', '', problem.code === 'other-content' ? t('area.otherVersion') : problem.detail || problem.title || problem.message));
    if ([409, 412].includes(problem.status)) {
      const choice = text('div', 'row', '');
      choice.append(button(t('area.reload'), onReload), button(t('area.keepMine'), () => send(newest)));
      box.append(text('p', '', t('area.conflict')), choice);
    }
    parts.problem.append(box);
    box.scrollIntoView({ block: 'nearest' });
  }

  return {
    root: parts.root,
    focus: () => parts.name.focus({ preventScroll: true }),
    leave() {
      drawing?.stop();
      shape?.stop();
      sketch.keep(null);
      document.removeEventListener('keydown', shortcut);
    },
  };
}
