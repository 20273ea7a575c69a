/** The list of layers: on and off, strength, order and legend. What it says stands in the address bar (`layers=`). */
import { say, template } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { changed, layerWords, moved, readLayers, switched, writeLayers } from './layer-state.js';

const rowMarkup = template(`
  <li class="layer-row">
    <div class="layer-head">
      <span class="grip no-print" draggable="true" aria-hidden="true" data-part="grip"></span>
      <label class="check"><input type="checkbox" data-part="on"><span data-part="name"></span><span data-part="sign"></span></label>
      <button class="button plain no-print" type="button" aria-expanded="false" data-part="more"><span aria-hidden="true">⋯</span><span class="unseen" data-part="moreWords"></span></button>
    </div>
    <p class="layer-far small" data-part="far" hidden></p>
    <div class="layer-key small" data-part="key"></div>
    <div class="layer-more no-print" data-part="settings" hidden>
      <label class="small"><span data-t="layers.strength"></span><input type="range" min="10" max="100" step="10" data-part="strength"></label>
      <div class="row">
        <button class="button" type="button" data-part="up"><span aria-hidden="true">↑</span> <span data-t="layers.up"></span></button>
        <button class="button" type="button" data-part="down"><span aria-hidden="true">↓</span> <span data-t="layers.down"></span></button>
      </div>
    </div>
  </li>`);

/**
 * @typedef {{name: string, id: ?string, title: string, on: boolean, from?: number, key?: ?HTMLElement, sign?: ?HTMLElement, turn?: (on: boolean) => void,
 *     also?: (map: object) => {remove?: () => void, end?: () => void}, replaces?: () => string[], outside?: string}} LayerKind
 *     `name`: of its pane; `id`: of its collection; `from`: zoom from which it is seen; `key`: its legend; `sign`: what stands beside the name; `turn`: called when it is first switched on and at each change after that;
 *     `also`: shows it on a second map, where it is not there by itself; `remove`: when it is switched off, `end`: when that map goes;
 *     `replaces`: layers that it takes the place of; `outside`: id of a layer of another server
 * @param {HTMLElement} place
 * @param {{map: object, selection: object}} page
 * @param {LayerKind[]} first  from above to below
 */
