/** The planner's report form beside the map: where, what, when, and who to call first. Wardens have their own on the phone. */
import { collection, Problem, putObservation, tile as fetchTile } from './api.js';
import { template, text } from './dom.js';
import { areaZone, clock, distance, nameOf, number, t } from './i18n.js';
import { makeMap } from './map.js';
import { makeNoteField } from './note-field.js';
import { fieldOf, tapAccuracy, TILES, toFeature, withRecent } from './report.js';
import { wallClock, zoned } from './time.js';

const RECENT_KEPT_AS = 'lagesbild.recentCategories';
const POOR_METRES = 100;
const AHEAD_MS = 5 * 60_000;

const markup = template(`
  <form class="report" novalidate>
    <div class="report-head">
      <h2 id="report-title" data-t="report.title"></h2>
      <button class="button plain" type="button" data-part="close" data-t="report.close"></button>
    </div>
    <p class="emergency"><strong data-t="report.emergency"></strong> <span data-t="report.notPolice"></span></p>
    <p class="notice good" role="status" data-part="saved" hidden></p>

    <fieldset>
      <legend class="legend-text" data-t="report.where"></legend>
      <div class="place-line">
        <p data-part="positionWords" role="status"></p>
      </div>
      <div class="report-map" data-part="map" data-t-aria-label="report.map"></div>
      <div class="row" data-part="mapButtons">
        <button class="button" type="button" data-part="gps" data-t="report.useGps"></button>
        <button class="button" type="button" data-part="centre" data-t="report.useCentre"></button>
      </div>
      <p class="field-error" role="alert" data-part="positionError"></p>
    </fieldset>

    <fieldset>
      <legend class="legend-text" data-t="report.what"></legend>
      <div data-part="recent" class="recent"></div>
      <div data-part="tiles" class="tiles"></div>
      <div data-part="picker" hidden>
        <div class="field"><label for="report-find" data-t="report.find"></label><input id="report-find" type="search" autocomplete="off" data-part="find"></div>
        <ul data-part="options" class="options"></ul>
      </div>
      <div data-part="picked" class="picked" hidden><strong data-part="pickedWords"></strong><button class="button" type="button" data-part="change" data-t="report.change"></button></div>
      <p class="notice bad" role="alert" data-part="call112" data-t="report.call112" hidden></p>
      <p class="field-error" role="alert" data-part="categoryError"></p>
    </fieldset>

    <div class="two">
      <div class="field">
        <label for="report-when" data-t="report.when"></label>
        <input id="report-when" type="datetime-local" data-part="when" aria-describedby="report-when-error">
        <p id="report-when-error" class="field-error" role="alert" data-part="whenError"></p>
      </div>
      <div class="field">
        <label for="report-people" data-t="report.people"></label>
        <select id="report-people" data-part="people" aria-describedby="report-people-error">
          <option value="" data-t="report.peopleUnknown"></option>
          <option value="NONE" data-t="people.NONE"></option>
          <option value="ONE" data-t="people.ONE"></option>
          <option value="FEW" data-t="people.FEW"></option>
          <option value="GROUP" data-t="people.GROUP"></option>
          <option value="CROWD" data-t="people.CROWD"></option>
        </select>
        <p id="report-people-error" class="field-error" role="alert" data-part="peopleError"></p>
      </div>
    </div>
    <div data-part="note"></div>
    <div class="send-bar">
      <div class="notice bad" role="alert" data-part="formError" hidden></div>
      <button class="button main send" type="submit" data-part="send" data-t="report.send"></button>
    </div>
  </form>`);

/**
 * @param {HTMLElement} place  gets the form
 * @param {{area: object, catalogue: object, onClose?: () => void, onSaved?: () => void}} wish
 * @returns {{opened: (view?: {centre: number[], zoom: number}) => void}} to be called when the form has become visible;
 *     `view`: what the reader was looking at
 */
