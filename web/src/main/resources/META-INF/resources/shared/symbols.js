/** One shape and one colour for each setting: circle, triangle, square. The same outlines on canvas and in the page. */

const SVG = 'http://www.w3.org/2000/svg';

/** Outline in a box of 2 x 2 around 0,0; y grows downwards. */
const OUTLINES = {
  PUBLIC_SPACE: null,
  TRAFFIC: [[0, -1.05], [1, 0.8], [-1, 0.8]],
  PORT: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
};

/**
 * Puts the outline on the canvas' path; the caller fills and strokes.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} setting  an unknown one is a circle
 */
export function trace(ctx, setting, x, y, radius) {
  ctx.beginPath();
  const outline = OUTLINES[setting];
  if (!outline) {
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  outline.forEach(([dx, dy], i) => (i ? ctx.lineTo(x + dx * radius, y + dy * radius) : ctx.moveTo(x + dx * radius, y + dy * radius)));
  ctx.closePath();
}

/**
 * @param {string} setting
 * @param {boolean} example  generated data is drawn hollow
 * @returns {SVGElement} hidden from screen readers: words stand beside it
 */
export function shape(setting, example = false) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `shape ${setting}${example ? ' hollow' : ''}`);
  svg.setAttribute('viewBox', '-1.3 -1.3 2.6 2.6');
  svg.setAttribute('aria-hidden', 'true');
  const outline = OUTLINES[setting];
  const drawn = document.createElementNS(SVG, outline ? 'polygon' : 'circle');
  if (outline) drawn.setAttribute('points', outline.join(' '));
  else drawn.setAttribute('r', '1');
  drawn.setAttribute('stroke-width', '0.35');
  svg.append(drawn);
  return svg;
}
