/** One observation in full: what was told, how it stands and what can be done, photos, near reports, history. */
import { Problem } from '/shared/api.js';
import { template, text } from '/shared/dom.js';
import { dateTime, distance, nameOf, number, t, word } from '/shared/i18n.js';
import { failed, loading } from '/shared/states.js';
import { shape } from '/shared/symbols.js';
import { historyWords, stateWords } from './observation-history.js';
import { makeSteps } from './observation-steps.js';

const markup = template(`
  <article>
    <button class="button plain" type="button" data-part="close"><span aria-hidden="true">←</span> <span data-t="spot.close"></span></button>
    <h2 data-part="name" tabindex="-1"></h2>
    <p class="lead" data-part="note"></p>
    <section>
      <h3 data-t="obs.state"></h3>
      <p data-part="state" tabindex="-1"></p>
      <div data-part="steps" class="no-print"></div>
    </section>
    <section data-part="photosSection" hidden><h3 data-t="obs.photos"></h3><div data-part="photos" class="photos"></div></section>
    <section><h3 data-t="obs.facts"></h3><dl data-part="facts" class="facts-list"></dl></section>
    <section><h3 data-t="obs.near"></h3><div data-part="near"></div></section>
    <section><h3 data-t="obs.history"></h3><div data-part="history"></div></section>
  </article>`);

/** @param {object} properties  of an observation @returns {string} its category's name in the reader's language */
export function categoryWords({ category, categoryName }) {
  return categoryName ? nameOf({ nameSv: categoryName.sv, nameEn: categoryName.en }) : category;
}

/** Who it came from: the feed's or file's own name where there is one, else the kind of reporter. */
export function sourceWords({ source, sourceName }) {
  return source === 'IMPORT' && sourceName ? sourceName : word('source', source);
}

/**
 * @param {{photo: (id: string) => Promise<Blob>, near: (id: string) => Promise<object>, history: (id: string) => Promise<object>,
 *     step: (id: string, step: string, version: number, words: object) => Promise<object>, erase: (id: string, reason: string) => Promise<void>,
 *     one: (id: string) => Promise<object>, onClose: () => void, onMap: (feature: object) => void, onOther: (id: string) => void,
 *     onChanged: (feature: object) => void, onErased: () => void}} hooks  requests first, then what the page does
 * @returns {{root: HTMLElement, show: (feature: object) => void, leave: () => void}} `leave`: lets go of the photos
 */
