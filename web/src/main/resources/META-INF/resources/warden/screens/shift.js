/** The shift's two ends: beginning with a pair and a round, ending with a few words on how it was. */
import { text } from '/shared/dom.js';
import { areaZone, clock, distance, t } from '/shared/i18n.js';
import { makeNoteField } from '/shared/note-field.js';
import { wallClock, zoned } from '/shared/time.js';
import { makeFrame } from './frame.js';
import { busy, button, drawn, rows } from './parts.js';
import { minutesOf, openVisit } from './round-state.js';

const PAIR_KEPT_AS = 'lagesbild.pair';
const DEBRIEF_LENGTH = 1000;
const ROUNDS_MS = 60_000;

const beginMarkup = drawn(`
  <form class="stack begin" novalidate>
    <div class="field"><label for="shift-pair" data-t="warden.shift.pair"></label><input id="shift-pair" maxlength="40" autocomplete="off" data-part="pair" aria-describedby="shift-pair-error"><p id="shift-pair-error" class="field-error" role="alert" data-part="pairError"></p></div>
    <fieldset class="stack"><legend class="legend-text" data-t="warden.shift.round"></legend><ul class="stack" data-part="rounds"></ul><p class="soft" data-part="none" data-t="warden.round.noneHelp"></p><div class="row"><button class="button" type="button" data-part="again" data-t="warden.round.again"></button></div><p class="soft" role="status" data-part="fetched"></p></fieldset>
    <div class="field"><label for="shift-end" data-t="warden.shift.endTime"></label><input id="shift-end" type="time" data-part="end"></div>
    <p class="soft" data-t="warden.shift.beginHelp"></p>
  </form>`);

/** @param {object} app */
export function makeBegin(app) {
  const { phone, screens } = app;
  const frame = makeFrame(t('warden.shift.begin'), { screens });
  const parts = beginMarkup();
  frame.body.append(parts.root);
  parts.pair.value = localStorage.getItem(PAIR_KEPT_AS) ?? '';
  let chosen = null;
  let chosenVersion;
  let byHand = false;
  let typed = false;
  let asking;
  parts.pair.addEventListener('input', () => (typed = parts.pair.value.trim() !== ''));
  parts.again.addEventListener('click', () => busy(parts.again, fetchRounds));
  const begin = button(t('warden.shift.begin'), () => busy(begin, start), { kind: 'main tall', symbol: 'clock' });
  frame.bottom.append(begin);
  parts.root.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(begin, start);
  });

  async function fetchRounds() {
    const answered = await phone.fetchRounds();
    parts.fetched.textContent = t(answered ? 'warden.round.fetched' : 'warden.round.notFetched', { at: clock(phone.now()) });
  }

  /** Rounds may come, and change, while the page is open. */
  function update() {
    const { rounds } = phone;
    const now = rounds.find(({ id }) => id === chosen);
    if (now && now.version !== chosenVersion) {
      choose(now.id);
      screens.tell(t('warden.round.changed'));
    }
    parts.none.hidden = rounds.length > 0;
    // what somebody has picked stays, "no round" too, until that round is gone
    byHand &&= chosen === '' || Boolean(now);
    const open = rounds.filter(({ id }) => !phone.hasWalked(id));
    const offered = open.length === 1 ? open[0].id : '';
    if (!byHand && chosen !== offered) choose(offered);
    const lines = rounds.map((round) => [round.id, round.name, t('warden.round.choice', { pair: round.pair ?? '', from: clock(round.start), to: clock(round.end), n: round.stops.length }) + (phone.hasWalked(round.id) ? ` · ${t('warden.round.wasWalked')}` : ''), round.version]);
    rows(parts.rounds, [...lines, ['', t('warden.shift.noRound'), '']], (one) => one.join(' '), option);
    for (const input of parts.rounds.querySelectorAll('input')) input.checked = input.value === chosen;
  }

  function option([id, name, more]) {
    const row = document.createElement('li');
    const label = text('label', 'check card', '');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'round';
    input.value = id;
    input.addEventListener('change', () => {
      byHand = true;
      choose(id);
    });
    const words = text('span', '', '');
    words.append(text('strong', '', name), ...(more ? [text('span', 'soft block', more)] : []));
    label.append(input, words);
    row.append(label);
    return row;
  }

  function choose(id) {
    chosen = id;
    const round = phone.rounds.find((one) => one.id === id);
    chosenVersion = round?.version;
    if (round?.pair && !typed) parts.pair.value = round.pair;
    if (round?.end) parts.end.value = wallClock(new Date(round.end), areaZone()).slice(11, 16);
  }

  /** A time on the clock that has passed today means tomorrow. */
  function end() {
    if (!parts.end.value) return undefined;
    const today = wallClock(new Date(phone.now()), areaZone()).slice(0, 10);
    const sameDay = zoned(`${today}T${parts.end.value}`, areaZone());
    if (Date.parse(sameDay) > phone.now()) return sameDay;
    const tomorrow = wallClock(new Date(Date.parse(sameDay) + 86_400_000), areaZone()).slice(0, 10);
    return zoned(`${tomorrow}T${parts.end.value}`, areaZone());
  }

  async function start() {
    const pair = parts.pair.value.trim();
    parts.pairError.textContent = pair ? '' : t('warden.shift.pairMissing');
    if (!pair) return parts.pair.focus();
    localStorage.setItem(PAIR_KEPT_AS, pair);
    const planned = end();
    await phone.startShift({ pair, ...(chosen && { round: chosen }), ...(planned && { end: planned }) });
    await screens.home();
    screens.tell(t('warden.shift.begun', { at: clock(phone.now()) }));
    if (phone.area.network?.loaded && phone.mapIsStale) phone.fetchMap().catch(() => screens.tell(t('warden.map.failed')));
  }

  return {
    root: frame.root,
    update,
    shown() {
      clearInterval(asking);
      asking = setInterval(() => document.visibilityState === 'visible' && fetchRounds(), ROUNDS_MS);
      void fetchRounds();
    },
    gone: () => clearInterval(asking),
  };
}

