/** What a plan covers beside others of the same evening, and what an hour more would buy. */
import { template, text } from '/shared/dom.js';
import { date, distance, t } from '/shared/i18n.js';
import { failed } from '/shared/states.js';

/** Milliseconds; whoever moves several stops in a row is compared once. */
const PAUSE_MS = 250;

const markup = template(`
  <section class="round-beside" hidden>
    <h3 data-t="compared.title"></h3>
    <p class="small soft" data-t="compared.help"></p>
    <div class="table-box"><table>
      <thead><tr><th scope="col" data-t="compared.round"></th><th scope="col" data-t="compared.covered"></th><th scope="col" data-t="compared.stops"></th><th scope="col" data-t="compared.walk"></th></tr></thead>
      <tbody data-part="rows"></tbody>
    </table></div>
    <p class="small soft" data-part="note"></p>
    <p data-part="pattern"></p>
    <h3 data-t="compared.hourTitle"></h3>
    <p data-part="hour"></p>
    <div data-part="failed"></div>
  </section>`);

/** @param {(body: object, signal: AbortSignal) => Promise<object>} ask */
export function makeRoundBeside(ask) {
  const parts = markup();
  let stop = new AbortController();
  let timer;

  async function compare(body, byHand) {
    stop = new AbortController();
    const { signal } = stop;
    try {
      const { rows, nextHour, pattern } = await ask(body, signal);
      parts.failed.replaceChildren();
      parts.rows.replaceChildren(...rows.map((row) => rowOf(row, byHand)));
      const last = rows.find(({ kind }) => kind === 'LAST_WEEK');
      parts.note.textContent = last ? (last.elsewhere ? t('compared.elsewhere', { n: last.elsewhere }) : '') : t('compared.noLastWeek');
      parts.pattern.hidden = !pattern?.known;
      if (pattern?.known) {
        const predictable = pattern.sameTime * 2 > pattern.known;
        parts.pattern.className = predictable ? 'notice' : '';
        parts.pattern.textContent = t(predictable ? 'compared.predictable' : 'compared.surprising', { same: pattern.sameTime, known: pattern.known });
      }
      parts.hour.textContent = hourWords(nextHour, rows[0]);
      parts.root.hidden = false;
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      parts.root.hidden = false;
      parts.failed.replaceChildren(failed(problem, () => compare(body, byHand)));
    } finally {
      if (stop.signal === signal) parts.root.removeAttribute('aria-busy');
    }
  }

  function rowOf({ kind, covered, stops, walkedMetres, day }, byHand) {
    const row = document.createElement('tr');
    const name = text('th', '', kind === 'THIS' ? t(byHand ? 'compared.byHand' : 'compared.this') : t(`compared.${kind}`, day ? { day: date(`${day}T12:00:00Z`) } : {}));
    name.scope = 'row';
    const share = Math.round(covered * 100);
    const cell = text('td', 'number', t('compared.percent', { n: share }));
    const bar = text('span', `share-bar${kind === 'THIS' ? ' mine' : ''}`, '');
    bar.style.setProperty('--share', `${share}%`);
    cell.append(bar);
    row.append(name, cell, text('td', 'number', String(stops)), text('td', 'number', distance(walkedMetres)));
    return row;
  }

  return {
    root: parts.root,
    /** @param {object} body  of the rounds as they stand  @param {{byHand: boolean, planned: ?string[][]}} state */
    show(body, { byHand, planned }) {
      stop.abort();
      clearTimeout(timer);
      parts.root.setAttribute('aria-busy', 'true');
      timer = setTimeout(() => compare({ ...body, ...(byHand && planned ? { planned } : {}) }, byHand), PAUSE_MS);
    },
    /** Nothing to compare. */
    clear() {
      stop.abort();
      clearTimeout(timer);
      parts.root.hidden = true;
    },
  };
}

/** @returns {string} what an hour more would buy, with the places */
function hourWords(nextHour, { covered }) {
  if (!nextHour) return t('compared.hourNot');
  const names = (places) => new Intl.ListFormat(document.documentElement.lang).format(places.map(({ name }) => name));
  const [then, now] = [nextHour.covered, covered].map((share) => Math.round(share * 100));
  if (then <= now) return t('compared.hourNothing');
  const words = [t('compared.hour', { then, now })];
  if (nextHour.gained.length) words.push(t('compared.gained', { names: names(nextHour.gained) }));
  if (nextHour.dropped.length) words.push(t('compared.dropped', { names: names(nextHour.dropped) }));
  return words.join(' ');
}
