/** Period, setting, category, source: shows a filter and tells when it is changed. Fetches nothing. */
import { template, text } from '/shared/dom.js';
import { isNarrow, SETTINGS, SOURCES, standard, STATUSES, toggled } from '/shared/filter.js';
import { nameOf, number, t } from '/shared/i18n.js';
import { shape } from '/shared/symbols.js';
import { hoursWords } from './hours-words.js';

const checkMarkup = template(`
  <label class="check"><input type="checkbox" data-part="box"><span data-part="words"></span><span class="n" data-part="n"></span></label>`);
const TYPING_MS = 300;

const part = (id) => document.getElementById(id);

/** @param {{total: number, quiet: number}} counts  `quiet`: of the total, what says that nothing was wrong @returns {string} */
export function matchedWords({ total, quiet }) {
  return quiet ? t('filter.matchedQuiet', { n: total, quiet }) : t('filter.matched', { n: total });
}

/**
 * @param {{groups: object[], categories: object[]}} catalogue
 * @param {(change: (filter: import('/shared/filter.js').Filter) => import('/shared/filter.js').Filter) => void} onChange
 */
export function makeFilterPanel(catalogue, onChange) {
  let typing;
  /** Takes what has just been typed along: another control may be used before the pause is over. */
  const changed = (edit) => {
    clearTimeout(typing);
    onChange((filter) => edit({ ...filter, q: part('q').value }));
  };
  const boxes = new Map();
  for (const setting of SETTINGS) part('settings').append(check('setting', setting, t(`setting.${setting}`), shape(setting)));
  for (const source of SOURCES) part('sources-filter').append(check('source', source, t(`source.${source}`)));
  for (const status of STATUSES) part('statuses').append(check('status', status, t(`obs.status.${status}`)));
  const groups = catalogue.groups.map((group) => categoryGroup(group));
  const none = text('p', 'soft', t('filter.categoryNone'));
  none.hidden = true;
  showAgreements();
  part('categories').append(...groups.map(({ root }) => root), none);

  for (const id of ['period', 'compare', 'show']) part(id).addEventListener('change', () => changed((filter) => ({ ...filter, [id]: part(id).value })));
  for (const id of ['from', 'to']) part(id).addEventListener('change', () => changed((filter) => ({ ...filter, [id]: part(id).value })));
  part('in-view').addEventListener('change', () => changed((filter) => ({ ...filter, inView: part('in-view').checked })));
  part('clear').addEventListener('click', () => changed(({ period, from, to, compare, show, measure }) => ({ ...standard(), period, from, to, compare, show, measure })));
  part('q').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => changed((filter) => filter), TYPING_MS);
  });
  part('category-find').addEventListener('input', findCategory);

  function check(list, code, words, figure) {
    const parts = checkMarkup();
    parts.words.textContent = words;
    parts.box.value = code;
    if (figure) parts.words.before(figure);
    parts.box.addEventListener('change', () => changed((filter) => toggled(filter, list, code, parts.box.checked)));
    boxes.set(`${list} ${code}`, parts);
    return parts.root;
  }

  /** Focus areas are those of an agreement: its years are a period too. Without any there is nothing to choose. */
  function showAgreements() {
    const areas = catalogue.focusAreas ?? [];
    const agreements = [...new Set(areas.map(({ agreement }) => agreement))].sort().reverse();
    part('focus-box').hidden = !areas.length;
    for (const years of agreements) {
      const group = text('fieldset', '', '');
      group.append(text('legend', 'small soft', t('period.agreement', { years })));
      for (const area of areas.filter(({ agreement }) => agreement === years)) group.append(check('focus', area.code, nameOf(area)));
      part('focus-areas').append(group);
      part('period').querySelector('[value=all]').before(new Option(t('period.agreement', { years }), years));
    }
  }

  function categoryGroup(group) {
    const root = text('fieldset', '', '');
    root.append(text('legend', 'small soft', nameOf(group)));
    const rows = catalogue.categories
      .filter((category) => category.group === group.code)
      .map((category) => ({ words: `${category.nameSv} ${category.nameEn} ${category.code}`.toLowerCase(), root: check('category', category.code, nameOf(category)) }));
    root.append(...rows.map((row) => row.root));
    return { root, rows };
  }

  function findCategory() {
    const wanted = part('category-find').value.trim().toLowerCase();
    for (const { root, rows } of groups) {
      for (const row of rows) row.root.hidden = !row.words.includes(wanted);
      root.hidden = rows.every((row) => row.root.hidden);
    }
    none.hidden = groups.some(({ root }) => !root.hidden);
  }

  return {
    /** @param {import('/shared/filter.js').Filter} filter  what the controls are to say */
    show(filter) {
      // the years of an agreement that is not in the catalogue any more, out of an old link
      if (![...part('period').options].some(({ value }) => value === filter.period)) part('period').append(new Option(t('period.agreement', { years: filter.period }), filter.period));
      part('period').value = filter.period;
      part('show').value = filter.show;
      part('compare').value = filter.compare;
      part('from').value = filter.from;
      part('to').value = filter.to;
      part('in-view').checked = filter.inView;
      if (document.activeElement !== part('q')) part('q').value = filter.q;
      for (const field of document.querySelectorAll('.own-date')) field.hidden = filter.period !== 'own';
      const open = filter.period === 'all' || (filter.period === 'own' && !(filter.from && filter.to));
      part('compare-field').hidden = part('show-field').hidden = open;
      part('hours-on').hidden = !filter.hours;
      part('hours-on').textContent = filter.hours ? t('hours.chosen', { hours: hoursWords(filter.hours) }) : '';
      for (const [key, parts] of boxes) {
        const [list, code] = key.split(' ');
        parts.box.checked = filter[list].includes(code);
      }
      for (const list of ['category', 'source', 'status', 'focus']) part(`${list}-chosen`).textContent = filter[list].length ? t('filter.categoryChosen', { n: filter[list].length }) : '';
      part('filter-on').hidden = !isNarrow(filter);
      part('clear').hidden = !isNarrow(filter);
    },
    /** @param {object} facets  see facets.js: a box says what ticking it would add */
    showCounts({ all, setting, category, source, focus, status }) {
      part('matched').textContent = matchedWords(all);
      const kinds = [['filter.placed', all.placed], ['filter.area', all.area], ['filter.examples', all.examples]];
      part('kinds').replaceChildren(...kinds.filter(([, n]) => n > 0).map(([key, n]) => text('li', '', t(key, { n }))));
      const by = { setting: setting.bySetting, category: category.byCategory, source: source.bySource, focus: focus.byFocus, status: status.byStatus };
      for (const [key, parts] of boxes) {
        const [list, code] = key.split(' ');
        const n = by[list] && number(by[list][code] ?? 0);
        if (by[list] && parts.n.textContent !== n) parts.n.textContent = n;
      }
    },
    noCounts() {
      part('matched').textContent = '';
      for (const parts of boxes.values()) parts.n.textContent = '';
    },
  };
}
