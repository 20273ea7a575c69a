/** The whole stored time as weekly bars, with the period as a window that can be dragged and played. Fetches nothing. */
import { weekName } from '/shared/charts.js';
import { template, text } from '/shared/dom.js';
import { date, t } from '/shared/i18n.js';
import { everyWeek } from '/shared/matrix.js';
import { daysBetween, isDay, isoWeek, mondayOf, plusDays } from '/shared/time.js';
import { inside, lineOf, moved, nextStep, snapped, stretched } from './time-window.js';

const markup = template(`
  <section class="time-bar" data-t-aria-label="time.label">
    <div class="time-head">
      <button class="button no-print" type="button" data-part="play"></button>
      <div class="field inline no-print"><label for="time-step" data-t="time.step"></label><select id="time-step" data-part="step">
        <option value="week" data-t="time.step.week"></option><option value="day" data-t="time.step.day"></option></select></div>
      <div class="field inline no-print"><label for="time-speed" data-t="time.speed"></label><select id="time-speed" data-part="speed">
        <option value="2400" data-t="time.speed.slow"></option><option value="1200" data-t="time.speed.normal"></option><option value="500" data-t="time.speed.fast"></option></select></div>
    </div>
    <p class="time-words small number"><strong data-part="words"></strong> <span class="soft" data-part="most"></span></p>
    <div class="time-track" data-part="track">
      <svg class="time-bars" data-part="bars" preserveAspectRatio="none" aria-hidden="true"><path data-part="path"></path></svg>
      <div class="time-exact" aria-hidden="true"></div>
      <div class="time-window" role="slider" tabindex="0" data-part="whole" data-t-aria-label="time.move"></div>
      <div class="time-end from" role="slider" tabindex="0" data-part="from" data-t-aria-label="time.first"></div>
      <div class="time-end to" role="slider" tabindex="0" data-part="end" data-t-aria-label="time.last"></div>
    </div>
    <div class="time-axis number small soft" aria-hidden="true" data-part="axis"></div>
    <ol class="unseen" data-part="list"></ol>
    <p class="small soft" data-part="note"></p>
  </section>`);

/** While a hand drags, the map is asked this often. */
const DRAG_MS = 150;
/** A year, and some room after it. */
const YEAR_PX = 48;

/**
 * @param {{today: () => string, onWindow: (window: {from: string, end: string}) => void, settled: () => Promise<void>,
 *     onNext: (window: {from: string, end: string}) => void, onPlay: (on: boolean) => void}} hooks  `settled`: when what was
 *     asked last is shown; `onNext`: the window that will come after this one
 */
