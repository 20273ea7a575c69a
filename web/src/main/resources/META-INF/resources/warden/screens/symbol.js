/** Plain line drawings for the warden's buttons. Each stands beside a word. */

const SVG = 'http://www.w3.org/2000/svg';

/** Paths in a box of 24 x 24. */
const DRAWN = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  add: 'M12 5v14M5 12h14',
  check: 'M5 13l4.5 4.5L19 7',
  warn: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.4v.1',
  call: 'M6.5 3.5l3 .8 1 4-2 1.7a12 12 0 0 0 5.5 5.5l1.7-2 4 1 .8 3c-1 2.5-3 3-5 2.5C9.500 18 6 14.500 4 8.500c-.5-2 0-4 2.500-5z',
  pin: 'M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11zM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.500l3.500 2',
  camera: 'M4 8h4l1.500-2.500h5L16 8h4v11H4zM12 16.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600z',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.1M4.500 12h.1M4.500 18h.1',
  route: 'M6 20.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM18 8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8.500 18H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.500',
  answer: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5',
  phone: 'M7 3h10v18H7zM11 18h2',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  send: 'M12 19V5M6 11l6-6 6 6',
  sent: 'M4 13l4 4 8-9M13 16l1.500 1L21 9',
};

/** @param {keyof DRAWN} name @returns {SVGElement} hidden from screen readers */
export function symbol(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'symbol');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', DRAWN[name]);
  svg.append(path);
  return svg;
}

/** Puts the drawings where the markup asks for them with `data-symbol`. */
export function draw(root) {
  for (const place of [root, ...root.querySelectorAll('[data-symbol]')]) if (place.dataset.symbol) place.prepend(symbol(place.dataset.symbol));
  return root;
}
