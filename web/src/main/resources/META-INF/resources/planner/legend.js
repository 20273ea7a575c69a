/** What the map shows, in words and samples; each layer can be faded or put away. */
import { template, text } from '/shared/dom.js';
import { distance, t } from '/shared/i18n.js';
import { SETTINGS } from '/shared/filter.js';
import { gridMetres } from '/shared/map.js';
import { shape } from '/shared/symbols.js';

const layerMarkup = template(`
  <div class="legend-layer">
    <div class="layer-head">
      <label class="check"><input type="checkbox" checked data-part="on"><span data-part="name"></span></label>
      <input type="range" min="10" max="100" step="10" value="100" data-part="strength">
    </div>
  </div>`);

/**
 * @param {HTMLElement} body
 * @param {ReturnType<typeof import('/shared/map.js').makeMap>} map
 * @param {string[]} layers  names of panes, from above to below
 */
export function makeLegend(body, map, layers) {
  if (layers.includes('observations')) body.append(observationsKey());
  body.append(linesKey());
  const box = text('details', 'legend-layers', '');
  box.append(text('summary', '', t('legend.layers')));
  for (const layer of layers) {
    const parts = layerMarkup();
    const name = t(`legend.${layer}`);
    parts.name.textContent = name;
    if (layer === 'grid') {
      const show = () => (parts.name.textContent = t('map.grid', { metres: distance(gridMetres(map.zoom())) }));
      map.onMove(show);
      show();
    }
    const pane = map.pane(layer);
    parts.on.addEventListener('change', () => pane.show(parts.on.checked));
    parts.strength.setAttribute('aria-label', t('legend.opacity', { layer: name }));
    parts.strength.addEventListener('input', () => pane.fade(parts.strength.value / 100));
    box.append(parts.root);
  }
  body.append(box);
}

function sample(figure, words) {
  const span = text('span', '', '');
  span.append(figure, words);
  return span;
}

function observationsKey() {
  const key = text('div', 'legend-key', '');
  for (const setting of SETTINGS) key.append(sample(shape(setting), t(`setting.${setting}`)));
  key.append(sample(shape('PUBLIC_SPACE', true), t('legend.hollow')));
  const ramp = text('ul', 'ramp number', '');
  for (const range of ['1–4', '5–19', '20–99', '100–499', '500+']) ramp.append(text('li', '', range));
  key.append(ramp, text('span', 'soft', t('legend.clusters')));
  return key;
}

function linesKey() {
  const key = text('div', 'legend-key', '');
  key.append(text('span', 'soft', t('legend.sure')), text('span', 'soft', t('legend.straight')));
  return key;
}