const endMarkup = drawn(`
  <div class="stack end">
    <dl class="sums" data-part="sums"></dl>
    <div class="notice bad" data-part="stuck" hidden><p data-part="stuckWords"></p></div>
    <p class="notice" data-part="unsent" hidden></p>
    <p class="notice" data-part="open" hidden></p>
    <div data-part="done"></div>
    <div data-part="seen"></div>
    <div data-part="next"></div>
    <p class="field-error" role="alert" data-part="error"></p>
  </div>`);

export function makeEnd(app) {
  const { phone, screens } = app;
  const frame = makeFrame(t('warden.shift.end'), { screens });
  const parts = endMarkup();
  frame.body.append(parts.root);
  const notes = Object.fromEntries(['done', 'seen', 'next'].map((name) => [name, makeNoteField(parts[name], { label: t(`warden.debrief.${name}`), help: t(`warden.debrief.${name}Help`), maxLength: DEBRIEF_LENGTH })]));
  const finish = button(t('warden.shift.end'), () => busy(finish, end), { kind: 'main tall', symbol: 'leave' });
  frame.bottom.append(finish);
  parts.stuck.append(button(t('warden.end.stuck.do'), () => app.open('reports'), { kind: 'main' }));

  function update() {
    const { shift, visits, walkedMetres, outbox } = phone;
    if (!shift) return;
    const been = visits.filter(({ skipReason }) => !skipReason);
    const minutes = been.reduce((sum, visit) => sum + minutesOf(visit, phone.now()), 0);
    const reports = phone.reports({ shift: shift.id }).filter(({ state }) => state !== 'erased');
    const sums = [
      ['warden.end.time', t('warden.end.times', { from: clock(shift.startedAt), to: clock(phone.now()) })],
      ['warden.end.reports', String(reports.length)],
      ['warden.end.visits', t('warden.end.visitsN', { n: been.length, minutes })],
      ['warden.end.walked', walkedMetres.approximate ? t('warden.end.about', { metres: distance(walkedMetres.metres) }) : distance(walkedMetres.metres)],
    ];
    parts.sums.replaceChildren(...sums.flatMap(([key, words]) => [text('dt', '', t(key)), text('dd', '', words)]));
    const { conflicts, rejected, refused } = outbox;
    const stuck = conflicts + rejected + refused.length;
    parts.stuck.hidden = !stuck;
    parts.stuckWords.textContent = stuck ? t('warden.end.stuck', { n: stuck }) : '';
    finish.querySelector('span').textContent = t(stuck ? 'warden.end.anyway' : 'warden.shift.end');
    parts.unsent.hidden = !outbox.saved;
    parts.unsent.textContent = outbox.saved ? t('warden.end.unsent', { n: outbox.saved }) : '';
    const open = openVisit(visits);
    parts.open.hidden = !open;
    parts.open.textContent = open ? t('warden.end.open', { name: open.name ?? t('warden.place.here') }) : '';
  }

  async function end() {
    parts.error.textContent = '';
    const wrong = Object.values(notes).find((note) => note.hits().length);
    if (wrong) {
      parts.error.textContent = t('warden.note.fix');
      return wrong.focus();
    }
    const open = openVisit(phone.visits);
    if (open) await phone.checkOut(open.id);
    const [done, seen, next] = ['done', 'seen', 'next'].map((name) => notes[name].value.trim());
    await phone.endShift({ done, seen, next });
    await screens.home();
    screens.tell(t('warden.shift.ended', { at: clock(phone.now()) }));
  }

  return { root: frame.root, update };
}
