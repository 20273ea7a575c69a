/** The contest of methods as a sentence, bars and a table that say the same. */
import { text } from '/shared/dom.js';
import { date, number, t } from '/shared/i18n.js';

const SHOWN_SHARE = 0.05;
const percent = (part) => (part === null ? t('trust.none') : t('trust.percent', { n: number(part * 100, 1) }));

/** @param {{kind: string, parameter: number}} method */
export const methodName = ({ kind, parameter }) => t(`trust.method.${kind}`, { n: parameter });

const same = (one, other) => Boolean(other) && one.kind === other.kind && one.parameter === other.parameter;

/**
 * @param {object} answer  as from `/api/hotspots/evaluation`
 * @returns {HTMLElement[]}
 */
export function contestView(answer) {
  const order = [...answer.contestants].sort((a, b) => (b.meanPei ?? 0) - (a.meanPei ?? 0));
  return [text('p', 'said', answer.sentence), basis(answer), bars(order, answer.outcome.winner), details(order, answer.outcome.winner)];
}

function basis({ events, moments, training, ground }) {
  const words = t('trust.basis', {
    n: events === null ? t('trust.fewer') : number(events),
    from: date(training.split('/')[0]),
    start: date(moments[0].from),
    end: date(Date.parse(moments.at(-1).until) - 1),
    tests: moments.length,
    metres: ground.cellMetres,
    km2: number(ground.squareKilometres, 1),
  });
  return text('p', 'small soft', words);
}

function bars(contestants, winner) {
  const figure = text('figure', '', '');
  figure.append(text('figcaption', 'small', t('trust.bars', { share: number(SHOWN_SHARE * 100) })));
  const list = text('ul', 'shares', '');
  for (const one of contestants) {
    const { hitRate } = one.accuracy.find(({ share }) => share === SHOWN_SHARE);
    const row = text('li', [same(one, winner) && 'first', one.kind === 'NOTHING' && 'rest'].filter(Boolean).join(' '), '');
    const track = text('span', 'track', '');
    const bar = text('span', '', '');
    bar.style.width = `${(hitRate ?? 0) * 100}%`;
    track.append(bar);
    track.setAttribute('aria-hidden', 'true');
    row.append(text('span', '', same(one, winner) ? t('trust.best', { name: methodName(one) }) : methodName(one)), track, text('span', 'value number', percent(hitRate)));
    list.append(row);
  }
  figure.append(list);
  return figure;
}

/** Everything in figures, for those who want to check: it scrolls sideways by itself on a phone. */
function details(contestants, winner) {
  const box = text('details', '', '');
  box.append(text('summary', '', t('trust.figures')), text('p', 'small soft', t('trust.figures.how')));
  const scroll = text('div', 'table-box', '');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', t('trust.figures'));
  const table = text('table', 'figures small number', '');
  table.append(text('caption', 'small', t('trust.figures.caption')));
  const head = table.createTHead().insertRow();
  const shares = contestants[0].accuracy.map(({ share }) => share);
  head.append(heading('col', t('trust.method')), ...shares.map((share) => heading('col', t('trust.ofGround', { n: number(share * 100, 1) }))), heading('col', t('trust.mean')));
  const body = table.createTBody();
  for (const one of contestants) {
    const row = body.insertRow();
    row.className = same(one, winner) ? 'first' : '';
    row.append(heading('row', methodName(one)));
    for (const { hitRate, pai, paiLow, paiHigh, pei } of one.accuracy) {
      const cell = row.insertCell();
      cell.append(text('div', '', percent(hitRate)), text('div', 'soft', t('trust.times', { n: pai === null ? '–' : number(pai, 1) })));
      if (paiLow !== null) cell.append(text('div', 'soft', t('trust.band', { low: number(paiLow, 1), high: number(paiHigh, 1) })));
      if (pei !== null) cell.append(text('div', 'soft', t('trust.possible', { n: number(pei, 2) })));
    }
    row.insertCell().textContent = one.meanPei === null ? '–' : number(one.meanPei, 3);
  }
  scroll.append(table);
  box.append(scroll);
  return box;
}

export function heading(scope, words) {
  const cell = text('th', '', words);
  cell.scope = scope;
  return cell;
}
