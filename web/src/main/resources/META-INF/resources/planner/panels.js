/** Which boxes of the page are open stands in the address too, so that a link shows the same to a colleague. */

/**
 * @param {Iterable<HTMLDetailsElement>} boxes  each with its name in `data-panel`
 * @param {{recalled: (name: string) => string, remember: (changes: object) => void}} selection
 */
export function keepPanels(boxes, selection) {
  const all = [...boxes];
  const kept = selection.recalled('open');
  if (kept) for (const box of all) box.open = kept.split(',').includes(box.dataset.panel);
  const write = () => {
    const open = all.filter((box) => box.open).map((box) => box.dataset.panel);
    selection.remember({ open: open.join(',') || 'none' });
  };
  // a box that the page opens by itself is no wish: only what is clicked or typed is kept
  for (const box of all) box.querySelector('summary').addEventListener('click', () => setTimeout(write));
}
