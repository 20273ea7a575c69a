/** The areas of a kind as a list, with what is wanted there; and the drawings that are not saved yet. */
import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { rowsOf, rowWords } from './dose-windows.js';
import { areaWords } from './measure.js';
import { button } from './tool-frame.js';

/** @param {?{visitsPerWeek: number, minutesPerVisit: number, windows?: object[]}} dose @returns {string} empty where none is wanted */
export function doseWords(dose) {
  if (!dose?.visitsPerWeek) return '';
  const visits = t('dose.perWeek', { n: dose.visitsPerWeek, minutes: dose.minutesPerVisit });
  return [visits, ...rowsOf(dose.windows ?? []).map(rowWords)].join('; ');
}

/**
 * @param {object[]} features @param {{size: (feature: object) => number, hasDraft: (id: string) => boolean, onOpen: (feature: object) => void}} hooks
 *     `size`: square metres
 */
export function areaList(features, { size, hasDraft, onOpen }) {
  const rows = text('ul', 'area-list', '');
  for (const feature of features) {
    const { name, wantedDose } = feature.properties;
    const row = text('li', '', '');
    const open = button('', () => onOpen(feature), 'plain');
    open.append(text('span', 'name', name), text('span', 'small soft number', areaWords(size(feature))));
    if (hasDraft(feature.id)) open.append(text('span', 'tag', t('draft.tag')));
    const dose = doseWords(wantedDose);
    if (dose) open.append(text('span', 'dose small', dose));
    row.append(open);
    rows.append(row);
  }
  return rows;
}

/** @param {import('./draft-areas.js').Draft[]} drafts @param {{onGoOn: (draft: object) => void, onDrop: (draft: object) => void}} hooks */
export function draftNotices(drafts, { onGoOn, onDrop }) {
  return drafts.map((draft) => {
    const box = text('div', 'notice stack draft', '');
    const row = text('div', 'row', '');
    row.append(button(t('draft.goOn'), () => onGoOn(draft), 'main'), button(t('draft.drop'), () => onDrop(draft)));
    box.append(text('p', '', t('draft.one', { name: draftName(draft) })), row);
    return box;
  });
}

/** @returns {string} what it is called, or what it is */
export function draftName({ kind, feature }) {
  return feature.properties.name || t(`draft.of.${kind}`);
}
