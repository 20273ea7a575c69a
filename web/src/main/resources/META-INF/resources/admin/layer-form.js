/** The form of one outside layer: what is asked, what came when it was tried, and how it lies on the map. */
import { say, template, text } from '/shared/dom.js';
import { t, word } from '/shared/i18n.js';
import { failed } from '/shared/states.js';
import { makeLayerChoice } from './layer-choice.js';

const ROLES = ['PLANNER', 'POLICE', 'WARDEN', 'REPORTER', 'BOARD', 'ADMIN', 'DPO'];

const markup = template(`
  <form class="outside-form" novalidate>
    <h2 data-part="heading" tabindex="-1"></h2>
    <div class="field"><label for="out-kind" data-t="outside.kind"></label><select id="out-kind" data-part="kind" aria-describedby="out-kind-help"><option value="WMS">WMS</option><option value="WMTS">WMTS</option><option value="XYZ" data-t="outside.kind.XYZ"></option></select>
      <p id="out-kind-help" class="small soft" data-part="kindHelp"></p></div>
    <div class="field"><label for="out-address" data-t="outside.address"></label><input id="out-address" type="url" autocomplete="off" spellcheck="false" maxlength="2000" data-part="address" aria-describedby="out-address-error"><p id="out-address-error" class="field-error" role="alert" data-part="addressError"></p></div>
    <details data-part="keyBox">
      <summary data-t="outside.key"></summary>
      <div class="stack">
        <p class="small soft" data-t="outside.keyHelp"></p>
        <div class="field"><label for="out-key-name" data-t="outside.keyName"></label><input id="out-key-name" autocomplete="off" maxlength="61" data-part="keyName" aria-describedby="out-key-name-error"><p id="out-key-name-error" class="field-error" role="alert" data-part="keyNameError"></p></div>
        <div class="field"><label for="out-key-value" data-t="outside.keyValue"></label><input id="out-key-value" type="password" autocomplete="new-password" maxlength="1000" data-part="keyValue" aria-describedby="out-key-value-help out-key-value-error"><p id="out-key-value-help" class="small soft" data-part="keyValueHelp"></p><p id="out-key-value-error" class="field-error" role="alert" data-part="keyValueError"></p></div>
      </div>
    </details>
    <div data-part="choice"></div>
    <div class="row"><button class="button" type="button" data-part="attempt" data-t="outside.try"></button></div>
    <div data-part="tried" class="tried" role="status"></div>
    <div class="field"><label for="out-title" data-t="outside.name"></label><input id="out-title" maxlength="80" autocomplete="off" data-part="title" aria-describedby="out-title-error"><p id="out-title-error" class="field-error" role="alert" data-part="titleError"></p></div>
    <div class="field"><label for="out-attribution" data-t="outside.attribution"></label><input id="out-attribution" maxlength="300" autocomplete="off" data-part="attribution" aria-describedby="out-attribution-help out-attribution-error"><p id="out-attribution-help" class="small soft" data-t="outside.attributionHelp"></p><p id="out-attribution-error" class="field-error" role="alert" data-part="attributionError"></p></div>
    <div class="two">
      <div class="field"><label for="out-min" data-t="outside.minZoom"></label><input id="out-min" type="number" min="0" max="22" inputmode="numeric" data-part="minZoom" aria-describedby="out-min-error"><p id="out-min-error" class="field-error" role="alert" data-part="minZoomError"></p></div>
      <div class="field"><label for="out-max" data-t="outside.maxZoom"></label><input id="out-max" type="number" min="0" max="22" inputmode="numeric" data-part="maxZoom" aria-describedby="out-max-error"><p id="out-max-error" class="field-error" role="alert" data-part="maxZoomError"></p></div>
    </div>
    <label class="check"><input type="checkbox" data-part="background"><span data-t="outside.background"></span></label>
    <fieldset><legend class="legend-text" data-t="outside.roles"></legend><div class="roles" data-part="roles"></div><p class="field-error" role="alert" data-part="rolesError"></p></fieldset>
    <div data-part="result"></div>
    <div class="row">
      <button class="button main" type="submit" data-part="send" data-t="outside.save"></button>
      <button class="button plain" type="button" data-part="cancel" data-t="outside.cancel"></button>
    </div>
  </form>`);

/**
 * @param {?object} layer  as the server tells it to an administrator; null for a new one
 * @param {{attempt: (body: object) => Promise<object>, save: (body: object) => Promise<object>,
 *     onSaved: (layer: object, fault: string) => void, onClose: () => void}} hooks  `fault`: why the service does not answer; empty when it does
 */
