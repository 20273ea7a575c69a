/** The computed places beside those that people have chosen: on both lists, on one alone, and what was put aside and why. */
import { say, tell, text } from '/shared/dom.js';
import { date, dateTime, t } from '/shared/i18n.js';
import { markExample, withoutName } from '/shared/spot.js';
import { empty, failed, loading } from '/shared/states.js';
import { plusDays } from '/shared/time.js';
import { makeReasonForm } from './reason-form.js';
import { button } from './tool-frame.js';

const MOST_DAYS = 366;
/** Noon: the same day in every zone of Europe. */
const dayWords = (day) => date(`${day}T12:00Z`);

/**
 * @param {HTMLElement} panel
 * @param {{ask: (query: object, signal: AbortSignal) => Promise<object>, query: () => object, today: () => string, putAside: (id: string, body: object) => Promise<object>,
 *     takeBack: (id: string) => Promise<void>, takeOver: (id: string, feature: object) => Promise<void>, giveUp: (id: string) => Promise<void>,
 *     onOpen: (spot: string) => void, onPlace: (id: string) => void}} hooks  `takeOver`: makes a priority place, `giveUp` takes it away again
 */
export function makePeopleList(panel, hooks) {
  let asked = new AbortController();
  let answer = null;

  /** @param {?string} focus  spot or place that gets the focus when it is there */
  async function show(focus = null) {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    if (!answer) panel.replaceChildren(loading(10));
    panel.setAttribute('aria-busy', 'true');
    try {
      answer = await hooks.ask(hooks.query(), signal);
      draw();
      if (focus) panel.querySelector(`[data-id="${CSS.escape(focus)}"] h3`)?.focus();
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      answer = null;
      panel.replaceChildren(failed(problem, () => show()));
    }
    panel.removeAttribute('aria-busy');
  }

  function draw() {
    const { computed, people, otherSetAside } = answer;
    if (!computed.length && !people.length && !otherSetAside.length) {
      panel.replaceChildren(empty(t('people.none.title'), t('people.none.detail')));
      return;
    }
    const box = text('div', 'people stack', '');
    box.append(text('p', 'lead', answer.sentence));
    group(box, 'people.onlyComputed', computed.filter((one) => !one.people.length), onlyComputed);
    group(box, 'people.onlyPeople', people.filter((one) => !one.spots.length), onlyPeople);
    group(box, 'people.both', computed.filter((one) => one.people.length), onBoth);
    group(box, 'people.otherSetAside', otherSetAside, (one) => item(one.id, one.name, [asideWords(one)], one.mayWithdraw ? [undoOf(one, one.id)] : []));
    panel.replaceChildren(box);
  }

  function group(box, key, all, make) {
    if (!all.length) return;
    const list = text('ul', 'people-group', '');
    list.append(...all.map(make));
    box.append(text('h2', 'small', t(key, { n: all.length })), list);
  }

  /** @param {(string|HTMLElement)[]} lines @param {HTMLElement[]} acts */
  function item(id, name, lines, acts, thing = {}) {
    const made = text('li', 'stack', '');
    made.dataset.id = id;
    const head = text('h3', '', name);
    head.tabIndex = -1;
    markExample(head, { name, example: thing.example });
    made.append(head, ...lines.filter(Boolean).map((line) => (typeof line === 'string' ? text('p', 'small', line) : line)));
    if (acts.length) {
      const row = text('div', 'row no-print', '');
      row.append(...acts);
      made.append(row);
    }
    return made;
  }

  /** A button whose name says which place it is about. */
  function act(key, name, does, look) {
    const made = button(t(key), does, look);
    made.setAttribute('aria-label', t(`${key}Of`, { name }));
    return made;
  }

  const titleOf = (spot) => `${spot.rank}. ${spot.name}`;
  const facts = (spot) => [withoutName(spot), text('p', 'small soft', t(`confidence.${spot.confidence}`))];

  function onlyComputed(spot) {
    const open = act('people.open', spot.name, () => hooks.onOpen(spot.id));
    const acts = spot.setAside
      ? [open, ...(spot.setAside.mayWithdraw ? [undoOf(spot.setAside, spot.id)] : [])]
      : [act('people.takeOver', spot.name, () => ask(spot, 'takeOver'), 'main'), act('people.putAside', spot.name, () => ask(spot, 'putAside')), open];
    return item(spot.id, titleOf(spot), [...facts(spot), spot.setAside && asideWords(spot.setAside)], acts, spot);
  }

  function onBoth(spot) {
    const places = answer.people.filter(({ id }) => spot.people.includes(id));
    return item(spot.id, titleOf(spot), [...facts(spot), ...places.map((place) => t('people.chosen', { name: place.name, reason: place.reason ?? t('people.noReason') })), spot.setAside && asideWords(spot.setAside)], [
      act('people.open', spot.name, () => hooks.onOpen(spot.id)),
      ...(spot.setAside?.mayWithdraw ? [undoOf(spot.setAside, spot.id)] : []),
    ], spot);
  }

  function onlyPeople(place) {
    const lines = [place.reason ? t('people.reason', { reason: place.reason }) : text('p', 'notice small', t('people.askReason')), place.validTo && t('people.validTo', { day: dayWords(place.validTo) })];
    return item(place.id, place.name, lines, [act(place.reason ? 'people.show' : 'people.writeReason', place.name, () => hooks.onPlace(place.id), place.reason ? '' : 'main')], place);
  }

  function asideWords(one) {
    const words = text('p', 'small aside-words', t('people.aside', { party: t(`people.party.${one.party}`), day: dayWords(one.until), reason: one.reason }));
    words.append(text('span', 'soft', t('people.asideBy', { name: one.setBy, at: dateTime(one.setAt) })));
    return words;
  }

  function undoOf(one, focus) {
    return act('people.undo', one.name, async () => {
      try {
        await hooks.takeBack(one.id);
        tell(t('people.undone', { name: one.name }));
        await show(focus);
      } catch (problem) {
        tell(problem.detail || problem.title);
      }
    });
  }

  /** Both ways need a reason, asked for where the place stands. */
  function ask(spot, way) {
    const place = panel.querySelector(`[data-id="${CSS.escape(spot.id)}"]`);
    place.querySelector('.reason-form')?.remove();
    const row = place.querySelector('.row');
    row.hidden = true;
    const today = hooks.today();
    const wish = {
      label: t(`people.${way}Why`, { name: spot.name }),
      help: t('people.reasonHelp'),
      save: t(`people.${way}`),
      until: way === 'putAside' ? { usual: plusDays(today, answer.usualDays), least: today, most: plusDays(today, MOST_DAYS) } : undefined,
    };
    const form = makeReasonForm(wish, {
      onSave: (said) => (way === 'putAside' ? putAside(spot, said) : takeOver(spot, said)),
      onCancel() {
        form.root.remove();
        row.hidden = false;
        row.querySelector(way === 'putAside' ? 'button:nth-child(2)' : 'button').focus();
      },
    });
    place.append(form.root);
    form.focus();
  }

  async function putAside(spot, { reason, until }) {
    await hooks.putAside(crypto.randomUUID(), { spot: spot.id, name: spot.name, geometry: spot.geometry, reason, ...(until && { until }) });
    tell(t('people.wasPutAside', { name: spot.name }));
    await show(spot.id);
  }

  async function takeOver(spot, { reason }) {
    const id = crypto.randomUUID();
    await hooks.takeOver(id, { type: 'Feature', geometry: spot.geometry, properties: { name: spot.name, reason, fromHotSpot: spot.id } });
    await show(spot.id);
    const notice = text('div', 'notice good', '');
    notice.append(
      text('p', '', t('people.wasTakenOver', { name: spot.name })),
      act('people.undo', spot.name, async () => {
        try {
          await hooks.giveUp(id);
          tell(t('people.givenUp', { name: spot.name }));
          await show(spot.id);
        } catch (problem) {
          tell(problem.detail || problem.title);
        }
      }),
    );
    panel.querySelector(`[data-id="${CSS.escape(spot.id)}"] h3`)?.after(notice);
    say(t('people.wasTakenOver', { name: spot.name }));
  }

  return {
    show: () => show(),
    /** When a place changed elsewhere; what is being written stays. */
    refresh: () => panel.querySelector('.reason-form') || show(),
  };
}
