/** What has happened to an observation, in words. */
import { dateTime, has, nameOf, t, word } from '/shared/i18n.js';

/** Of these the words before and after are told; of the others only that they changed. */
const TOLD = {
  category: ({ category, categoryName }) => (categoryName ? nameOf({ nameSv: categoryName.sv, nameEn: categoryName.en }) : category),
  occurredAt: ({ occurredAt }) => dateTime(occurredAt),
  people: ({ people }) => people && word('people', people),
  note: ({ note }) => note && `”${note}”`,
};

/**
 * @param {object[]} versions  of the server, oldest first
 * @returns {{at: string, who: string, what: string, details: string[]}[]}  newest first
 */
export function historyWords(versions) {
  return versions
    .map(({ at, by, what, changes, reason, feature }, i) => ({
      at,
      who: by || t('obs.nobody'),
      what: word('obs.what', what),
      details: what === 'CORRECTED' ? changes.map((name) => changeWords(name, versions[i - 1]?.feature, feature)) : resultWords(what, feature, reason),
    }))
    .reverse();
}

function changeWords(name, before, after) {
  const field = word('obs.field', name);
  const tell = TOLD[name];
  if (!tell || !before) return field;
  return t('obs.change', { field, from: tell(before.properties) || t('obs.nothing'), to: tell(after.properties) || t('obs.nothing') });
}

function resultWords(what, { properties }, reason) {
  const { handedTo, handedMessage, decision } = properties;
  if (what === 'HANDED_OFF') return [handedTo && t('obs.handedTo', { to: handedTo }), handedMessage && `”${handedMessage}”`].filter(Boolean);
  if (what === 'CLOSED') return decision ? [`”${decision}”`] : [];
  return reason ? [t('obs.reason', { reason })] : [];
}

/** @param {object} properties  of an observation @returns {string} how it stands; the bare code of a state that is new here */
export function stateWords({ status, decidedAt, handedTo, handedMessage, decision }) {
  if (!has(`obs.state.${status}`)) return status;
  const words = t(`obs.state.${status}`, { at: decidedAt ? dateTime(decidedAt) : '', to: handedTo ?? '', decision: decision ?? '' });
  return status === 'HANDED_OFF' && handedMessage ? `${words} ”${handedMessage}”` : words;
}
