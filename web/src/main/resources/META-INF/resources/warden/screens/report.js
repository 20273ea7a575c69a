/** The report sheet: one event after another, each kept on the phone at once. */
import { areaZone, clock, nameOf, t } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';
import { fieldOf } from '/shared/report.js';
import { makeFrame } from './frame.js';
import { nearCard, openNear } from './near.js';
import { busy, choice, drawn, placeWords, problemWords } from './parts.js';
import { draftOf, emptyDraft, FIX_LIVES_MS, nextDraft, placeOf, timeOf } from './report-draft.js';
import { makePhotos } from './report-photos.js';
import { makeWhat } from './report-what.js';
import { makeWhen } from './report-when.js';
import { makeOffers, makeWhere } from './report-where.js';

const PEOPLE = ['NONE', 'ONE', 'FEW', 'GROUP', 'CROWD'];
const QUIET = 'OFF-LUGN';
const UNDO_MS = 60_000;
const POSITION_WAIT_MS = 10_000;
/** A report without photos, encrypted, with its place in the queue. */
const REPORT_BYTES = 20_000;

const bodyMarkup = drawn(`
  <form class="report warden-report" novalidate>
    <div class="calls">
      <div class="row">
        <a class="button danger" href="tel:112" data-symbol="call"><span data-t="warden.call112"></span></a>
        <a class="button" href="tel:11414" data-symbol="call"><span data-t="warden.call11414"></span></a>
      </div>
      <p class="small soft" data-t="report.notPolice"></p>
    </div>
    <div class="notice bad" role="alert" data-part="why" hidden></div>
    <div class="place-line">
      <p role="status" data-part="where"></p>
      <button class="button" type="button" data-part="changeWhere" data-symbol="pin"><span data-t="report.change"></span><span class="unseen" data-t="warden.where.change"></span></button>
      <p class="field-error" role="alert" data-part="whereError"></p>
      <div class="row" data-part="offers"></div>
    </div>
    <div data-part="what"></div>
    <p class="notice bad call-first" role="alert" data-part="callFirst" hidden></p>
    <div class="more" data-part="more" hidden>
      <div>
        <p class="legend-text" id="report-people-name" data-t="report.people"></p>
        <div data-part="people" aria-labelledby="report-people-name"></div>
      </div>
      <div data-part="when"></div>
      <div data-part="note"></div>
      <div data-part="photos"></div>
    </div>
  </form>`);

const bottomMarkup = drawn(`
  <div class="report-bottom">
    <div data-part="near" hidden></div>
    <div class="saved" data-part="saved" hidden><p role="status" data-part="savedWords"></p><button class="button plain" type="button" data-part="undo" data-t="warden.undo"></button></div>
    <p class="field-error" role="alert" data-part="error"></p>
    <button class="button main tall" type="button" data-part="save" data-symbol="check"><span data-part="saveWords"></span></button>
  </div>`);

/**
 * @param {object} app  `{phone, position, screens}`
 * @param {?object} report  one of phone.reports() to change, null for new ones
 */
