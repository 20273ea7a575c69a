/** Layers and tools beside the map. */

/** @param {{map: object, area: object, me: object, selection: object, tell: (words: string) => void}} _parts  `selection`: see selection.js */
export function makeLayerTools(_parts) {}
