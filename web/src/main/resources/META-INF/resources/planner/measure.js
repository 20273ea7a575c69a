/** Lengths and areas in the town's own metres, and where the pointer is in them. */
import { say, template } from '/shared/dom.js';
import { number, t } from '/shared/i18n.js';
import { areaOf, lengthOf } from '/shared/plane.js';
import { button } from './tool-frame.js';

const markup = template(`
  <div class="stack">
    <p class="small soft" data-part="help"></p>
    <div class="row" data-part="kinds"></div>
    <p class="figure number" data-part="figure" role="status"></p>
    <ol class="small number measures" data-part="sides"></ol>
    <div class="row" data-part="steps" hidden></div>
  </div>`);

/** @param {number} metres @returns {string} to the centimetre below 10 m, the decimetre below 1 km, the metre above */
export function lengthWords(metres) {
  if (metres < 1000) return t('measure.metres', { n: number(metres, metres < 10 ? 2 : 1) });
  return t('measure.kilometres', { n: number(metres / 1000, 3) });
}

/** @param {number} squareMetres */
export function areaWords(squareMetres) {
  const square = t('measure.squareMetres', { n: number(squareMetres, squareMetres < 100 ? 1 : 0) });
  return squareMetres < 1000 ? square : t('measure.withHectares', { square, n: number(squareMetres / 10_000, 2) });
}

/**
 * @param {{plane: {code: string, forward: Function}, sketch: object}} parts
 * @returns {import('./tool-frame.js').Tool}
 */
export function makeMeasure({ plane, sketch }) {
  let parts = null;
  let drawing = null;

  function start(kind) {
    drawing?.stop();
    sketch.keep(null);
    parts.help.textContent = t('measure.draw');
    parts.steps.hidden = false;
    show(kind, [], null);
    drawing = sketch.draw({
      kind,
      onChange: (corners, spot) => show(kind, corners, spot),
      onDone(corners) {
        drawing = null;
        parts.steps.hidden = true;
        show(kind, corners, null);
        sketch.keep(kind === 'line' ? { line: corners, kind: 'measure' } : { rings: [corners], kind: 'measure' });
        say(parts.figure.textContent);
      },
      onCancel: rest,
    });
  }

  function show(kind, corners, spot) {
    const metres = [...corners, ...(spot ? [spot.position] : [])].map(plane.forward);
    const ring = kind === 'polygon' && metres.length > 2;
    const sides = metres.slice(1).map((to, i) => lengthOf([metres[i], to]));
    if (ring) sides.push(lengthOf([metres.at(-1), metres[0]]));
    const around = sides.reduce((a, b) => a + b, 0);
    parts.figure.textContent = ring ? t('measure.area', { area: areaWords(areaOf(metres)), around: lengthWords(around) }) : metres.length > 1 ? lengthWords(around) : '';
    parts.sides.replaceChildren();
    for (const side of sides) parts.sides.append(Object.assign(document.createElement('li'), { textContent: lengthWords(side) }));
  }

  function rest() {
    drawing = null;
    parts.steps.hidden = true;
    parts.figure.textContent = '';
    parts.sides.replaceChildren();
    parts.help.textContent = t('measure.help', { crs: plane.code });
    sketch.keep(null);
  }

  return {
    name: 'measure',
    open(body) {
      parts = markup();
      parts.kinds.append(button(t('measure.line'), () => start('line')), button(t('measure.polygon'), () => start('polygon')));
      parts.steps.append(button(t('sketch.done'), () => drawing?.finish(), 'main'), button(t('sketch.back'), () => drawing?.takeBack()), button(t('sketch.cancel'), () => drawing?.cancel()));
      body.append(parts.root);
      rest();
    },
    close() {
      drawing?.stop();
      drawing = null;
      sketch.keep(null);
    },
  };
}

/** A line under the map that says where the pointer is. @returns {HTMLElement} */
export function makePointerLine({ plane, sketch }) {
  const line = Object.assign(document.createElement('p'), { className: 'pointer-at number no-print' });
  line.setAttribute('aria-hidden', 'true');
  sketch.onPointer((position) => {
    line.textContent = position ? coordinates(plane, position) : '';
  });
  return line;
}

/** @returns {string} `N 6 139 109  E 128 249 (EPSG:3008)` */
export function coordinates(plane, position) {
  const [east, north] = plane.forward(position);
  return t('measure.at', { north: number(north), east: number(east), crs: plane.code });
}
