/**
 * Reads points and cluster cells out of a vector tile. A tile holds thousands, each with a name and an instant of its own; drawing needs
 * neither, so a value is read when somebody asks for it. Knows nothing of maps or the network.
 */
import { PbfReader } from 'pbf';

/** Features that are read before the page may draw breath. */
const PIECE = 200;
/** What protobuf writes before a field: its number times eight, and how long its value is. */
const LAYER = 26;
const [NAME, FEATURE, KEY, VALUE, EXTENT] = [10, 18, 26, 34, 40];
const [TAGS, GEOMETRY] = [18, 34];
const EXTENT_UNLESS_SAID = 4096;

/** What is drawn at one place: an observation, or what lies in a cell. */
class Mark {
  /** pixels from the tile's left side */
  x = -1;
  /** pixels from its upper side */
  y = -1;
  /** observations it stands for */
  n;
  /** @type {?string} */
  setting;
  example = false;
  #layer;
  #id;

  constructor(layer, id) {
    this.#layer = layer;
    this.#id = id;
  }
  /** whether it stands for what lies in a cell, and has no name */
  get cell() {
    return this.#id < 0;
  }
  /** @returns {string|undefined} of the observation; a cell has none */
  id() {
    return valueOf(this.#layer, this.#id);
  }
}

/**
 * Marks of a tile, piece by piece. A point in the tile's buffer belongs to the neighbour, which draws it too.
 *
 * @param {?ArrayBuffer} bytes  a Mapbox vector tile, or null for an empty one
 * @param {string} name  of the layer; of a feature with several points, the first counts
 * @param {number} size  pixels of the tile's side
 * @returns {Generator<void, Mark[]>}
 */
export function* readingMarks(bytes, name, size) {
  const layer = bytes && layerOf(new PbfReader(bytes), name);
  if (!layer) return [];
  const marks = [];
  for (let i = 0; i < layer.features.length; i++) {
    if (i % PIECE === 0) yield;
    const mark = markOf(layer, layer.features[i], size / layer.extent);
    if (mark.x >= 0 && mark.y >= 0 && mark.x < size && mark.y < size) marks.push(mark);
  }
  return marks;
}

/** @returns {?object} where things lie in the layer of that name */
function layerOf(pbf, name) {
  while (pbf.pos < pbf.length) {
    const tag = pbf.readVarint();
    if (tag !== LAYER) {
      pbf.skip(tag);
      continue;
    }
    const layer = { pbf, name: '', extent: EXTENT_UNLESS_SAID, features: [], keys: [], valuesAt: [], values: [] };
    const end = pbf.readVarint() + pbf.pos;
    while (pbf.pos < end) readLayerField(pbf, layer);
    if (layer.name === name) return layer;
  }
  return null;
}

function readLayerField(pbf, layer) {
  const tag = pbf.readVarint();
  if (tag === NAME) layer.name = pbf.readString();
  else if (tag === KEY) layer.keys.push(pbf.readString());
  else if (tag === EXTENT) layer.extent = pbf.readVarint();
  else {
    if (tag === FEATURE) layer.features.push(pbf.pos);
    else if (tag === VALUE) layer.valuesAt.push(pbf.pos);
    pbf.skip(tag);
  }
}

function markOf(layer, at, scale) {
  const { pbf, keys } = layer;
  let [id, n, setting, example, x, y] = [-1, -1, -1, -1, -1, -1];
  pbf.pos = at;
  for (const end = pbf.readVarint() + pbf.pos; pbf.pos < end; ) {
    const tag = pbf.readVarint();
    if (tag === TAGS) {
      for (const last = pbf.readVarint() + pbf.pos; pbf.pos < last; ) {
        const key = keys[pbf.readVarint()];
        const value = pbf.readVarint();
        if (key === 'id') id = value;
        else if (key === 'n') n = value;
        else if (key === 'setting') setting = value;
        else if (key === 'example') example = value;
      }
    } else if (tag === GEOMETRY) {
      const last = pbf.readVarint() + pbf.pos;
      pbf.readVarint(); // "move to": a point has nothing else
      x = pbf.readSVarint() * scale;
      y = pbf.readSVarint() * scale;
      pbf.pos = last;
    } else pbf.skip(tag);
  }
  const mark = new Mark(layer, id);
  mark.x = x;
  mark.y = y;
  mark.n = valueOf(layer, n);
  mark.setting = valueOf(layer, setting);
  mark.example = Boolean(valueOf(layer, example));
  return mark;
}

/** A value is written once for all features that have it. */
function valueOf({ pbf, valuesAt, values }, i) {
  if (i < 0) return undefined;
  if (values[i] === undefined) {
    pbf.pos = valuesAt[i];
    values[i] = readValue(pbf, pbf.readVarint() + pbf.pos);
  }
  return values[i];
}

const KINDS = { 10: 'readString', 21: 'readFloat', 25: 'readDouble', 32: 'readVarint', 40: 'readVarint', 48: 'readSVarint', 56: 'readBoolean' };

function readValue(pbf, end) {
  let value = null;
  while (pbf.pos < end) {
    const tag = pbf.readVarint();
    if (tag in KINDS) value = pbf[KINDS[tag]](tag === 32);
    else pbf.skip(tag);
  }
  return value;
}
