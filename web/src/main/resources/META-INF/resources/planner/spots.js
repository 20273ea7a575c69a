/** Hot spots as a ranked list. It says what the map says, in the same order. */
import { copyOf, text } from '/shared/dom.js';
import { dateTime, number, t } from '/shared/i18n.js';
import { markExample, perHour, withoutName } from '/shared/spot.js';
import { empty } from '/shared/states.js';

const trendOf = (trend) => t(`trend.${trend?.verdict ?? 'NONE'}`);

/**
 * @param {HTMLElement} panel
 * @param {{canPlan: boolean, onOpen: (id: string) => void, onChoose: (id: string, on: boolean) => void, onPlan: () => void,
 *     onMeasure: (measure: string) => void, onLonger: () => void, beside: HTMLElement}} hooks
 */
export function makeSpotList(panel, hooks) {
  let rows = new Map();
  let planButton;

  function head(filter) {
    const box = text('div', 'list-head no-print', '');
    const field = text('div', 'field inline', '');
    const label = text('label', '', t('spots.measure'));
    label.htmlFor = 'measure';
    const select = document.createElement('select');
    select.id = 'measure';
    for (const measure of ['count', 'harm']) select.append(new Option(t(`measure.${measure}`), measure));
    select.value = filter.measure;
    select.addEventListener('change', () => hooks.onMeasure(select.value));
    field.append(label, select);
    box.append(field);
    return box;
  }

  function row({ properties }, chosen, measure) {
    const parts = copyOf('spot-row');
    const { id, rank, name, confidence } = properties;
    parts.rank.textContent = rank;
    parts.rank.classList.toggle('unsure', confidence !== 'STRONG');
    parts.name.textContent = name;
    markExample(parts.name, properties);
    parts.count.textContent = measure === 'harm' ? number(properties.harm, 1) : number(properties.count);
    parts.sentence.textContent = withoutName(properties);
    const last = properties.lastAt ? t('spots.last', { at: dateTime(properties.lastAt) }) : t('spots.noLast');
    parts.facts.textContent = [t(`confidence.${confidence}`), trendOf(properties.trend), perHour(properties.exposure), last].filter(Boolean).join(' · ');
    parts.open.addEventListener('click', () => hooks.onOpen(id));
    if (!hooks.canPlan) parts.choose.closest('label').remove();
    parts.chooseWords.textContent = t('spots.choose', { name });
    parts.choose.checked = chosen.has(id);
    parts.choose.addEventListener('change', () => hooks.onChoose(id, parts.choose.checked));
    rows.set(id, parts);
    return parts.root;
  }

  /** The ranking as it is sorted: by how sure, then by number; each part says so. */
  function lists(features, chosen, measure) {
    const parts = [];
    let last;
    for (const feature of features) {
      const { confidence } = feature.properties;
      if (confidence !== last) {
        parts.push(text('h2', 'list-part small', t(`spots.part.${confidence}`, { order: t(`spots.order.${measure}`) })), text('ol', '', ''));
        last = confidence;
      }
      parts.at(-1).append(row(feature, chosen, measure));
    }
    return parts;
  }

  function foot(collection, notes) {
    const box = text('div', 'list-foot', '');
    planButton = text('button', 'button main no-print', '');
    planButton.type = 'button';
    planButton.addEventListener('click', hooks.onPlan);
    if (hooks.canPlan) box.append(planButton);
    for (const note of notes) box.append(text('p', 'small notice', note));
    const method = text('details', 'small', '');
    method.append(text('summary', '', t('spots.method')), text('p', 'soft', collection.method?.text ?? ''));
    if (collection.method?.leftOut) method.append(text('p', 'soft', t('spots.leftOut', { n: collection.method.leftOut })));
    if (collection.method?.inaccurate) method.append(text('p', 'soft', t('spots.inaccurate', { n: collection.method.inaccurate })));
    box.append(method);
    box.append(Object.assign(text('a', 'button plain no-print', t('spots.trust')), { href: '/map/hotspots' }));
    return box;
  }

  return {
    /**
     * @param {object} collection  ranked, as from `/api/hotspots`
     * @param {{filter: object, chosen: Map<string, object>, notes: string[]}} now
     */
    show(collection, { filter, chosen, notes }) {
      rows = new Map();
      if (!collection.features.length) {
        const longer = ['4w', '8w', '12w', '13w'].includes(filter.period) ? [{ words: t('spots.none.longer'), act: hooks.onLonger }] : [];
        panel.replaceChildren(head(filter), empty(t('spots.none.title'), t('spots.none.detail'), longer), foot(collection, notes), hooks.beside);
      } else {
        panel.replaceChildren(head(filter), ...lists(collection.features, chosen, filter.measure), foot(collection, notes), hooks.beside);
      }
      this.chosen(chosen);
    },
    /** @param {Map<string, object>} chosen  for the round */
    chosen(chosen) {
      for (const [id, parts] of rows) parts.choose.checked = chosen.has(id);
      if (!planButton) return;
      planButton.disabled = !chosen.size;
      planButton.textContent = chosen.size ? t('spots.planN', { n: chosen.size }) : t('spots.planHelp');
    },
    /** @param {?string} id */
    mark(id) {
      for (const [one, parts] of rows) parts.root.classList.toggle('open-now', one === id);
    },
    focus: (id) => rows.get(id)?.open.focus(),
  };
}
