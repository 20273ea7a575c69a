import { makeAreaForm } from '/planner/area-form.js';
import { geometryOf, ringsOf } from '/planner/areas.js';
import { Problem } from '/shared/api.js';
import { projectionOf } from '/shared/projection.js';
import { same } from './check.js';

const plane = projectionOf('EPSG:3008');
/** A square of 100 m by the harbour, in metres of EPSG:3008: 1 ha. */
const SQUARE = [[128_000, 6_138_000], [128_100, 6_138_000], [128_100, 6_138_100], [128_000, 6_138_100]].map(plane.inverse);
/** As the server keeps it: Friday night. */
const WINDOW = { weekday: 5, from: '21:00', to: '01:00' };
/** Another square, 200 m to the east. */
const EAST = SQUARE.map((corner) => plane.inverse([plane.forward(corner)[0] + 200, plane.forward(corner)[1]]));
const settled = () => new Promise((done) => setTimeout(done));

/** A form on the page; the map is a hand that the test moves. */
function form({ kind = 'priority-places', feature = { id: 'a', geometry: null, properties: {} }, drawn = [SQUARE], onSave = async () => {}, onDraft } = {}) {
  const hand = { stopped: false, rings: drawn };
  const sketch = {
    edit(wish) {
      hand.move = wish.onChange;
      hand.pick = wish.onPick;
      hand.rings = wish.rings;
      return { set: (rings) => (hand.rings = rings), removePicked: () => true, stop: () => (hand.stopped = true) };
    },
    draw(wish) {
      hand.draw = wish.onDone;
      return { finish() {}, takeBack() {}, cancel: wish.onCancel, stop() {} };
    },
    keep: (shape) => (hand.kept = shape?.polygons ?? []),
  };
  const heard = { saved: [], reloaded: 0 };
  const made = makeAreaForm({ kind, feature, drawn, plane, sketch, targets: () => [] }, {
    onSave: async (...said) => {
      heard.saved.push(said);
      await onSave(...said);
    },
    onDelete: null,
    onCancel() {},
    onReload: () => (heard.reloaded += 1),
    newest: async () => 9,
    onDraft,
  });
  document.body.append(made.root);
  const field = (name) => made.root.querySelector(`[data-part=${name}]`);
  return {
    hand,
    heard,
    field,
    words: () => made.root.textContent,
    async save() {
      made.root.requestSubmit();
      await settled();
      await settled();
    },
    press: (words) => [...made.root.querySelectorAll('button')].find((one) => one.textContent === words).click(),
    leave() {
      made.leave();
      made.root.remove();
    },
  };
}

export async function sendsAClosedRingAndWhatWasSaid() {
  const it = form();
  it.field('name').value = ' Hamntorget ';
  it.field('reason').value = 'många ljud';
  it.field('visits').value = '3';
  it.field('minutes').value = '20';
  await it.save();
  const [[feature, version]] = it.heard.saved;
  same(feature.properties, { name: 'Hamntorget', reason: 'många ljud', wantedDose: { visitsPerWeek: 3, minutesPerVisit: 20 } });
  same([feature.geometry.type, feature.geometry.coordinates[0].length, version], ['Polygon', 5, null]);
  same(feature.geometry.coordinates[0][0], feature.geometry.coordinates[0][4]);
  it.leave();
  same(it.hand.stopped, true);
}

export async function asksForANameBeforeAnythingIsSent() {
  const it = form();
  await it.save();
  same([it.heard.saved.length, it.field('name').getAttribute('aria-invalid')], [0, 'true']);
  it.leave();
}

export function showsTheFieldsOfItsKind() {
  const hidden = (kind) => {
    const it = form({ kind });
    const list = ['settingField', 'reasonField', 'doseField', 'hazardsField'].map((name) => it.field(name).hidden);
    it.leave();
    return list;
  };
  same(hidden('priority-places'), [true, false, false, false]);
  same(hidden('patrol-areas'), [true, true, true, true]);
  same(hidden('zones'), [false, true, true, true]);
}

export function tellsTheSizeOnTheTownsOwnPlane() {
  const it = form();
  same(it.field('size').textContent.replace(/\s/g, ' '), '10 000 m² (1 ha), 4 hörn');
  it.leave();
}

