/** Shifts and visits that the server said no to: why, and once more. No form can mend them. */
import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { busy, button, problemWords, rows } from './parts.js';

/** @param {object} app */
export function makeRefused({ phone, screens }) {
  const root = text('ul', 'notices', '');

  function row({ kind, id, name, problem }) {
    const item = text('li', 'notice bad', '');
    const again = button(t('state.retry'), () => busy(again, () => retry(kind, id)));
    item.dataset.id = id;
    item.append(text('p', '', t(`warden.refused.${kind}`, { name: name ?? t('warden.place.here') })), text('p', '', problemWords(problem ?? {})), again);
    return item;
  }

  async function retry(kind, id) {
    await phone.tryAgain(kind, id);
    screens.tell(t('warden.refused.again'));
  }

  return {
    root,
    update() {
      rows(root, phone.outbox.refused, (one) => JSON.stringify(one), row);
      root.hidden = !root.children.length;
    },
  };
}
