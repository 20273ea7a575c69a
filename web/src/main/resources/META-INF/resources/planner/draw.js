/** Draws and changes priority places, patrol areas and zones; the list of them is the way for those who see no map. */
import * as api from '/shared/api.js';
import { say, template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { areaOf } from '/shared/plane.js';
import { empty, failed, loading } from '/shared/states.js';
import { makeAreaForm } from './area-form.js';
import { areaList, draftName, draftNotices } from './area-list.js';
import { geometryOf, ringsOf } from './areas.js';
import { button } from './tool-frame.js';

const UNDO_MS = 60_000;

const markup = template(`
  <div class="stack">
    <div class="field"><label for="draw-kind" data-t="draw.kind"></label><select id="draw-kind" data-part="kind"></select></div>
    <div data-part="notice" role="status"></div>
    <div class="stack" data-part="drafts"></div>
    <div class="row" data-part="actions"></div>
    <p class="small soft" data-part="help"></p>
    <div class="row" data-part="steps" hidden></div>
    <div data-part="list"></div>
  </div>`);

/**
 * @param {{plane: object, sketch: object, areas: object, kinds: string[], map: object, boundary: () => number[][][],
 *     drafts: object, onZones: () => void, mark: (kind: ?string, id: ?string) => void, onLeft: (draft: ?object) => void}} page
 *     `boundary`: lines of the town's border; `drafts`: see draft-areas.js; `onLeft`: when the tool is closed, with what was being drawn
 */
export function makeDraw({ plane, sketch, areas, kinds, map, boundary, drafts, onZones, mark, onLeft }) {
  let parts = null;
  let drawing = null;
  let form = null;
  let working = null;
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
    parts.drafts.replaceChildren(...draftNotices(drafts.all(), { onGoOn: goOn, onDrop: ({ feature: { id } }) => dropped(id) }));
    const features = areas.of(kind);
    const rows = () => areaList(features, { size: sizeOf, hasDraft: (id) => Boolean(drafts.of(id)), onOpen: change });
    parts.list.replaceChildren(features.length ? rows() : empty(t('draw.none'), t('draw.noneDetail')));
  }

  const sizeOf = ({ geometry, properties }) => properties.areaSquareMetres ?? areaOf(ringsOf(geometry)[0].map(plane.forward));

  function goOn({ kind, feature }) {
    parts.kind.value = kind;
    change(feature);
  }

  /** Back to the list; what was not saved is thrown away, and can be brought back for a minute. */
  function dropped(id) {
    const gone = drafts.drop(id);
    list();
    if (gone) {
      notice(t('draft.dropped', { name: draftName(gone) }), '', () => {
        drafts.keep(gone.kind, gone.feature);
        notice(t('draft.back', { name: draftName(gone) }));
        if (!form && !drawing) list();
      });
    }
  }

  function start() {
    const kind = parts.kind.value;
    const id = crypto.randomUUID();
    working = id;
    for (const part of ['list', 'notice', 'actions', 'drafts']) parts[part].replaceChildren();
    parts.steps.hidden = false;
    parts.kind.disabled = true;
    parts.help.textContent = t('draw.corners');
    drawing = sketch.draw({
      kind: 'polygon',
      targets: targets(null),
      onChange(corners, spot) {
        parts.help.textContent = spot?.kind ? t('draw.caught', { what: t(`draw.catch.${spot.kind}`) }) : t('draw.corners');
        if (spot) return;
        if (corners.length > 2) drafts.keep(kind, { id, geometry: geometryOf([[corners]]), properties: {} });
        else drafts.drop(id);
      },
      onDone(ring) {
        drawing = null;
        change({ id, geometry: null, properties: {} }, [ring]);
      },
      onCancel: () => dropped(id),
    });
  }

  /** @param {object} asked  as it is stored, or a draft @param {?number[][][]} drawn  rings of a new one */
  function change(asked, drawn = null) {
    const kind = parts.kind.value;
    const feature = (drawn ? null : drafts.of(asked.id)?.feature) ?? asked;
    leave();
    working = feature.id;
    parts.kind.disabled = true;
    for (const part of ['notice', 'actions', 'drafts']) parts[part].replaceChildren();
    parts.help.textContent = t('draw.editHelp');
    if (drawn) drafts.keep(kind, { ...feature, geometry: geometryOf([drawn]) });
    else showOnMap(kind, feature);
    form = makeAreaForm({ kind, feature, drawn, plane, sketch, targets: targets(feature.id) }, {
      async onSave(made, version) {
        const saved = await api.putArea(kind, feature.id, made, version);
        drafts.drop(feature.id);
        form.leave();
        form = null;
        areas.put(kind, saved);
        if (kind === 'zones') onZones();
        list();
        notice(t('draw.saved', { name: saved.properties.name }));
      },
      onDelete: feature.properties.version ? () => remove(kind, feature) : null,
      onCancel: () => dropped(feature.id),
      onDraft: (made) => drafts.keep(kind, made),
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
    drafts.drop(id);
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
    drafts.drop(feature.id);
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
    working = null;
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
      const left = drafts.of(working);
      leave();
      parts = null;
      onLeft(left);
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