export function makeLayers(place, { map, selection }, first) {
  const list = Object.assign(document.createElement('ol'), { className: 'layer-list' });
  const wished = selection.recalled('layers');
  let kinds = first;
  let rows = new Map();
  let state = readLayers(standard(), wished);
  let touched = false;
  let dragged = null;
  let second = null;
  const both = Object.assign(document.createElement('p'), { className: 'both-maps small soft', textContent: t('layers.bothMaps'), hidden: true });
  const missing = Object.assign(document.createElement('p'), { className: 'both-maps small soft', hidden: true });
  let far = [];
  place.replaceChildren(both, list, missing);
  build();
  map.onMove(() => tellFar());

  function standard() {
    return kinds.map(({ name, on }) => ({ name, on, strength: 100 }));
  }

  function build() {
    map.order(state.map(({ name }) => name));
    rows = new Map(kinds.map((kind) => [kind.name, rows.get(kind.name) ?? rowOf(kind)]));
    show();
  }

  function rowOf(kind) {
    const { name, title, key, sign } = kind;
    const parts = rowMarkup();
    parts.name.textContent = title;
    if (key) parts.key.append(key);
    if (sign) parts.sign.append(sign);
    parts.far.id = `layer-far-${name}`;
    parts.far.textContent = t('layers.far');
    parts.moreWords.textContent = t('layers.more', { layer: title });
    parts.strength.setAttribute('aria-label', t('legend.opacity', { layer: title }));
    parts.up.setAttribute('aria-label', t('layers.upOf', { layer: title }));
    parts.down.setAttribute('aria-label', t('layers.downOf', { layer: title }));
    parts.on.addEventListener('change', () => change(turned(name, parts.on.checked)));
    parts.strength.addEventListener('input', () => change(changed(state, name, { strength: Number(parts.strength.value) })));
    parts.more.addEventListener('click', () => {
      parts.settings.hidden = !parts.settings.hidden;
      parts.more.setAttribute('aria-expanded', String(!parts.settings.hidden));
      if (!parts.settings.hidden) parts.root.scrollIntoView({ block: 'nearest' });
    });
    for (const [way, steps] of [['up', -1], ['down', 1]]) {
      parts[way].addEventListener('click', () => {
        change(moved(state, name, steps));
        parts[way].focus();
        say(t('layers.movedTo', { layer: title, place: state.findIndex((layer) => layer.name === name) + 1, n: state.length }));
      });
    }
    parts.grip.addEventListener('dragstart', (event) => {
      dragged = name;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setDragImage(parts.root, 0, 0);
    });
    parts.root.addEventListener('dragover', (event) => {
      if (dragged) event.preventDefault();
    });
    parts.root.addEventListener('drop', (event) => {
      event.preventDefault();
      const at = (one) => state.findIndex((layer) => layer.name === one);
      change(moved(state, dragged, at(name) - at(dragged)));
      dragged = null;
    });
    return { ...parts, kind, turned: null };
  }

  function turned(name, on) {
    const others = rows.get(name).kind.replaces?.() ?? [];
    return others.length ? switched(standard(), state, name, on, others) : changed(state, name, { on });
  }

  function change(next) {
    touched = true;
    state = next;
    map.order(state.map(({ name }) => name));
    show();
    selection.remember({ layers: writeLayers(standard(), state) });
  }

  function show() {
    if (second) follow();
    const wanted = state.map(({ name }) => rows.get(name).root);
    if (wanted.some((root, i) => list.children[i] !== root) || list.childElementCount !== wanted.length) list.replaceChildren(...wanted);
    state.forEach(({ name, on, strength }, i) => {
      const row = rows.get(name);
      row.on.checked = on;
      row.strength.value = strength;
      row.key.hidden = !on;
      row.up.disabled = i === 0;
      row.down.disabled = i === state.length - 1;
      if ((on || row.turned !== null) && row.turned !== on) row.kind.turn?.(on);
      if (on || row.turned !== null) row.turned = on;
      for (const one of second ? [map, second.map] : [map]) {
        one.pane(name).show(on);
        one.pane(name).fade(strength / 100);
      }
    });
    tellFar();
  }

  /** What is on, and not to be seen from so far away: said in its row, and read aloud when that changes. */
  function tellFar() {
    const before = far;
    far = state.filter(({ name, on }) => on && map.zoom() < (rows.get(name).kind.from ?? 0)).map(({ name }) => name);
    for (const { name } of state) {
      const row = rows.get(name);
      row.far.hidden = !far.includes(name);
      // what is hidden would be read aloud too
      if (row.far.hidden) row.on.removeAttribute('aria-describedby');
      else row.on.setAttribute('aria-describedby', row.far.id);
    }
    const fresh = far.filter((name) => !before.includes(name)).map((name) => rows.get(name).kind.title);
    if (fresh.length && touched) say(t('layers.farNow', { layers: fresh.join(', ') }));
  }

  /** What is not on the second map by itself is brought there while it is on. */
  function follow() {
    second.map.order(state.map(({ name }) => name));
    for (const { name, on } of state) {
      const shown = second.parts.get(name);
      const { also } = rows.get(name).kind;
      if (on && also && !shown) second.parts.set(name, also(second.map));
      if (!on && shown?.remove) {
        shown.remove();
        second.parts.delete(name);
      }
    }
  }

  return {
    /** @param {LayerKind[]} more  what came later @param {string} above  name of the layer that they stand above */
    add(more, above) {
      const fresh = more.filter(({ name }) => !kinds.some((kind) => kind.name === name));
      if (!fresh.length) return;
      const at = kinds.findIndex(({ name }) => name === above);
      kinds = kinds.toSpliced(at < 0 ? kinds.length : at, 0, ...fresh);
      state = readLayers(standard(), touched ? layerWords(state) : wished);
      build();
    },
    remove(name) {
      if (!rows.has(name)) return;
      if (rows.get(name).turned) rows.get(name).kind.turn?.(false);
      second?.parts.get(name)?.remove?.();
      second?.parts.delete(name);
      kinds = kinds.filter((kind) => kind.name !== name);
      state = state.filter((layer) => layer.name !== name);
      build();
    },
    /** @returns {{id: string, opacity: number}[]} collections that are on, from above to below */
    shown: () => state.filter(({ name, on }) => on && rows.get(name).kind.id).map(({ name, strength }) => ({ id: rows.get(name).kind.id, opacity: strength / 100 })),
    /** A second map shows the same layers, as strong and in the same order. @param {?object} other  null when it goes */
    follow(other) {
      for (const { end, remove } of second?.parts.values() ?? []) (end ?? remove)?.();
      second = other && { map: other, parts: new Map() };
      both.hidden = !second;
      show();
    },
    /** @returns {{id: string, title: string}[]} layers of other servers that are on */
    outside: () => state.filter(({ name, on }) => on && rows.get(name).kind.outside).map(({ name }) => ({ id: rows.get(name).kind.outside, title: rows.get(name).kind.title })),
    /** @param {string[]} titles  of layers that there is nothing to show of */
    absent(titles) {
      missing.hidden = !titles.length;
      missing.textContent = t('layers.absent', { layers: titles.join(', ') });
    },
    switchOn: (name) => change(changed(state, name, { on: true })),
  };
}
