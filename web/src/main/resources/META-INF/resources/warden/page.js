/** The warden's page: opens what is kept on the phone, and shows the first screen over it. Works without a network. */
import { goToLogin } from '/shared/api.js';
import { text } from '/shared/dom.js';
import { language, localise, t, useZone, word } from '/shared/i18n.js';
import { empty, failed, loading, noRight } from '/shared/states.js';
import { openPhone } from './phone.js';
import { makeCheckIn } from './screens/check-in.js';
import { makeFeedback } from './screens/feedback.js';
import { Screens } from './screens/frame.js';
import { makeHome } from './screens/home.js';
import { askLogIn } from './screens/login.js';
import { button } from './screens/parts.js';
import { positionWhileUsed } from './screens/position.js';
import { makeReport } from './screens/report.js';
import { makeReports } from './screens/reports.js';
import { makeRound } from './screens/round.js';
import { makeBegin, makeEnd } from './screens/shift.js';
import { makeTelephone } from './screens/telephone.js';
import { makeVisits } from './screens/visits.js';

const main = document.getElementById('main');
document.documentElement.lang = language;
document.documentElement.dataset.theme = localStorage.getItem('lagesbild.theme') ?? 'dark';
localise(document.documentElement);
start();

async function start() {
  main.replaceChildren(loading(8));
  try {
    const phone = await openPhone();
    const begin = () => {
      if (!mayBeHere(phone)) return;
      phone.removeEventListener('change', begin);
      show(phone);
    };
    phone.addEventListener('change', begin);
    begin();
  } catch (problem) {
    main.replaceChildren(failed(problem, start));
  }
}

/** @returns {boolean} whether there is somebody, and enough on the phone, to show something to; says what is missing */
function mayBeHere(phone) {
  const { user, session, online, stranger } = phone;
  if (stranger) {
    showStranger(phone);
    return false;
  }
  if (user && phone.area && phone.catalogue) return true;
  if (!user && session === 'none' && online) goToLogin();
  else if (!online) main.replaceChildren(empty(t('warden.first.title'), t('warden.first.help'), [{ words: t('state.retry'), act: () => location.reload() }]));
  return false;
}

/** Whoever is not at home here sees why, what waits for its owner, and the way in for somebody else. */
function showStranger(phone) {
  const { stranger, otherUsersUnsent } = phone;
  const state = noRight(t('state.noRight.page', { role: stranger.roles.map((role) => word('role', role)).join(', ') }));
  const waits = otherUsersUnsent ? [text('p', 'notice', t('warden.warn.others', { n: otherUsersUnsent }))] : [];
  const other = button(t('warden.logIn.other'), () => askLogIn({ phone, screens: { ask } }), { kind: 'main' });
  state.querySelector('a').before(...waits, other);
  main.replaceChildren(state);
}

/** A dialog where no screens are yet. */
function ask(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      done(dialog.returnValue);
    });
  });
}

function show(phone) {
  useZone(phone.area.timeZone);
  document.title = `${t('warden.title')} · Lägesbild ${phone.area.name}`;
  const app = { phone, position: positionWhileUsed() };
  // a report that was begun is still there when the sheet is opened again
  let report;
  const make = {
    report: () => (report ??= makeReport(app)),
    reports: () => makeReports(app),
    round: () => makeRound(app),
    feedback: () => makeFeedback(app),
    telephone: () => makeTelephone(app),
    begin: () => makeBegin(app),
    end: () => makeEnd(app),
    checkIn: () => makeCheckIn(app),
  };
  app.open = (name) => (name === 'login' ? askLogIn(app) : app.screens.open(make[name]()));
  app.reportButton = () => button(t('warden.report'), () => app.open('report'), { symbol: 'add', kind: 'main report-button' });
  app.visits = makeVisits(app);
  const home = makeHome(app);
  app.screens = new Screens(main, home);
  home.update();
  const { id } = phone.user;
  let walked = phone.round;
  let away = false;
  phone.addEventListener('change', () => {
    // another person's phone from here on
    if (phone.stranger) {
      // no reload: the owner is known from the store before the server has answered, and that would go round for ever
      away = true;
      showStranger(phone);
    } else if (phone.user && (away || phone.user.id !== id)) location.reload();
    else if (phone.user) app.screens.update();
    if (walked && phone.round?.id === walked.id && phone.round.version !== walked.version) app.screens.tell(t('warden.round.changed'));
    walked = phone.round;
  });
  arrivedBySign(app);
}

/** The phone's own camera opens a sign's address: it asks, and checks nobody in by itself. */
async function arrivedBySign(app) {
  const asked = new URLSearchParams(location.search);
  const place = asked.get('plats');
  if (asked.has('rapportera')) app.open('report');
  if (!place) return;
  history.replaceState(history.state, '', location.pathname);
  if (!(await app.visits.byCode(`?plats=${encodeURIComponent(place)}`))) app.screens.tell(t('warden.scan.unknown'));
}
