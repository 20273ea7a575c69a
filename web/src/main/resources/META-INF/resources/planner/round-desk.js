/** A plan on the planner's desk: it gets better while it is looked at, is changed by hand, repaired, and taken back. */
import { template, text } from '/shared/dom.js';
import { distance, t } from '/shared/i18n.js';
import { failed } from '/shared/states.js';
import { makeHistory } from '/shared/undo.js';
import { planList } from './round-list.js';
import { change, moved, orderOf, shifted, wishesOf } from './round-order.js';

const NO_WISHES = { pinned: {}, banned: [] };

const markup = template(`
  <div class="round-result" tabindex="-1" hidden>
    <div class="desk-bar no-print">
      <p data-part="said" role="status"></p>
      <div class="row">
        <button class="button" type="button" data-part="cancel" data-t="round.cancel" hidden></button>
        <button class="button" type="button" data-part="undo" data-t="round.undo"></button>
        <button class="button" type="button" data-part="redo" data-t="round.redo"></button>
        <button class="button" type="button" data-part="repair" data-t="round.repair" hidden></button>
      </div>
    </div>
    <div data-part="failed"></div>
    <div class="round-result" data-part="plan"></div>
    <div class="round-result" data-part="beside"></div>
  </div>`);

/**
 * @param {{watch: (body: object, signal: AbortSignal, onPlan: (plan: object) => void) => Promise<object>,
 *     walk: (body: object, signal: AbortSignal) => Promise<object>, onRounds: (rounds: object[], fit: boolean) => void,
 *     handOut: (round: object, pair: number, shift: object) => HTMLElement, onBusy: (busy: boolean) => void,
 *     below: (plan: object) => HTMLElement[], beside: ReturnType<typeof import('./round-beside.js').makeRoundBeside>}} hooks
 */
