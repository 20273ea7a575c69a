/** Layers of other servers in the list of layers: pictures that our own server fetches, with their source and what went wrong. */
import { pictureFault } from '/shared/api.js';
import { text } from '/shared/dom.js';
import { date, t } from '/shared/i18n.js';
import { rasterLayer } from '/shared/map-areas.js';

/** What a background takes the place of. */
const OWN_GROUND = ['streets', 'grid', 'background'];

/**
 * @param {object[]} all  as the server tells them
 * @param {{map: object, layers: object, above: string, lazy: (kind: object, map: object, make: (map: object) => {remove: () => void}) => object}} page  `above`: name of the layer that they stand above
 */
export function addOutside(all, { map, layers, above, lazy }) {
  const grounds = all.filter(({ background }) => background).map(paneOf);
  const kinds = all.map((layer) => ({ background: layer.background, kind: kindOf(layer) }));
  layers.add(kinds.filter(({ background }) => !background).map(({ kind }) => kind), above);
  layers.add(kinds.filter(({ background }) => background).map(({ kind }) => kind), '');

  function kindOf(layer) {
    const name = paneOf(layer);
    const legend = legendOf(layer);
    const kind = { name, id: null, title: layer.title, on: false, from: layer.minZoom, key: legend.root, outside: layer.id };
    if (layer.background) kind.replaces = () => [...OWN_GROUND, ...grounds.filter((one) => one !== name)];
    return lazy(kind, map, (on) => {
      legend.bring();
      const shown = on.use(rasterLayer, { pane: name, url: layer.tiles, minZoom: layer.minZoom, maxZoom: layer.maxZoom, onState: on === map ? legend.state : () => {} });
      return { remove: shown.remove };
    });
  }
}

/** Whose it is, the service's own explanation, and a sentence while a picture is missing. */
function legendOf(layer) {
  const root = text('div', 'outside-key', '');
  const fault = text('p', 'field-error', '');
  const pictures = text('div', '', '');
  fault.setAttribute('role', 'status');
  root.append(text('p', 'soft', t('layers.outsideSource', { attribution: layer.attribution, host: layer.host, date: date(layer.checkedAt) })), pictures, fault);
  let asked = null;
  return {
    root,
    /** Its pictures are another server's as well: they come when the layer is switched on, and not before. */
    bring() {
      if (pictures.childElementCount) return;
      for (const src of layer.legends) {
        const image = Object.assign(document.createElement('img'), { src, alt: t('layers.outsideLegend', { name: layer.title }) });
        image.addEventListener('error', () => image.remove());
        pictures.append(image);
      }
    },
    /** @param {?string} missing  address of a picture that did not come */
    async state(missing) {
      asked = missing;
      if (!missing) {
        fault.textContent = '';
        return;
      }
      const reason = await pictureFault(missing);
      if (asked === missing) fault.textContent = reason && t('layers.outsideFailed', { name: layer.title, reason });
    },
  };
}

/** The first letters of its id are enough for a link, and keep it short. */
const paneOf = ({ id }) => `outside-${id.slice(0, 8).toLowerCase()}`;
