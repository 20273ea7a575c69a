/** Draws and changes priority places, patrol areas and zones; the list of them is the way for those who see no map. */
import * as api from '/shared/api.js';
import { say, template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { areaOf } from '/shared/plane.js';
import { empty, failed, loading } from '/shared/states.js';
import { makeAreaForm } from './area-form.js';
import { ringsOf } from './areas.js';
import { areaWords } from './measure.js';
import { button } from './tool-frame.js';

const UNDO_MS = 60_000;

const markup = template(`
  <div class="stack">
    <div class="field"><label for="draw-kind" data-t="draw.kind"></label><select id="draw-kind" data-part="kind"></select></div>
    <div data-part="notice" role="status"></div>
    <div class="row" data-part="actions"></div>
    <p class="small soft" data-part="help"></p>
    <div class="row" data-part="steps" hidden></div>
    <div data-part="list"></div>
  </div>`);

/**
 * @param {{plane: object, sketch: object, areas: object, kinds: string[], map: object, boundary: () => number[][][],
 *     onZones: () => void, mark: (kind: ?string, id: ?string) => void}} page  `boundary`: lines of the town's border
 */
export function makeDraw({ plane, sketch, areas, kinds, map, boundary, onZones, mark }) {
  let parts = null;
  let drawing = null;
  let form = null;
  areas.onChange((kind) => parts && !form && parts.kind.value === kind && list());

  const targets = (but) => () => [
    { kind: 'boundary', lines: boundary() },
    ...kinds.map((kind) => ({ kind, lines: areas.of(kind).filter(({ id }) => id !== but).flatMap(({ geometry }) => ringsOf(geometry).map((ring) => [...ring, ring[0]])) })),
  ];

  function list() {
    leave();
    const kind = parts.kind.value;
    parts.kind.disabled = false;
    parts.help.textContent = t(`draw.about.${kind}`);
    parts.actions.replaceChildren(button(t('draw.new'), () => start(), 'main'));
    const features = areas.of(kind);
    if (!features.length) {
      parts.list.replaceChildren(empty(t('draw.none'), t('draw.noneDetail')));
      return;
    }
    const rows = text('ul', 'area-list', '');
    for (const feature of features) {
      const row = text('li', '', '');
      const open = button('', () => change(feature), 'plain');
      open.append(text('span', 'name', feature.properties.name), text('span', 'small soft number', areaWords(feature.properties.areaSquareMetres ?? sizeOf(feature))));
      row.append(open);
      rows.append(row);
    }
    parts.list.replaceChildren(rows);
  }

  const sizeOf = ({ geometry }) => areaOf(ringsOf(geometry)[0].map(plane.forward));

  function start() {
    parts.list.replaceChildren();
    parts.notice.replaceChildren();
    parts.actions.replaceChildren();
    parts.steps.hidden = false;
    parts.kind.disabled = true;
    parts.help.textContent = t('draw.corners');
    drawing = sketch.draw({
      kind: 'polygon',
      targets: targets(null),
      onChange: (_, spot) => (parts.help.textContent = spot?.kind ? t('draw.caught', { what: t(`draw.catch.${spot.kind}`) }) : t('draw.corners')),
      onDone(ring) {
        drawing = null;
        change({ id: crypto.randomUUID(), geometry: null, properties: {} }, [ring]);
      },
      onCancel: list,
    });
  }

  /** @param {?number[][][]} drawn  rings of a new one */
  function change(feature, drawn = null) {
    const kind = parts.kind.value;
    leave();
    parts.kind.disabled = true;
    parts.notice.replaceChildren();
    parts.actions.replaceChildren();
    parts.help.textContent = t('draw.editHelp');
    if (!drawn) showOnMap(kind, feature);
    form = makeAreaForm({ kind, feature, drawn, plane, sketch, targets: targets(feature.id) }, {
      async onSave(made, version) {
        const saved = await api.putArea(kind, feature.id, made, version);
        form.leave();
        form = null;
        areas.put(kind, saved);
        if (kind === 'zones') onZones();
        list();
        notice(t('draw.saved', { name: saved.properties.name }));
      },
      onDelete: drawn ? null : () => remove(kind, feature),
      onCancel: list,
      onReload: () => again(kind, feature.id),
      async newest() {
        await areas.load(kind);
        return areas.of(kind).find((one) => one.id === feature.id)?.properties.version ?? null;
      },
    });
    parts.list.replaceChildren(form.root);
    form.focus();
  }

  function showOnMap(kind, feature) {
    const all = ringsOf(feature.geometry).flat();
    const [xs, ys] = [0, 1].map((axis) => all.map((position) => position[axis]));
    map.fit([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    mark(kind, feature.id);
  }

  async function again(kind, id) {
    await areas.load(kind);
    const feature = areas.of(kind).find((one) => one.id === id);
    if (feature) change(feature);
    else list();
  }

  async function remove(kind, feature) {
    try {
      await api.deleteArea(kind, feature.id, feature.properties.version);
    } catch (problem) {
      notice(problem.detail || problem.title, 'bad');
      return;
    }
    form?.leave();
    form = null;
    areas.drop(kind, feature.id);
    if (kind === 'zones') onZones();
    list();
    notice(t('draw.deleted', { name: feature.properties.name }), '', () => bringBack(kind, feature));
  }

  async function bringBack(kind, feature) {
    try {
      await api.restore(kind, feature.id);
      await areas.load(kind);
      if (kind === 'zones') onZones();
      notice(t('draw.back', { name: feature.properties.name }));
    } catch (problem) {
      notice(problem.detail || problem.title, 'bad');
    }
  }

  function notice(words, look = 'good', undo = null) {
    if (!parts) return;
    const box = text('div', `notice ${look}`, '');
    box.append(text('p', '', words));
    if (undo) {
      box.append(button(t('draw.undoDelete'), undo));
      setTimeout(() => box.remove(), UNDO_MS);
    }
    parts.notice.replaceChildren(box);
    say(words);
  }

  function leave() {
    drawing?.stop();
    drawing = null;
    form?.leave();
    form = null;
    parts.steps.hidden = true;
    mark(null, null);
  }

  return {
    name: 'draw',
    async open(body) {
      parts = markup();
      for (const kind of kinds) parts.kind.append(new Option(t(`draw.kind.${kind}`), kind));
      parts.kind.addEventListener('change', list);
      parts.steps.append(button(t('sketch.done'), () => drawing?.finish(), 'main'), button(t('sketch.back'), () => drawing?.takeBack()), button(t('sketch.cancel'), () => drawing?.cancel()));
      body.append(parts.root);
      parts.list.replaceChildren(loading(4));
      const mine = parts;
      try {
        await Promise.all(kinds.map((kind) => areas.load(kind)));
        if (parts === mine && !form && !drawing) list();
      } catch (problem) {
        mine.list.replaceChildren(failed(problem, () => list()));
      }
    },
    close() {
      leave();
      parts = null;
    },
    /** @param {number[][]} ring  chosen on the map @param {string} kind */
    take(ring, kind) {
      parts.kind.value = kind;
      change({ id: crypto.randomUUID(), geometry: null, properties: {} }, [ring]);
    },
    edit(kind, feature) {
      parts.kind.value = kind;
      change(feature);
    },
  };
}
