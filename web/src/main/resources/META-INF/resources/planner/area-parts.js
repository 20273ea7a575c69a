/** The parts of an area that lie apart: one of them is worked on at a time. */
import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { areaOf } from '/shared/plane.js';
import { areaWords } from './measure.js';
import { button } from './tool-frame.js';

let made = 0;

/**
 * @param {HTMLElement} place
 * @param {{forward: Function}} plane
 * @param {{onChoose: (part: number) => void, onAdd: () => void, onDrop: () => void}} hooks
 * @returns {{show: (polygons: number[][][][], chosen: number) => void}}
 */
export function makeAreaParts(place, plane, { onChoose, onAdd, onDrop }) {
  const box = text('fieldset', 'area-parts stack', '');
  const choices = text('div', 'stack', '');
  const group = `area-part-${(made += 1)}`;
  const drop = button(t('area.dropPart'), onDrop);
  const steps = text('div', 'row', '');
  steps.append(button(t('area.addPart'), onAdd), drop);
  box.append(text('legend', 'legend-text', t('area.parts')), choices, steps);
  place.append(box);

  function choice(polygon, i, chosen) {
    const label = text('label', 'check', '');
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: group, value: String(i), checked: i === chosen });
    radio.addEventListener('change', () => onChoose(i));
    label.append(radio, text('span', '', partWords(polygon, i, plane)));
    return label;
  }

  return {
    show(polygons, chosen) {
      const held = choices.contains(document.activeElement);
      choices.hidden = polygons.length < 2;
      drop.hidden = polygons.length < 2;
      choices.replaceChildren(...polygons.map((polygon, i) => choice(polygon, i, chosen)));
      if (held) choices.querySelector(':checked')?.focus({ preventScroll: true });
    },
  };
}

/** @param {number[][][]} polygon  open rings, the outer one first @returns {number} square metres, without the holes */
export function sizeOf(polygon, plane) {
  const [outer, ...holes] = polygon.map((ring) => areaOf(ring.map(plane.forward)));
  return outer - holes.reduce((a, b) => a + b, 0);
}

function partWords(polygon, i, plane) {
  const holes = polygon.length - 1;
  const said = { part: i + 1, area: areaWords(sizeOf(polygon, plane)) };
  return holes ? t('area.partWithHoles', { ...said, n: holes }) : t('area.part', said);
}
