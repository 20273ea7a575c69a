/** Choosing what a report is about: six tiles that never move, the favourites of the last shifts, the categories of a tile, or a search. */
import { text } from '/shared/dom.js';
import { nameOf, t } from '/shared/i18n.js';
import { TILES } from '/shared/report.js';
import { shape } from '/shared/symbols.js';
import { button, drawn } from './parts.js';

const FAVOURITES = 6;
const QUIET = 'OFF-LUGN';
const SETTINGS = ['PUBLIC_SPACE', 'TRAFFIC', 'PORT'];

const markup = drawn(`
  <fieldset class="what">
    <legend class="legend-text" data-t="report.what"></legend>
    <div data-part="chooser">
      <div data-part="tiles" class="tiles"></div>
      <div data-part="favourites" class="favourites"></div>
      <div class="row" data-part="ways"></div>
    </div>
    <div data-part="picker" hidden>
      <div class="picker-head"><strong data-part="pickerWords"></strong><button class="button plain" type="button" data-part="all" data-t="warden.what.all"></button></div>
      <div class="field" data-part="findField"><label for="what-find" data-t="report.find"></label><input id="what-find" type="search" autocomplete="off" enterkeyhint="search" data-part="find"></div>
      <div data-part="settings" data-t-aria-label="warden.what.setting" hidden></div>
      <ul data-part="options" class="options"></ul>
    </div>
    <div data-part="picked" class="picked" hidden><strong data-part="pickedWords"></strong><button class="button" type="button" data-part="change" data-t="warden.what.change"></button></div>
    <p class="field-error" role="alert" data-part="error"></p>
  </fieldset>`);

/**
 * @param {object} app
 * @param {{onPick: (category: ?object) => void, onQuiet: () => void}} hooks  `onQuiet`: "Lugnt" was pressed
 */
export function makeWhat({ phone }, { onPick, onQuiet }) {
  const parts = markup();
  const { catalogue } = phone;
  const byCode = new Map(catalogue.categories.map((category) => [category.code, category]));
  let view = { kind: 'tile', code: null };

  parts.find.addEventListener('input', showOptions);
  parts.all.addEventListener('click', () => {
    show(null);
    parts.tiles.querySelector('button')?.focus({ preventScroll: true });
  });
  parts.change.addEventListener('click', () => {
    show(null);
    onPick(null);
    parts.tiles.querySelector('button')?.focus({ preventScroll: true });
  });
  parts.tiles.replaceChildren(...TILES.map(tile));
  parts.ways.append(
    button(t('report.find'), () => open({ kind: 'find' }, parts.find)),
    button(t('warden.what.bySetting'), () => open({ kind: 'setting', code: SETTINGS[0] })),
  );
  parts.settings.classList.add('choice');
  parts.settings.setAttribute('role', 'group');
  parts.settings.replaceChildren(
    ...SETTINGS.map((code) => {
      const one = button(t(`setting.${code}`), () => open({ kind: 'setting', code }));
      one.prepend(shape(code));
      one.dataset.value = code;
      return one;
    }),
  );
  showFavourites();

  function tile(code) {
    const made = button('', () => (code === QUIET ? onQuiet() : open({ kind: 'tile', code })));
    made.replaceChildren(text('span', '', t(`report.tile.${code}`)), text('small', '', t(`report.tileHelp.${code}`)));
    made.dataset.tile = code;
    return made;
  }

  function showFavourites() {
    const codes = phone.favourites.filter((code) => byCode.has(code) && code !== QUIET).slice(0, FAVOURITES);
    parts.favourites.replaceChildren();
    if (!codes.length) return;
    parts.favourites.append(text('p', 'soft small', t('warden.what.favourites')));
    const line = text('div', 'row', '');
    line.append(...codes.map((code) => button(nameOf(byCode.get(code)), () => pick(code))));
    parts.favourites.append(line);
  }

  function open(next, focus) {
    view = next;
    parts.chooser.hidden = true;
    parts.picker.hidden = false;
    parts.find.value = '';
    parts.findField.hidden = view.kind === 'setting';
    parts.settings.hidden = view.kind !== 'setting';
    parts.pickerWords.textContent = view.kind === 'tile' ? t(`report.tile.${view.code}`) : view.kind === 'find' ? t('report.find') : t('warden.what.bySetting');
    for (const one of parts.settings.children) one.setAttribute('aria-pressed', String(one.dataset.value === view.code));
    showOptions();
    (focus ?? parts.options.querySelector('button'))?.focus({ preventScroll: true });
  }

  /** With a search word all categories, without one those of the tile or setting. */
  function showOptions() {
    const wanted = parts.find.value.trim().toLowerCase();
    const fits = ({ code, group, setting, nameSv, nameEn }) => {
      if (group === 'POL' || (code === QUIET && !wanted)) return false;
      if (wanted || view.kind === 'find') return `${nameSv} ${nameEn} ${code}`.toLowerCase().includes(wanted);
      return view.kind === 'tile' ? group === view.code : setting === view.code || setting === 'ANY';
    };
    parts.options.replaceChildren(
      ...favouritesFirst(catalogue.categories.filter(fits)).map((category) => {
        const item = document.createElement('li');
        item.append(button(nameOf(category), () => pick(category.code)));
        return item;
      }),
    );
    if (!parts.options.children.length) parts.options.append(text('li', 'soft', t('filter.categoryNone')));
  }

  function favouritesFirst(categories) {
    const rank = ({ code }) => (phone.favourites.includes(code) ? phone.favourites.indexOf(code) : FAVOURITES);
    return categories.sort((a, b) => rank(a) - rank(b));
  }

  function pick(code) {
    show(code);
    onPick(byCode.get(code));
  }

  /** @param {?string} code  null: nothing chosen, the tiles are shown */
  function show(code) {
    const category = byCode.get(code);
    parts.picked.hidden = !category;
    parts.chooser.hidden = Boolean(category);
    parts.picker.hidden = true;
    parts.error.textContent = '';
    if (category) parts.pickedWords.textContent = nameOf(category);
    else showFavourites();
  }

  return {
    root: parts.root,
    show,
    category: (code) => byCode.get(code) ?? null,
    error(words) {
      parts.error.textContent = words;
      if (words) parts.tiles.querySelector('button')?.focus({ preventScroll: true });
    },
  };
}
