/** A plan as text, stop by stop, with what may be changed at each of them. */
import { text } from '/shared/dom.js';
import { clock, dateTime, distance, t } from '/shared/i18n.js';
import { lengthVerdict, spareAfter } from './round.js';

/** Nothing else that is dragged is a stop. */
const STOP_TYPE = 'application/x-stop';
const VERDICT_LOOK = { good: 'notice good', warn: 'notice', bad: 'notice bad' };

/** @returns {string} `A1`, or `1` where there is one pair alone */
export const stopName = (pair, at, pairs) => `${pairs > 1 ? 'AB'[pair] : ''}${at + 1}`;

/**
 * @param {object} plan  of `POST /api/rounds/plan` or `/walk`
 * @param {{start: string, end: string}[]} shifts
 * @param {{pinned: Object<string, number>, banned: string[]}} wishes
 * @param {{first: string[], act: (what: string, id: string) => void, onDrop: (id: string, pair: number, at: number) => void,
 *     handOut: (round: object, pair: number, shift: object) => ?HTMLElement}} hooks  `first`: places whose turn it is;
 *     `act`: `pin`, `unpin`, `ban`, `take`, `up`, `down`, `other`
 * @returns {HTMLElement[]} every button has a `data-key` `what:id`
 */
export function planList(plan, shifts, wishes, hooks) {
  const out = [];
  if (plan.note) out.push(text('p', 'notice', plan.note));
  else if (plan.rounds.some((round) => !round.alongStreets)) out.push(text('p', 'notice', t('round.straight')));
  plan.rounds.forEach((round, pair) => out.push(...oneRound(round, pair)));
  if (Number.isFinite(plan.covered)) out.push(text('p', '', t('round.covered', { share: Math.round(plan.covered * 100) })));
  out.push(text('h3', '', t('round.leftOut')));
  if (plan.leftOut?.length) {
    const list = text('ul', 'left-out', '');
    list.append(...plan.leftOut.map(leftOut));
    out.push(list);
  } else {
    out.push(text('p', '', t('round.leftOutNone')));
  }
  return out;

  /** @param {object} round  its `shift` is the place of its shift in the request */
  function oneRound(round, pair) {
    const { start: from, end: to } = shifts[round.shift] ?? shifts[pair];
    const span = { from: dateTime(from), to: clock(to) };
    const out = [text('h3', '', shifts.length > 1 ? t('round.pairTitle', { pair: 'AB'[pair], ...span }) : t('round.theRound', span))];
    const list = text('ol', `timeline pair-${pair + 1}`, '');
    takeDrops(list, pair);
    if (!round.stops.length) {
      // an empty round is a place to drop a stop on, too
      list.append(text('li', 'timeline-none', t('round.empty')));
      return [...out, list];
    }
    const verdict = lengthVerdict(round);
    const key = { good: 'round.lengthGood', warn: 'round.lengthWarn', bad: 'round.lengthBad' }[verdict];
    const total = round.alongStreets && round.streetMetres
      ? t('round.total', { walked: distance(round.walkedMetres), street: distance(round.streetMetres) })
      : t('round.totalShort', { walked: distance(round.walkedMetres) });
    const mark = text('p', VERDICT_LOOK[verdict], `${total} `);
    mark.append(text('strong', '', t(key)));
    list.append(...round.stops.map((stop, i) => stopItem(round, stop, pair, i)));
    if (round.walkedMetres > 0) out.push(mark);
    const spare = spareAfter(round.stops, to);
    if (spare) out.push(text('p', '', `${t('round.spare', { at: clock(spare.at), n: spare.minutes })} ${t('round.spareHelp')}`));
    const form = hooks.handOut(round, pair, { start: from, end: to });
    return [...out, list, ...(form ? [form] : [])];
  }

  function stopItem(round, stop, pair, i) {
    const item = text('li', stop.miss ? 'missed' : '', '');
    item.dataset.place = stop.place;
    const order = text('span', 'order number', stopName(pair, i, shifts.length));
    order.draggable = true;
    order.title = t('round.drag');
    order.addEventListener('dragstart', (event) => {
      event.dataTransfer.setData(STOP_TYPE, stop.place);
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setDragImage(item, 20, 20);
    });
    const facts = [t('round.stop', { arrive: clock(stop.arrive), n: stop.dwellMinutes })];
    if (stop.walkMetres > 0) facts.push(t(round.alongStreets ? 'round.walk' : 'round.walkStraight', { metres: distance(stop.walkMetres) }));
    const head = text('p', '', '');
    head.append(text('strong', '', stop.name));
    if (stop.place in wishes.pinned) head.append(' ', text('span', 'tag', t('round.pinned')));
    if (hooks.first.includes(stop.place)) head.append(' ', text('span', 'tag', t('round.due')));
    item.append(order, head, text('p', 'small number', facts.join(' · ')));
    if (stop.miss) item.append(text('p', 'small miss', stop.missWhy));
    if (stop.why) item.append(text('p', 'small soft', stop.why));
    item.append(stopTools(stop, pair, i, round.stops.length));
    return item;
  }

  function stopTools(stop, pair, i, count) {
    const box = text('div', 'stop-tools no-print', '');
    const { name, place } = stop;
    const pinned = place in wishes.pinned;
    box.append(
      tool('up', place, '↑', t('round.up', { name }), i === 0),
      tool('down', place, '↓', t('round.down', { name }), i === count - 1),
    );
    if (shifts.length > 1) box.append(tool('other', place, t('round.toPair', { pair: 'AB'[1 - pair] }), t('round.toPairLong', { name, pair: 'AB'[1 - pair] })));
    const pin = tool('pin', place, t('round.pin'), t('round.pinLong', { name }));
    pin.setAttribute('aria-pressed', String(pinned));
    box.append(pin, tool('ban', place, t('round.ban'), t('round.banLong', { name })));
    return box;
  }

  function leftOut({ name, place, why, code }) {
    const item = document.createElement('li');
    const words = text('div', '', '');
    words.append(text('p', '', name ?? place), text('p', 'small soft', why));
    item.append(words);
    if (code !== 'NO_STREET_NEAR' && code !== 'NOT_REACHABLE') item.append(tool('take', place, t('round.take'), t('round.takeLong', { name: name ?? place })));
    return item;
  }

  function tool(what, id, words, label, off = false) {
    const button = text('button', 'button', words);
    button.type = 'button';
    button.dataset.key = `${what}:${id}`;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.disabled = off;
    button.addEventListener('click', () => hooks.act(what, id));
    return button;
  }

  /** Stops may be dropped between the stops of this round. */
  function takeDrops(list, pair) {
    const clear = () => list.querySelectorAll('.drop-here').forEach((item) => item.classList.remove('drop-here'));
    const below = (y) => [...list.children].find((item) => y < item.getBoundingClientRect().top + item.offsetHeight / 2);
    list.addEventListener('dragover', (event) => {
      if (!event.dataTransfer.types.includes(STOP_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      clear();
      (below(event.clientY) ?? list).classList.add('drop-here');
    });
    list.addEventListener('dragleave', () => {
      clear();
      list.classList.remove('drop-here');
    });
    list.addEventListener('drop', (event) => {
      const id = event.dataTransfer.getData(STOP_TYPE);
      if (!id) return;
      event.preventDefault();
      clear();
      list.classList.remove('drop-here');
      const others = [...list.children].filter((item) => item.dataset.place && item.dataset.place !== id);
      const next = others.indexOf(others.find((item) => event.clientY < item.getBoundingClientRect().top + item.offsetHeight / 2));
      hooks.onDrop(id, pair, next < 0 ? others.length : next);
    });
  }
}
