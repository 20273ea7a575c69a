/** A picture of the map: the round, its stops and where we are. The list of stops says the same. */
import { t } from '/shared/i18n.js';
import { makeMap } from '/shared/map.js';
import { text } from '/shared/dom.js';
import { openVisit, nextStop } from './round-state.js';

/** @returns {object} a map with what is kept on the phone, that works without a network */
export function wardenMap(app, element, wish = {}) {
  const { phone } = app;
  const map = makeMap(element, phone.area, { view: { centre: app.position.fix?.position ?? phone.area.centre, zoom: 15 }, ...wish });
  if (phone.boundary) map.boundary(phone.boundary);
  if (phone.places) map.places(phone.places);
  if (phone.area.network?.loaded) map.streets((at) => phone.tile('streets', at));
  return map;
}

export function makeStrip(app) {
  const { phone, position } = app;
  const root = text('div', 'strip', '');
  const place = text('div', 'strip-map', '');
  const open = document.createElement('button');
  open.type = 'button';
  open.className = 'strip-open';
  open.append(text('span', '', t('warden.strip')));
  open.addEventListener('click', () => app.open('round'));
  root.append(place, open);
  let map = null;
  let rounds;
  let me;
  let drawn = null;
  let seen = '';

  function make() {
    map = wardenMap(app, place, { still: true });
    rounds = map.rounds();
    me = map.me();
  }

  function update() {
    root.hidden = !phone.area || !phone.round;
    if (root.hidden || !root.isConnected || root.closest('[hidden]')) return;
    if (!map) make();
    const { fix } = position;
    const to = openVisit(phone.visits) ? null : nextStop(phone.round, phone.visits)?.stop.point;
    if (drawn !== phone.round) {
      drawn = phone.round;
      rounds.set(phone.round ? [phone.round] : []);
    }
    if (fix) me.show(fix.position, t('warden.me'), fix.accuracyMetres);
    else me.clear();
    // moves only when there is another next stop or a first position: the picture stands still while one walks
    const now = `${to} ${Boolean(fix)}`;
    if (now === seen) return;
    seen = now;
    const both = [fix?.position, to].filter(Boolean);
    if (both.length === 2) map.fit(boundsOf(both), 17);
    else if (both.length) map.goTo(both[0], 16);
  }

  return { root, update, shown: update };
}

/** @param {number[][]} positions @returns {number[]} west, south, east, north */
export function boundsOf(positions) {
  const lon = positions.map(([x]) => x);
  const lat = positions.map(([, y]) => y);
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}
