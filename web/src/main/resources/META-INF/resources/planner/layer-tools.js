/** Layers and tools over the map: what there is for this role on this server, and how the parts hear of each other. */
import * as api from '/shared/api.js';
import { t } from '/shared/i18n.js';
import { areasLayer, shapesLayer } from '/shared/map-areas.js';
import { sketchSurface } from '/shared/map-sketch.js';
import { projectionOf } from '/shared/projection.js';
import { KINDS, makeAreas } from './areas.js';
import { makeDraftAreas } from './draft-areas.js';
import { makeDraw } from './draw.js';
import { featureWords } from './feature-words.js';
import { absentKinds, backgroundRows, placeKindsIn, placeRows } from './ground-layers.js';
import { makeLayers } from './layers.js';
import { keyOf, signOf } from './legend.js';
import { makeMeasure, makePointerLine } from './measure.js';
import { addOutside } from './outside-layers.js';
import { makePlaceList } from './place-list.js';
import { makePresence } from './presence.js';
import { makePrint } from './print.js';
import { makeSelectArea } from './select-area.js';
import { makeToolFrame } from './tool-frame.js';
import { makeUploads } from './uploads.js';

/** Where a layer is called otherwise on the server; null: it has no collection of its own. */
const COLLECTIONS = { round: 'rounds', presence: null, grid: null };
/** Zoom from which a layer is drawn at all. */
const FROM = { places: 14, streets: 12 };

/** @param {{map: object, area: object, me: object, selection: object, density: object, tell: (words: string) => void,
 *     onSecond?: (act: (map: ?object) => void) => void}} page  `selection`: see selection.js; `onSecond`: where two maps may stand side by side
 * @returns {Promise<{areas: object, editArea: (kind: string, id: string) => Promise<void>}>}
 */