export async function sendsNothingThatCrossesItself() {
  const it = form();
  it.field('name').value = 'Knut';
  const [a, b, c, d] = SQUARE;
  it.hand.move([[a, c, b, d]]);
  await it.save();
  same([it.heard.saved.length, it.field('shapeError').textContent.includes('korsar')], [0, true]);
  it.press('Ångra');
  same(it.hand.rings, [SQUARE]);
  await it.save();
  same(it.heard.saved.length, 1);
  it.leave();
}

export async function aTypedCornerIsKeptToTheCentimetre() {
  const it = form();
  it.field('name').value = 'Hörnet';
  const north = it.field('corners').querySelector('input');
  north.value = '6 138 000,25';
  north.dispatchEvent(new Event('change'));
  await it.save();
  const [corner] = ringsOf(it.heard.saved[0][0].geometry)[0];
  same(plane.forward(corner).map((metres) => Math.round(metres * 1000)), [128_000_000, 6_138_000_250]);
  it.leave();
}

export async function anotherVersionIsToldAndCanBeFetched() {
  const feature = { id: 'a', geometry: geometryOf([[SQUARE]]), properties: { name: 'Torget', version: 4 } };
  const it = form({
    feature,
    drawn: null,
    onSave: async () => {
      throw new Problem({ status: 409, code: 'other-version', detail: 'Ändrad av någon annan 14:05.' });
    },
  });
  await it.save();
  same([it.heard.saved[0][1], it.words().includes('14:05')], [4, true]);
  it.press('Spara min ändå');
  await settled();
  same([it.heard.saved.length, it.heard.saved[1][1]], [2, 9]);
  it.press('Hämta den nya');
  same(it.heard.reloaded, 1);
  it.leave();
}

export async function aFaultIsToldAtItsField() {
  const it = form({
    onSave: async () => {
      throw new Problem({ status: 422, code: 'fields', detail: 'Två fält', errors: [{ pointer: '/properties/validTo', code: 'x', detail: 'Slutet ligger före början.' }, { pointer: '/geometry/coordinates', code: 'y', detail: 'Utanför kommunen.' }] });
    },
  });
  it.field('name').value = 'Torget';
  await it.save();
  same([it.field('toError').textContent, it.field('to').getAttribute('aria-invalid'), it.field('shapeError').textContent], ['Slutet ligger före början.', 'true', 'Utanför kommunen.']);
  it.leave();
}

export async function keepsWhatItDoesNotShow() {
  const feature = { id: 'a', geometry: geometryOf([[SQUARE]]), properties: { name: 'Torget', version: 1, fromHotSpot: 'h7', wantedDose: { visitsPerWeek: 2, minutesPerVisit: 15, windows: [WINDOW] } } };
  const it = form({ feature, drawn: null });
  await it.save();
  const { properties } = it.heard.saved[0][0];
  same([properties.fromHotSpot, properties.wantedDose.windows], ['h7', [WINDOW]]);
  it.leave();
}

/** Two parts, the first with a hole. */
function inTwoParts() {
  const hole = [[128_040, 6_138_040], [128_060, 6_138_040], [128_060, 6_138_060]].map(plane.inverse);
  return form({ feature: { id: 'a', geometry: geometryOf([[SQUARE, hole], [EAST]]), properties: { name: 'Hamnen', version: 1 } }, drawn: null });
}

export async function onePartIsMovedAndTheOthersKeepTheirHoles() {
  const it = inTwoParts();
  same(it.hand.rings.length, 2);
  same(it.hand.kept, [[EAST]]);
  const [, second] = it.field('partsBox').querySelectorAll('input');
  second.click();
  same([it.hand.rings, it.hand.kept.length, it.hand.kept[0].length], [[EAST], 1, 2]);
  it.hand.move([EAST.slice(0, 3)]);
  await it.save();
  const { geometry } = it.heard.saved[0][0];
  same([geometry.type, geometry.coordinates.map((rings) => rings.map((ring) => ring.length))], ['MultiPolygon', [[5, 4], [4]]]);
  it.leave();
}