export function makeReportForm(place, { area, catalogue, onClose, onSaved }) {
  const parts = markup();
  place.replaceChildren(parts.root);
  const byCode = new Map(catalogue.categories.map((category) => [category.code, category]));
  const draft = { id: crypto.randomUUID(), category: null, position: null, accuracyMetres: null, kind: 'MAP', timeTouched: false };
  let map;
  let marker;
  let tile = null;
  let noteError = '';
  const note = makeNoteField(parts.note, { label: t('report.note'), help: t('report.noteHelp'), maxLength: 2000 });

  if (onClose) parts.close.addEventListener('click', onClose);
  else parts.close.remove();
  parts.gps.addEventListener('click', askDevice);
  parts.centre.addEventListener('click', () => point(map.view().centre, mapMetres()));
  parts.when.addEventListener('input', () => (draft.timeTouched = true));
  parts.find.addEventListener('input', showOptions);
  parts.change.addEventListener('click', () => pick(null));
  parts.root.addEventListener('submit', (event) => {
    event.preventDefault();
    save();
  });
  parts.positionWords.textContent = t('report.noPosition');
  showTiles();
  now();

  function now() {
    parts.when.value = wallClock(new Date(), areaZone());
    draft.timeTouched = false;
  }

  // where

  function mapMetres() {
    return 156_543 * Math.cos((map.view().centre[1] * Math.PI) / 180) / 2 ** map.view().zoom;
  }

  function point(position, metresPerPixel) {
    placeAt(position, tapAccuracy(metresPerPixel), 'MAP', t('report.pointed', { metres: distance(tapAccuracy(metresPerPixel)) }));
  }

  function placeAt(position, accuracyMetres, kind, words) {
    Object.assign(draft, { position, accuracyMetres, kind });
    marker.show(position, words, 'pin', accuracyMetres);
    parts.positionWords.textContent = words;
    parts.positionError.textContent = '';
  }

  function askDevice() {
    if (!navigator.geolocation) {
      parts.positionWords.textContent = t('report.denied');
      return;
    }
    if (!draft.position) parts.positionWords.textContent = t('report.locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const position = [coords.longitude, coords.latitude];
        const key = coords.accuracy > POOR_METRES ? 'report.poor' : 'report.here';
        placeAt(position, coords.accuracy, 'GPS', t(key, { metres: `${number(Math.ceil(coords.accuracy))} m` }));
        map.goTo(position, 16);
      },
      () => {
        if (!draft.position) parts.positionWords.textContent = t('report.denied');
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 10_000 },
    );
  }

  // what

  function recent() {
    try {
      return JSON.parse(localStorage.getItem(RECENT_KEPT_AS) ?? '[]').filter((code) => byCode.has(code));
    } catch {
      return [];
    }
  }

  function showTiles() {
    const latest = recent();
    parts.recent.replaceChildren();
    if (latest.length) {
      parts.recent.append(text('span', 'soft', t('report.recent')));
      for (const code of latest) parts.recent.append(choiceButton(nameOf(byCode.get(code)), () => pick(code)));
    }
    parts.tiles.replaceChildren(
      ...TILES.filter((code) => byCode.has(code) || catalogue.groups.some((group) => group.code === code)).map((code) => {
        const button = choiceButton('', () => (byCode.has(code) ? pick(code) : openTile(code)));
        button.append(text('span', '', t(`report.tile.${code}`)), text('small', '', t(`report.tileHelp.${code}`)));
        button.dataset.tile = code;
        button.setAttribute('aria-pressed', 'false');
        return button;
      }),
    );
  }

  function choiceButton(words, act) {
    const button = text('button', 'button', words);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  }

  function openTile(code) {
    tile = code;
    for (const button of parts.tiles.children) button.setAttribute('aria-pressed', String(button.dataset.tile === code));
    parts.picker.hidden = false;
    parts.find.value = '';
    showOptions();
    parts.picker.scrollIntoView({ block: 'nearest' });
    parts.options.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Without a search word the tile's own categories, with one all of them. */
  function showOptions() {
    const wanted = parts.find.value.trim().toLowerCase();
    const fits = ({ code, group, nameSv, nameEn }) =>
      code !== 'OFF-LUGN' && (wanted ? `${nameSv} ${nameEn} ${code}`.toLowerCase().includes(wanted) && group !== 'POL' : group === tile);
    parts.options.replaceChildren(
      ...catalogue.categories.filter(fits).map((category) => {
        const item = document.createElement('li');
        item.append(choiceButton(nameOf(category), () => pick(category.code)));
        return item;
      }),
    );
    if (!parts.options.children.length) parts.options.append(text('li', 'soft', t('filter.categoryNone')));
  }

  function pick(code) {
    draft.category = code;
    const category = byCode.get(code);
    parts.picked.hidden = !category;
    parts.tiles.hidden = parts.recent.hidden = Boolean(category);
    parts.picker.hidden = true;
    parts.call112.hidden = !category?.call112;
    for (const button of parts.tiles.children) button.setAttribute('aria-pressed', 'false');
    if (category) {
      parts.pickedWords.textContent = nameOf(category);
      parts.categoryError.textContent = '';
      parts.change.focus({ preventScroll: true });
    } else {
      parts.tiles.querySelector('button')?.focus({ preventScroll: true });
    }
  }

  /** The map is a help: without boundary or names it can still be tapped. */
  function withoutThat(problem) {
    if (!(problem instanceof Problem)) throw problem;
  }

  // saving

  function clearErrors() {
    for (const name of ['position', 'category', 'when', 'people']) parts[`${name}Error`].textContent = '';
    for (const name of ['when', 'people']) parts[name].removeAttribute('aria-invalid');
    noteFails('');
    parts.formError.hidden = true;
    parts.formError.replaceChildren();
  }

  function noteFails(words) {
    noteError = words;
    note.error(words);
  }

  function fieldFails(name, words) {
    if (name === 'note') return noteFails([noteError, words].filter(Boolean).join(' '));
    const place = parts[`${name}Error`];
    place.textContent = place.textContent ? `${place.textContent} ${words}` : words;
    if (parts[name]?.matches?.('input, select, textarea')) parts[name].setAttribute('aria-invalid', 'true');
  }

  function formFails(words, more) {
    parts.formError.hidden = false;
    parts.formError.append(text('p', '', words));
    if (more) parts.formError.append(more);
  }

  /** @returns {?string} the instant, null when something is missing; says what */
  function checked() {
    clearErrors();
    let occurredAt = null;
    if (!draft.position) fieldFails('position', t('report.missing.position'));
    if (!draft.category) fieldFails('category', t('report.missing.category'));
    if (!parts.when.value) fieldFails('when', t('report.missing.time'));
    else {
      occurredAt = zoned(parts.when.value.slice(0, 16), areaZone());
      if (Date.parse(occurredAt) > Date.now() + AHEAD_MS) {
        fieldFails('when', t('report.future'));
        occurredAt = null;
      }
    }
    const personal = note.hits().length > 0;
    if (personal) fieldFails('note', t('report.personalData'));
    const fits = draft.position && draft.category && occurredAt && !personal;
    if (!fits) toFirstError();
    return fits ? occurredAt : null;
  }

  function toFirstError() {
    const order = [['positionError', parts.centre], ['categoryError', parts.tiles.querySelector('button')], ['whenError', parts.when], ['peopleError', parts.people]];
    const first = order.find(([name]) => parts[name].textContent);
    first?.[1]?.focus({ preventScroll: true });
    if (first) parts[first[0]].scrollIntoView({ block: 'center' });
    else if (noteError) note.focus();
  }

  async function save() {
    parts.saved.hidden = true;
    if (!draft.timeTouched) now();
    const occurredAt = checked();
    if (!occurredAt) return;
    parts.send.disabled = true;
    parts.send.textContent = t('report.sending');
    try {
      await putObservation(draft.id, toFeature({ ...draft, occurredAt, people: parts.people.value, note: note.value }));
      saved();
    } catch (problem) {
      notSaved(problem);
    } finally {
      parts.send.disabled = false;
      parts.send.textContent = t('report.send');
    }
  }

  function saved() {
    const code = draft.category;
    localStorage.setItem(RECENT_KEPT_AS, JSON.stringify(withRecent(recent(), code)));
    parts.saved.textContent = t('report.saved', { at: clock(new Date()), category: nameOf(byCode.get(code)) });
    parts.saved.hidden = false;
    // the next event keeps the place; everything else begins anew
    draft.id = crypto.randomUUID();
    note.value = '';
    parts.people.value = '';
    pick(null);
    showTiles();
    now();
    parts.saved.scrollIntoView({ block: 'center' });
    onSaved?.();
  }

  /** The form stays as it is, with the same id: sending it again cannot make two. */
  function notSaved(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === 'no-network') {
      formFails(t('report.notSaved.network'));
    } else if (problem.status === 401) {
      const link = text('a', 'button', t('report.logIn'));
      link.href = '/login';
      link.target = '_blank';
      formFails(t('report.notSaved.session'), link);
    } else {
      const loose = [];
      for (const error of problem.errors) {
        const name = fieldOf(error.pointer);
        if (name === 'form') loose.push(error.detail);
        else fieldFails(name, error.detail);
      }
      const words = problem.errors.length > loose.length ? [t('report.notSaved'), t('report.fix')] : [t('report.notSaved'), problem.title, problem.detail];
      formFails([...words, ...loose].filter(Boolean).join(' '));
      toFirstError();
    }
  }

  return {
    opened(view) {
      clearErrors();
      if (!map) {
        map = makeMap(parts.map, area, { view: { centre: area.centre, zoom: 14 } });
        collection('boundary').then(map.boundary).catch(withoutThat);
        collection('places').then(map.places).catch(withoutThat);
        if (area.network?.loaded) map.streets((at, signal) => fetchTile('streets', at, {}, signal));
        marker = map.chosen();
        map.onClick(point);
      }
      if (view && !draft.position) map.goTo(view.centre, view.zoom);
      if (!draft.timeTouched) now();
    },
  };
}
