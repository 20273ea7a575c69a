import { Drafts } from '/warden/drafts.js';
import { same } from './check.js';

const NOW = Date.parse('2026-11-23T20:00:00Z');

/** Keeps like a ledger, in memory. */
function ledger(drafts) {
  const kept = { drafts };
  return {
    kept: async (name) => kept[name],
    async keep(name, value) {
      const sealed = structuredClone(value);
      await null;
      kept[name] = sealed;
    },
  };
}

export async function keepsABegunReportUntilItIsSaved() {
  const book = ledger();
  const drafts = await new Drafts(book, () => NOW).open();
  drafts.keep('new', { note: 'Tre' });
  drafts.keep('new', { note: 'Tre lampor' });
  await drafts.without('new');
  const again = await new Drafts(book, () => NOW + 60_000).open();
  same(again.of('new'), { draft: { note: 'Tre lampor' }, at: NOW });
  same(await again.without('new'), { drafts: {} });
  same(await again.without('other'), {});
}

export async function forgetsWhatNobodyRemembers() {
  const book = ledger({ old: { draft: { note: 'x' }, at: NOW - 13 * 3_600_000 }, new: { draft: { note: 'y' }, at: NOW - 3_600_000 } });
  const drafts = await new Drafts(book, () => NOW).open();
  same(drafts.of('old'), null);
  same(drafts.of('new').draft, { note: 'y' });
  same(Object.keys(await book.kept('drafts')), ['new']);
}

export async function aReportThatIsSavedTakesOnlyItsOwnDraftWithIt() {
  const drafts = await new Drafts(ledger({ new: { draft: { note: 'x' }, at: NOW }, other: { draft: { note: 'y' }, at: NOW } }), () => NOW).open();
  same(Object.keys((await drafts.without('new')).drafts), ['other']);
}
