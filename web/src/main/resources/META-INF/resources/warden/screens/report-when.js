/** When it happened: now, unless it is set back. */
import { areaZone, t } from '/shared/i18n.js';
import { wallClock } from '/shared/time.js';
import { choice, drawn } from './parts.js';

const BACK_MINUTES = [5, 15, 60];

const markup = drawn(`
  <div class="when">
    <p class="legend-text" id="report-when-name" data-t="report.when"></p>
    <div data-part="choices" aria-labelledby="report-when-name"></div>
    <div class="field" data-part="field" hidden>
      <label for="report-when" data-t="warden.when.field"></label>
      <input id="report-when" type="datetime-local" data-part="local" aria-describedby="report-when-error">
    </div>
    <p id="report-when-error" class="field-error" role="alert" data-part="error"></p>
  </div>`);

/** @param {(when: object) => void} onChange */
export function makeWhen({ phone }, onChange) {
  const parts = markup();
  const options = [
    { value: 'now', words: t('warden.when.now') },
    ...BACK_MINUTES.map((minutes) => ({ value: String(minutes), words: t(minutes === 60 ? 'warden.when.hour' : 'warden.when.minutes', { minutes }) })),
    { value: 'set', words: t('warden.when.set') },
  ];
  const buttons = choice(parts.choices, options, (value) => {
    if (value === 'now') tell({ kind: 'now' });
    else if (value === 'set') {
      parts.local.value = wallClock(new Date(phone.now()), areaZone());
      tell({ kind: 'set', local: parts.local.value });
      parts.local.focus();
    } else tell({ kind: 'ago', minutes: Number(value) });
  });
  parts.local.addEventListener('input', () => tell({ kind: 'set', local: parts.local.value }));

  function tell(when) {
    show(when);
    onChange(when);
  }

  function show(when) {
    buttons.show(when.kind === 'ago' ? String(when.minutes) : when.kind);
    parts.field.hidden = when.kind !== 'set';
    if (when.kind === 'set' && parts.local.value !== when.local) parts.local.value = when.local;
    error('');
  }

  function error(words) {
    parts.error.textContent = words;
    if (words) {
      parts.local.setAttribute('aria-invalid', 'true');
      parts.local.focus();
    } else parts.local.removeAttribute('aria-invalid');
  }

  return { root: parts.root, show, error };
}