export function makeObservationDetail(hooks) {
  const parts = markup();
  const steps = makeSteps({ step: (name, words) => decide(name, words), erase });
  let feature;
  let photoAddresses = [];

  parts.steps.append(steps.root);
  parts.close.addEventListener('click', hooks.onClose);

  function show(next) {
    const isOther = next.properties.id !== feature?.properties.id;
    const photosBefore = String(feature?.properties.photos ?? '');
    feature = next;
    const { properties } = feature;
    parts.name.replaceChildren(shape(properties.setting, properties.example), ` ${categoryWords(properties)}`);
    if (properties.example) parts.name.append(' ', text('span', 'tag example', t('example')));
    parts.note.textContent = properties.note || t('list.noteNone');
    parts.note.classList.toggle('soft', !properties.note);
    parts.state.replaceChildren(stateWords(properties));
    if (properties.duplicateOf) parts.state.append(' ', button(t('obs.showOriginal'), () => hooks.onOther(properties.duplicateOf)));
    steps.show(properties.status);
    showFacts(properties);
    if (isOther || photosBefore !== String(properties.photos ?? '')) showPhotos(properties.photos ?? []);
    showNear();
    showHistory();
  }

  function showFacts(properties) {
    const { occurredAt, occurredUntil, placed, place, positionKind, positionAccuracy, people, receivedAt, sensitivity } = properties;
    const where = placed === false ? t('list.noPoint') : [positionAccuracy ? t('list.accuracy', { metres: distance(positionAccuracy), kind: word('positionKind', positionKind) }) : word('positionKind', positionKind), place].filter(Boolean).join(' · ');
    const rows = [
      ['obs.fact.when', occurredUntil ? t('obs.span', { from: dateTime(occurredAt), until: dateTime(occurredUntil) }) : dateTime(occurredAt)],
      ['obs.fact.where', where],
      ['obs.fact.people', people ? word('people', people) : t('obs.nothing')],
      ['obs.fact.source', sourceLine(properties)],
      ['obs.fact.received', receivedAt ? dateTime(receivedAt) : t('obs.nothing')],
      ['obs.fact.seenBy', word('obs.sensitivity', sensitivity ?? 'INTERNAL')],
    ];
    parts.facts.replaceChildren(
      ...rows.flatMap(([key, value]) => {
        const told = text('dd', '', '');
        told.append(value);
        return [text('dt', '', t(key)), told];
      }),
    );
    if (placed !== false) parts.facts.append(asRow(button(t('list.showMap'), () => hooks.onMap(feature))));
  }

  function sourceLine(properties) {
    if (!/^https?:\/\//.test(properties.sourceUrl ?? '')) return sourceWords(properties);
    const link = text('a', '', sourceWords(properties));
    link.href = properties.sourceUrl;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  }

  function asRow(content) {
    const row = text('dd', 'whole no-print', '');
    row.append(content);
    return row;
  }

  function showPhotos(ids) {
    letGo();
    parts.photosSection.hidden = !ids.length;
    parts.photos.replaceChildren(...ids.map((id, i) => photo(id, i + 1, ids.length)));
  }

  function photo(id, n, of) {
    const figure = text('figure', 'photo', '');
    const open = document.createElement('a');
    const wanted = feature.properties.id;
    open.target = '_blank';
    figure.append(text('p', 'small soft', t('state.loading')));
    hooks.photo(id).then(
      (blob) => {
        if (wanted !== feature.properties.id) return;
        const address = URL.createObjectURL(blob);
        photoAddresses.push(address);
        const image = document.createElement('img');
        image.src = open.href = address;
        image.alt = t('obs.photo', { n, of });
        open.append(image);
        figure.replaceChildren(open);
      },
      (problem) => figure.replaceChildren(text('p', 'small', problem.status === 404 ? t('obs.photoNotYet') : problem.detail || problem.title)),
    );
    return figure;
  }

  function letGo() {
    for (const address of photoAddresses) URL.revokeObjectURL(address);
    photoAddresses = [];
  }

  /** Fills a part when its answer is there; an answer about another observation comes too late. */
  async function fill(place, ask, draw) {
    const { id } = feature.properties;
    if (!place.children.length) place.replaceChildren(loading(2));
    try {
      const answer = await ask(id);
      if (id === feature.properties.id) place.replaceChildren(...draw(answer));
    } catch (problem) {
      if (id === feature.properties.id) place.replaceChildren(failed(problem, () => fill(place, ask, draw)));
    }
  }

  function showNear() {
    fill(parts.near, hooks.near, ({ near }) => {
      if (!near.length) return [text('p', 'soft', t('obs.near.none'))];
      const list = text('ul', 'near-list', '');
      list.append(...near.map(nearRow));
      return [text('p', 'small soft', t('obs.near.help')), list];
    });
  }

  function nearRow({ id, occurredAt, distanceMetres, minutesApart, status }) {
    const item = document.createElement('li');
    const words = text('p', '', t('obs.near.row', { at: dateTime(occurredAt), metres: `${number(distanceMetres)} m`, minutes: number(minutesApart), status: word('obs.status', status) }));
    words.id = `near-${id}`;
    const row = text('div', 'row no-print', '');
    row.append(button(t('obs.show'), () => hooks.onOther(id), words.id));
    const mayLink = ['REPORTED', 'VERIFIED', 'HANDED_OFF'].includes(feature.properties.status);
    if (mayLink) row.append(button(t('obs.same'), () => decide(`duplicate-of/${id}`, {}).catch(steps.fail), words.id));
    item.append(words, row);
    return item;
  }

  function showHistory() {
    fill(parts.history, hooks.history, ({ versions }) => {
      const list = text('ol', 'history', '');
      for (const { at, who, what, details } of historyWords(versions)) {
        const item = document.createElement('li');
        item.append(text('strong', '', what), text('span', 'small soft', t('obs.by', { at: dateTime(at), who })), ...details.map((one) => text('p', 'small', one)));
        list.append(item);
      }
      return [list];
    });
  }

  function button(words, act, about) {
    const one = text('button', 'button', words);
    one.type = 'button';
    if (about) one.setAttribute('aria-describedby', about);
    one.addEventListener('click', act);
    return one;
  }

  async function decide(step, words) {
    const { id, version } = feature.properties;
    try {
      taken(await hooks.step(id, step, version, words));
    } catch (problem) {
      if (!['other-content', 'wrong-state'].includes(problem.code)) throw problem;
      // somebody else was first: the reader sees how it stands now, and decides again
      taken(await hooks.one(id));
      steps.fail(new Problem({ status: problem.status, code: problem.code, detail: t('obs.changed') }));
    }
  }

  function taken(next) {
    show(next);
    hooks.onChanged(next);
    parts.state.focus({ preventScroll: true });
    parts.state.scrollIntoView({ block: 'nearest' });
  }

  async function erase(reason) {
    await hooks.erase(feature.properties.id, reason);
    hooks.onErased();
  }

  return { root: parts.root, show, leave: letGo };
}
