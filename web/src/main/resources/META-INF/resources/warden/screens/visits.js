/** Checking in and out, skipping a stop. Always somebody's tap; being somewhere never checks anybody in. */
import { distance, t } from '/shared/i18n.js';
import { metresBetween, placesFrom } from './geo.js';
import { drawn } from './parts.js';
import { farOff, placeOfCode } from './round-state.js';
import { makeScan } from './scan.js';

const REASONS = ['CLOSED', 'UNSAFE', 'CALLED_AWAY', 'NO_TIME', 'OTHER'];
const NEAR_METRES = 20;

const skipMarkup = drawn(`
  <dialog class="ask" aria-labelledby="skip-title">
    <form method="dialog">
      <h2 id="skip-title" data-part="title"></h2>
      <div class="stack" data-part="reasons"></div>
      <button class="button plain" value="" data-t="warden.keep"></button>
    </form>
  </dialog>`);

const arriveMarkup = drawn(`
  <dialog class="ask" aria-labelledby="arrive-title">
    <form method="dialog">
      <h2 id="arrive-title" data-part="title"></h2>
      <p data-part="words"></p>
      <div class="row"><button class="button main" value="yes" data-symbol="check"><span data-part="yes"></span></button><button class="button" value="" data-t="warden.keep"></button></div>
    </form>
  </dialog>`);

/** @param {object} app  `{phone, position, screens, open}` */
export function makeVisits(app) {
  const { phone, position } = app;

  /** How the place was known: by position when we are measured to be there, else by hand. */
  async function checkIn(stop, method) {
    const { fix } = position;
    const near = fix && stop.point ? metresBetween(fix.position, stop.point) : null;
    const visit = await phone.checkIn({
      ...(stop.stop && { stop: stop.stop }),
      ...(stop.place && { place: stop.place }),
      name: stop.name,
      ...(stop.point && { point: stop.point }),
      ...(fix && { accuracy: fix.accuracyMetres }),
      method: method ?? (near !== null && near <= NEAR_METRES ? 'POSITION' : 'HAND'),
    });
    const far = method ? null : farOff(fix, stop.point);
    const words = t('warden.checkIn.done', { name: stop.name }) + (far ? ` ${t('warden.checkIn.far', { metres: distance(far) })}` : '');
    app.screens.tell(words, () => undo(visit));
  }

  const undo = (visit) => phone.undoVisit(visit.id);

  return {
    checkIn,
    async checkOut(visit) {
      await phone.checkOut(visit.id);
      app.screens.tell(t('warden.checkOut.done', { name: visit.name ?? t('warden.place.here') }));
    },
    undo,

    async skip(stop) {
      const parts = skipMarkup();
      parts.title.textContent = t('warden.skip.title', { name: stop.name });
      for (const reason of REASONS) {
        const one = document.createElement('button');
        one.className = 'button';
        one.value = reason;
        one.textContent = t(`warden.skip.${reason}`);
        parts.reasons.append(one);
      }
      const reason = await app.screens.ask(parts.root);
      if (!REASONS.includes(reason)) return;
      const visit = await phone.skip(stop.stop, reason);
      app.screens.tell(t('warden.skip.done', { name: stop.name }), () => undo(visit));
    },

    /** By a known place, a sign's code or the camera. */
    elsewhere: () => app.open('checkIn'),

    scan: () => app.screens.open(makeScan(app, (code) => app.visits.byCode(code))),

    /** @param {string} code  of a sign @returns {Promise<boolean>} whether the place is known */
    async byCode(code) {
      const id = placeOfCode(code);
      const known = placesFrom(phone.places, null).find((place) => place.id === id);
      const stop = phone.round?.stops.find(({ place }) => place === id) ?? (known && { place: known.id, name: known.name, point: known.point });
      if (!stop) return false;
      const parts = arriveMarkup();
      parts.title.textContent = stop.name;
      parts.words.textContent = t(phone.shift ? 'warden.arrive.ask' : 'warden.arrive.noShift');
      parts.yes.textContent = t(phone.shift ? 'warden.checkIn' : 'warden.shift.begin');
      if ((await app.screens.ask(parts.root)) === 'yes') {
        if (phone.shift) await checkIn(stop, 'QR');
        else app.open('begin');
      }
      return true;
    },
  };
}
