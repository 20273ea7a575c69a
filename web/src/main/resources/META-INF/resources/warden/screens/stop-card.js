/** The stop that matters now: the one we stand at, else the next. */
import { text } from '/shared/dom.js';
import { clock, distance, t } from '/shared/i18n.js';
import { metresBetween } from './geo.js';
import { busy, button, drawn } from './parts.js';
import { doneOf, lines, minutesOf, nextStop, openVisit, suggestion } from './round-state.js';

const markup = drawn(`
  <section class="card stop-card" aria-labelledby="stop-card-name">
    <p class="eyebrow" data-part="eyebrow"></p>
    <h2 id="stop-card-name" data-part="name"></h2>
    <p class="soft" data-part="facts"></p>
    <p class="near" role="status" data-part="near"></p>
    <div class="row" data-part="buttons"></div>
    <div class="stack" data-part="why"></div>
  </section>`);

/**
 * @param {object} app  `{phone, position, screens, visits}`
 * @returns {{root: HTMLElement, update: () => void}}
 */
export function makeStopCard(app) {
  const { phone, position } = app;
  const parts = markup();
  let shownAs = '';

  /** Draws anew only when it is another stop or another state: buttons must not move under a thumb. */
  function frame(as, eyebrow, name, stop, buttons) {
    parts.eyebrow.textContent = eyebrow;
    if (as === shownAs) return;
    shownAs = as;
    parts.name.textContent = name;
    parts.why.replaceChildren(...folded(stop));
    parts.buttons.replaceChildren(...buttons);
  }

  function here(visit) {
    const stop = phone.round?.stops.find((one) => one.stop === visit.stop);
    const minutes = minutesOf(visit, phone.now());
    frame(`here ${visit.id} ${visit.undoable}`, t('warden.stop.hereEyebrow'), visit.name ?? stop?.name ?? t('warden.place.here'), stop, [
      act('warden.checkOut', () => app.visits.checkOut(visit), { symbol: 'leave', kind: 'main' }),
      ...(visit.undoable ? [act('warden.checkIn.undo', () => app.visits.undo(visit))] : []),
    ]);
    parts.facts.textContent = stop
      ? t('warden.stop.minutesOf', { at: clock(visit.arrived), minutes, wanted: stop.dwellMinutes })
      : t('warden.stop.minutes', { at: clock(visit.arrived), minutes });
    parts.near.textContent = '';
  }

  function ahead({ stop, number }) {
    const fix = position.fix;
    const hint = suggestion(phone.round, phone.visits, fix);
    const shown = hint ? { stop: hint.stop, number: phone.round.stops.indexOf(hint.stop) + 1 } : { stop, number };
    frame(`ahead ${shown.stop.stop}`, t('warden.stop.next', { number: shown.number, of: phone.round.stops.length }), shown.stop.name, shown.stop, [
      act('warden.checkIn', () => app.visits.checkIn(shown.stop), { symbol: 'check', kind: 'main' }),
      act('warden.skip', () => app.visits.skip(shown.stop)),
    ]);
    const facts = [t('warden.stop.times', { arrive: clock(shown.stop.arrive), leave: clock(shown.stop.leave), minutes: shown.stop.dwellMinutes })];
    // one figure on the card: the suggestion below says how far
    if (!hint && fix && shown.stop.point) facts.unshift(t('warden.stop.away', { metres: distance(metresBetween(fix.position, shown.stop.point)) }));
    parts.facts.textContent = facts.join(' · ');
    const near = hint ? t('warden.stop.suggest', { metres: Math.round(hint.metres), name: hint.stop.name }) : '';
    if (parts.near.textContent !== near) parts.near.textContent = near;
    parts.root.classList.toggle('suggested', Boolean(hint));
  }

  const act = (key, run, look) => {
    const made = button(t(key), () => busy(made, run), look);
    made.dataset.act = key;
    return made;
  };

  function plain(as, name, facts, buttons) {
    frame(as, '', name, null, buttons);
    parts.facts.textContent = facts;
    parts.near.textContent = '';
  }

  function update() {
    const visit = openVisit(phone.visits);
    const next = nextStop(phone.round, phone.visits);
    parts.root.classList.remove('suggested');
    if (!phone.shift) {
      const n = phone.rounds?.length ?? 0;
      plain('off', t('warden.off.title'), n ? t('warden.off.rounds', { n }) : t('warden.off.help'), [act('warden.shift.begin', () => app.open('begin'), { kind: 'main', symbol: 'clock' })]);
    } else if (visit) here(visit);
    else if (next) ahead(next);
    else if (phone.round) plain('done', doneWords(phone), t('warden.round.allDoneHelp'), [act('warden.shift.end', () => app.open('end')), act('warden.checkIn.other', () => app.visits.elsewhere())]);
    else plain('free', t('warden.free.title'), t('warden.free.help'), [act('warden.checkIn.place', () => app.visits.elsewhere(), { symbol: 'check', kind: 'main' }), ...(phone.rounds?.length ? [act('warden.round.choose', () => app.open('round'))] : [])]);
  }

  return { root: parts.root, update };
}

/** A round with stops that were skipped is not all done. @returns {string} `2 besökta, 1 överhoppad` */
function doneWords({ round, visits }) {
  const { visited, skipped } = doneOf(round, visits);
  if (!skipped) return t('warden.round.allDone');
  return [visited && t('warden.round.visited', { n: visited }), t('warden.round.skipped', { n: skipped })].filter(Boolean).join(', ');
}

/** Hazards in full; why and what to do in one line, the rest behind it. @returns {HTMLElement[]} */
function folded(stop) {
  const [first] = lines(stop?.why);
  const blocks = why(stop);
  const hazards = blocks.filter((block) => block.classList.contains('hazard'));
  const others = blocks.filter((block) => !hazards.includes(block));
  if (!others.length) return hazards;
  const details = document.createElement('details');
  const head = document.createElement('summary');
  head.append(text('span', 'one-line', first ? t('warden.stop.whyLine', { why: first }) : t('warden.stop.todo')));
  details.className = 'why';
  details.append(head, ...others);
  return [...hazards, details];
}

/** Why, what to do and hazards of a stop, as far as they are known. @returns {HTMLElement[]} */
export function why(stop) {
  return [
    ['warden.stop.why', stop?.why, ''],
    ['warden.stop.todo', stop?.todo, ''],
    ['warden.stop.hazards', stop?.hazards, 'hazard'],
  ].flatMap(([key, value, kind]) => {
    const said = lines(value);
    if (!said.length) return [];
    const block = text('div', `fact ${kind}`.trim(), '');
    block.append(text('h3', '', t(key)));
    if (said.length === 1) block.append(text('p', '', said[0]));
    else {
      const list = document.createElement('ul');
      list.append(...said.map((line) => text('li', '', line)));
      block.append(list);
    }
    return [block];
  });
}
