/** The map on paper and the data as files. */
import * as api from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { SPOTS_SHOWN } from '/shared/spot.js';
import { failed } from '/shared/states.js';
import { fileGiver } from './give-file.js';
import { button } from './tool-frame.js';

export const EXPORTS = ['geojson', 'csv', 'gpkg'];

const printMarkup = template(`
  <form class="stack" novalidate>
    <h3 data-t="print.map"></h3>
    <div class="field"><label for="print-title" data-t="print.title"></label><input id="print-title" maxlength="120" autocomplete="off" data-part="title"></div>
    <div class="two">
      <div class="field"><label for="print-paper" data-t="print.paper"></label><select id="print-paper" data-part="paper"><option>A4</option><option>A3</option></select></div>
      <div class="field"><label for="print-way" data-t="print.orientation"></label><select id="print-way" data-part="orientation"><option value="landscape" data-t="print.landscape"></option><option value="portrait" data-t="print.portrait"></option></select></div>
      <div class="field"><label for="print-format" data-t="print.format"></label><select id="print-format" data-part="f"><option value="pdf">PDF</option><option value="png">PNG</option></select></div>
    </div>
    <p class="small soft" data-t="print.help"></p>
    <p class="small" data-part="leftOut"></p>
    <div class="row"><button class="button main" type="submit" data-part="send" data-t="print.make"></button></div>
    <div data-part="result" role="status"></div>
  </form>`);

/**
 * @param {{map: object, area: object, selection: object, layers: () => {id: string, opacity: number}[], outside: () => {id: string, title: string}[], prints: boolean,
 *     exports: boolean, exportLayers: {id: string, title: string}[]}} page  `prints`, `exports`: what the server and the role allow
 */
export function makePrint({ map, area, selection, layers, outside, prints, exports, exportLayers }) {
  let asked = null;
  const give = fileGiver();

  function printForm() {
    const parts = printMarkup();
    parts.title.value = t('print.titleOf', { name: area.name });
    if (outside().length) parts.leftOut.textContent = t('print.leftOut', { names: outside().map(({ title }) => title).join(', ') });
    else parts.leftOut.remove();
    parts.root.addEventListener('submit', async (event) => {
      event.preventDefault();
      asked?.abort();
      asked = new AbortController();
      parts.send.disabled = true;
      parts.result.replaceChildren(text('p', '', t('print.making')), Object.assign(document.createElement('progress'), { ariaLabel: t('print.making') }));
      const f = parts.f.value;
      try {
        // what the list beside the map ranks, and no more
        const sheets = layers().map((layer) => (layer.id === 'hotspots' ? { ...layer, spots: String(SPOTS_SHOWN), measure: selection.filter().measure, since: 'first' } : layer));
        const wish = { paper: parts.paper.value, orientation: parts.orientation.value, bbox: map.view().bounds, layers: sheets, leftOut: outside().map(({ id }) => id), filter: filterLine(selection.now()), title: parts.title.value.trim(), f };
        give(parts.result, await api.mapPrint(wish, asked.signal), `lagesbild-${area.id}.${f}`);
      } catch (problem) {
        if (problem.name !== 'AbortError') parts.result.replaceChildren(failed(problem));
      }
      parts.send.disabled = false;
    });
    return parts.root;
  }

  function exportPart() {
    const part = text('section', 'stack', '');
    part.append(text('h3', '', t('export.title')), text('p', 'small soft', t('export.help')));
    part.append(fileRow(t('export.observations'), (f) => api.exportAddress('/api/observations/export', f, selection.now())));
    for (const { id, title } of exportLayers) part.append(fileRow(title, (f) => api.exportAddress(`/api/layers/${id}/export`, f)));
    return part;
  }

  /** The address is made when it is asked for: the selection may have changed since the panel was opened. */
  function fileRow(title, addressOf) {
    const row = text('div', 'file-row', '');
    row.append(text('span', '', title));
    for (const f of EXPORTS) {
      const made = button(t(`export.${f}`), () => Object.assign(document.createElement('a'), { href: addressOf(f), download: '' }).click());
      made.setAttribute('aria-label', t('export.of', { title, format: t(`export.${f}`) }));
      row.append(made);
    }
    return row;
  }

  return {
    name: 'print',
    open(body) {
      if (prints) body.append(printForm());
      if (exports) body.append(exportPart());
      body.append(text('p', 'small soft', t('print.browser')), button(t('print.page'), () => window.print()));
    },
    close() {
      asked?.abort();
    },
  };
}

function filterLine(query) {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value?.length).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])).toString();
}
