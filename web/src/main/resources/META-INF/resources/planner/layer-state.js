/**
 * Which layers are shown, how strongly and in which order. Pure.
 *
 * @typedef {{name: string, on: boolean, strength: number}} Layer  `strength`: 10 to 100 percent
 */

/**
 * @param {Layer[]} standard  from above to below, as the page opens without a wish
 * @param {string} word  of the address: `round.hotspots_60.-streets`, from above to below; `-`: off, `_60`: strength
 * @returns {Layer[]} every standard layer once; those that the word does not name keep their neighbour above
 */
export function readLayers(standard, word) {
  const wished = [];
  for (const one of (word ?? '').split('.')) {
    const [, off, name, strength] = /^(-?)([a-z][a-z0-9-]*)(?:_(\d{2,3}))?$/.exec(one) ?? [];
    const known = standard.find((layer) => layer.name === name);
    if (!known || wished.some((layer) => layer.name === name)) continue;
    wished.push({ name, on: !off, strength: Math.max(10, Math.min(100, Number(strength ?? 100))) });
  }
  standard.forEach((layer, i) => {
    if (wished.some(({ name }) => name === layer.name)) return;
    const above = standard.slice(0, i).map(({ name }) => name);
    const place = wished.findLastIndex(({ name }) => above.includes(name)) + 1;
    wished.splice(place, 0, { ...layer });
  });
  return wished;
}

/** @returns {string} the word for the address, empty when all is as standard */
export function writeLayers(standard, layers) {
  return layerWords(standard) === layerWords(layers) ? '' : layerWords(layers);
}

/** @returns {string} the word for the address, also when all is as standard */
export function layerWords(layers) {
  return layers.map(({ name, on, strength }) => `${on ? '' : '-'}${name}${strength === 100 ? '' : `_${strength}`}`).join('.');
}

/** @returns {Layer[]} with the layer moved by `steps` (-1: up, nearer to the eye); at the ends nothing moves */
export function moved(layers, name, steps) {
  const from = layers.findIndex((layer) => layer.name === name);
  const to = from + steps;
  if (from < 0 || to < 0 || to >= layers.length) return layers;
  const rest = layers.toSpliced(from, 1);
  return rest.toSpliced(to, 0, layers[from]);
}

/** @param {Partial<Layer>} change @returns {Layer[]} */
export function changed(layers, name, change) {
  return layers.map((layer) => (layer.name === name ? { ...layer, ...change } : layer));
}

/**
 * Switches a layer that takes the place of others: they go off when it goes on, and those that the page opens with come back when it goes off.
 *
 * @param {Layer[]} standard  as the page opens
 * @param {string[]} others  names that it takes the place of; one that is not there does not matter
 * @returns {Layer[]}
 */
export function switched(standard, layers, name, on, others) {
  const opens = new Set(standard.filter((layer) => layer.on).map((layer) => layer.name));
  return layers.map((layer) => {
    if (layer.name === name) return { ...layer, on };
    return others.includes(layer.name) ? { ...layer, on: on ? false : opens.has(layer.name) } : layer;
  });
}
