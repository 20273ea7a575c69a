/** Presence that is entered afterwards: place, day, time and minutes; and one's own of that day, to be taken back. */
import * as api from '/shared/api.js';
import { say, template, text } from '/shared/dom.js';
import { clock, t } from '/shared/i18n.js';
import { failed } from '/shared/states.js';
import { dayOf, wallClock, zoned } from '/shared/time.js';

const markup = template(`
  <form class="enter-form" novalidate>
    <p class="whole" data-part="about"></p>
    <div class="field whole"><label for="enter-place" data-t="doses.enter.place"></label><select id="enter-place" data-part="place" aria-describedby="enter-place-error"></select><p id="enter-place-error" class="field-error" role="alert" data-part="placeError"></p></div>
    <div class="field"><label for="enter-day" data-t="doses.enter.day"></label><input id="enter-day" type="date" data-part="day" aria-describedby="enter-day-error"><p id="enter-day-error" class="field-error" role="alert" data-part="dayError"></p></div>
    <div class="field"><label for="enter-time" data-t="doses.enter.time"></label><input id="enter-time" type="time" data-part="time" aria-describedby="enter-time-error"><p id="enter-time-error" class="field-error" role="alert" data-part="timeError"></p></div>
    <div class="field"><label for="enter-minutes" data-t="doses.enter.minutes"></label><input id="enter-minutes" type="number" min="1" max="240" inputmode="numeric" data-part="minutes" aria-describedby="enter-minutes-error"><p id="enter-minutes-error" class="field-error" role="alert" data-part="minutesError"></p></div>
    <div class="whole" data-part="problem" role="alert"></div>
    <p class="whole"><button class="button main" type="submit" data-part="send" data-t="doses.enter.send"></button></p>
    <section class="whole" aria-labelledby="own-head"><h3 id="own-head" data-part="ownHead"></h3><ul class="own-visits" data-part="own"></ul></section>
  </form>`);

const USUAL_MINUTES = 15;
const MOST_MINUTES = 240;

/**
 * @param {HTMLElement} place
 * @param {{area: object, me: object, places: {id: string, name: string}[], onChanged: () => void}} page  `places`: priority places first
 */
export function makeDoseForm(place, { area, me, places, onChanged }) {
  const parts = markup();
  const zone = area.timeZone;
  // the same id until the server has it: pressing twice stores one visit
  let id = crypto.randomUUID();
  parts.about.textContent = t(me.roles.includes('POLICE') ? 'doses.enter.police' : 'doses.enter.wardens');
  parts.place.append(new Option(t('doses.enter.choose'), ''));
  for (const { id: value, name } of places) parts.place.append(new Option(name, value));
  const begun = new Date(Date.now() - USUAL_MINUTES * 60_000);
  parts.day.value = dayOf(begun, zone);
  parts.time.value = wallClock(begun, zone).slice(11);
  parts.minutes.value = String(USUAL_MINUTES);
  parts.root.addEventListener('submit', send);
  parts.day.addEventListener('change', showOwn);
  place.replaceChildren(parts.root);
  showOwn();

  function faults() {
    const minutes = Number(parts.minutes.value);
    return [
      ['place', !parts.place.value && t('doses.enter.noPlace')],
      ['day', !parts.day.value && t('doses.enter.noDay')],
      ['time', !parts.time.value && t('doses.enter.noTime')],
      ['minutes', !(Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES) && t('doses.enter.noMinutes', { most: MOST_MINUTES })],
    ].filter(([, words]) => words);
  }

  function tell(wrong) {
    for (const name of ['place', 'day', 'time', 'minutes']) {
      const words = wrong.find(([one]) => one === name)?.[1] ?? '';
      parts[`${name}Error`].textContent = words;
      parts[name].setAttribute('aria-invalid', String(Boolean(words)));
    }
    if (wrong.length) parts[wrong[0][0]].focus();
  }

  async function send(event) {
    event.preventDefault();
    parts.problem.replaceChildren();
    const wrong = faults();
    tell(wrong);
    if (wrong.length) return;
    const arrived = zoned(`${parts.day.value}T${parts.time.value}`, zone);
    const left = new Date(Date.parse(arrived) + Number(parts.minutes.value) * 60_000).toISOString();
    const name = parts.place.selectedOptions[0].textContent;
    parts.send.disabled = true;
    try {
      await api.putVisit(id, { place: parts.place.value, arrived, left, method: 'AFTERWARDS' });
      id = crypto.randomUUID();
      say(t('doses.enter.saved', { name }));
      await Promise.all([showOwn(), onChanged()]);
    } catch (problem) {
      const times = (problem.errors ?? []).map(({ pointer, detail }) => [{ '/place': 'place', '/arrived': 'time', '/left': 'minutes' }[pointer], detail]).filter(([field]) => field);
      if (times.length) tell(times);
      else parts.problem.replaceChildren(text('p', 'notice bad', problem.detail || problem.title));
      // another try with other words is another visit
      if (problem.status === 409) id = crypto.randomUUID();
    } finally {
      parts.send.disabled = false;
    }
  }

  async function showOwn() {
    const day = parts.day.value;
    parts.ownHead.textContent = t('doses.enter.own', { day: day || '–' });
    if (!day) return;
    try {
      const { visits } = await api.visits(day);
      if (day !== parts.day.value) return;
      const mine = visits.filter(({ own, method, shift }) => own && (method === 'AFTERWARDS' || !shift));
      parts.own.replaceChildren(...(mine.length ? mine.map(ownRow) : [text('li', 'soft', t('doses.enter.ownNone'))]));
    } catch (problem) {
      const item = text('li', '', '');
      item.append(failed(problem, showOwn));
      parts.own.replaceChildren(item);
    }
  }

  function ownRow({ id: visit, name, arrived, minutes }) {
    const item = text('li', '', '');
    const words = t('doses.enter.visit', { name, time: clock(arrived), minutes: minutes ?? 0 });
    const button = text('button', 'button plain', t('doses.enter.remove'));
    button.type = 'button';
    button.setAttribute('aria-label', t('doses.enter.removeOf', { words }));
    button.addEventListener('click', async () => {
      try {
        await api.deleteVisit(visit);
        say(t('doses.enter.removed', { name }));
        parts.day.focus();
        await Promise.all([showOwn(), onChanged()]);
      } catch (problem) {
        parts.problem.replaceChildren(text('p', 'notice bad', problem.detail || problem.title));
      }
    });
    item.append(text('span', 'number', words), button);
    return item;
  }
}
