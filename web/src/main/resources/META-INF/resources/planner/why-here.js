/** Why here: what the map has at a place, kind by kind, beside the whole town. A table, and no word of causes. */
import * as api from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { date, distance, language, nameOf, number, t } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';

/** Below this many squares a share of them is no per cent. */
const FEWEST_SQUARES = 20;
/** Answers that are kept: a place is shown again when it is put into a round. */
const MOST_KEPT = 10;
const kept = new Map();

const markup = template(`
  <section class="why-here stack">
    <h3 data-t="why.title"></h3>
    <div data-part="body"></div>
  </section>`);
const foldedMarkup = template('<details class="why-here"><summary data-t="why.title"></summary><div class="stack" data-part="body"></div></details>');

/**
 * @param {object} geometry  polygon in WGS 84
 * @param {{folded?: boolean}} [look]  `folded`: asked for when it is opened
 * @returns {HTMLElement} fills itself
 */
export function whyHere(geometry, { folded = false } = {}) {
  const parts = folded ? foldedMarkup() : markup();
  const ask = async () => {
    parts.body.replaceChildren(loading(8));
    parts.body.setAttribute('aria-busy', 'true');
    try {
      parts.body.replaceChildren(...whyTable(await answerOf(geometry)));
    } catch (problem) {
      parts.body.replaceChildren(failed(problem, ask));
    }
    parts.body.removeAttribute('aria-busy');
  };
  if (folded) parts.root.addEventListener('toggle', () => parts.root.open && !parts.body.childElementCount && ask());
  else ask();
  return parts.root;
}

async function answerOf(geometry) {
  const key = JSON.stringify(geometry);
  if (!kept.has(key)) {
    kept.set(key, api.whyHere(geometry));
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  }
  try {
    return await kept.get(key);
  } catch (problem) {
    kept.delete(key);
    throw problem;
  }
}

/** @param {object} answer  of `POST /api/hotspots/why` @returns {HTMLElement[]} */
export function whyTable(answer) {
  if (!answer.source) return [text('p', 'small soft', t('why.noMap'))];
  const loaded = answer.factors.filter((factor) => factor.loaded);
  const missing = answer.factors.filter((factor) => !factor.loaded);
  const box = text('div', 'table-box', '');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', t('why.caption'));
  const table = text('table', 'plain-table why-table small', '');
  table.append(text('caption', 'unseen', t('why.caption')));
  const head = table.createTHead().insertRow();
  for (const key of ['why.kind', 'why.near', 'why.town']) {
    const cell = text('th', '', t(key, { metres: answer.nearMetres }));
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  for (const factor of loaded) body.append(row(factor, answer.town));
  box.append(table);
  const about = [t('why.townIs', { hectares: number(answer.town.hectares), squares: (language === 'en' && answer.town.textEn) || answer.town.text }), t('why.how'), missing.length && t('why.missing', { kinds: listed(missing) })];
  return [
    text('p', '', sentence(loaded)),
    box,
    ...about.filter(Boolean).map((words) => text('p', 'small soft', words)),
    text('p', 'small soft', answer.source.asOf ? t('why.source', { source: answer.source.name, day: date(answer.source.asOf), attribution: answer.source.attribution }) : t('why.sourceNoDay', { source: answer.source.name, attribution: answer.source.attribution })),
  ];
}

/** What is commoner and what is rarer here. */
function sentence(factors) {
  const words = [['COMMONER', 'why.commoner'], ['RARER', 'why.rarer']].map(([verdict, key]) => {
    const found = factors.filter((factor) => factor.verdict === verdict);
    return found.length && t(key, { kinds: listed(found) });
  });
  return words.filter(Boolean).join(' ') || t('why.nothing');
}

const listed = (factors) => new Intl.ListFormat(language, { type: 'conjunction' }).format(factors.map((factor) => nameOf(factor).toLocaleLowerCase()));

function row(factor, town) {
  const made = document.createElement('tr');
  const head = text('th', '', nameOf(factor));
  head.scope = 'row';
  head.append(text('span', 'soft number why-line', nearest(factor.nearest)));
  made.append(head, near(factor), compared(factor, town));
  return made;
}

function nearest({ metres: far, name }) {
  const where = far < 1 ? t('why.here') : t('why.away', { far: metres(far) });
  return name ? `${where}: ${name}` : where;
}

/** Near at hand to the metre, which the map is hardly good for; further off as everywhere else. */
const metres = (value) => (value < 100 ? `${number(value)} m` : distance(value));

/** A few of them in a whole town are not none. */
const density = (value) => number(value, value >= 0.1 ? 2 : value >= 0.01 ? 3 : 4);
const times = (value) => number(value, value < 10 ? 1 : 0);

function near(factor) {
  if (factor.near === null) return text('td', 'soft', t('why.notCounted'));
  const cell = text('td', 'number', number(factor.near));
  cell.append(text('span', 'soft why-line', t('why.perHectare', { n: density(factor.nearPerHectare) })));
  if (factor.inside) cell.append(text('span', 'soft why-line', t('why.inside', { n: factor.inside })));
  return cell;
}

function compared(factor, town) {
  if (factor.near === null) return text('td', 'soft', '–');
  const cell = text('td', '', t(`why.verdict.${factor.verdict}`));
  const lines = [t('why.townRate', { n: density(factor.townPerHectare) })];
  if (factor.verdict !== 'TOO_FEW') {
    lines.push(t('why.ratio', { ratio: times(factor.ratio), low: times(factor.low), high: times(factor.high) }));
    if (factor.verdict !== 'RARER' && town.squares >= FEWEST_SQUARES) lines.push(t('why.squares', { part: percent(factor.squaresAsDense) }));
  }
  for (const line of lines) cell.append(text('span', 'soft number why-line', line));
  return cell;
}

/** @param {number} share  0 to 1 */
function percent(share) {
  if (share > 0 && share < 0.01) return t('why.underOne');
  return t('why.percent', { n: Math.round(share * 100) });
}
