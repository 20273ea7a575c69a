/** What every page opens with: where we are, who is signed in, what kind of data it is. */
import { area as askArea, goToLogin, logOut, me as askMe } from './api.js';
import { template, tell } from './dom.js';
import { choose, language, localise, t, useZone, word } from './i18n.js';
import { failed, noRight } from './states.js';

const markup = template(`
  <div class="top">
    <a class="brand" href="/"><b>Lägesbild</b> <span data-part="area"></span></a>
    <button class="button plain menu-button" type="button" data-part="menu" aria-expanded="false" aria-controls="menu" data-t="header.menu"></button>
    <div class="menu" id="menu">
      <nav data-part="pages" data-t-aria-label="header.pages"></nav>
      <div class="who">
        <span class="small" data-part="name"></span>
        <button class="button plain" type="button" data-part="theme" hidden></button>
        <button class="button plain" type="button" data-part="language"></button>
        <button class="button plain" type="button" data-part="out" data-t="header.logOut"></button>
      </div>
    </div>
  </div>`);

const PAGE_WORDS = { '/map': 'header.map', '/map/hotspots': 'header.trust', '/map/dose': 'header.dose', '/map/follow-up': 'header.follow', '/warden/': 'header.warden', '/admin': 'header.admin' };

/**
 * Fills `<header id="top">` and checks the right to be here. Shows what is wrong in `<main>` when it cannot go on.
 *
 * @param {{title: string, page?: string, anonymous?: boolean, dark?: boolean}} wish  `title`: key of the page's name; `page`:
 *     the address that the signed-in role must have; `anonymous`: for those who are not signed in; `dark`: unless the
 *     reader chose otherwise
 * @returns {Promise<?{area: object, me: ?object}>} null when the page is not to go on
 */
export async function openPage(wish) {
  document.documentElement.lang = language;
  if (wish.dark) document.documentElement.dataset.theme = localStorage.getItem('lagesbild.theme') ?? 'dark';
  localise(document.documentElement);
  const main = document.querySelector('main');
  let area;
  let me;
  try {
    [area, me] = await Promise.all([askArea(), wish.anonymous ? null : askMe()]);
  } catch (problem) {
    main.replaceChildren(failed(problem, () => location.reload()));
    return null;
  }
  useZone(area.timeZone);
  document.title = `${t(wish.title)} · Lägesbild ${area.name}`;
  showTop(area, me, wish);
  if (!me && !wish.anonymous) {
    goToLogin();
    return null;
  }
  if (wish.page && !me?.pages.includes(wish.page)) {
    main.replaceChildren(noRight(t('state.noRight.page', { role: me.roles.map((role) => word('role', role)).join(', ') })));
    return null;
  }
  return { area, me };
}

function showTop(area, me, wish) {
  const parts = markup();
  parts.menu.addEventListener('click', () => {
    const open = parts.menu.getAttribute('aria-expanded') !== 'true';
    parts.menu.setAttribute('aria-expanded', String(open));
  });
  parts.area.textContent = area.name;
  for (const page of me?.pages ?? []) {
    if (!(page in PAGE_WORDS)) continue;
    const link = document.createElement('a');
    link.href = page;
    link.textContent = t(PAGE_WORDS[page]);
    if (page === wish.page) link.setAttribute('aria-current', 'page');
    parts.pages.append(link);
  }
  const other = language === 'sv' ? 'en' : 'sv';
  parts.language.textContent = other === 'sv' ? 'Svenska' : 'English';
  parts.language.lang = other;
  parts.language.addEventListener('click', () => choose(other));
  if (wish.dark) offerTheme(parts.theme);
  if (me) {
    parts.name.textContent = t('header.signedIn', { name: me.displayName, role: me.roles.map((role) => word('role', role)).join(', ') });
    parts.out.addEventListener('click', leave);
  } else {
    parts.out.remove();
  }
  const top = document.getElementById('top');
  top.replaceChildren(parts.root);
  if (area.demo) {
    const banner = document.createElement('p');
    banner.className = 'demo-banner';
    banner.textContent = t('header.demo');
    top.append(banner);
  }
}

function offerTheme(button) {
  const root = document.documentElement;
  const show = () => (button.textContent = t(root.dataset.theme === 'dark' ? 'header.light' : 'header.dark'));
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('lagesbild.theme', root.dataset.theme);
    show();
  });
  show();
}

async function leave() {
  try {
    await logOut();
    location.assign('/login');
  } catch (problem) {
    tell(problem.detail || problem.title);
  }
}