export function makeTimeBar(hooks) {
  const parts = markup();
  let line = null;
  let drawn = {};
  let held = null;
  let playing = false;
  let drag = null;
  let lastSent = 0;
  let axisPx = 0;
  parts.step.value = 'week';
  parts.speed.value = matchMedia('(prefers-reduced-motion: reduce)').matches ? '2400' : '1200';

  const share = (day) => (daysBetween(line.from, day) / daysBetween(line.from, line.end)) * 100;
  const dayAt = (clientX) => {
    const { left, width } = parts.track.getBoundingClientRect();
    return plusDays(line.from, Math.round((Math.min(1, Math.max(0, (clientX - left) / width)) * daysBetween(line.from, line.end))));
  };
  const words = (day) => date(`${day}T12:00Z`);

  function place(next = held) {
    const [left, right] = [share(next.from), share(next.end)];
    parts.track.style.setProperty('--from', `${left}%`);
    parts.track.style.setProperty('--span', `${right - left}%`);
    const last = plusDays(next.end, -1);
    const span = t('time.span', { from: words(next.from), to: words(last) });
    parts.words.textContent = span;
    const all = daysBetween(line.from, line.end);
    for (const [part, day, said] of [['from', next.from, words(next.from)], ['end', last, words(last)], ['whole', next.from, span]]) {
      parts[part].setAttribute('aria-valuemin', '0');
      parts[part].setAttribute('aria-valuemax', String(all));
      parts[part].setAttribute('aria-valuenow', String(daysBetween(line.from, day)));
      parts[part].setAttribute('aria-valuetext', said);
    }
  }

  function send(next) {
    if (next.from === held.from && next.end === held.end) return;
    held = next;
    place();
    lastSent = performance.now();
    hooks.onWindow(held);
  }

  for (const part of ['whole', 'from', 'end']) {
    parts[part].addEventListener('keydown', (event) => {
      const step = parts.step.value === 'day' ? 1 : 7;
      const days = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -28, PageUp: 28, Home: -100_000, End: 100_000 }[event.key];
      if (days === undefined) return;
      event.preventDefault();
      stop();
      if (part === 'whole') send(moved(held, days, line));
      else send(stretched(held, part, clampedDay(held[part], days), parts.step.value, line));
    });
  }

  function clampedDay(day, days) {
    if (days <= -100_000) return line.from;
    return days >= 100_000 ? line.end : plusDays(day, days);
  }

  parts.track.addEventListener('pointerdown', (event) => {
    if (event.button || !line) return;
    const part = ['from', 'end', 'whole'].find((name) => parts[name] === event.target) ?? 'new';
    event.preventDefault();
    stop();
    if (part !== 'new') parts[part].focus({ preventScroll: true });
    parts.track.setPointerCapture(event.pointerId);
    drag = { part, x: event.clientX, day: dayAt(event.clientX), held };
  });
  parts.track.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const next = dragged(event);
    // seen at once, asked for a little later
    if (performance.now() - lastSent > DRAG_MS) send(next);
    else place(next);
  });
  parts.track.addEventListener('pointerup', (event) => {
    if (!drag) return;
    const next = dragged(event);
    drag = null;
    send(next);
    place();
  });
  parts.track.addEventListener('pointercancel', () => {
    drag = null;
    place();
  });

  function dragged({ clientX }) {
    const step = parts.step.value;
    const day = dayAt(clientX);
    if (drag.part === 'whole') {
      const days = daysBetween(drag.day, day);
      return moved(drag.held, step === 'day' ? days : Math.round(days / 7) * 7, line);
    }
    if (drag.part === 'new') {
      if (Math.abs(clientX - drag.x) < 6) return moved(drag.held, Math.round((daysBetween(drag.held.from, drag.day) - daysBetween(drag.held.from, drag.held.end) / 2) / (step === 'day' ? 1 : 7)) * (step === 'day' ? 1 : 7), line);
      const [first, last] = [drag.day, day].sort();
      const from = snapped(first, step);
      return stretched({ from, end: plusDays(from, step === 'day' ? 1 : 7) }, 'end', snapped(last, step), step, line);
    }
    return stretched(drag.held, drag.part, snapped(day, step), step, line);
  }

  function stop() {
    if (!playing) return;
    playing = false;
    showPlay();
    hooks.onPlay(false);
  }

  function showPlay() {
    parts.play.textContent = t(playing ? 'time.pause' : 'time.play');
  }

  async function play() {
    playing = true;
    showPlay();
    hooks.onPlay(true);
    // from the end it begins anew
    if (!nextStep(held, parts.step.value, line)) send(moved(held, -100_000, line));
    while (playing && !document.hidden) {
      const next = nextStep(held, parts.step.value, line);
      if (!next) break;
      hooks.onNext(next);
      await Promise.all([hooks.settled(), new Promise((done) => setTimeout(done, Number(parts.speed.value)))]);
      if (playing) send(next);
    }
    stop();
  }
  parts.play.addEventListener('click', () => (playing ? stop() : play()));
  showPlay();

  function drawBars(weeks) {
    const most = Math.max(1, ...weeks.map(({ n }) => n));
    const all = daysBetween(line.from, line.end);
    parts.bars.setAttribute('viewBox', `0 0 ${all} 100`);
    const gap = all > 1100 ? 0 : 1;
    const bars = weeks.filter(({ n }) => n > 0).map(({ monday, n }) => {
      const x = daysBetween(line.from, monday);
      return `M${x} 100V${(100 - (n / most) * 100).toFixed(2)}h${7 - gap}V100z`;
    });
    parts.path.setAttribute('d', bars.join(''));
    parts.most.textContent = t('weeks.most', { n: most });
    drawYears();
  }

  /** Where two would run into each other the earlier one stands back: it has the fewest of its weeks here. */
  function drawYears() {
    if (!line) return;
    const all = daysBetween(line.from, line.end);
    const room = (YEAR_PX / (axisPx || 300)) * 100;
    const years = [];
    let next = 100 + room;
    for (let year = Number(plusDays(line.end, -1).slice(0, 4)); year >= Number(line.from.slice(0, 4)); year--) {
      const first = `${year}-01-01` < line.from ? line.from : `${year}-01-01`;
      const left = Math.min(share(first), 100 - room);
      if (daysBetween(first, line.end) <= all / 14 || next - left < room) continue;
      const mark = text('span', '', String(year));
      mark.style.left = `${left}%`;
      years.unshift(mark);
      next = left;
    }
    parts.axis.replaceChildren(...years);
  }
  // asked for while the page is being changed, the width would make the browser lay all of it out
  new ResizeObserver(([{ contentRect }]) => {
    axisPx = contentRect.width;
    drawYears();
  }).observe(parts.axis);

  return {
    root: parts.root,
    stop,
    playing: () => playing,
    /** @param {{from: string, end: string}} period  of the filter; what is open reaches to the line's end */
    showPeriod(period) {
      if (!line || drag) return;
      const next = inside(line, period);
      // another period was chosen elsewhere: the film is over
      if (held && (next.from !== held.from || next.end !== held.end)) stop();
      held = next;
      place();
    },
    /**
     * @param {{week: string, n: number}[]} weeks  of the whole stored time
     * @param {{from: string, end: string}} period
     * @param {{byWeek: {week: string, n: number}[], quiet: number}} selected  counts of the period
     */
    showWeeks(weeks, period, { byWeek, quiet }) {
      const today = hooks.today();
      if (weeks !== drawn.weeks || today !== drawn.today) {
        drawn = { weeks, today };
        const known = weeks.map((one) => ({ ...one, monday: mondayOf(one.week) })).filter(({ week, monday }) => isDay(monday) && isoWeek(monday) === week);
        line = lineOf(known, today);
        drawBars(known);
      }
      this.showPeriod(period);
      const rows = everyWeek(byWeek).map(({ week, n }) => text('li', '', t('weeks.bar', { week: `${weekName(week)} ${week.slice(0, 4)}`, n })));
      parts.list.replaceChildren(...rows);
      parts.note.textContent = rows.length ? (quiet ? t('charts.quiet', { n: quiet }) : '') : t('charts.none');
    },
  };
}