export function makeLayerForm(layer, { attempt, save, onSaved, onClose }) {
  const id = layer?.id ?? crypto.randomUUID();
  const known = layer?.settings;
  const parts = markup();
  let proved = '';
  const choice = makeLayerChoice({ names: known?.layers ?? [], style: known?.style ?? '', format: known?.format ?? '' });
  parts.heading.textContent = layer ? t('outside.changeOf', { title: layer.title }) : t('outside.add');
  parts.choice.append(choice.root);
  parts.kind.value = known?.kind ?? 'WMS';
  parts.address.value = known?.address ?? '';
  parts.keyName.value = known?.keyName ?? '';
  parts.keyBox.open = Boolean(known?.keyName);
  parts.keyValueHelp.textContent = known?.keyName ? t('outside.keyKept') : '';
  parts.title.value = layer?.title ?? '';
  parts.attribution.value = layer?.attribution ?? '';
  parts.minZoom.value = layer?.minZoom ?? 0;
  parts.maxZoom.value = layer?.maxZoom ?? 19;
  parts.background.checked = Boolean(layer?.background);
  const roles = new Map(ROLES.map((role) => [role, roleBox(role)]));
  showKind();

  parts.kind.addEventListener('change', () => {
    choice.clear();
    showKind();
  });
  parts.attempt.addEventListener('click', tryIt);
  parts.cancel.addEventListener('click', onClose);
  parts.root.addEventListener('submit', async (event) => {
    event.preventDefault();
    parts.send.disabled = true;
    clearFaults();
    try {
      const saved = await save(body());
      onSaved(saved, await faultNow());
    } catch (problem) {
      showFaults(problem, parts.result);
    }
    parts.send.disabled = false;
  });

  function roleBox(role) {
    const label = text('label', 'check', '');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: known ? known.roles.includes(role) : true });
    label.append(box, text('span', '', word('role', role)));
    parts.roles.append(label);
    return box;
  }

  function showKind() {
    const kind = parts.kind.value;
    parts.kindHelp.textContent = t(`outside.help.${kind}`, { z: '{z}', x: '{x}', y: '{y}' });
    choice.show(kind);
  }

  function asked() {
    const { names, style, format } = choice.chosen();
    const wish = { id, kind: parts.kind.value, address: parts.address.value.trim(), minZoom: Number(parts.minZoom.value), maxZoom: Number(parts.maxZoom.value) };
    if (names.length && wish.kind !== 'XYZ') Object.assign(wish, { layers: names, style, format });
    if (parts.keyName.value.trim()) Object.assign(wish, { keyName: parts.keyName.value.trim(), keyValue: parts.keyValue.value });
    return wish;
  }

  function body() {
    return {
      ...asked(),
      title: parts.title.value.trim(),
      attribution: parts.attribution.value.trim(),
      background: parts.background.checked,
      roles: [...roles].filter(([, box]) => box.checked).map(([role]) => role),
    };
  }

  async function tryIt() {
    clearFaults();
    parts.attempt.disabled = true;
    parts.tried.replaceChildren(text('p', '', t('outside.trying')));
    try {
      const wish = asked();
      const answer = await attempt(wish);
      proved = answer.fault ? '' : JSON.stringify(wish);
      showTried(answer);
    } catch (problem) {
      parts.tried.replaceChildren();
      showFaults(problem, parts.tried);
    }
    parts.attempt.disabled = false;
  }

  /** What was not tried before it was saved is tried now: nobody is told that it works when it does not. */
  async function faultNow() {
    const wish = asked();
    if (proved === JSON.stringify(wish)) return '';
    try {
      return (await attempt(wish)).fault?.detail ?? '';
    } catch (problem) {
      return problem.detail || problem.title || problem.message;
    }
  }

  function showTried(answer) {
    if (answer.layers.length) choice.offer(answer);
    if (!parts.attribution.value && answer.attribution) parts.attribution.value = answer.attribution;
    const lines = [];
    if (answer.fault) lines.push(notice('bad', answer.fault.detail));
    else if (answer.picture) lines.push(notice('good', t('outside.works')), picture(answer.picture));
    else if (answer.empty) lines.push(notice('', t('outside.nothingHere')));
    else lines.push(notice('good', t('outside.found', { n: answer.layers.length })));
    if (answer.withoutMercator) lines.push(text('p', 'small soft', t('outside.withoutMercator', { n: answer.withoutMercator })));
    parts.tried.replaceChildren(...lines);
  }

  function showFaults(problem, place) {
    for (const { pointer, detail } of problem.errors ?? []) {
      const name = pointer.split('/')[1];
      const line = parts[`${name}Error`] ?? (name === 'layers' ? choice.error : null);
      if (!line) continue;
      line.textContent = detail;
      parts[name]?.setAttribute?.('aria-invalid', 'true');
      if (name.startsWith('key')) parts.keyBox.open = true;
    }
    if (problem.code !== 'invalid') place.replaceChildren(failed(problem));
    else say(problem.detail);
    parts.root.querySelector('[aria-invalid="true"]')?.focus();
  }

  function clearFaults() {
    parts.result.replaceChildren();
    for (const line of parts.root.querySelectorAll('.field-error')) line.textContent = '';
    for (const field of parts.root.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  }

  return { id, root: parts.root };
}

function notice(look, words) {
  const box = text('div', `notice ${look}`.trim(), '');
  box.append(text('p', '', words));
  return box;
}

function picture(address) {
  const image = Object.assign(document.createElement('img'), { src: address, alt: t('outside.picture'), width: 256, height: 256 });
  image.className = 'test-picture';
  return image;
}