export function makeRoundDesk(hooks) {
  const parts = markup();
  parts.beside.append(hooks.beside.root);
  /** Shifts, places and seed of the plan; `first`: ids of places whose turn it is. */
  let asked = null;
  /** @type {ReturnType<typeof makeHistory>} of `{plan, wishes, byHand, planned}`; `planned`: the planner's order that was changed */
  let history = null;
  let stop = new AbortController();

  parts.cancel.addEventListener('click', () => stop.abort());
  parts.repair.addEventListener('click', () => repair(history.now().wishes, parts.repair));
  parts.undo.addEventListener('click', () => back(() => history.undo(), 'round.undone'));
  parts.redo.addEventListener('click', () => back(() => history.redo(), 'round.redone'));

  /** Ends what is going on. @returns {AbortController} of what begins now */
  function begin() {
    stop.abort();
    stop = new AbortController();
    return stop;
  }

  function back(step, said) {
    begin();
    step();
    show();
    parts.said.textContent = t(said);
    (parts.undo.disabled ? parts.redo : parts.undo).focus({ preventScroll: true });
  }

  function request(wishes, rounds) {
    const { first, ...body } = asked;
    return { ...body, ...wishesOf(wishes, first), ...(rounds ? { rounds } : {}) };
  }

  /** @param {?object} from  the state that the plan is to be repaired from; null plans from nothing */
  async function plan(wishes, from) {
    const mine = begin();
    let last = null;
    let told = 0;
    busy(true);
    parts.failed.replaceChildren();
    parts.said.textContent = t('round.planning');
    try {
      last = await hooks.watch(request(wishes, from && orderOf(from.plan.rounds)), mine.signal, (better) => {
        if (mine.signal.aborted) return;
        last = better;
        told += 1;
        draw({ plan: better, wishes, byHand: false }, { fit: told === 1 && !from, whole: false });
      });
    } catch (problem) {
      if (mine !== stop) return; // somebody else's turn
      if (problem.name !== 'AbortError') {
        parts.failed.replaceChildren(failed(problem, () => plan(wishes, from)));
        last = null;
      }
    } finally {
      if (mine === stop) busy(false);
    }
    if (mine !== stop) return;
    if (!last) {
      parts.said.textContent = '';
      if (history) show();
      return;
    }
    const state = { plan: last, wishes, byHand: false, planned: null };
    if (history && from) history.set(state);
    else history = makeHistory(state);
    show({ fit: !from });
    parts.said.textContent = mine.signal.aborted ? t('round.cancelled') : from ? changeWords(from.plan, last) : t('round.done');
  }

  const repair = (wishes, focus) => {
    plan(wishes, history.now());
    focus?.focus?.({ preventScroll: true });
  };

  /** Costs the rounds in another order and shows at once what that changes. */
  async function order(rounds, wishes, focusKeys) {
    const mine = begin();
    const from = history.now();
    parts.failed.replaceChildren();
    try {
      const walked = await hooks.walk(request(wishes, rounds), mine.signal);
      const planned = from.byHand ? from.planned : orderOf(from.plan.rounds);
      history.set({ plan: { ...walked, seed: from.plan.seed }, wishes, byHand: true, planned });
      show({ focusKeys });
      parts.said.textContent = changeWords(from.plan, walked);
    } catch (problem) {
      if (problem.name !== 'AbortError') parts.failed.replaceChildren(failed(problem, () => order(rounds, wishes, focusKeys)));
    }
  }

  function act(what, id) {
    const { plan: { rounds }, wishes } = history.now();
    const { pinned, banned } = wishes;
    if (what === 'up' || what === 'down') {
      const next = shifted(orderOf(rounds), id, what === 'up' ? -1 : 1);
      order(next, wishes, [`${what}:${id}`, `${what === 'up' ? 'down' : 'up'}:${id}`]);
    } else if (what === 'other') {
      const now = orderOf(rounds);
      const pair = now.findIndex((round) => round.includes(id));
      toPair(id, 1 - pair, closest(rounds[1 - pair], rounds[pair].stops.find(({ place }) => place === id)));
    } else if (what === 'pin') {
      const rest = { ...pinned };
      const was = id in rest;
      if (was) delete rest[id];
      else rest[id] = -1;
      keep({ pinned: rest, banned }, t(was ? 'round.unpinned' : 'round.pinnedNow', { name: nameOf(id) }), `pin:${id}`);
    } else if (what === 'ban') {
      const { [id]: gone, ...rest } = pinned;
      replan({ pinned: rest, banned: [...banned, id] }, [`take:${id}`]);
    } else {
      replan({ pinned: { ...pinned, [id]: -1 }, banned: banned.filter((one) => one !== id) }, [`ban:${id}`, `take:${id}`]);
    }
  }

  /** Where it is on the way in the other round: before the first stop that comes later. */
  function closest(round, stopped) {
    const at = round.stops.findIndex(({ arrive }) => Date.parse(arrive) > Date.parse(stopped.arrive));
    return at < 0 ? round.stops.length : at;
  }

  function toPair(id, pair, at) {
    const { plan: { rounds }, wishes } = history.now();
    const now = orderOf(rounds);
    const next = moved(now, id, pair, at);
    if (next === now) return;
    const stays = now[pair].includes(id);
    // whoever gives it to a pair means that pair, also when the planner mends the rest
    const pinned = stays ? wishes.pinned : { ...wishes.pinned, [id]: pair };
    order(next, { ...wishes, pinned }, [`other:${id}`, `up:${id}`, `down:${id}`, `pin:${id}`]);
  }

  /** Nothing moves: what is in a round and pinned stays in it at the next repair. */
  function keep(wishes, words, key) {
    history.set({ ...history.now(), wishes });
    show({ focusKeys: [key] });
    parts.said.textContent = words;
  }

  function replan(wishes, focusKeys) {
    wanted = focusKeys;
    plan(wishes, history.now());
  }

  let wanted = [];

  function nameOf(id) {
    return asked.places.find((place) => place.id === id)?.name ?? id;
  }

  /** @returns {string} what a change costs, in one sentence for each thing that changed */
  function changeWords(before, after) {
    const { metres, minutes, percent, late } = change(before, after);
    const said = [];
    if (metres) said.push(t(metres > 0 ? 'round.more.metres' : 'round.less.metres', { metres: distance(Math.abs(metres)) }));
    if (minutes) said.push(t(minutes > 0 ? 'round.more.minutes' : 'round.less.minutes', { n: Math.abs(minutes) }));
    if (percent) said.push(t(percent > 0 ? 'round.more.prize' : 'round.less.prize', { n: Math.abs(percent) }));
    const words = said.length ? t('round.change', { what: new Intl.ListFormat(document.documentElement.lang).format(said) }) : t('round.changeNone');
    return late.length ? `${words} ${t('round.late', { names: late.join(', ') })}` : words;
  }

  function busy(on) {
    parts.root.hidden = false;
    parts.cancel.hidden = !on;
    parts.root.setAttribute('aria-busy', String(on));
    hooks.onBusy(on);
    if (on) for (const name of ['undo', 'redo', 'repair']) parts[name].disabled = true;
  }

  function show({ fit = false, focusKeys = [] } = {}) {
    const state = history.now();
    parts.undo.disabled = !history.canUndo();
    parts.redo.disabled = !history.canRedo();
    parts.repair.disabled = false;
    parts.repair.hidden = !state.byHand;
    wanted = focusKeys.length ? focusKeys : wanted;
    draw(state, { fit, whole: true });
    wanted = [];
    hooks.beside.show(request(state.wishes, orderOf(state.plan.rounds)), state);
  }

  /** @param {boolean} whole  false while better plans may follow: nothing to hand out then */
  function draw({ plan: shown, wishes }, { fit, whole }) {
    parts.root.hidden = false;
    const had = document.activeElement?.closest?.('[data-key]');
    const keys = [...wanted, ...(had && parts.plan.contains(had) ? [had.dataset.key] : [])];
    const list = planList(shown, asked.shifts, wishes, {
      first: asked.first ?? [],
      act,
      onDrop: (id, pair, at) => toPair(id, pair, at),
      handOut: (round, pair, shift) => {
        if (!whole) return null;
        return round.stops.some(({ miss }) => miss) ? text('p', 'notice bad no-print', t('round.notOut')) : hooks.handOut(round, pair, shift);
      },
    });
    parts.plan.replaceChildren(...list, ...(whole ? hooks.below(shown) : []));
    const focus = keys.map((key) => parts.plan.querySelector(`[data-key="${CSS.escape(key)}"]:enabled`)).find(Boolean);
    focus?.focus({ preventScroll: true });
    hooks.onRounds(shown.rounds, fit);
  }

  return {
    root: parts.root,
    /** @param {{shifts: object[], places: object[], seed?: number, first?: string[]}} body */
    async plan(body) {
      const before = asked;
      asked = body;
      // who asks for another proposal keeps what was pinned and taken out, as far as it is still among the places
      const ids = body.places.map(({ id }) => id);
      const { pinned, banned } = history && before ? history.now().wishes : NO_WISHES;
      const wishes = {
        pinned: Object.fromEntries(Object.entries(pinned).filter(([id, pair]) => ids.includes(id) && pair < body.shifts.length)),
        banned: banned.filter((id) => ids.includes(id)),
      };
      history = null;
      hooks.beside.clear();
      parts.plan.replaceChildren();
      await plan(wishes, null);
      if (history) {
        parts.root.focus({ preventScroll: true });
        parts.root.scrollIntoView({ block: 'start' });
      }
    },
  };
}
