/** Which of a service's layers are shown, in which style and as what kind of picture. */
import { template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';

const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];

const markup = template(`
  <div class="stack">
    <fieldset><legend class="legend-text" data-t="outside.layers"></legend>
      <p class="small soft" data-part="none" data-t="outside.layersNone"></p>
      <div class="scroll-box" data-part="rows"></div>
      <p class="field-error" role="alert" data-part="error"></p>
    </fieldset>
    <div class="two">
      <div class="field"><label for="out-style" data-t="outside.style"></label><select id="out-style" data-part="style"></select></div>
      <div class="field"><label for="out-format" data-t="outside.format"></label><select id="out-format" data-part="format"></select></div>
    </div>
  </div>`);

/** @param {{names: string[], style: string, format: string}} first  what is stored; known by name alone until the service was tried */
export function makeLayerChoice(first) {
  const parts = markup();
  let offers = first.names.map((name) => ({ name, title: name, styles: first.style ? [{ name: first.style, title: first.style }] : [], formats: [] }));
  let names = [...first.names];
  let formats = first.format ? [first.format] : [];
  let several = true;
  fill(first.style, first.format);

  function fill(style, format) {
    parts.none.hidden = offers.length > 0;
    parts.rows.replaceChildren(...offers.map(row));
    const only = names.length === 1 ? offers.find(({ name }) => name === names[0]) : null;
    options(parts.style, only?.styles.map(({ name, title }) => [name, title || name]) ?? [], style);
    const usable = (only?.formats.length ? only.formats : formats).filter((one) => PICTURES.some((kind) => one.startsWith(kind)));
    options(parts.format, usable.map((one) => [one, one]), format);
  }

  function row({ name, title }) {
    const label = text('label', 'check', '');
    const box = Object.assign(document.createElement('input'), { type: several ? 'checkbox' : 'radio', name: 'outside-layer', checked: names.includes(name) });
    box.addEventListener('change', () => {
      if (!several) names = [name];
      else names = box.checked ? [...names, name] : names.filter((one) => one !== name);
      fill('', parts.format.value);
      parts.rows.querySelectorAll('input')[offers.findIndex((one) => one.name === name)].focus();
    });
    label.append(box, text('span', '', title === name ? name : t('outside.layer', { title, name })));
    return label;
  }

  return {
    root: parts.root,
    error: parts.error,
    /** @param {'WMS'|'WMTS'|'XYZ'} kind */
    show(kind) {
      parts.root.hidden = kind === 'XYZ';
      several = kind === 'WMS';
      fill(parts.style.value, parts.format.value);
    },
    clear() {
      offers = [];
      names = [];
      formats = [];
      fill('', '');
    },
    /** @param {{layers: object[], formats: string[]}} answer  of a try; what was chosen and is still there stays chosen */
    offer(answer) {
      offers = answer.layers;
      formats = answer.formats;
      names = names.filter((name) => offers.some((one) => one.name === name));
      fill(parts.style.value, parts.format.value);
    },
    /** @returns {{names: string[], style: string, format: string}} empty: the service's own */
    chosen: () => ({ names, style: parts.style.value, format: parts.format.value }),
  };
}

function options(select, pairs, chosen) {
  select.replaceChildren(new Option(t('outside.own'), ''), ...pairs.filter(([value]) => value).map(([value, words]) => new Option(words, value)));
  select.value = pairs.some(([value]) => value === chosen) ? chosen : '';
  select.disabled = pairs.length === 0;
}
