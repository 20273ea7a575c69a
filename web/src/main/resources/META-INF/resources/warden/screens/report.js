/** The report sheet: one event after another, each kept on the phone at once. */
import { areaZone, clock, nameOf, t } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';
import { fieldOf } from '/shared/report.js';
import { makeFrame } from './frame.js';
import { busy, choice, drawn, placeWords, problemWords } from './parts.js';
import { begunOf, draftOf, emptyDraft, FIX_LIVES_MS, isBegun, nextDraft, placeOf, restored, timeOf } from './report-draft.js';
import { makePhotos } from './report-photos.js';
import { makeSaved } from './report-saved.js';
import { makeWhat } from './report-what.js';
import { makeWhen } from './report-when.js';
import { makeOffers, makeWhere } from './report-where.js';

const PEOPLE = ['NONE', 'ONE', 'FEW', 'GROUP', 'CROWD'];
const QUIET = 'OFF-LUGN';
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
    <div class="notice row" data-part="begun" hidden><p role="status" data-part="begunWords"></p><button class="button" type="button" data-part="anew" data-t="warden.begun.anew"></button></div>
    <div class="place-line">
      <p role="status" data-part="where"></p>
      <button class="button" type="button" data-part="changeWhere" data-symbol="pin"><span data-t="warden.where.change"></span></button>
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
    <div data-part="saved"></div>
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
  const fresh = () => (report ? draftOf(report, areaZone()) : emptyDraft());
  let draft = fresh();
  const name = report?.id ?? 'new';
  const untouched = JSON.stringify(begunOf(draft));

  const what = makeWhat(app, { onPick: pick, onQuiet: quiet });
  // one tap takes the place and keeps the report that waits for it
  const offers = makeOffers(app, body.offers, (chosen) => {
    choosePlace(chosen);
    draft.once = true;
    busy(bottom.save, save);
  });
  const saved = makeSaved(app, { onUndone: () => frame.title.focus({ preventScroll: true }) });
  const when = makeWhen(app, (chosen) => changed({ when: chosen }));
  const photos = makePhotos(app, { onChange: (kept) => changed({ photos: kept }) });
  const people = choice(body.people, PEOPLE.map((value) => ({ value, words: value === 'CROWD' ? t('warden.people.CROWD') : t(`people.${value}`) })), (value) => changed({ people: value }), true);
  const note = makeNoteField(body.note, { label: t('report.note'), help: t('report.noteHelp'), maxLength: 2000 });
  note.onChange(() => changed({ note: note.value }));
  body.what.replaceWith(what.root);
  body.when.replaceWith(when.root);
  body.photos.replaceWith(photos.root);
  bottom.saved.replaceWith(saved.root);
  frame.body.append(body.root);
  frame.bottom.append(bottom.root);
  bottom.saveWords.textContent = t(report ? 'warden.edit.save' : 'warden.save');
  bottom.save.addEventListener('click', () => busy(bottom.save, save));
  body.root.addEventListener('submit', (event) => {
    event.preventDefault();
    if (draft.category) busy(bottom.save, save);
  });
  body.anew.addEventListener('click', beginAnew);
  body.changeWhere.addEventListener('click', () => screens.open(makeWhere(app, draft.chosen, choosePlace)));
  takeUp();
  show();
  if (report?.problem) showProblem(report.problem);

  // what was begun

  /** A report that was begun before the page went away. */
  function takeUp() {
    const kept = phone.begun(name);
    // what somebody else has changed since is not to be undone by it
    if (!kept || (kept.draft.version && report.version !== kept.draft.version)) return;
    const { version, ...words } = restored(kept, phone.now(), areaZone());
    draft = { ...fresh(), ...words };
    body.begun.hidden = false;
    body.begunWords.textContent = t('warden.begun', { at: clock(kept.at) });
  }

  function beginAnew() {
    draft = fresh();
    clearErrors();
    changed({});
    show();
    frame.title.focus({ preventScroll: true });
  }

  function changed(some) {
    draft = { ...draft, ...some };
    const begun = begunOf(draft);
    const is = report ? JSON.stringify(begun) !== untouched : isBegun(draft);
    if (is) saved.clear();
    else body.begun.hidden = true;
    phone.keepBegun(name, is ? { ...begun, version: report?.version } : null);
  }

  /** Photos of a report that is not saved live in the page alone. */
  function asksBeforeLeaving(event) {
    if (draft.photos.some((photo) => photo instanceof Blob)) event.preventDefault();
  }

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
    bottom.save.hidden = !category;
    body.callFirst.hidden = !category?.call112;
    body.callFirst.textContent = category?.call112 ? t('warden.callFirst') : '';
    photos.set(Boolean(category?.photo), draft.photos);
  }

  function showWhere() {
    const place = placeOf(draft.chosen, position.last, Date.now());
    const key = { denied: 'warden.where.denied', missing: 'warden.where.missing' }[position.state] ?? 'warden.where.locating';
    const words = place ? placeWords(place, phone.places, Boolean(report)) : t(key);
    if (body.where.textContent !== words) body.where.textContent = words;
    const complaints = [t('warden.where.needed'), ...(place?.minutesAgo ? [] : [t('warden.where.old')])];
    if (place && complaints.includes(body.whereError.textContent)) body.whereError.textContent = '';
  }

  function choosePlace(chosen) {
    changed({ chosen, once: false });
    body.whereError.textContent = '';
    offers.clear();
    showWhere();
  }

  function pick(category) {
    changed({ category: category?.code ?? null });
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
    if (!category) return stops(what, 'report.missing.category', body.root.querySelector('.what'));
    const time = timeOf(draft.when, phone.now(), areaZone());
    if (time.problem) return stops(when, time.problem === 'future' ? 'report.future' : 'report.missing.time', when.root);
    if (note.hits().length) return noteStops();
    const place = await placeNow(category);
    if (!place) return placeStops();
    const { kind, position: at, accuracyMetres, place: known } = place;
    const kept = { category: category.code, position: at, accuracyMetres, kind, ...(known && { place: known }), ...time, people: draft.people, note: draft.note, photos: draft.photos };
    try {
      if (report) await change(kept);
      else afterwards(await phone.saveReport(kept, name), category);
    } catch (problem) {
      notKept(problem);
    }
  }

  /** Says it in the bar where "saved" would stand, and at the field, which gets the focus and is seen. */
  function stops(field, key, seen) {
    saved.refused(t(key));
    field.error(t(key));
    seen.scrollIntoView({ block: 'center' });
  }

  function noteStops() {
    stops(note, 'warden.note.fix', frame.root.querySelector('.note-field'));
    note.focus();
  }

  function placeStops() {
    const words = t(position.last ? 'warden.where.old' : 'warden.where.needed');
    saved.refused(words);
    body.whereError.textContent = words;
    body.changeWhere.scrollIntoView({ block: 'center' });
    if (!offers.show()) body.changeWhere.focus({ preventScroll: true });
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

  function afterwards(made, category) {
    draft = nextDraft(draft);
    phone.keepBegun(name, null);
    body.begun.hidden = true;
    screens.hush();
    show();
    saved.saved(made, nameOf(category));
    scrollTo(0, 0);
    frame.title.focus({ preventScroll: true });
  }

  function notKept(problem) {
    const key = { StorageFull: 'warden.full', NotAPhoto: 'warden.photo.notOne' }[problem.name];
    if (problem.name === 'PersonalData') noteStops();
    else if (key) saved.refused(t(key));
    else if (problem.code === 'shift-closed') saved.refused(t('warden.edit.closed'));
    else {
      saved.refused(t('warden.notKept'));
      reportError(problem);
    }
  }

  /** What the server said no to, at the fields it means. */
  function showProblem(problem) {
    const category = what.category(draft.category);
    const about = `${category ? nameOf(category) : t('warden.problem.it')}, ${clock(report.draft.occurredAt)}`;
    body.why.hidden = false;
    body.why.textContent = `${t('warden.rejected.why')} ${problemWords(problem, about)}`;
    for (const { pointer, ...error } of problem.errors ?? []) {
      const words = problemWords({ errors: [error] }, about);
      const field = fieldOf(pointer);
      if (field === 'position') body.whereError.textContent = words;
      else if (field === 'when') when.error(words);
      else if (field === 'category') what.error(words);
      else if (field === 'note') note.error(words);
    }
  }

  return {
    root: frame.root,
    update: saved.update,
    async shown() {
      position.addEventListener('change', showWhere);
      addEventListener('beforeunload', asksBeforeLeaving);
      position.touch();
      showWhere();
      const { ok, warning } = await phone.canKeep(REPORT_BYTES);
      if (!ok) bottom.error.textContent = t('warden.full');
      else if (warning) bottom.error.textContent = t('warden.almostFull');
    },
    gone() {
      position.removeEventListener('change', showWhere);
      if (report) removeEventListener('beforeunload', asksBeforeLeaving);
    },
  };
}
