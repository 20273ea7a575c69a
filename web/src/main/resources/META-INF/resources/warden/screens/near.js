/** Somebody else's report close by, of the same kind: asked about, never merged by itself. */
import { text } from '/shared/dom.js';
import { distance, t } from '/shared/i18n.js';
import { button } from './parts.js';

/** @returns {?object} the nearest one that has not been answered */
export function openNear(report) {
  return report.near?.[0] ?? null;
}

/** @returns {HTMLElement} the question with its two answers */
export function nearCard({ phone, screens }, report, near) {
  const box = text('div', 'near-card', '');
  const mine = Date.parse(report.draft.occurredAt);
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
    button(t('warden.near.no'), async () => {
      await phone.notSame(report.id);
      box.remove();
    }),
  );
  box.append(asks, answers);
  return box;
}
