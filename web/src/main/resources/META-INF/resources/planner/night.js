/** The rounds of a night: what is handed out, what was done at each stop, and what the shifts say afterwards. */
import { say, tell, template, text } from '/shared/dom.js';
import { briefAddress } from '/shared/brief-address.js';
import { clock, dateTime, t, word } from '/shared/i18n.js';
import { empty, failed, loading } from '/shared/states.js';
import { debriefForm } from './debrief-form.js';
import { handoutForm } from './handout.js';
import { spareAfter } from './round.js';
import { handedOut, presence, sheetOfKept, shiftsBeside, stopRows, visitsBeside } from './round-sheet.js';

const markup = template(`
  <section class="night" aria-labelledby="night-title">
    <h2 id="night-title" data-t="night.title"></h2>
    <div class="row night-bar no-print">
      <div class="field"><label for="night-day" data-t="night.day"></label><input id="night-day" type="date" data-part="day"></div>
      <button class="button" type="button" data-part="again" data-t="night.again"></button>
      <a class="button" data-part="codes" href="/planner/qr.html" data-t="night.codes"></a>
    </div>
    <div data-part="list" class="night-list"></div>
  </section>`);

const roundMarkup = template(`
  <article class="night-round">
    <h3 data-part="title" tabindex="-1"></h3>
    <p data-part="status"></p>
    <div class="table-box"><table class="night-stops">
      <caption class="unseen" data-part="caption"></caption>
      <thead><tr><th scope="col" data-t="night.stop"></th><th scope="col" data-t="night.planned"></th><th scope="col" data-t="night.done"></th></tr></thead>
      <tbody data-part="rows"></tbody>
    </table></div>
    <p class="small" data-part="sum"></p>
    <div data-part="told"></div>
    <div data-part="shifts"></div>
    <div class="row no-print">
      <button class="button" type="button" data-part="change" data-t="night.change"></button>
      <button class="button" type="button" data-part="out"></button>
      <button class="button" type="button" data-part="tell" data-t="debrief.open"></button>
      <a class="button plain" data-part="paper" target="_blank" data-t="night.print"></a>
      <a class="button plain" data-part="pdf" data-t="night.pdf"></a>
      <a class="button plain" data-part="codes" data-t="night.codesOfRound"></a>
    </div>
    <div data-part="form"></div>
  </article>`);

const shiftMarkup = template(`
  <section class="night-shift">
    <h4 data-part="title"></h4>
    <dl data-part="debrief"></dl>
    <p class="small soft" data-part="none" data-t="night.noDebrief" hidden></p>
  </section>`);

/**
 * @param {{rounds: (day: string) => Promise<object>, shifts: (day: string) => Promise<object>,
 *     visits: (day: string) => Promise<object>, debriefs: (day: string) => Promise<object>, putDebrief: Function, put: Function, publish: Function, withdraw: Function}} store
 * @param {string} today
 * @returns {{root: HTMLElement, show: (day?: string) => Promise<void>}}  `show` asks anew
 */
export function makeNight(store, today) {
  const parts = markup();
  parts.day.value = today;
  parts.day.addEventListener('change', () => show());
  parts.again.addEventListener('click', () => show());
  let latest = 0;

  async function show(day) {
    if (day) parts.day.value = day;
    if (!parts.day.value) return;
    const mine = ++latest;
    if (!parts.list.children.length) parts.list.replaceChildren(loading(4));
    try {
      const wanted = parts.day.value;
      const asked = [store.rounds, store.shifts, store.visits, store.debriefs].map((ask) => ask(wanted));
      const [{ rounds }, { shifts }, { visits }, { debriefs }] = await Promise.all(asked);
      if (mine !== latest) return;
      list(rounds, shifts, visits, debriefs);
    } catch (problem) {
      if (mine === latest) parts.list.replaceChildren(failed(problem, () => show()));
    }
  }

  function list(rounds, shifts, visits, debriefs) {
    const out = rounds.map((round) => roundPart(round, shifts, visits, debriefs.find((one) => one.round === round.id) ?? null));
    if (!rounds.length) out.push(empty(t('night.none'), t('night.noneDetail')));
    const lone = shiftsBeside(rounds, shifts);
    if (lone.length) out.push(text('h3', '', t('night.shiftsBeside')), ...lone.map(shiftPart));
    const beside = visitsBeside(rounds, visits);
    if (beside.length) {
      const items = text('ul', 'plain-list', '');
      for (const visit of beside) items.append(text('li', '', `${visit.name}: ${doneWords({ ...visit, state: stateOf(visit), reason: visit.skipReason })}`));
      out.push(text('h3', '', t('night.visitsBeside')), items);
    }
    parts.list.replaceChildren(...out);
  }

  function roundPart(round, shifts, visits, debrief) {
    const one = roundMarkup();
    const state = handedOut(round);
    const rows = stopRows(round, visits);
    one.title.textContent = t('night.roundTitle', { name: round.name, pair: round.pair, from: clock(round.start), to: clock(round.end) });
    one.status.textContent = statusWords(round, state);
    one.status.className = state === 'out' ? 'notice good' : 'notice';
    one.caption.textContent = t('night.caption', { name: round.name });
    one.rows.append(...rows.map(rowOf));
    const spare = spareAfter(round.stops, round.end);
    const ready = spare ? t('round.spare', { at: clock(spare.at), n: spare.minutes }) : '';
    one.sum.textContent = `${t('night.sum', presence(rows))} ${ready}`.trim();
    const theirs = shifts.filter((shift) => shift.round === round.id);
    one.shifts.append(...theirs.map(shiftPart));
    if (!theirs.length) one.shifts.append(text('p', 'small soft', t('night.noShift')));
    one.out.textContent = t(state === 'out' || state === 'older' ? 'night.withdraw' : 'night.handOut');
    one.out.addEventListener('click', () => turn(round, state, one));
    one.change.addEventListener('click', () => change(round, one));
    if (debrief) one.told.append(...toldPart(debrief));
    one.tell.addEventListener('click', () => tellOf(round, debrief, visits, one));
    one.paper.href = briefAddress(round.id, 'html');
    one.pdf.href = briefAddress(round.id, 'pdf');
    one.codes.href = `/planner/qr.html?round=${encodeURIComponent(round.id)}`;
    one.root.dataset.round = round.id;
    return one.root;
  }

  /** Hands out or takes back; what was done can be undone with the same button, so it does not ask first. */
  async function turn(round, state, one) {
    const back = state === 'out' || state === 'older';
    one.out.disabled = true;
    try {
      await (back ? store.withdraw(round.id, round.version) : store.publish(round.id, round.version));
      tell(t(back ? 'night.withdrawn' : 'handout.done', { name: round.name }));
      await show();
      focusOn(round.id);
    } catch (problem) {
      one.form.replaceChildren(failed(problem, () => show()));
    } finally {
      one.out.disabled = false;
    }
  }

  function change(round, one) {
    const draft = { id: round.id, version: round.version, sheet: sheetOfKept(round) };
    const close = () => {
      one.form.replaceChildren();
      one.change.focus();
    };
    const form = handoutForm(draft, {
      put: store.put,
      publish: store.publish,
      onCancel: close,
      onDone: async () => {
        await show();
        focusOn(round.id);
      },
    });
    one.form.replaceChildren(form);
    form.querySelector('input').focus();
  }

  function tellOf(round, debrief, visits, one) {
    const close = () => {
      one.form.replaceChildren();
      one.tell.focus();
    };
    const form = debriefForm(round, debrief, visits, {
      put: store.putDebrief,
      onCancel: close,
      onDone: async () => {
        await show();
        focusOn(round.id);
      },
    });
    one.form.replaceChildren(form);
    form.querySelector('select').focus();
  }

  function focusOn(id) {
    parts.list.querySelector(`[data-round="${CSS.escape(id)}"] h3`)?.focus({ preventScroll: false });
    say(t('night.again'));
  }

  return { root: parts.root, show };
}

