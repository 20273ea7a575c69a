/** Hours and time line under the map: folded on a phone until somebody opens them, open where there is room until somebody wants more map. */

/**
 * @param {HTMLDetailsElement} box
 * @param {{recalled: (name: string) => string, remember: (changes: object) => void}} selection  `charts=0` in the address: folded where there is room
 */
export function foldCharts(box, selection) {
  const room = matchMedia('(min-width: 56.01rem)');
  const show = () => (box.open = room.matches && selection.recalled('charts') !== '0');
  room.addEventListener('change', show);
  show();
  // what the page opens by itself, as for paper, is no wish
  box.querySelector('summary').addEventListener('click', () => setTimeout(() => room.matches && selection.remember({ charts: box.open ? '' : '0' })));
}