export async function makeLayerTools({ map, area, me, selection, density, tell, onSecond }) {
  const plans = me.roles.includes('PLANNER');
  const box = document.getElementById('map').parentElement;
  const plane = projectionOf(area.analysisCrs);
  const sketch = map.use(sketchSurface);
  const areas = makeAreas();
  const drawn = {};
  const files = [];
  const problem = (wrong) => wrong.status !== 403 && tell(wrong.detail || wrong.title || t('map.tilesFailed'));
  const kind = (name, on = true, turn = undefined) => ({ name, id: COLLECTIONS[name] === undefined ? name : COLLECTIONS[name], title: t(`legend.${name}`), on, from: FROM[name], key: keyOf(name, map), sign: signOf(name), turn });
  const presence = makePresence(map, areas, problem);
  const layers = makeLayers(document.getElementById('layer-tools'), { map, selection }, [
    kind('places'),
    ...(plans ? [kind('round')] : []),
    ...(plans ? [kind('observations')] : []),
    kind('hotspots'),
    ...(plans ? [{ ...kind('density', false, density.turn), key: density.key }] : []),
    { ...kind('presence', false, presence.turn), key: presence.key },
    ...(area.network?.loaded ? [kind('streets')] : []),
    kind('grid'),
    kind('boundary'),
  ]);
  const legend = document.getElementById('legend');
  onSecond?.((second) => {
    layers.follow(second);
    // it would lie over most of the half on the right
    if (second && !selection.recalled('open').split(',').includes('legend')) legend.open = false;
  });
  const frame = makeToolFrame(box, document.getElementById('panel'), (name) => {
    // who works on the map wants to see it whole
    if (name) legend.open = false;
    selection.remember({ tool: name });
  });
  if (plane) box.append(makePointerLine({ plane, sketch }));

  const [offers, collections] = await Promise.all([api.offers(), api.collectionIds()]);
  const kinds = KINDS.filter((one) => offers.has(`/api/${one}`) && (plans || one !== 'zones'));
  const changes = plane && kinds.length > 0;
  const drafts = makeDraftAreas(me.id);
  let border = [];
  let draw = null;
  if (plane && offers.has('/api/observations/summary')) {
    frame.add(makeSelectArea({ plane, sketch, map, selection, zone: area.timeZone, seesRows: plans, exportsAs: plans && offers.has('/api/observations/export') ? `lagesbild-${area.id}-markering` : null, onPriority: changes && kinds.includes('priority-places') ? toPriority : null }));
  }
  if (plane) frame.add(makeMeasure({ plane, sketch }));
  if (changes) {
    draw = makeDraw({ plane, sketch, areas, kinds, map, boundary: () => border, drafts, onZones: showBoundary, mark: markArea, onLeft: (draft) => tellDrafts(draft && 'draft.kept') });
    frame.add(draw);
    tellDrafts(drafts.all().length > 0 && selection.recalled('tool') !== 'draw' && 'draft.waits');
    api.collection('boundary').then(({ features }) => (border = features.filter(({ properties }) => properties.kind !== 'zone').flatMap(linesOf))).catch(problem);
  }
  if (offers.has('/api/uploads/{id}') && plans) {
    frame.add(makeUploads({ area, known: () => files, onAdded: addUpload, onGone: dropUpload, onShow: (upload) => layers.switchOn(paneOf('upload', upload)) }));
  }
  frame.add(
    makePrint({
      map,
      area,
      selection,
      // a printed map is drawn from below
      layers: () => layers.shown().filter(({ id }) => collections.has(id)).map((layer) => (layer.id === 'density' ? { ...layer, ...density.wish() } : layer)).reverse(),
      outside: layers.outside,
      prints: offers.has('/api/map-prints'),
      exports: plans && offers.has('/api/observations/export'),
      exportLayers: offers.has('/api/layers/{id}/export') ? ['places', 'boundary', 'streets', ...kinds, ...placeKindsIn(collections)].filter((one) => collections.has(one)).map((id) => ({ id, title: t(`legend.${id}`) })) : [],
    }),
  );

  showAreas();
  showExtract();
  if (offers.has('/api/uploads')) api.uploads().then((all) => all.forEach(addUpload), problem);
  if (offers.has('/api/outside-layers')) api.outsideLayers().then((all) => addOutside(all, { map, layers, above: collections.has('background') ? 'background' : 'boundary', lazy }), problem);
  const wished = selection.recalled('ring') ? 'select' : selection.recalled('tool');
  if (wished) frame.open(wished);
  return {
    /** What other parts of the page make and take away is on the map at once. */
    areas,
    /** Opens one for editing; nothing where the map cannot be drawn on. */
    async editArea(name, id) {
      if (!changes) return;
      if (!areas.of(name).some((one) => one.id === id)) await areas.load(name);
      openArea(name, id);
    },
  };

  function showAreas() {
    const shown = kinds.filter((one) => one !== 'zones');
    layers.add(shown.map((name) => ({ ...kind(name), also: (other) => areasOn(other, name) })), plans ? 'observations' : 'hotspots');
    for (const name of shown) drawn[name] = map.use(areasLayer, { pane: name, onArea: changes ? (id) => openArea(name, id) : undefined });
    areas.onChange((name) => drawn[name]?.set(areas.of(name)));
    for (const name of shown) areas.load(name).catch(problem);
  }

  function areasOn(other, name) {
    const layer = other.use(areasLayer, { pane: name });
    layer.set(areas.of(name));
    return { end: areas.onChange((changed) => changed === name && layer.set(areas.of(name))) };
  }

  /** One that is being drawn anew is not shown twice. */
  function markArea(name, id) {
    if (id) drawn[name]?.hide(id);
    else for (const [one, layer] of Object.entries(drawn)) layer.set(areas.of(one));
  }

  function openArea(name, id) {
    frame.open('draw');
    draw.edit(name, areas.of(name).find((one) => one.id === id));
  }

  function toPriority(ring) {
    frame.open('draw');
    draw.take(ring, 'priority-places');
  }

  /** The button of the tool says that something waits there. @param {?string|false} words  key of what everybody is told once */
  function tellDrafts(words) {
    frame.note('draw', drafts.all().length ? t('draft.tag') : '');
    if (words) tell(t(words));
  }

  function showBoundary() {
    api.collection('boundary').then(map.boundary).catch(problem);
  }

  /** What the extract holds besides streets: the background under everything but the boundary, places above it. */
  function showExtract() {
    layers.add(backgroundRows(collections, area).map((row) => lazy(row, map, row.make)), 'boundary');
    layers.add(placeRows(map, collections, problem).map((row) => lazy(row, map, row.make)), plans ? 'round' : 'hotspots');
    layers.absent(absentKinds(collections));
  }

  function addUpload(upload) {
    if (!files.some(({ id }) => id === upload.id)) files.push(upload);
    const id = `upload-${upload.id}`;
    collections.add(id);
    const name = paneOf('upload', upload);
    const wish = { pane: name, layer: id, ink: 'map-upload', load: (tile, signal) => api.tile(id, tile, {}, signal) };
    const { key: leftOut, onLeftOut } = leftOutKey(upload);
    const fields = upload.fields.map((field) => field.name);
    const list = makePlaceList({ id, title: upload.name, map, problem, words: (properties) => featureWords(fields, properties) });
    const key = document.createElement('div');
    key.append(leftOut, list.root);
    layers.add([lazy({ name, id, title: upload.name, on: true, key, sign: signOf('upload') }, map, (on) => on.use(shapesLayer, on === map ? { ...wish, onLeftOut } : wish))], plans ? 'observations' : 'hotspots');
  }

  /** Says in the legend, and once to everybody, that the map does not show all of a file. */
  function leftOutKey(upload) {
    const key = Object.assign(document.createElement('p'), { hidden: true });
    key.setAttribute('role', 'status');
    let told = false;
    return {
      key,
      onLeftOut(n) {
        key.hidden = !n;
        key.textContent = n ? t('upload.leftOut', { n }) : '';
        if (n && !told) tell(`${upload.name}: ${key.textContent}`);
        told ||= n > 0;
      },
    };
  }

  function dropUpload(upload) {
    files.splice(files.findIndex(({ id }) => id === upload.id), 1);
    layers.remove(paneOf('upload', upload));
  }
}

/** A layer that is fetched while it is on, and not before. @param {(map: object) => {remove: () => void}} make */
function lazy(kind, map, make) {
  let shown = null;
  return {
    ...kind,
    also: make,
    turn(on) {
      if (on) shown ??= make(map);
      else {
        shown?.remove();
        shown = null;
      }
    },
  };
}

/** The first letters of its id are enough for a link, and keep it short. */
const paneOf = (kind, { id }) => `${kind}-${id.slice(0, 8).toLowerCase()}`;

function linesOf({ geometry }) {
  const { type, coordinates } = geometry ?? {};
  if (type === 'Polygon') return coordinates;
  if (type === 'MultiPolygon') return coordinates.flat();
  return type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : [];
}
