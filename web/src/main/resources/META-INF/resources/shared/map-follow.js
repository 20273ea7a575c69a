/** A followed-up place on a map: its outline, the ring around it, and the numbered places it is compared with. */
import * as L from 'leaflet';
import { plain } from './map-basics.js';

/** @param {object} collection  GeoJSON; `kind` is place, ring or comparison, `number` stands on the last @returns {{all: () => void, near: () => void}} what to look at */
export function followLayer(map, _shared, collection) {
  const group = L.featureGroup().addTo(map);
  const near = L.featureGroup();
  for (const feature of collection.features) {
    if (!feature.geometry) continue;
    const { kind, number } = feature.properties;
    const part = L.geoJSON(feature, { pane: 'hotspots', interactive: false, style: { className: `follow-area ${kind}` } });
    if (kind === 'comparison') part.bindTooltip(plain(String(number)), { permanent: true, direction: 'center', className: 'map-label follow-number', pane: 'hotspots-marks' });
    group.addLayer(part);
    if (kind !== 'comparison') near.addLayer(part);
  }
  const look = (layers) => layers.getLayers().length && map.fitBounds(layers.getBounds(), { padding: [24, 24], maxZoom: 16, animate: false });
  return { all: () => look(group), near: () => look(near) };
}
