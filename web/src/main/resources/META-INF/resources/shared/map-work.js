/** What the work is about: hot spots, rounds, what is chosen, where one stands, numbered marks. */
import * as L from 'leaflet';
import { t } from './i18n.js';
import { plain, still, there } from './map-basics.js';
import { level } from './matrix.js';

const SURE = { STRONG: 'strong', WEAK: 'weak', TOO_FEW: 'few' };

/** @param {{onSpot: (id: string) => void}} hooks */
export function hotspotsLayer(map, shared, room, { onSpot }) {
  const group = L.layerGroup().addTo(map);
  let parts = new Map();
  return {
    /** @param {object} collection  ranked FeatureCollection @param {'count'|'harm'} measure */
    set(collection, measure) {
      group.clearLayers();
      parts = new Map();
      const most = Math.max(...collection.features.map((feature) => feature.properties[measure]), 0);
      for (const feature of collection.features) {
        const { id, rank, name, confidence, centre } = feature.properties;
        const step = level(feature.properties[measure], most);
        const outline = L.geoJSON(feature, { pane: 'hotspots', style: { className: `spot ${SURE[confidence] ?? 'weak'} level-${step}` } });
        const icon = L.divIcon({ className: `spot-mark ${SURE[confidence] ?? 'weak'}`, iconSize: [28, 28], html: plain(String(rank)) });
        const mark = L.marker(there(centre), { icon, pane: 'hotspots-marks', title: t('map.spot', { rank, name }), riseOnHover: true, zIndexOffset: -rank });
        for (const part of [outline, mark]) {
          part.on('click', (event) => {
            // an observation on the area, or a place being pointed out, is what was meant
            if (part === outline && (shared.picking || shared.pointAt(event))) return;
            L.DomEvent.stopPropagation(event);
            onSpot(id);
          });
          group.addLayer(part);
        }
        mark.getElement()?.setAttribute('aria-label', t('map.spot', { rank, name }));
        parts.set(id, { outline, mark });
      }
    },
    bounds() {
      const all = L.latLngBounds([]);
      for (const { outline } of parts.values()) all.extend(outline.getBounds());
      return all.isValid() ? [all.getWest(), all.getSouth(), all.getEast(), all.getNorth()] : null;
    },
    /** @param {?string} id  the one that is open, marked on the map too */
    mark(id) {
      for (const [one, { outline, mark }] of parts) {
        outline.eachLayer((path) => path.getElement()?.classList.toggle('open', one === id));
        mark.getElement()?.classList.toggle('open', one === id);
      }
    },
    goTo(id) {
      const part = parts.get(id);
      if (part) map.fitBounds(part.outline.getBounds(), { ...room(80), maxZoom: 16, animate: !still() });
    },
  };
}

export function roundsLayer(map, room) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {object[]} rounds  as planned, `[]` to wipe  @param {boolean} fit  whether to move there */
    set(rounds, fit = true) {
      group.clearLayers();
      const all = L.latLngBounds([]);
      rounds.forEach((round, pair) => {
        if (round.geometry) {
          const lines = [L.geoJSON(round.geometry, { pane: 'round', interactive: false, style: { className: 'round-halo' } })];
          lines.push(L.geoJSON(round.geometry, { pane: 'round', interactive: false, style: { className: `round pair-${pair + 1}${round.alongStreets ? '' : ' straight'}` } }));
          lines.forEach((line) => group.addLayer(line));
          all.extend(lines[0].getBounds());
        }
        round.stops.forEach((stop, i) => {
          const words = t('map.stop', { pair: pair + 1, order: i + 1, name: stop.name });
          const icon = L.divIcon({ className: `stop-mark pair-${pair + 1}`, iconSize: [30, 26], html: plain(rounds.length > 1 ? `${'AB'[pair]}${i + 1}` : `${i + 1}`) });
          L.marker(there(stop.point), { icon, pane: 'round-marks', title: words, keyboard: false, zIndexOffset: 500 }).addTo(group);
          all.extend(there(stop.point));
        });
      });
      if (fit && all.isValid()) map.fitBounds(all, { ...room(60), maxZoom: 16, animate: !still() });
    },
  };
}

/** What is chosen right now: one ring, and a pin for a place that is being pointed out. */
export function chosenLayer(map) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {number[]} position  @param {string} words  @param {'ring'|'pin'} kind  @param {number} [accuracyMetres] */
    show(position, words, kind = 'ring', accuracyMetres = 0) {
      group.clearLayers();
      if (accuracyMetres) L.circle(there(position), { radius: accuracyMetres, pane: 'chosen', interactive: false, className: 'accuracy' }).addTo(group);
      const icon = L.divIcon({ className: `chosen-${kind}`, iconSize: [30, 30] });
      L.marker(there(position), { icon, pane: 'chosen', title: words, keyboard: false, interactive: false }).addTo(group);
    },
    clear: () => group.clearLayers(),
  };
}

/** Where the reader stands, with the circle that holds it. */
export function meLayer(map) {
  const group = L.layerGroup().addTo(map);
  return {
    show(position, words, accuracyMetres = 0) {
      group.clearLayers();
      if (accuracyMetres) L.circle(there(position), { radius: accuracyMetres, pane: 'me', interactive: false, className: 'me-accuracy' }).addTo(group);
      const icon = L.divIcon({ className: 'me-mark', iconSize: [20, 20] });
      L.marker(there(position), { icon, pane: 'me', title: words, keyboard: false, interactive: false }).addTo(group);
    },
    clear: () => group.clearLayers(),
  };
}

/** Numbered marks, one for each row of a list beside the map. */
export function marksLayer(map, room, { onMark }) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {{id: string, position: number[], label: string, words: string, kind: string}[]} marks  `kind`: a class of its look */
    set(marks) {
      group.clearLayers();
      for (const { id, position, label, words, kind } of marks) {
        const icon = L.divIcon({ className: `list-mark ${kind}`, iconSize: [32, 32], html: plain(label) });
        const mark = L.marker(there(position), { icon, pane: 'marks', title: words, keyboard: false, zIndexOffset: 1000 - Number(label) * 10 }).addTo(group);
        mark.on('click', () => onMark(id));
      }
      const all = L.latLngBounds(marks.map(({ position }) => there(position)));
      if (all.isValid()) map.fitBounds(all, { ...room(40), maxZoom: 16, animate: !still() });
    },
  };
}
