/** One report changed in two places: both side by side, and a person decides. Nothing is merged in silence. */
import { text } from '/shared/dom.js';
import { dateTime, nameOf, t, word } from '/shared/i18n.js';
import { makeFrame } from './frame.js';
import { busy, button, drawn, placeWords } from './parts.js';
import { sideBySide } from './report-draft.js';

const markup = drawn(`
  <div class="conflict">
    <p data-t="warden.conflict.help"></p>
    <p data-part="late"></p>
    <p><strong data-part="differ"></strong> <span data-part="status"></span></p>
    <table>
      <thead><tr><th scope="col" data-t="warden.conflict.field"></th><th scope="col" data-t="warden.conflict.mine"></th><th scope="col" data-t="warden.conflict.theirs"></th></tr></thead>
      <tbody data-part="fields"></tbody>
    </table>
  </div>`);

/** @param {object} report  one of phone.reports() in the state `conflict` */
export function makeConflict({ phone, screens }, report) {
  const frame = makeFrame(t('warden.conflict.title'), { screens });
  const parts = markup();
  frame.body.append(parts.root);
  const { properties = {}, geometry } = report.theirs ?? {};
  const mine = words(report.draft);
  const erased = properties.status === 'ERASED';
  const theirs = erased
    ? {}
    : words({
        category: properties.category,
        occurredAt: properties.occurredAt,
        kind: properties.positionKind,
        accuracyMetres: properties.positionAccuracy,
        place: properties.place,
        position: geometry?.coordinates,
        people: properties.people,
        note: properties.note,
      });
  const both = sideBySide(mine, theirs);
  parts.differ.textContent = erased ? t('warden.conflict.erased') : t('warden.conflict.n', { n: both.filter(({ differs }) => differs).length });
  if (!erased && properties.status && properties.status !== 'REPORTED') parts.status.textContent = t('warden.conflict.status', { status: word('obs.status', properties.status) });
  parts.fields.replaceChildren(...both.map(line));
  const late = !report.editable;
  const keepMine = late ? button(t('warden.asNew'), () => busy(keepMine, asNew), { kind: 'main tall' }) : button(t('warden.conflict.keepMine'), () => busy(keepMine, () => settle('mine')), { kind: 'main tall' });
  if (late && !erased) parts.late.textContent = t('warden.asNew.help');
  const keepTheirs = button(t('warden.conflict.keepTheirs'), () => busy(keepTheirs, () => settle('theirs')), { kind: 'tall' });
  const row = text('div', 'row', '');
  row.append(...(erased ? [keepTheirs] : [keepMine, keepTheirs]));
  frame.bottom.append(row);

  function words({ category, occurredAt, people, note, ...place }) {
    const known = phone.catalogue?.categories.find(({ code }) => code === category);
    return {
      category: known ? nameOf(known) : category,
      occurredAt: occurredAt ? dateTime(occurredAt) : '',
      place: place.kind ? placeWords(place, phone.places, true) : '',
      people: people ? word('people', people) : '',
      note: note ?? '',
    };
  }

  function line({ field, mine: ours, theirs: other, differs }) {
    const row = document.createElement('tr');
    if (differs) row.className = 'differs';
    const head = text('th', '', t(`warden.conflict.${field}`));
    head.scope = 'row';
    if (differs) head.append(text('span', 'tag', t('warden.conflict.differs')));
    for (const [cell, column] of [[text('td', '', ours || '–'), 'warden.conflict.mine'], [text('td', '', other || '–'), 'warden.conflict.theirs']]) {
      cell.dataset.column = t(column);
      row.append(cell);
    }
    row.prepend(head);
    return row;
  }

  async function asNew() {
    await phone.saveAsNew(report.id);
    await screens.back();
    screens.tell(t('warden.asNew.done'));
  }

  async function settle(which) {
    await phone.resolve(report.id, which);
    await screens.back();
    screens.tell(t(`warden.conflict.done.${which}`));
  }

  return { root: frame.root };
}
