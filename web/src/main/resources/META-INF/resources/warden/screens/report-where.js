/** Pointing out where it happened: on the map, at a known place, or roughly. */
import { distance, number, t } from '/shared/i18n.js';
import { tapAccuracy } from '/shared/report.js';
import { text } from '/shared/dom.js';
import { makeFrame } from './frame.js';
import { placesFrom } from './geo.js';
import { button, choice, drawn, placeWords } from './parts.js';
import { around, placeOf } from './report-draft.js';
import { wardenMap } from './strip.js';

const SHOWN = 8;
const ROUGHLY = [100, 250];

const markup = drawn(`
  <div class="where split">
    <div class="where-map-box">
      <div class="where-map" data-part="map" data-t-aria-label="report.map"></div>
    </div>
    <div class="where-words">
      <p class="where-said" role="status" data-part="said"></p>
      <div class="row" data-part="buttons"></div>
      <div>
        <p class="legend-text" id="where-exact" data-t="warden.where.exact"></p>
        <div data-part="exact" aria-labelledby="where-exact"></div>
      </div>
      <div class="field"><label for="where-find" data-t="warden.where.find"></label><input id="where-find" type="search" autocomplete="off" data-part="find"></div>
      <ul class="options" data-part="places"></ul>
      <p class="soft" data-part="none" data-t="warden.where.none" hidden></p>
    </div>
  </div>`);

/**
 * @param {object} app
 * @param {?object} before  what was chosen, null: where the phone is
 * @param {(chosen: ?object) => void} onDone  null: where the phone is
 */
export function makeWhere(app, before, onDone) {
  const { phone, position, screens } = app;
  const frame = makeFrame(t('warden.where.title'), { screens });
  const parts = markup();
  frame.body.append(parts.root);
  let exact = before?.kind === 'AROUND' ? null : before;
  let roughly = before?.kind === 'AROUND' ? before.accuracyMetres : 0;
  if (before?.kind === 'AROUND') exact = { ...before, kind: before.place ? 'PLACE' : 'MAP' };
  let map;
  let marker;

  parts.buttons.append(
    button(t('warden.where.gpsButton'), useGps, { symbol: 'pin' }),
    button(t('warden.where.centreButton'), () => point(map.view().centre, metresPerPixel())),
  );
  const rough = choice(
    parts.exact,
    [{ value: '0', words: t('warden.where.here.exact') }, ...ROUGHLY.map((metres) => ({ value: String(metres), words: t('warden.where.around', { metres: `${metres} m` }) }))],
    (value) => {
      roughly = Number(value);
      show();
    },
  );
  parts.find.addEventListener('input', showPlaces);
  const done = button(t('warden.where.done'), finish, { kind: 'main tall', symbol: 'check' });
  frame.bottom.append(done);
  showPlaces();

  function base() {
    if (exact) return exact;
    return placeOf(null, position.last, Date.now());
  }

  function result() {
    const from = base();
    if (from && roughly) return around(from, roughly);
    // a place that is shown and taken need not be asked for again
    return exact ?? (position.fix ? null : from);
  }

  function metresPerPixel() {
    const { centre, zoom } = map.view();
    return (156_543 * Math.cos((centre[1] * Math.PI) / 180)) / 2 ** zoom;
  }

  function point(at, metres) {
    exact = { kind: 'MAP', position: at, accuracyMetres: tapAccuracy(metres) };
    show();
  }

  function useGps() {
    exact = null;
    if (position.last) map?.goTo(position.last.position, 16);
    if (!position.fix) position.retry();
    show();
  }

  function showPlaces() {
    const wanted = parts.find.value.trim().toLowerCase();
    const found = placesFrom(phone.places, position.last?.position ?? phone.area?.centre).filter(({ name }) => name.toLowerCase().includes(wanted));
    parts.none.hidden = found.length > 0;
    parts.places.replaceChildren(
      ...found.slice(0, wanted ? found.length : SHOWN).map(({ id, name, point: at, metres }) => {
        const row = document.createElement('li');
        const pick = button(name, () => {
          exact = { kind: 'PLACE', position: at, accuracyMetres: 50, place: id, name };
          map?.goTo(at, 16);
          show();
          done.focus();
        });
        if (position.last) pick.append(text('span', 'soft', distance(metres)));
        pick.setAttribute('aria-pressed', String(exact?.place === id));
        row.append(pick);
        return row;
      }),
    );
  }

  function show() {
    const shown = result() ?? base();
    rough.show(String(roughly));
    parts.said.textContent = shown ? placeWords(shown, phone.places) : t(position.state === 'denied' ? 'warden.where.denied' : 'warden.where.locating');
    for (const one of parts.places.querySelectorAll('[aria-pressed]')) one.setAttribute('aria-pressed', 'false');
    if (exact?.place) showPlaces();
    if (shown) marker?.show(shown.position, parts.said.textContent, 'pin', shown.accuracyMetres);
    else marker?.clear();
    done.disabled = !shown;
  }

  function finish() {
    onDone(result());
    screens.back();
  }

  const moved = () => !exact && show();
  position.addEventListener('change', moved);
  return {
    root: frame.root,
    shown() {
      map ??= wardenMap(app, parts.map);
      marker ??= map.chosen();
      map.onClick(point);
      const at = exact?.position ?? position.last?.position;
      if (at) map.goTo(at, 16);
      show();
    },
    gone() {
      position.removeEventListener('change', moved);
      map?.remove();
    },
  };
}

/** Known places that are offered when the phone does not say where it is. */
const OFFERED = 2;

/**
 * What to take instead of a position that does not come, in one tap each: the last known one, roughly there, the places next to it.
 *
 * @param {object} app
 * @param {HTMLElement} place  gets the buttons
 * @param {(chosen: object) => void} onChoose
 * @returns {{show: () => boolean, clear: () => void}} `show`: false when there is nothing to offer; the first one gets the focus
 */
export function makeOffers({ phone, position }, place, onChoose) {
  function offers() {
    const last = placeOf(null, position.last, Date.now());
    if (!last) return [];
    const metres = Math.max(ROUGHLY[1], Math.ceil(last.accuracyMetres));
    const known = placesFrom(phone.places, last.position).slice(0, OFFERED);
    return [
      [t('warden.where.last', { n: last.minutesAgo ?? 0 }), last],
      [t('warden.where.around', { metres: `${number(metres)} m` }), around(last, metres)],
      ...known.map(({ id, name, point }) => [name, { kind: 'PLACE', position: point, accuracyMetres: 50, place: id, name }]),
    ];
  }

  return {
    show() {
      place.replaceChildren(...offers().map(([words, chosen]) => button(words, () => onChoose(chosen))));
      place.firstElementChild?.focus();
      return place.childElementCount > 0;
    },
    clear: () => place.replaceChildren(),
  };
}