export async function aPartIsTakenAwayAndBroughtBack() {
  const it = inTwoParts();
  it.press('Ta bort delen');
  same([it.hand.rings, it.hand.kept], [[EAST], []]);
  await it.save();
  same(it.heard.saved[0][0].geometry.type, 'Polygon');
  it.press('Ångra');
  same(it.hand.kept.length, 1);
  await it.save();
  same(it.heard.saved[1][0].geometry.type, 'MultiPolygon');
  it.leave();
}

export async function aPartIsAddedToAnAreaOfOne() {
  const it = form();
  it.field('name').value = 'Hamnen';
  it.press('Lägg till en del');
  same([it.field('save').disabled, it.field('drawing').hidden], [true, false]);
  it.hand.draw(EAST);
  same([it.field('save').disabled, it.field('drawing').hidden, it.hand.rings], [false, true, [EAST]]);
  await it.save();
  same(it.heard.saved[0][0].geometry, geometryOf([[SQUARE], [EAST]]));
  it.leave();
}

export async function hoursAreAddedChangedAndTakenAway() {
  const it = form({ feature: { id: 'a', geometry: null, properties: { wantedDose: { visitsPerWeek: 2, minutesPerVisit: 15, windows: [WINDOW, { ...WINDOW, weekday: 6 }] } } } });
  it.field('name').value = 'Torget';
  const rows = () => [...it.field('hours').querySelectorAll('.dose-row')];
  same([rows().length, it.words().includes('fredag och lördag 21:00–01:00 dagen efter')], [1, true]);
  it.press('Lägg till tid');
  await it.save();
  same([it.heard.saved.length, it.words().includes('Välj minst en dag.')], [0, true]);
  const [monday] = rows()[1].querySelectorAll('input[type=checkbox]');
  monday.click();
  const [from, to] = rows()[1].querySelectorAll('input[type=time]');
  [from.value, to.value] = ['07:30', '07:30'];
  await it.save();
  same([it.heard.saved.length, it.words().includes('samma klockslag')], [0, true]);
  to.value = '09:00';
  await it.save();
  same(it.heard.saved[0][0].properties.wantedDose.windows, [{ weekday: 1, from: '07:30', to: '09:00' }, WINDOW, { ...WINDOW, weekday: 6 }]);
  it.press('Ta bort tid 1');
  it.press('Ta bort tid 1');
  await it.save();
  same(it.heard.saved[1][0].properties.wantedDose, { visitsPerWeek: 2, minutesPerVisit: 15 });
  it.leave();
}

export async function hoursWithoutAnyVisitsAreNotLostInSilence() {
  const it = form({ feature: { id: 'a', geometry: null, properties: { name: 'Torget', wantedDose: { visitsPerWeek: 2, minutesPerVisit: 15, windows: [WINDOW] } } } });
  it.field('visits').value = '';
  await it.save();
  same([it.heard.saved.length, it.field('visitsError').textContent.includes('besök per vecka')], [0, true]);
  it.leave();
}

export async function everyFaultIsSaidBesideTheButtonToo() {
  const it = form();
  it.field('visits').value = '2';
  it.press('Lägg till tid');
  await it.save();
  const said = [...it.field('faults').querySelectorAll('button')];
  same(said.map((one) => one.textContent), ['Namnet saknas. Skriv vad platsen kallas.', 'Tid 1: Välj minst en dag.']);
  same(document.activeElement, it.field('name'));
  said[1].click();
  same(document.activeElement, it.field('hours').querySelector('input[type=checkbox]'));
  it.field('name').value = 'Torget';
  it.press('Ta bort tid 1');
  await it.save();
  same([it.heard.saved.length, it.field('faults').childElementCount, it.field('name').getAttribute('aria-invalid')], [1, 0, 'false']);
  it.leave();
}

export function whatIsNotSavedYetIsGivenBackAsItStood() {
  const drafts = [];
  const it = form({ onDraft: (draft) => drafts.push(draft) });
  it.field('reason').value = 'många ljud';
  it.field('reason').dispatchEvent(new Event('input', { bubbles: true }));
  it.hand.move([EAST]);
  it.leave();
  const again = form({ feature: JSON.parse(JSON.stringify(drafts.at(-1))), drawn: null });
  same([drafts.length, again.field('reason').value, again.field('visits').value, again.hand.rings], [2, 'många ljud', '', [EAST]]);
  again.leave();
}
