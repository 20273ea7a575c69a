/** My reports of the shift, as a list and on the map: where each one is on its way, and what can be done about it. */
import { text } from '/shared/dom.js';
import { clock, dateTime, nameOf, t, word } from '/shared/i18n.js';
import { empty } from '/shared/states.js';
import { makeConflict } from './conflict.js';
import { makeFrame } from './frame.js';
import { nearCard, openNear } from './near.js';
import { busy, button, drawn, placeWords, problemWords, rows } from './parts.js';
import { makeRefused } from './refused.js';
import { makeReport } from './report.js';
import { symbol } from './symbol.js';
import { wardenMap } from './strip.js';

const DRAWINGS = { saved: 'clock', sending: 'send', sent: 'sent', rejected: 'warn', conflict: 'warn', erased: 'close' };
const LOOKS = { saved: 'waits', sending: 'waits', rejected: 'wrong', conflict: 'wrong' };
const DAY_MS = 86_400_000;

const markup = drawn(`
  <div class="reports split">
    <div class="reports-map" data-part="map" data-t-aria-label="map.label"></div>
    <div class="reports-list">
      <div data-part="refused"></div>
      <p class="soft" data-part="words"></p>
      <ol class="report-rows" data-part="list"></ol>
      <div data-part="none"></div>
    </div>
  </div>`);

