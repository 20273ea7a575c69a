/** Checking in somewhere that is not the next stop: any stop of the round, any known place, or a sign's code. */
import { text } from '/shared/dom.js';
import { distance, t } from '/shared/i18n.js';
import { makeFrame } from './frame.js';
import { placesFrom } from './geo.js';
import { busy, button, drawn, rows } from './parts.js';
import { stopsOf } from './round-state.js';

const markup = drawn(`
  <div class="check-in">
    <button class="button" type="button" data-part="scan" data-symbol="code"><span data-t="warden.scan.title"></span></button>
    <div class="field"><label for="check-in-find" data-t="warden.where.find"></label><input id="check-in-find" type="search" autocomplete="off" data-part="find"></div>
    <ul class="options" data-part="places"></ul>
    <p class="soft" data-part="none" data-t="warden.where.none" hidden></p>
  </div>`);

export function makeCheckIn(app) {
  const { phone, position, screens } = app;
  const frame = makeFrame(t('warden.checkIn.title'), { screens });
  const parts = markup();
  frame.body.append(parts.root);
  parts.scan.addEventListener('click', () => app.visits.scan());
  parts.find.addEventListener('input', update);

  function update() {
    const wanted = parts.find.value.trim().toLowerCase();
    const left = stopsOf(phone.round, phone.visits).filter(({ state }) => state === 'ahead').map(({ stop }) => stop);
    const places = placesFrom(phone.places, position.fix?.position).filter(({ id }) => !left.some(({ place }) => place === id));
    const all = [...left, ...places.map(({ id, name, point, metres }) => ({ place: id, name, point, metres }))].filter(({ name }) => name.toLowerCase().includes(wanted));
    parts.none.hidden = all.length > 0;
    rows(parts.places, all, ({ stop, place, name }) => [stop, place, name].join(' '), (stop) => {
      const row = document.createElement('li');
      const pick = button(stop.name, () =>
        busy(pick, async () => {
          await screens.back();
          await app.visits.checkIn(stop);
        }),
      );
      if (stop.stop) pick.append(text('span', 'tag', t('warden.round.stop')));
      else if (stop.metres !== null) pick.append(text('span', 'soft', distance(stop.metres)));
      row.append(pick);
      return row;
    });
  }
  return { root: frame.root, update };
}
