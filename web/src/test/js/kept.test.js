import { Kept, nightOf } from '/warden/kept.js';
import { Store } from '/warden/store.js';
import { same } from './check.js';

const answers = (bodies) => async (method, path) => {
  if (!(path in bodies)) throw Object.assign(new Error(path), { code: 'no-network' });
  const body = bodies[path];
  return { status: body ? 200 : 404, type: 'application/json', body, headers: new Headers(), sentAt: 0 };
};

async function kept(bodies, store = new Store({ name: `kept-${crypto.randomUUID()}` })) {
  const made = new Kept({ store, exchange: answers(bodies), heard: () => {} });
  await made.open();
  await made.of(await store.ledgerOf('00000000-0000-4000-8000-000000000001'));
  return { made, store };
}

const NOW = Date.parse('2026-11-23T20:00:00Z');

export function aNightBelongsToTheDayItBegan() {
  const at = (text) => nightOf(Date.parse(text), 'Europe/Stockholm');
  same([at('2026-11-23T20:00:00Z'), at('2026-11-23T23:30:00Z'), at('2026-11-24T03:59:00Z'), at('2026-11-24T04:00:00Z')], ['2026-11-23', '2026-11-23', '2026-11-23', '2026-11-24']);
}

export async function whatDoesNotComeStaysAsItWas() {
  const round = { id: 'r', stops: [] };
  const { made, store } = await kept({ '/api/area': { centre: [1, 2], name: 'Ort' }, '/api/rounds': { rounds: [round] }, '/api/observations/feedback': { feedback: [{ id: 'f' }] } });
  await made.refresh({ now: NOW });
  const later = (await kept({ '/api/area': { error: true } }, store)).made;
  same([later.area.name, later.rounds, later.feedback, later.catalogue], ['Ort', [round], [{ id: 'f' }], null], 'after a new start');
  await later.refresh({ now: NOW });
  same([later.area.name, later.rounds.length], ['Ort', 1], 'an answer of another form replaces nothing');
}

export async function aRoundThatWasPublishedMeanwhileComesAndOneThatIsTheSameStaysUntouched() {
  const bodies = { '/api/rounds': { rounds: [{ id: 'r', version: 1 }] } };
  const { made } = await kept(bodies);
  same(await made.refreshRounds({ now: NOW }), true);
  const before = made.rounds;
  await made.refreshRounds({ now: NOW });
  same(made.rounds === before, true, 'nothing is drawn again');
  bodies['/api/rounds'] = { rounds: [{ id: 'r', version: 2 }, { id: 'q', version: 1 }] };
  await made.refreshRounds({ now: NOW });
  same(made.rounds.map(({ id, version }) => [id, version]), [['r', 2], ['q', 1]]);
  delete bodies['/api/rounds'];
  same([await made.refreshRounds({ now: NOW }), made.rounds.length], [false, 2]);
}

export async function aRoundThatIsBeingWalkedStaysWhenItIsTakenBack() {
  const { made, store } = await kept({ '/api/rounds': { rounds: [{ id: 'r' }, { id: 'q' }] } });
  await made.refresh({ now: NOW });
  const later = (await kept({ '/api/rounds': { rounds: [] } }, store)).made;
  await later.refresh({ now: NOW, inUse: 'r' });
  same(later.rounds, [{ id: 'r', withdrawn: true }]);
}
