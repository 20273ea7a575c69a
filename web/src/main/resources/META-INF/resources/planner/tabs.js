/**
 * Tabs as the keyboard expects them: arrows move, one of them is in the tab order.
 *
 * @param {HTMLElement} list  `role=tablist` with buttons that name their panel in `aria-controls`
 * @param {(name: string) => void} changed  id of the panel
 * @returns {{show: (name: string) => void, label: (name: string, words: string) => void, hide: (name: string) => void}}
 */
export function makeTabs(list, changed) {
  const tabs = () => [...list.querySelectorAll('[role=tab]:not([hidden])')];
  const panel = (tab) => document.getElementById(tab.getAttribute('aria-controls'));
  const select = (chosen) => {
    for (const tab of list.querySelectorAll('[role=tab]')) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panel(tab).hidden = tab !== chosen;
    }
  };
  const of = (name) => list.querySelector(`[aria-controls="${name}"]`);
  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (!tab) return;
    select(tab);
    changed(tab.getAttribute('aria-controls'));
  });
  list.addEventListener('keydown', (event) => {
    const all = tabs();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    next.click();
  });
  return {
    show: (name) => select(of(name) && !of(name).hidden ? of(name) : tabs()[0]),
    label: (name, words) => (of(name).textContent = words),
    hide: (name) => (of(name).hidden = true),
  };
}
