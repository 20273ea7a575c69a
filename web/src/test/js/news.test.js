import { hearNews } from '/planner/news.js';
import { same } from './check.js';

/** A clock by hand: each step does what waits and passes the time it asked for. */
function made(answers, wish = {}) {
  const told = [];
  const waited = [];
  let time = 0;
  let next = null;
  let asked = 0;
  const heard = hearNews({
    version: async () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      if (answer === 'fault') throw new Error('no network');
      return answer;
    },
    onNews: () => told.push(asked),
    waits: () => false,
    now: () => time,
    hidden: () => false,
    after: (ms, act) => {
      waited.push(ms);
      next = () => {
        time += ms;
        return act();
      };
    },
    ...wish,
  });
  return { heard, told, waited, asked: () => asked, step: () => next() };
}

export async function tellsWhatIsNewOnceAndRests() {
  const page = made(['a', 'a', 'b', 'b', 'c']);
  for (let i = 0; i < 6; i++) await page.step();
  same(page.told, [3, 5]);
  same(page.waited, [1000, 1000, 1000, 3000, 1000, 3000, 1000]);
}

export async function asksSeldomWhereNobodyAnswers() {
  const page = made(['a', 'fault', 'b']);
  for (let i = 0; i < 3; i++) await page.step();
  same(page.waited, [1000, 1000, 10_000, 3000]);
  same(page.told, [3]);
}

export async function whatComesWhileItMustWaitIsToldAfterwards() {
  let playing = true;
  const page = made(['a', 'b', 'b', 'b'], { waits: () => playing });
  for (let i = 0; i < 3; i++) await page.step();
  same(page.told, []);
  playing = false;
  await page.step();
  same(page.told, [4]);
}

export async function asksNothingWhereNobodyWorksAndAgainAtTheFirstSign() {
  const page = made(['a']);
  for (let i = 0; i < 620; i++) await page.step();
  const asked = page.asked();
  for (let i = 0; i < 20; i++) await page.step();
  same([asked < 620, page.asked()], [true, asked]);
  page.heard.sign();
  await page.step();
  same(page.asked(), asked + 1);
}

export async function asksNothingWhileThePageIsHidden() {
  const page = made(['a'], { hidden: () => true });
  for (let i = 0; i < 5; i++) await page.step();
  same(page.asked(), 0);
}
