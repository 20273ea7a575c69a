/** What a warden opens the phone for: the next stop, what is on its way, and the button to report with. */
import { text } from '/shared/dom.js';
import { clock, t } from '/shared/i18n.js';
import { makeFrame } from './frame.js';
import { outboxLine, warnings } from './outbox-words.js';
import { busy, button, drawn, rows } from './parts.js';
import { stopsOf } from './round-state.js';
import { makeStopCard } from './stop-card.js';
import { makeStrip } from './strip.js';
import { unseen } from './feedback.js';

const bodyMarkup = drawn(`
  <div class="home">
    <div class="home-words">
      <ul class="notices" data-part="notices"></ul>
      <div class="progress" data-part="progress" hidden><label for="map-progress" data-part="progressWords"></label><progress id="map-progress" max="1" data-part="progressBar"></progress></div>
      <div data-part="card"></div>
    </div>
    <div class="home-map" data-part="strip"></div>
    <ul class="notices" data-part="hints"></ul>
    <nav class="home-nav" data-t-aria-label="warden.nav"><ul data-part="nav"></ul></nav>
  </div>`);

const bottomMarkup = drawn(`
  <div class="home-bottom">
    <button class="outbox" type="button" data-part="outbox"><span class="outbox-words" data-part="words" role="status"></span><span class="outbox-more" data-part="more"></span></button>
    <button class="button main report-button" type="button" data-part="report" data-symbol="add"><span data-t="warden.report"></span></button>
  </div>`);

const ROUNDS_MS = 5 * 60_000;

export function makeHome(app) {
  const { phone, position } = app;
  const frame = makeFrame(t('warden.title'), { screens: null, first: true });
  const body = bodyMarkup();
  const bottom = bottomMarkup();
  const card = makeStopCard(app);
  const strip = makeStrip(app);
  const time = document.createElement('time');
  const sub = text('p', 'bar-sub', '');
  time.className = 'bar-clock';
  frame.words.append(sub);
  frame.right.append(time);
  frame.root.classList.add('first');
  body.card.replaceWith(card.root);
  body.strip.append(strip.root);
  frame.body.append(body.root);
  frame.bottom.append(bottom.root);
  if (phone.area?.demo) frame.bar?.after(text('p', 'demo-banner', t('header.demo')));
  bottom.report.addEventListener('click', () => app.open('report'));
  bottom.outbox.addEventListener('click', () => app.open('reports'));

  const does = {
    'log-in': () => app.open('login'),
    reports: () => app.open('reports'),
    phone: () => app.open('telephone'),
    update: () => phone.applyUpdate(),
  };

  function notice({ id, values, kind, does: what }) {
    const row = text('li', `notice ${kind === 'bad' ? 'bad' : ''}`.trim(), '');
    row.append(text('p', '', t(`warden.warn.${id}`, values)));
    if (what) {
      const act = button(t(`warden.warn.${id}.do`), () => busy(act, async () => does[what]()));
      row.append(act);
    }
    return row;
  }

  function navRows() {
    const news = unseen(phone).length;
    const stops = stopsOf(phone.round, phone.visits);
    const left = stops.filter(({ state }) => state === 'ahead').length;
    const shift = phone.shift ?? phone.lastShift;
    const mine = shift ? phone.reports({ shift: shift.id }).length : 0;
    const mineWords = shift && t(phone.shift ? 'warden.nav.reportsN' : 'warden.nav.reportsLast', { n: mine });
    const all = [];
    if (phone.round || phone.rounds?.length) all.push(['round', 'route', t('warden.nav.round'), phone.round ? t('warden.nav.roundLeft', { n: left }) : t('warden.nav.roundNone')]);
    all.push(['reports', 'list', t('warden.nav.reports'), mineWords ?? '']);
    all.push(['feedback', 'answer', t('warden.nav.feedback'), news ? t('warden.nav.news', { n: news }) : '']);
    all.push(['telephone', 'phone', t('warden.nav.phone'), '']);
    if (phone.shift) all.push(['end', 'leave', t('warden.shift.end'), '']);
    return all;
  }

  function navRow([screen, drawing, words, more]) {
    const row = document.createElement('li');
    const open = button(words, () => app.open(screen), { symbol: drawing, kind: 'nav-row' });
    if (more) open.append(text('span', `nav-more ${screen === 'feedback' ? 'new' : ''}`.trim(), more));
    open.dataset.act = screen;
    row.dataset.id = screen;
    row.append(open);
    return row;
  }

  function update() {
    const { shift, round, map } = phone;
    frame.title.textContent = shift ? shift.pair : t('warden.off.heading');
    const told = [];
    if (shift?.end) told.push(t('warden.shift.until', { at: clock(shift.end) }));
    if (round) told.push(round.name);
    sub.textContent = told.join(' · ') || (shift ? t('warden.shift.since', { at: clock(shift.startedAt) }) : phone.user?.displayName ?? '');
    // what is wrong stands above the answer, what is good to know below it
    const all = warnings(phone);
    for (const [place, kind] of [[body.notices, 'bad'], [body.hints, 'warn']]) {
      rows(place, all.filter((one) => one.kind === kind), (one) => JSON.stringify(one), notice);
      place.hidden = !place.children.length;
    }
    body.progress.hidden = map.state !== 'fetching';
    if (map.state === 'fetching') {
      body.progressWords.textContent = t('warden.map.fetching', { size: megabytes(map.bytes), percent: Math.round(map.progress * 100) });
      body.progressBar.value = map.progress;
    }
    rows(body.nav, navRows(), (one) => JSON.stringify(one), navRow);
    const line = outboxLine(phone.outbox).map(({ key, values }) => t(key, values?.at ? { at: clock(values.at) } : values));
    if (bottom.words.textContent !== line.join(' ')) bottom.words.textContent = line.join(' ');
    card.update();
    strip.update();
    tick();
  }

  function tick() {
    time.textContent = clock(phone.now());
    card.update();
  }

  setInterval(tick, 15_000);
  const fetchRounds = () => document.visibilityState === 'visible' && phone.fetchRounds();
  setInterval(fetchRounds, ROUNDS_MS);
  document.addEventListener('visibilitychange', fetchRounds);
  position.addEventListener('change', () => {
    if (frame.root.hidden) return;
    card.update();
    strip.update();
  });
  return { root: frame.root, update, shown: strip.shown };
}

/** @returns {string} `3,2` */
export function megabytes(bytes) {
  return oneDecimal(bytes / 1e6);
}

/** @returns {string} `3,2 MB`, `10,7 GB` */
export function bytesWords(bytes) {
  return bytes < 1e9 ? `${megabytes(bytes)} MB` : `${oneDecimal(bytes / 1e9)} GB`;
}

function oneDecimal(value) {
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(value);
}