export function makeReports(app) {
  const { phone, screens } = app;
  const frame = makeFrame(t('warden.nav.reports'), { screens });
  const parts = markup();
  frame.body.append(parts.root);
  const refused = makeRefused(app);
  parts.refused.replaceWith(refused.root);
  frame.bottom.append(app.reportButton());
  const byCode = new Map((phone.catalogue?.categories ?? []).map((category) => [category.code, category]));
  let map;
  let marks;
  let drawnMarks = '';

  const name = (report) => (byCode.has(report.draft.category) ? nameOf(byCode.get(report.draft.category)) : report.draft.category);
  const at = ({ draft }) => draft.occurredAt;
  const about = (report) => `${name(report)}, ${clock(at(report))}`;

  /** Of this shift; and whatever is not sent or wrong, from whenever it is. */
  function mine() {
    const all = phone.reports();
    const ofShift = new Set(phone.reports({ shift: phone.shift?.id }).map(({ id }) => id));
    return all.filter((report) => ofShift.has(report.id) || report.state !== 'sent' || phone.now() - report.savedAt < DAY_MS / 2);
  }

  function stateWords(report) {
    const words = [t(`warden.state.${report.state}`, { at: clock(report.sentAt ?? report.savedAt) })];
    const photos = report.photos ?? [];
    const there = photos.filter(({ state }) => state === 'sent').length;
    if (photos.length) words.push(there === photos.length ? t('warden.photos.all', { n: photos.length }) : t('warden.photos.some', { n: photos.length, there }));
    if (report.correctedMs) words.push(t('warden.state.corrected'));
    return words.join(' ');
  }

  function row(report) {
    const item = text('li', `report-row ${report.state}`, '');
    item.dataset.id = report.id;
    const head = text('h2', '', '');
    head.append(text('span', 'row-number', report.number), text('span', '', name(report)));
    const facts = text('p', 'soft', [dateTime(at(report)), placeWords(report.draft, phone.places, true), report.draft.people && t('warden.reports.people', { people: word('people', report.draft.people) })].filter(Boolean).join(' · '));
    const state = text('p', 'report-state', '');
    state.append(symbol(DRAWINGS[report.state] ?? 'clock'), text('span', '', stateWords(report)));
    item.append(head, facts);
    if (report.draft.note) item.append(text('p', 'row-note', report.draft.note));
    item.append(state);
    if (report.problem) item.append(text('p', 'notice bad', problemWords(report.problem, about(report))));
    const near = report.state === 'sent' && openNear(report);
    if (near) item.append(nearCard(app, report, near));
    const acts = actions(report);
    if (acts.length) {
      const line = text('div', 'row', '');
      line.append(...acts);
      item.append(line);
    }
    return item;
  }

  /** One report that cannot be shown must not hide the others. */
  function safeRow(report) {
    try {
      return row(report);
    } catch (cause) {
      reportError(cause);
      const item = text('li', `report-row ${report.state}`, '');
      item.dataset.id = report.id;
      const head = text('h2', '', '');
      head.append(text('span', 'row-number', report.number), text('span', '', t('warden.reports.unreadable')));
      item.append(head, text('p', 'soft', t('warden.reports.unreadableHelp')));
      return item;
    }
  }

  function actions(report) {
    const act = (key, run, kind = '') => {
      const made = button(t(key), () => busy(made, async () => run()), { kind });
      made.append(text('span', 'unseen', `${name(report)} ${clock(at(report))}`));
      made.dataset.act = key;
      return made;
    };
    if (report.state === 'erased' || report.state === 'sending') return [];
    if (report.state === 'conflict') return [act('warden.conflict.open', () => screens.open(makeConflict(app, report)), 'main')];
    if (report.state === 'rejected' && report.problem?.code === 'shift-closed') return [act('warden.asNew', () => asNew(report), 'main'), act('warden.asNew.copy', () => copy(report))];
    if (report.state === 'rejected') return [act('warden.mend', () => screens.open(makeReport(app, report)), 'main'), act('warden.remove', () => remove(report))];
    if (!report.editable) return [];
    return [act('warden.edit', () => screens.open(makeReport(app, report))), act('warden.remove', () => remove(report))];
  }

  async function asNew(report) {
    await phone.saveAsNew(report.id);
    screens.tell(t('warden.asNew.done'));
  }

  async function copy({ draft }) {
    await navigator.clipboard.writeText(draft.note ?? '');
    screens.tell(t('warden.asNew.copied'));
  }

  /** Erasing asks: what was sent cannot be brought back. */
  async function remove(report) {
    const parts = removeMarkup();
    parts.what.textContent = t(report.state === 'sent' ? 'warden.remove.sent' : 'warden.remove.unsent', { category: name(report), at: clock(at(report)) });
    if ((await screens.ask(parts.root)) !== 'yes') return;
    await phone.undoReport(report.id);
    screens.tell(t('warden.undone'));
    frame.title.focus({ preventScroll: true });
  }

  function update() {
    refused.update();
    const all = mine().map((report, i) => ({ ...report, number: String(i + 1) }));
    rows(parts.list, all, (one) => JSON.stringify([one.id, one.number, one.state, one.version, one.draft, one.problem, one.sentAt, one.photos, openNear(one)?.id]), safeRow);
    parts.words.textContent = all.length ? t('warden.reports.n', { n: all.length }) : '';
    if (!all.length && !parts.none.firstChild) parts.none.append(empty(t('warden.reports.none'), t('warden.reports.noneHelp')));
    if (all.length) parts.none.replaceChildren();
    const placed = all.filter(({ draft, state }) => draft.position && state !== 'erased');
    parts.map.hidden = !placed.length;
    if (!map || !placed.length) return;
    const signs = JSON.stringify(placed.map(({ id, state, draft }) => [id, state, draft.position]));
    if (signs === drawnMarks) return;
    drawnMarks = signs;
    marks.set(placed.map((report) => ({ id: report.id, position: report.draft.position, label: report.number, words: `${report.number}. ${name(report)}`, kind: LOOKS[report.state] ?? '' })));
  }

  return {
    root: frame.root,
    update,
    shown() {
      if (!map && phone.area) {
        parts.map.hidden = false;
        map = wardenMap(app, parts.map);
        marks = map.marks({ onMark: (id) => parts.list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' }) });
      }
      update();
    },
    gone: () => map?.remove(),
  };
}

const removeMarkup = drawn(`
  <dialog class="ask" aria-labelledby="remove-title">
    <form method="dialog">
      <h2 id="remove-title" data-t="warden.remove.title"></h2>
      <p data-part="what"></p>
      <div class="row"><button class="button danger" value="yes" data-t="warden.remove.yes"></button><button class="button" value="no" autofocus data-t="warden.keep"></button></div>
    </form>
  </dialog>`);
