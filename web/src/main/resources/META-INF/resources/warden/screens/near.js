/** Somebody else's report close by, of the same kind: asked about, never merged by itself. */
import { text } from '/shared/dom.js';
import { distance, t } from '/shared/i18n.js';
import { button } from './parts.js';

const KEPT_AS = 'lagesbild.notSame';
const KEPT = 200;

/** @returns {?object} the nearest one that nobody has said no to */
export function openNear(report) {
  return (report.near ?? []).find(({ id }) => !refused().includes(`${report.id} ${id}`)) ?? null;
}

function refused() {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]');
  } catch {
    return [];
  }
}

/** @returns {HTMLElement} the question with its two answers */
export function nearCard({ phone, screens }, report, near) {
  const box = text('div', 'near-card', '');
  const mine = Date.parse(report.draft.occurredAt ?? report.savedAt);
  const key = Date.parse(near.occurredAt) <= mine ? 'warden.near.earlier' : 'warden.near.later';
  const asks = text('p', '', t(key, { metres: distance(near.distanceMetres), minutes: Math.round(Math.abs(near.minutesApart)) }));
  asks.setAttribute('role', 'status');
  const answers = text('div', 'row', '');
  answers.append(
    button(t('warden.near.yes'), async () => {
      await phone.sameAs(report.id, near.id);
      box.remove();
      screens.tell(t('warden.near.done'));
    }),
    button(t('warden.near.no'), () => {
      localStorage.setItem(KEPT_AS, JSON.stringify([`${report.id} ${near.id}`, ...refused()].slice(0, KEPT)));
      box.remove();
      screens.update();
    }),
  );
  box.append(asks, answers);
  return box;
}
