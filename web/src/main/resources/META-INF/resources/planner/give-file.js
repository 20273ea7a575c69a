/** A file that was fetched, given to whoever asked: it is saved, and stays there as a link. */
import { say, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';

/** @returns {(place: HTMLElement, blob: Blob, name: string) => void} the file before is let go with the next one */
export function fileGiver() {
  let address = null;
  return (place, blob, name) => {
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(blob);
    const link = Object.assign(text('a', 'button', t('print.open', { name })), { href: address, download: name });
    place.replaceChildren(link);
    link.click();
    say(t('print.done', { name }));
  };
}
