/** Tonight's round in the hand: the map above, the stops in order below. */
import { briefAddress } from '/shared/brief-address.js';
import { text } from '/shared/dom.js';
import { clock, distance, t } from '/shared/i18n.js';
import { empty } from '/shared/states.js';
import { makeFrame } from './frame.js';
import { busy, button, drawn, problemWords, rows } from './parts.js';
import { minutesOf, stopsOf } from './round-state.js';
import { makeStopCard, why } from './stop-card.js';
import { boundsOf, wardenMap } from './strip.js';

const markup = drawn(`
  <div class="round split">
    <div class="round-map" data-part="map" data-t-aria-label="map.label"></div>
    <div class="round-words">
      <p class="notice" data-part="withdrawn" data-t="warden.round.withdrawn" hidden></p>
      <p class="soft" data-part="facts"></p>
      <p><strong data-part="walked"></strong></p>
      <div data-part="card"></div>
      <h2 data-part="head" data-t="warden.round.stops"></h2>
      <ol class="round-stops" data-part="stops"></ol>
      <div class="stack" data-part="choose"></div>
      <div class="row" data-part="buttons"></div>
      <p class="row"><a class="button" target="_blank" data-part="paper" data-t="warden.round.paper" hidden></a></p>
    </div>
  </div>`);

export function makeRound(app) {
  const { phone, position, screens } = app;
  const frame = makeFrame(t('warden.nav.round'), { screens });
  const parts = markup();
  const card = makeStopCard(app);
  frame.body.append(parts.root);
  frame.bottom.append(app.reportButton());
  card.root.querySelector('h2').id = 'round-card-name';
  card.root.setAttribute('aria-labelledby', 'round-card-name');
  parts.card.replaceWith(card.root);
  parts.buttons.append(
    button(t('warden.scan.title'), () => app.visits.scan(), { symbol: 'code' }),
    button(t('warden.checkIn.other'), () => app.visits.elsewhere(), { symbol: 'check' }),
  );
  let map;
  let lines;
  let me;
  let drawnRound;

  function stateWords({ state, visit }) {
    if (state === 'here') return t('warden.stop.state.here', { at: clock(visit.arrived) });
    if (state === 'done') return t('warden.stop.state.done', { at: clock(visit.arrived), minutes: minutesOf(visit, phone.now()) });
    if (state === 'skipped') return t('warden.stop.state.skipped', { reason: t(`warden.skip.${visit.skipReason}`) });
    return '';
  }

  function row(entry) {
    const { stop, state, visit } = entry;
    const item = text('li', `stop ${state}`, '');
    item.dataset.id = stop.stop;
    const details = document.createElement('details');
    const head = document.createElement('summary');
    head.append(text('span', 'row-number', entry.number), text('span', 'stop-name', stop.name), text('span', 'soft', stateWords(entry) || t('warden.stop.times', { arrive: clock(stop.arrive), leave: clock(stop.leave), minutes: stop.dwellMinutes })));
    details.append(head, ...why(stop));
    const acts = text('div', 'row', '');
    const act = (key, run) => {
      const made = button(t(key), () => busy(made, async () => run()));
      made.append(text('span', 'unseen', stop.name));
      made.dataset.act = key;
      acts.append(made);
    };
    if (phone.shift && state === 'ahead') {
      act('warden.checkIn', () => app.visits.checkIn(stop));
      act('warden.skip', () => app.visits.skip(stop));
    } else if (state === 'here') act('warden.checkOut', () => app.visits.checkOut(visit));
    if (visit?.undoable) act('warden.visit.undo', () => app.visits.undo(visit));
    if (visit?.problem) details.append(text('p', 'notice bad', problemWords(visit.problem, `${stop.name}, ${clock(visit.arrived)}`)));
    if (acts.children.length) details.append(acts);
    item.append(details);
    return item;
  }

  function chooseRow(round) {
    const made = button(round.name, () => busy(made, () => phone.chooseRound(round.id)), { symbol: 'route' });
    made.append(text('span', 'soft', t('warden.round.choice', { pair: round.pair ?? '', from: clock(round.start), to: clock(round.end), n: round.stops.length })));
    return made;
  }

  function update() {
    const { round, rounds, visits, walkedMetres } = phone;
    const none = !round;
    for (const part of ['facts', 'walked', 'head']) parts[part].hidden = none;
    parts.map.hidden = none;
    card.root.hidden = none && !phone.shift;
    card.update();
    parts.buttons.hidden = !phone.shift;
    parts.paper.hidden = none || Boolean(round?.withdrawn);
    if (none) {
      parts.stops.replaceChildren();
      parts.choose.replaceChildren(...(rounds?.length ? [text('h2', '', t('warden.round.tonight')), ...rounds.map(chooseRow)] : [empty(t('warden.round.none'), t('warden.round.noneHelp'))]));
      return;
    }
    parts.choose.replaceChildren();
    frame.title.textContent = round.name;
    parts.paper.href = briefAddress(round.id, 'html');
    parts.withdrawn.hidden = !round.withdrawn;
    parts.facts.textContent = t('warden.round.facts', { from: clock(round.start), to: clock(round.end), n: round.stops.length });
    const of = distance(round.streetMetres ?? round.walkedMetres ?? 0);
    parts.walked.textContent = t(walkedMetres.approximate ? 'warden.round.walkedAbout' : 'warden.round.walked', { metres: distance(walkedMetres.metres), of });
    const all = stopsOf(round, visits).map((entry, i) => ({ ...entry, number: String(i + 1) }));
    rows(parts.stops, all, ({ stop, state, visit, number }) => JSON.stringify([number, stop, state, visit?.id, visit?.left, visit?.undoable, visit?.problem, Boolean(phone.shift)]), row);
    showMap(round);
  }

  function showMap(round) {
    if (!map) return;
    if (drawnRound !== round) lines.set([round]);
    if (drawnRound?.id !== round.id) {
      const points = round.stops.map(({ point }) => point).filter(Boolean);
      if (points.length > 1) map.fit(boundsOf(points), 17);
      else if (points.length) map.goTo(points[0], 16);
    }
    drawnRound = round;
    if (position.fix) me.show(position.fix.position, t('warden.me'), position.fix.accuracyMetres);
    else me.clear();
  }

  const moved = () => {
    card.update();
    if (phone.round) showMap(phone.round);
  };
  position.addEventListener('change', moved);
  return {
    root: frame.root,
    update,
    shown() {
      update();
      if (!map && phone.area && phone.round) {
        map = wardenMap(app, parts.map);
        lines = map.rounds();
        me = map.me();
        showMap(phone.round);
      }
    },
    gone() {
      position.removeEventListener('change', moved);
      map?.remove();
    },
  };
}