function statusWords(round, state) {
  const values = { version: String(round.publishedVersion ?? round.version), at: dateTime(round.publishedAt ?? round.withdrawnAt ?? 0), who: round.publishedBy ?? '' };
  return t(`night.status.${state}`, values);
}

function rowOf(row) {
  const line = document.createElement('tr');
  const name = text('th', '', row.stop.name);
  name.scope = 'row';
  for (const advice of ['todo', 'hazards']) {
    if (row.stop[advice]) name.append(text('p', 'night-advice', t(`night.${advice}`, { words: row.stop[advice] })));
  }
  const planned = text('td', 'number', t('night.plannedAt', { at: clock(row.stop.arrive), n: row.stop.dwellMinutes }));
  line.append(name, planned, text('td', 'number', doneWords(row)));
  line.dataset.state = row.state;
  return line;
}

function stateOf(visit) {
  if (visit.skipReason) return 'skipped';
  return visit.left ? 'done' : 'there';
}

function doneWords({ state, arrived, left, minutes, reason }) {
  if (state === 'done') return t('night.state.done', { from: clock(arrived), to: clock(left), n: minutes ?? 0 });
  if (state === 'there') return t('night.state.there', { from: clock(arrived) });
  return state === 'skipped' ? t('night.state.skipped', { reason: word('night.skip', reason) }) : t('night.state.planned');
}

/** Planned against walked, as people told it: what the check-ins in the table above need not say. */
function toldPart(debrief) {
  const { plannedStops, visitedStops, plannedMinutes, walkedMinutes } = debrief;
  const out = [text('h4', '', t('debrief.title', { version: String(debrief.version), at: dateTime(debrief.changedAt), who: debrief.changedBy ?? '' }))];
  out.push(text('p', '', t('debrief.sum', { visited: visitedStops, stops: plannedStops, walked: walkedMinutes, planned: plannedMinutes })));
  const lines = text('ul', 'plain-list', '');
  for (const stop of debrief.stops) lines.append(text('li', '', `${stop.name}: ${toldWords(stop)}`));
  out.push(lines);
  if (debrief.note) out.push(text('p', '', debrief.note));
  return out;
}

function toldWords({ plannedArrive, plannedMinutes, arrived, left, minutes, skipReason }) {
  const state = skipReason ? 'skipped' : arrived ? 'done' : 'planned';
  const done = state === 'planned' ? t('debrief.unknown') : doneWords({ state, arrived, left, minutes, reason: skipReason });
  return t('debrief.line', { planned: t('night.plannedAt', { at: clock(plannedArrive), n: plannedMinutes }), done });
}

function shiftPart(shift) {
  const one = shiftMarkup();
  const from = clock(shift.startedAt ?? shift.start);
  const to = shift.endedAt ? clock(shift.endedAt) : '';
  const key = shift.endedAt ? 'night.shift.ended' : shift.startedAt ? 'night.shift.going' : 'night.shift.planned';
  one.title.textContent = t(key, { pair: shift.pair, from, to });
  for (const name of ['done', 'seen', 'next']) {
    if (!shift.debrief?.[name]) continue;
    one.debrief.append(text('dt', '', t(`night.debrief.${name}`)), text('dd', '', shift.debrief[name]));
  }
  one.none.hidden = one.debrief.children.length > 0;
  one.debrief.hidden = !one.none.hidden;
  return one.root;
}
