/** Chosen places, start and length, the round that comes out of it, and what was handed out. */
import { copyOf, text } from '/shared/dom.js';
import { areaZone, clock, date, dateTime, distance, number, t } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';
import { dayOf, wallClock } from '/shared/time.js';
import { handoutForm } from './handout.js';
import { makeNight } from './night.js';
import { sheetOfPlan } from './round-sheet.js';
import { lengthVerdict, MAX_MINUTES, MIN_MINUTES, planRequest, proposedStart, spareAfter } from './round.js';

const VERDICT_LOOK = { good: 'notice good', warn: 'notice', bad: 'notice bad' };

/**
 * @param {HTMLElement} panel
 * @param {{plan: (body: object, signal: AbortSignal) => Promise<object>, onDrop: (id: string) => void, onToSpots: () => void,
 *     onPick: (done: (position: ?number[]) => void) => void, centre: () => number[], onStart: (position: ?number[]) => void,
 *     onRounds: (rounds: object[]) => void, measure: () => string, store: object,
 *     knownPlaces: () => object[]}} hooks  `store`: see night.js
 */
export function makeRoundPanel(panel, hooks) {
  const parts = copyOf('round-form');
  panel.append(parts.root);
  let spots = [];
  let start = null;
  let stop = new AbortController();

  const proposed = proposedStart(new Date(), (instant) => wallClock(instant, areaZone()));
  const night = makeNight(hooks.store, dayOf(new Date(), areaZone()));
  parts.root.append(night.root);
  parts.day.value = proposed.day;
  parts.time.value = proposed.time;
  parts.length.value = 120;
  showStart();

  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    plan();
  });
  parts.pick.addEventListener('click', () => {
    parts.startWords.textContent = t('round.startPicking');
    hooks.onPick((position) => {
      if (position) start = position;
      showStart();
      parts.pick.focus({ preventScroll: true });
    });
  });
  parts.centre.addEventListener('click', () => {
    start = hooks.centre();
    showStart();
  });
  parts.clear.addEventListener('click', () => {
    start = null;
    showStart();
    parts.pick.focus();
  });

  function showStart() {
    parts.clear.hidden = !start;
    const words = start && `${number(start[1], 5)} N, ${number(start[0], 5)} E`;
    parts.startWords.textContent = start ? t('round.startChosen', { position: words }) : t('round.startNone');
    hooks.onStart(start);
  }

  function checked() {
    const minutes = Number(parts.length.value);
    const lengthFits = Number.isFinite(minutes) && minutes >= MIN_MINUTES && minutes <= MAX_MINUTES;
    const timeFits = Boolean(parts.day.value && parts.time.value);
    mark(parts.length, parts.lengthError, lengthFits ? '' : t('round.lengthWrong', { minutes: parts.length.value || '–' }));
    mark(parts.time, parts.timeError, timeFits ? '' : t('round.timeWrong'));
    if (!timeFits) parts.time.focus();
    else if (!lengthFits) parts.length.focus();
    return lengthFits && timeFits ? minutes : null;
  }

  function mark(field, place, words) {
    place.textContent = words;
    field.setAttribute('aria-invalid', String(Boolean(words)));
  }

  async function plan(seed) {
    const minutes = checked();
    if (minutes === null) return;
    stop.abort();
    stop = new AbortController();
    parts.send.disabled = true;
    parts.send.textContent = t('round.planning');
    parts.result.replaceChildren(loading(6));
    const body = planRequest(
      { day: parts.day.value, time: parts.time.value, minutes, pairs: Number(parts.pairs.value), start, spots, measure: hooks.measure(), seed },
      areaZone(),
    );
    try {
      const answer = await hooks.plan(body, stop.signal);
      hooks.onRounds(answer.rounds);
      showResult(answer, body.shifts);
    } catch (problem) {
      if (problem.name !== 'AbortError') parts.result.replaceChildren(failed(problem, () => plan(seed)));
    } finally {
      parts.send.textContent = t('round.plan');
      parts.send.disabled = !spots.length;
    }
  }

  function showResult(answer, shifts) {
    const out = [];
    if (answer.note) out.push(text('p', 'notice', answer.note));
    else if (answer.rounds.some((round) => !round.alongStreets)) out.push(text('p', 'notice', t('round.straight')));
    answer.rounds.forEach((round, pair) => out.push(...oneRound(round, pair, shifts)));
    if (Number.isFinite(answer.covered)) out.push(text('p', '', t('round.covered', { share: Math.round(answer.covered * 100) })));
    out.push(text('h3', '', t('round.leftOut')));
    if (answer.leftOut?.length) {
      const list = text('ul', 'plain-list', '');
      for (const { name, place, why } of answer.leftOut) list.append(text('li', '', `${name ?? place}: ${why}`));
      out.push(list);
    } else {
      out.push(text('p', '', t('round.leftOutNone')));
    }
    const method = text('details', 'small', '');
    method.append(text('summary', '', t('spots.method')), text('p', 'soft', t('round.lengthSource')));
    out.push(method);
    if (answer.attribution) out.push(text('p', 'small soft', answer.attribution));
    out.push(buttons(answer));
    parts.result.replaceChildren(...out);
    parts.result.focus({ preventScroll: true });
    parts.result.scrollIntoView({ block: 'start' });
  }

  function buttons({ seed }) {
    const box = text('div', 'row no-print', '');
    if (Number.isFinite(seed)) {
      const again = text('button', 'button', t('round.again'));
      again.type = 'button';
      again.addEventListener('click', () => plan(seed + 1));
      box.append(again, text('p', 'small soft', t('round.seed', { seed: String(seed) })));
    }
    const print = text('button', 'button', t('round.print'));
    print.type = 'button';
    print.addEventListener('click', () => window.print());
    box.append(print);
    return box;
  }

  /** @param {object} round  its `shift` is the place of its shift in the request */
  function oneRound(round, pair, shifts) {
    const letter = shifts.length > 1 ? 'AB'[pair] : '';
    const { start: from, end: to } = shifts[round.shift] ?? shifts[pair];
    const span = { from: dateTime(from), to: clock(to) };
    const out = [text('h3', '', letter ? t('round.pairTitle', { pair: letter, ...span }) : t('round.theRound', span))];
    if (!round.stops.length) return [...out, text('p', '', t('round.empty'))];
    const handout = handOut(round, pair, { start: from, end: to });
    const verdict = lengthVerdict(round);
    const key = { good: 'round.lengthGood', warn: 'round.lengthWarn', bad: 'round.lengthBad' }[verdict];
    const total = round.alongStreets && round.streetMetres
      ? t('round.total', { walked: distance(round.walkedMetres), street: distance(round.streetMetres) })
      : t('round.totalShort', { walked: distance(round.walkedMetres) });
    const mark = text('p', VERDICT_LOOK[verdict], `${total} `);
    mark.append(text('strong', '', t(key)));
    const list = text('ol', `timeline pair-${pair + 1}`, '');
    round.stops.forEach((stop, i) => {
      const item = document.createElement('li');
      const order = text('span', 'order number', `${letter}${i + 1}`);
      const facts = [t('round.stop', { arrive: clock(stop.arrive), n: stop.dwellMinutes })];
      if (stop.walkMetres > 0) facts.push(t(round.alongStreets ? 'round.walk' : 'round.walkStraight', { metres: distance(stop.walkMetres) }));
      item.append(order, text('strong', '', stop.name), text('p', 'small number', facts.join(' · ')));
      if (stop.why) item.append(text('p', 'small soft', stop.why));
      list.append(item);
    });
    if (round.walkedMetres > 0) out.push(mark);
    const spare = spareAfter(round.stops, to);
    if (spare) out.push(text('p', '', `${t('round.spare', { at: clock(spare.at), n: spare.minutes })} ${t('round.spareHelp')}`));
    return [...out, list, handout];
  }

  function handOut(round, pair, shift) {
    const box = text('details', 'handout-box no-print', '');
    const sheet = sheetOfPlan(round, shift, areaZone(), hooks.knownPlaces());
    const draft = {
      id: crypto.randomUUID(),
      version: null,
      sheet: { ...sheet, name: t('handout.proposedName', { when: date(shift.start) }), pair: t('handout.proposedPair', { n: pair + 1 }) },
    };
    const form = handoutForm(draft, {
      put: hooks.store.put,
      publish: hooks.store.publish,
      onDone: ({ publishedAt, publishedVersion }) => {
        const words = text('p', 'notice good', t('handout.sent', { at: clock(publishedAt), version: String(publishedVersion) }));
        words.tabIndex = -1;
        box.replaceWith(words);
        words.focus();
        night.show(sheet.date);
      },
    });
    box.append(text('summary', '', t('handout.title')), form);
    return box;
  }

  return {
    /** The panel came into view: what others did meanwhile is asked for anew. */
    opened: () => night.show(),
    /** @param {object[]} chosen  hot spot features, in the order they were chosen */
    show(chosen) {
      spots = chosen;
      parts.count.textContent = t('round.stops', { n: spots.length });
      parts.send.disabled = !spots.length;
      if (!spots.length) {
        const item = document.createElement('li');
        const button = text('button', 'button', t('round.toSpots'));
        button.type = 'button';
        button.addEventListener('click', hooks.onToSpots);
        const words = text('div', 'round-none', '');
        words.append(text('p', '', t('round.noStops')), button);
        item.append(words);
        parts.stops.replaceChildren(item);
        return;
      }
      parts.stops.replaceChildren(
        ...spots.map(({ properties }) => {
          const item = document.createElement('li');
          const drop = text('button', 'button plain', '✕');
          drop.type = 'button';
          drop.setAttribute('aria-label', t('round.remove', { name: properties.name }));
          drop.addEventListener('click', () => hooks.onDrop(properties.id));
          item.append(text('span', 'name', properties.name), drop);
          return item;
        }),
      );
    },
  };
}
