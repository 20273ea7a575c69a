import { findPersonalData } from '/shared/personal-data.js';
import { findNames } from '/shared/person-names.js';

async function lines() {
  const answer = await fetch(new URL('./personal-data-corpus.txt', import.meta.url));
  return (await answer.text()).split('\n').filter((line) => line && !line.startsWith('# ')).map(read);
}

/** @returns {{text: string, wanted: string[]}} the note without its marks; `kind from-to` of each */
function read(line) {
  let text = '';
  const wanted = [];
  for (const part of line.replaceAll('\\n', '\n').split(/(⟦[^⟧]*⟧)/)) {
    const [, kind, marked] = /^⟦(\S+) ([^]*)⟧$/.exec(part) ?? [];
    const from = [...text].length + 1;
    text += marked ?? part;
    if (kind) wanted.push(`${kind} ${from}-${[...text].length}`);
  }
  return { text, wanted };
}

const told = ({ kind, from, to }) => `${kind} ${from}-${to}`;

/** How many of the wanted hits were found exactly, and in how many notes without any something was. */
function judge(notes, find, counts) {
  const missed = [];
  const alarms = [];
  let all = 0;
  let clean = 0;
  for (const { text, wanted } of notes) {
    const sought = wanted.filter(counts);
    const found = find(text).map(told);
    all += sought.length;
    missed.push(...sought.filter((hit) => !found.includes(hit)).map((hit) => `${hit} in "${text}"`));
    if (!sought.length) clean++;
    if (!sought.length && found.length) alarms.push(`${found} in "${text}"`);
  }
  return { all, clean, missed, alarms };
}

function atMost(share, part, whole, about) {
  if (part.length > share * whole) throw new Error(`${part.length} of ${whole} ${about}:\n${part.join('\n')}`);
}

export async function findsNinetyNineInAHundredAndRaisesTwoFalseAlarmsAtMost() {
  const notes = await lines();
  if (notes.length < 400) throw new Error(`only ${notes.length} notes`);
  const { all, clean, missed, alarms } = judge(notes, findPersonalData, (hit) => !hit.startsWith('name '));
  if (all < 300 || clean < 180) throw new Error(`only ${all} hits and ${clean} notes without`);
  atMost(0.01, missed, all, 'were missed');
  atMost(0.02, alarms, clean, 'were false alarms');
}

export async function findsEveryHitOfANoteWithSeveral() {
  const several = (await lines()).filter(({ wanted }) => wanted.filter((hit) => !hit.startsWith('name ')).length > 1);
  if (several.length < 25) throw new Error(`only ${several.length} notes with several hits`);
  const { missed } = judge(several, findPersonalData, () => true);
  atMost(0, missed, several.length, 'were missed');
}

export async function warnsOfMostNamesAndHardlyOfStreetsAndShips() {
  const notes = await lines();
  const { all, clean, missed, alarms } = judge(notes, findNames, (hit) => hit.startsWith('name '));
  if (all < 25) throw new Error(`only ${all} names`);
  atMost(0.1, missed, all, 'names were missed');
  atMost(0.02, alarms, clean, 'were taken for names');
}
