/** What my earlier reports led to. */
import { text } from '/shared/dom.js';
import { date, dateTime, nameOf, t } from '/shared/i18n.js';
import { empty } from '/shared/states.js';
import { makeFrame } from './frame.js';
import { placeWords, rows } from './parts.js';

const keptAs = (phone) => `lagesbild.feedbackSeen.${phone.user?.id ?? phone.user?.name ?? ''}`;
const sign = ({ id, status, decidedAt }) => [id, status, decidedAt].join(' ');

function seen(phone) {
  try {
    return new Set(JSON.parse(localStorage.getItem(keptAs(phone)) ?? '[]'));
  } catch {
    return new Set();
  }
}

/** @returns {object[]} what has come since the list was last looked at */
export function unseen(phone) {
  const before = seen(phone);
  return (phone.feedback ?? []).filter((one) => !before.has(sign(one)));
}

export function makeFeedback({ phone, screens }) {
  const frame = makeFrame(t('warden.feedback.title'), { screens });
  const list = text('ol', 'feedback', '');
  const none = document.createElement('div');
  frame.body.append(text('p', 'soft', t('warden.feedback.lead')), list, none);
  const fresh = new Set(unseen(phone).map(sign));
  const byCode = new Map((phone.catalogue?.categories ?? []).map((category) => [category.code, category]));

  /** As long as the report lies on the phone; the answer itself carries no position. */
  function where({ id }) {
    const own = phone.reports().find((report) => report.id === id);
    return own?.draft.kind ? placeWords(own.draft, phone.places, true) : '';
  }

  function row(one) {
    const item = text('li', 'card', '');
    const name = byCode.has(one.category) ? nameOf(byCode.get(one.category)) : one.category;
    const head = text('h2', '', '');
    head.append(text('span', '', name));
    if (fresh.has(sign(one))) head.append(text('span', 'tag new', t('warden.feedback.new')));
    item.append(head, text('p', 'soft', [t('warden.feedback.when', { at: dateTime(one.occurredAt), decided: date(one.decidedAt) }), where(one)].filter(Boolean).join(' · ')));
    item.append(text('p', '', [t(`warden.feedback.${one.status}`, { to: one.to ?? '' }), one.decision].filter(Boolean).join(' ')));
    return item;
  }

  function update() {
    const all = phone.feedback ?? [];
    rows(list, all, sign, row);
    none.replaceChildren(...(all.length ? [] : [empty(t('warden.feedback.none'), t('warden.feedback.noneHelp'))]));
    localStorage.setItem(keptAs(phone), JSON.stringify(all.map(sign)));
  }
  return { root: frame.root, update };
}
