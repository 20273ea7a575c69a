/** The phone itself: what is kept on it, the map, language and look, logging out. */
import { goToLogin } from '/shared/api.js';
import { choose, clock, date, language, t, word } from '/shared/i18n.js';
import { makeFrame } from './frame.js';
import { bytesWords, megabytes } from './home.js';
import { outboxLine } from './outbox-words.js';
import { busy, button, choice, drawn } from './parts.js';

const THEME_KEPT_AS = 'lagesbild.theme';

const markup = drawn(`
  <div class="telephone">
    <section class="card" aria-labelledby="tel-user"><h2 id="tel-user" data-part="name"></h2><p class="soft" data-part="session"></p><div class="row" data-part="userButtons"><a class="button" href="/" data-t="state.toStart"></a></div></section>
    <section class="card" aria-labelledby="tel-unsent"><h2 id="tel-unsent" data-t="warden.tel.unsent"></h2><p data-part="unsent"></p><p class="soft" data-part="others"></p>
      <p class="small soft" data-t="warden.tel.fileHelp" data-part="fileHelp"></p>
      <div class="row"><button class="button" type="button" data-part="save" data-t="warden.tel.save"></button>
        <span class="photo-take"><input class="photo-input" id="tel-file" type="file" accept="application/json,.json" data-part="file"><label class="button" for="tel-file" data-t="warden.tel.load"></label></span></div>
      <p role="status" data-part="fileWords"></p></section>
    <section class="card" aria-labelledby="tel-storage"><h2 id="tel-storage" data-t="warden.tel.storage"></h2><p data-part="storage"></p><p data-part="evict"></p></section>
    <section class="card" aria-labelledby="tel-map"><h2 id="tel-map" data-t="warden.tel.map"></h2><p data-part="map"></p><progress max="1" data-part="progress" hidden></progress><div class="row"><button class="button" type="button" data-part="fetch" data-t="warden.tel.fetch"></button></div></section>
    <section class="card" aria-labelledby="tel-look"><h2 id="tel-look" data-t="warden.tel.look"></h2><div data-part="theme" aria-labelledby="tel-look"></div></section>
    <section class="card" aria-labelledby="tel-language"><h2 id="tel-language" data-t="warden.tel.language"></h2><div data-part="language" aria-labelledby="tel-language"></div></section>
    <section class="card" aria-labelledby="tel-version"><h2 id="tel-version" data-t="warden.tel.version"></h2><p data-part="version"></p><div class="row"><button class="button" type="button" data-part="update" data-t="warden.warn.update.do" hidden></button></div></section>
  </div>`);

const outboxWords = (outbox) => outboxLine(outbox).map(({ key, values }) => t(key, values?.at ? { at: clock(values.at) } : values)).join(' ');

export function makeTelephone(app) {
  const { phone, screens } = app;
  const frame = makeFrame(t('warden.nav.phone'), { screens });
  const parts = markup();
  frame.body.append(parts.root);
  const logIn = button(t('login.send'), () => app.open('login'));
  const logOut = button(t('header.logOut'), () => busy(logOut, leave), { symbol: 'leave' });
  parts.userButtons.prepend(logIn, logOut);
  parts.save.addEventListener('click', () => busy(parts.save, save));
  parts.file.addEventListener('change', load);
  parts.fetch.addEventListener('click', () => busy(parts.fetch, fetchMap));
  parts.update.addEventListener('click', () => phone.applyUpdate());
  const theme = choice(parts.theme, ['dark', 'light'].map((value) => ({ value, words: t(`header.${value}`) })), (value) => {
    localStorage.setItem(THEME_KEPT_AS, value);
    document.documentElement.dataset.theme = value;
  });
  choice(parts.language, [{ value: 'sv', words: 'Svenska' }, { value: 'en', words: 'English' }], choose).show(language);
  for (const one of parts.language.children) one.lang = one.dataset.value;

  async function fetchMap() {
    try {
      await phone.fetchMap();
    } catch {
      screens.tell(t('warden.map.failed'));
    }
  }

  async function leave() {
    const { saved } = phone.outbox;
    const dialog = leaveMarkup();
    dialog.words.textContent = saved ? t('warden.logOut.unsent', { n: saved }) : outboxWords(phone.outbox);
    if ((await screens.ask(dialog.root)) !== 'yes') return;
    await phone.logOut();
    if (phone.online) goToLogin();
    else location.reload();
  }

  /** In clear text, and said so: a file can be read by everybody who has it. */
  async function save() {
    const file = await phone.exportUnsent();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `lagesbild-osant-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    parts.fileWords.textContent = t('warden.tel.saved');
  }

  async function load() {
    const [file] = parts.file.files;
    parts.file.value = '';
    if (!file) return;
    try {
      const { taken, known } = await phone.importUnsent(file);
      parts.fileWords.textContent = t('warden.tel.loaded', { n: taken, known });
    } catch (problem) {
      parts.fileWords.textContent = problem.detail || t('warden.tel.notLoaded');
    }
  }

  function update() {
    const { user, session, outbox, storage, map, area } = phone;
    parts.name.textContent = user?.displayName ?? t('warden.tel.nobody');
    parts.session.textContent = [...(user?.roles ?? []).map((role) => word('role', role)), t(`warden.session.${session}`)].join(' · ');
    logIn.hidden = session === 'ok' || session === 'unknown';
    parts.unsent.textContent = outboxWords(outbox);
    parts.others.textContent = phone.otherUsersUnsent ? t('warden.warn.others', { n: phone.otherUsersUnsent }) : '';
    const none = !outbox.saved && !outbox.rejected && !outbox.conflicts && !outbox.refused?.length;
    parts.fileHelp.hidden = parts.save.hidden = none;
    parts.storage.textContent = storage?.quota ? t('warden.tel.usage', { used: bytesWords(storage.usage ?? 0), quota: bytesWords(storage.quota) }) : t('warden.tel.usageUnknown');
    parts.evict.textContent = t(storage?.persisted ? 'warden.tel.persisted' : 'warden.tel.mayEvict');
    parts.map.textContent = mapWords(map);
    parts.progress.hidden = map.state !== 'fetching';
    parts.progress.value = map.progress ?? 0;
    parts.progress.setAttribute('aria-label', t('warden.tel.map'));
    parts.fetch.hidden = map.state === 'fetching' || !area?.network?.loaded;
    theme.show(document.documentElement.dataset.theme ?? 'dark');
    parts.version.textContent = area ? t(phone.update === 'ready' ? 'warden.tel.newVersion' : 'warden.tel.versionIs', { version: area.version }) : '';
    parts.update.hidden = phone.update !== 'ready';
  }

  function mapWords(map) {
    if (!phone.area?.network?.loaded) return t('map.noStreets', { name: phone.area?.name ?? '' });
    if (map.state === 'ready') return t('warden.tel.mapReady', { size: megabytes(map.bytes), at: date(map.fetchedAt) });
    if (map.state === 'fetching') return t('warden.map.fetching', { size: megabytes(map.bytes), percent: Math.round(map.progress * 100) });
    return t('warden.tel.mapNone');
  }

  return { root: frame.root, update };
}

const leaveMarkup = drawn(`
  <dialog class="ask" aria-labelledby="leave-title">
    <form method="dialog">
      <h2 id="leave-title" data-t="header.logOut"></h2>
      <p data-part="words"></p>
      <div class="row"><button class="button main" value="yes" data-t="header.logOut"></button><button class="button" value="" data-t="warden.keep"></button></div>
    </form>
  </dialog>`);
