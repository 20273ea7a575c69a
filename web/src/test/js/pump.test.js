import { pause, Pump } from '/warden/pump.js';
import { same } from './check.js';

const turn = (ms = 0) => new Promise((later) => setTimeout(later, ms));

/** An outbox that gives one prepared step after another, and then nothing to do. */
function pumpOver(steps, { alone = async (work) => (await work(), true), random = () => 1 } = {}) {
  const taken = [];
  const outbox = {
    forgive() {},
    async step() {
      await turn();
      const step = steps.shift() ?? { idle: true, waitMs: null };
      taken.push(step.stop ?? (step.went ? 'went' : 'idle'));
      return step;
    },
  };
  return { pump: new Pump({ outbox, alone, random }), taken };
}

export function pausesGrowFromOneSecondToFiveMinutes() {
  same([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 40].map((n) => pause(n, 1) / 1000), [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  same([pause(1, 0), pause(9, 0)], [500, 128_000], 'less up to a half, so that not all phones come at once');
}

export async function goesOnUntilNothingIsLeft() {
  const { pump, taken } = pumpOver([{ went: true }, { went: true }]);
  await pump.kick();
  same([taken, pump.nextTryAt, pump.paused], [['went', 'went', 'idle'], null, null]);
  pump.end();
}

export async function waitsLongerAfterEachFailureAndTriesAtOnceWhenKicked() {
  const { pump, taken } = pumpOver([{ stop: 'server', code: 'http-500' }, { stop: 'server', code: 'http-500' }, { went: true }]);
  await pump.kick();
  const first = pump.nextTryAt - Date.now();
  await pump.kick();
  const second = pump.nextTryAt - Date.now();
  same([first > 800 && first <= 1000, second > 1800 && second <= 2000, pump.lastError], [true, true, 'http-500']);
  await pump.kick();
  same([taken, pump.lastError, pump.nextTryAt], [['server', 'server', 'went', 'idle'], null, null]);
  pump.end();
}

export async function triesByItselfWhenThePauseIsOver() {
  const { pump, taken } = pumpOver([{ stop: 'no-network', code: 'no-network' }, { went: true }], { random: () => 0 });
  await pump.kick();
  same(pump.paused, 'offline');
  await turn(800);
  same([taken, pump.paused], [['no-network', 'went', 'idle'], null]);
  pump.end();
}

export async function obeysTheServersWordEvenWhenAPersonAsks() {
  const { pump, taken } = pumpOver([{ stop: 'busy', code: 'slow', afterMs: 60_000 }, { went: true }]);
  await pump.kick();
  await pump.kick();
  await pump.now();
  const left = pump.nextTryAt - Date.now();
  same([taken, left > 59_000 && left <= 60_000], [['busy'], true]);
  pump.end();
}

export async function aServerThatAsksForNoPauseGetsOneAllTheSame() {
  const { pump } = pumpOver([{ stop: 'busy', code: 'slow', afterMs: 0 }]);
  await pump.kick();
  same(pump.nextTryAt - Date.now() > 800, true);
  pump.end();
}

export async function waitsForALogInAndGoesOnAfterIt() {
  const { pump, taken } = pumpOver([{ stop: 'log-in', code: 'log-in' }, { went: true }]);
  await pump.kick();
  await pump.kick();
  same([taken, pump.paused, pump.nextTryAt], [['log-in'], 'log-in', null]);
  await pump.now();
  same([taken, pump.paused], [['log-in', 'went', 'idle'], null]);
  pump.end();
}

export async function aKickDuringATryIsNotLost() {
  const { pump, taken } = pumpOver([{ went: true }]);
  const running = pump.kick();
  pump.kick();
  await running;
  same(taken, ['went', 'idle', 'idle']);
  pump.end();
}

export async function anotherTabThatSendsIsLeftToIt() {
  const { pump, taken } = pumpOver([{ went: true }], { alone: async () => false });
  await pump.kick();
  const left = pump.nextTryAt - Date.now();
  same([taken, left > 4000 && left <= 5000], [[], true]);
  pump.end();
}

export async function aFailingStorageStopsNothingForGood() {
  let broken = true;
  const outbox = {
    forgive() {},
    async step() {
      if (broken) throw Object.assign(new Error('no disk'), { code: 'storage-full' });
      return { idle: true, waitMs: null };
    },
  };
  const pump = new Pump({ outbox, alone: async (work) => (await work(), true) });
  const warn = console.warn;
  console.warn = () => {};
  await pump.kick().finally(() => (console.warn = warn));
  same([pump.lastError, pump.nextTryAt > Date.now()], ['storage-full', true]);
  broken = false;
  await pump.kick();
  same(pump.nextTryAt, null);
  pump.end();
}
