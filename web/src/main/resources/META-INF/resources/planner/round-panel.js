/** Chosen places, start and length, the round that comes out of it, and what was handed out. */
import { copyOf, text } from '/shared/dom.js';
import { areaZone, clock, date, number, t } from '/shared/i18n.js';
import { dayOf, wallClock } from '/shared/time.js';
import { handoutForm } from './handout.js';
import { makeNight } from './night.js';
import { makeRoundBeside } from './round-beside.js';
import { makeRoundDesk } from './round-desk.js';
import { sheetOfPlan, withPriority } from './round-sheet.js';
import { makeRoundTurns } from './round-turns.js';
import { MAX_MINUTES, MIN_MINUTES, planRequest, proposedStart, spotsBeside } from './round.js';

/**
 * @param {HTMLElement} panel
 * @param {{watch: Function, walk: Function, compare: Function, candidates: Function, onDrop: (id: string) => void, onToSpots: () => void,
 *     onPick: (done: (position: ?number[]) => void) => void, centre: () => number[], onStart: (position: ?number[]) => void,
 *     onRounds: (rounds: object[], fit: boolean) => void, measure: () => string, store: object,
 *     knownPlaces: () => object[]}} hooks  `watch`, `walk`: see round-desk.js, `compare`: round-beside.js, `candidates`: round-turns.js; `store`: see night.js
 */
export function makeRoundPanel(panel, hooks) {
  const parts = copyOf('round-form');
  panel.append(parts.root);
  let spots = [];
  let start = null;
  let busy = false;

  const proposed = proposedStart(new Date(), (instant) => wallClock(instant, areaZone()));
  const night = makeNight(hooks.store, dayOf(new Date(), areaZone()));
  const desk = makeRoundDesk({
    watch: hooks.watch,
    walk: hooks.walk,
    onRounds: hooks.onRounds,
    handOut,
    below,
    beside: makeRoundBeside(hooks.compare),
    onBusy(on) {
      busy = on;
      parts.send.textContent = t(busy ? 'round.planning' : 'round.plan');
      showPlaces();
    },
  });
  const turns = makeRoundTurns(hooks.candidates, showPlaces);
  parts.form.before(turns.root);
  parts.day.addEventListener('change', loadTurns);
  parts.root.append(desk.root, night.root);
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

  function loadTurns(again = false) {
    turns.load(parts.day.value, hooks.measure(), again === true);
  }

  /** How many places there are to plan for, and which of them stand for others. */
  function showPlaces() {
    const priority = turns.chosen();
    const hot = spotsBeside(spots, priority);
    turns.instead(spots.filter((spot) => !hot.includes(spot)).map(({ properties }) => properties.name));
    parts.count.textContent = t('round.stops', { n: priority.length + hot.length });
    parts.send.disabled = busy || !(priority.length + hot.length);
  }

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
    const body = planRequest(
      { day: parts.day.value, time: parts.time.value, minutes, pairs: Number(parts.pairs.value), start, spots, measure: hooks.measure(), seed, priority: turns.chosen() },
      areaZone(),
    );
    await desk.plan({ ...body, first: turns.first() });
  }

  /** Under the plan: where its numbers are from, and what else may be done with it. */
  function below({ seed, attribution }) {
    const method = text('details', 'small', '');
    method.append(text('summary', '', t('spots.method')), text('p', 'soft', t('round.lengthSource')));
    return [method, ...(attribution ? [text('p', 'small soft', attribution)] : []), buttons(seed)];
  }

  function buttons(seed) {
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

  function handOut(round, pair, shift) {
    const box = text('details', 'handout-box no-print', '');
    const sheet = withPriority(sheetOfPlan(round, shift, areaZone(), hooks.knownPlaces()), turns.chosen());
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
    opened() {
      night.show();
      loadTurns(true);
    },
    /** @param {object[]} chosen  hot spot features, in the order they were chosen */
    show(chosen) {
      spots = chosen;
      showPlaces();
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