export function makeReport(app, report = null) {
  const { phone, position, screens } = app;
  const frame = makeFrame(t(report ? 'warden.edit.title' : 'warden.report'), { screens });
  const body = bodyMarkup();
  const bottom = bottomMarkup();
  let draft = report ? draftOf(report, areaZone()) : emptyDraft();
  let last = null;

  const what = makeWhat(app, { onPick: pick, onQuiet: quiet });
  const when = makeWhen(app, (chosen) => (draft.when = chosen));
  // one tap takes the place and keeps the report that waits for it
  const offers = makeOffers(app, body.offers, (chosen) => {
    choosePlace(chosen);
    draft.once = true;
    busy(bottom.save, save);
  });
  const photos = makePhotos(app, { onChange: (kept) => (draft.photos = kept) });
  const people = choice(body.people, PEOPLE.map((value) => ({ value, words: value === 'CROWD' ? t('warden.people.CROWD') : t(`people.${value}`) })), (value) => (draft.people = value), true);
  const note = makeNoteField(body.note, { label: t('report.note'), help: t('report.noteHelp'), maxLength: 2000 });
  note.onChange(() => (draft.note = note.value));
  body.what.replaceWith(what.root);
  body.when.replaceWith(when.root);
  body.photos.replaceWith(photos.root);
  frame.body.append(body.root);
  frame.bottom.append(bottom.root);
  bottom.saveWords.textContent = t(report ? 'warden.edit.save' : 'warden.save');
  bottom.save.addEventListener('click', () => busy(bottom.save, save));
  body.root.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(bottom.save, save);
  });
  bottom.undo.addEventListener('click', undo);
  body.changeWhere.addEventListener('click', () => screens.open(makeWhere(app, draft.chosen, choosePlace)));
  show();
  if (report?.problem) showProblem(report.problem);

  // what is on the screen

  function show() {
    what.show(draft.category);
    when.show(draft.when);
    people.show(draft.people);
    note.value = draft.note;
    showMore();
    showWhere();
  }

  function showMore() {
    const category = what.category(draft.category);
    body.more.hidden = !category;
    body.callFirst.hidden = !category?.call112;
    body.callFirst.textContent = category?.call112 ? t('warden.callFirst') : '';
    photos.set(Boolean(category?.photo), draft.photos);
  }

  function showWhere() {
    const place = placeOf(draft.chosen, position.last, Date.now());
    const key = { denied: 'warden.where.denied', missing: 'warden.where.missing' }[position.state] ?? 'warden.where.locating';
    const words = place ? placeWords(place, phone.places, Boolean(report)) : t(key);
    if (body.where.textContent !== words) body.where.textContent = words;
    if (place && body.whereError.textContent === t('warden.where.needed')) body.whereError.textContent = '';
  }

  function choosePlace(chosen) {
    draft.chosen = chosen;
    draft.once = false;
    body.whereError.textContent = '';
    offers.clear();
    showWhere();
  }

  function pick(category) {
    draft.category = category?.code ?? null;
    showMore();
    bottom.error.textContent = '';
    if (!category) return;
    if (category.call112) body.callFirst.scrollIntoView({ block: 'nearest' });
    bottom.save.focus({ preventScroll: true });
  }

  /** "Lugnt" is kept with this one tap; where a report is being changed it is a category like the others. */
  function quiet() {
    what.show(QUIET);
    pick(what.category(QUIET));
    if (!report) busy(bottom.save, save);
  }

  // saving

  function clearErrors() {
    for (const place of [body.whereError, bottom.error]) place.textContent = '';
    what.error('');
    when.error('');
    note.error('');
  }

  async function save() {
    clearErrors();
    const category = what.category(draft.category);
    if (!category) return what.error(t('report.missing.category'));
    const time = timeOf(draft.when, phone.now(), areaZone());
    if (time.problem) return when.error(t(time.problem === 'future' ? 'report.future' : 'report.missing.time'));
    if (note.hits().length) return noteStops();
    const place = await placeNow(category);
    if (!place) {
      body.whereError.textContent = t('warden.where.needed');
      return offers.show() || body.changeWhere.focus();
    }
    const { kind, position: at, accuracyMetres, place: known } = place;
    const kept = { category: category.code, position: at, accuracyMetres, kind, ...(known && { place: known }), ...time, people: draft.people, note: draft.note, photos: draft.photos };
    try {
      if (report) await change(kept);
      else saved(await phone.saveReport(kept), category);
    } catch (problem) {
      notKept(problem);
    }
  }

  function noteStops() {
    note.error(t('warden.note.fix'));
    note.focus();
    body.note.scrollIntoView({ block: 'center' });
  }

  /** The place; an old one is asked for once more. Only "Lugnt" is content with an old one: one tap is all it gets. */
  async function placeNow(category) {
    const isFresh = () => position.last && Date.now() - position.last.at <= FIX_LIVES_MS;
    if (!draft.chosen && !isFresh()) {
      body.where.textContent = t('warden.where.waiting');
      await position.wait(POSITION_WAIT_MS);
      showWhere();
    }
    return draft.chosen || isFresh() || category.code === QUIET ? placeOf(draft.chosen, position.last, Date.now()) : null;
  }

  async function change(kept) {
    await phone.editReport(report.id, kept);
    await screens.back();
    screens.tell(t('warden.edit.saved'));
  }

  function saved(made, category) {
    last = { id: made.id, at: Date.now(), name: nameOf(category), sent: false };
    draft = nextDraft(draft);
    screens.hush();
    show();
    showSaved();
    scrollTo(0, 0);
    setTimeout(showSaved, UNDO_MS);
    frame.title.focus({ preventScroll: true });
  }

  function notKept(problem) {
    if (problem.name === 'PersonalData') noteStops();
    else if (problem.name === 'StorageFull') bottom.error.textContent = t('warden.full');
    else if (problem.name === 'NotAPhoto') bottom.error.textContent = t('warden.photo.notOne');
    else if (problem.code === 'shift-closed') bottom.error.textContent = t('warden.edit.closed');
    else {
      bottom.error.textContent = t('warden.notKept');
      reportError(problem);
    }
  }

  /** What the server said no to, at the fields it means. */
  function showProblem(problem) {
    body.why.hidden = false;
    body.why.textContent = `${t('warden.rejected.why')} ${problemWords(problem)}`;
    for (const { pointer, detail: words } of problem.errors ?? []) {
      const field = fieldOf(pointer);
      if (field === 'position') body.whereError.textContent = words;
      else if (field === 'when') when.error(words);
      else if (field === 'category') what.error(words);
      else if (field === 'note') note.error(words);
    }
  }

  // afterwards

  function showSaved() {
    bottom.saved.hidden = !last;
    if (!last) return;
    const now = phone.reports().find(({ id }) => id === last.id);
    const fresh = Date.now() - last.at < UNDO_MS;
    const key = { sent: 'warden.sentAt', rejected: 'warden.rejectedNow' }[now?.state] ?? 'warden.savedAt';
    const words = t(key, { at: clock(now?.sentAt ?? last.at), category: last.name });
    if (bottom.savedWords.textContent !== words) bottom.savedWords.textContent = words;
    bottom.undo.hidden = !fresh;
    showNear(now);
  }

  function showNear(now) {
    const near = now && openNear(now);
    bottom.near.hidden = !near;
    if (!near || bottom.near.dataset.id === near.id) return;
    bottom.near.dataset.id = near.id;
    bottom.near.replaceChildren(nearCard(app, now, near));
  }

  async function undo() {
    const { id } = last;
    last = null;
    bottom.near.hidden = true;
    await phone.undoReport(id);
    bottom.saved.hidden = false;
    bottom.undo.hidden = true;
    bottom.savedWords.textContent = t('warden.undone');
    frame.title.focus({ preventScroll: true });
  }

  return {
    root: frame.root,
    update: () => last && showSaved(),
    async shown() {
      position.addEventListener('change', showWhere);
      position.touch();
      showWhere();
      const { ok, warning } = await phone.canKeep(REPORT_BYTES);
      if (!ok) bottom.error.textContent = t('warden.full');
      else if (warning) bottom.error.textContent = t('warden.almostFull');
    },
    gone: () => position.removeEventListener('change', showWhere),
  };
}
