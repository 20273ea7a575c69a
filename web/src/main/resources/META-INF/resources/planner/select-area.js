/** Points out a part of the map, and tells what the selection holds there. The ring stands in the address bar. */
import * as api from '/shared/api.js';
import { say, template, text } from '/shared/dom.js';
import { compareInterval } from '/shared/filter.js';
import { t } from '/shared/i18n.js';
import { circle } from '/shared/plane.js';
import { packed, unpacked } from '/shared/polyline.js';
import { failed, loading } from '/shared/states.js';
import { dayOf } from '/shared/time.js';
import { areaSummary } from './area-summary.js';
import { fileGiver } from './give-file.js';
import { EXPORTS } from './print.js';
import { button } from './tool-frame.js';
import { whyHere } from './why-here.js';

const [LEAST_RADIUS, USUAL_RADIUS, MOST_RADIUS] = [25, 100, 1000];
/** More corners than this and the address gets too long to send. */
const MOST_CORNERS = 300;

const markup = template(`
  <div class="stack">
    <p class="small soft" data-part="help"></p>
    <div class="row" data-part="ways"></div>
    <div class="field" data-part="radiusField" hidden>
      <label for="select-radius" data-t="select.radius"></label>
      <input id="select-radius" type="number" inputmode="numeric" data-part="radius" aria-describedby="select-radius-error">
      <p id="select-radius-error" class="field-error" role="alert" data-part="radiusError"></p>
    </div>
    <div class="row" data-part="steps" hidden></div>
    <div data-part="answer"></div>
  </div>`);

/**
 * @param {{plane: object, sketch: object, map: object, selection: object, zone: string, onPriority: ?((ring: number[][]) => void),
 *     seesRows: boolean, exportsAs: ?string}} parts  `zone`: the area's time zone; `onPriority`: null where no priority place can be made;
 *     `exportsAs`: name of its files, null for whoever may take none
 */
export function makeSelectArea({ plane, sketch, map, selection, zone, onPriority, seesRows, exportsAs }) {
  const give = fileGiver();
  let parts = null;
  let drawing = null;
  let ring = null;
  let centre = null;
  let before = null;
  let asked = new AbortController();
  selection.onChange(() => parts && ring && ask());

  function start(kind) {
    drawing?.stop();
    parts.radiusField.hidden = kind !== 'point';
    parts.steps.hidden = kind === 'point';
    parts.help.textContent = t(`select.draw.${kind}`);
    drawing = sketch.draw({
      kind,
      onDone(positions) {
        drawing = null;
        centre = kind === 'point' ? positions[0] : null;
        if (centre) around();
        else take(positions);
      },
      onCancel: rest,
    });
  }

  function around() {
    const radius = Number(parts.radius.value);
    const wrong = !(radius >= LEAST_RADIUS && radius <= MOST_RADIUS);
    parts.radius.setAttribute('aria-invalid', String(wrong));
    parts.radiusError.textContent = wrong ? t('select.radiusWrong', { value: parts.radius.value || '–', least: LEAST_RADIUS, most: MOST_RADIUS }) : '';
    if (!wrong && centre) take(circle(plane.forward(centre), radius).map(plane.inverse));
  }

  function take(positions) {
    // as the address says it: whoever opens the link must get the same number
    ring = unpacked(packed(positions.slice(0, MOST_CORNERS)));
    parts.steps.hidden = true;
    parts.help.textContent = t('select.help');
    sketch.keep({ rings: [ring], kind: 'selection' });
    selection.remember({ ring: packed(ring) });
    ask();
  }

  async function ask() {
    asked.abort();
    asked = new AbortController();
    if (!parts.answer.childElementCount) parts.answer.replaceChildren(loading(8));
    parts.answer.setAttribute('aria-busy', 'true');
    try {
      const compare = compareInterval(selection.filter(), dayOf(new Date(), zone), zone);
      const { geometry, filter } = question();
      const answer = await api.summary(geometry, filter, compare, asked.signal);
      parts.answer.replaceChildren(areaSummary(answer), whyHere(geometry, { folded: true }), actions());
      // its first sentence: the whole is higher than a phone
      parts.answer.querySelector('.lead').scrollIntoView({ block: 'nearest' });
      say(answer.sentence ?? '');
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      parts.answer.replaceChildren(failed(problem, ask));
    }
    parts.answer.removeAttribute('aria-busy');
  }

  function actions() {
    const row = text('div', 'row no-print', '');
    if (onPriority) row.append(button(t('select.priority'), () => onPriority(ring), 'main'));
    row.append(button(t('select.clear'), rest));
    if (!exportsAs) return row;
    const all = text('div', 'stack no-print', '');
    all.append(row, exportRow());
    return all;
  }

  function exportRow() {
    const part = text('section', 'stack', '');
    const row = text('div', 'row', '');
    const result = text('div', '', '');
    result.setAttribute('role', 'status');
    for (const f of EXPORTS) {
      const made = button(t(`export.${f}`), async () => {
        made.disabled = true;
        result.replaceChildren(text('p', 'small', t('select.exporting')));
        try {
          give(result, await api.exportMarked({ ...question(), f }, asked.signal), `${exportsAs}.${f}`);
        } catch (problem) {
          if (problem.name === 'AbortError') result.replaceChildren();
          else result.replaceChildren(failed(problem));
        }
        made.disabled = false;
      });
      made.setAttribute('aria-label', t('export.of', { title: t('select.marked'), format: t(`export.${f}`) }));
      row.append(made);
    }
    part.append(text('h3', '', t('select.export')), text('p', 'small soft', t('select.exportHelp')), row, result);
    return part;
  }

  /** What is asked of the server: the ring that is marked, and the filter of the page. */
  function question() {
    return { geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] }, filter: filterWords(selection.now()) };
  }

  function rest() {
    drawing?.stop();
    drawing = null;
    ring = centre = before = null;
    asked.abort();
    sketch.keep(null);
    parts.steps.hidden = parts.radiusField.hidden = true;
    parts.answer.replaceChildren();
    parts.help.textContent = t(seesRows ? 'select.help' : 'select.helpPolice');
    selection.remember({ ring: '' });
  }

  return {
    name: 'select',
    open(body) {
      parts = markup();
      for (const kind of ['point', 'lasso', 'polygon']) parts.ways.append(button(t(`select.${kind}`), () => start(kind)));
      parts.ways.append(
        button(t('select.view'), () => {
          drawing?.stop();
          drawing = centre = null;
          const [west, south, east, north] = map.view().bounds;
          take([[west, south], [east, south], [east, north], [west, north]]);
        }),
      );
      parts.radius.min = LEAST_RADIUS;
      parts.radius.max = MOST_RADIUS;
      parts.radius.value = USUAL_RADIUS;
      parts.radius.addEventListener('change', around);
      parts.steps.append(button(t('sketch.done'), () => drawing?.finish(), 'main'), button(t('sketch.back'), () => drawing?.takeBack()), button(t('sketch.cancel'), () => drawing?.cancel()));
      body.append(parts.root);
      const told = unpacked(selection.recalled('ring'));
      if (told?.length > 2) take(told);
      else if (before) take(before);
      else rest();
    },
    close() {
      drawing?.stop();
      drawing = null;
      asked.abort();
      sketch.keep(null);
      selection.remember({ ring: '' });
      // another tool was opened: the marking comes back with this one
      before = ring;
      ring = parts = null;
    },
  };
}

/** The selection as one line, as in an address. */
function filterWords(query) {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value?.length).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])).toString();
}
