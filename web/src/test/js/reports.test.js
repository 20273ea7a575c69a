import { Reports } from '/warden/reports.js';
import { same } from './check.js';

const AT = Date.parse('2026-11-23T20:00:00Z');
const reports = (...things) => {
  const work = { of: (kind) => (kind === 'report' ? things : []), clock: { settled: ({ device }) => ({ at: device }) }, isSending: () => false, isClosed: () => false };
  return new Reports(work, {});
};
const kept = (id, at, content) => ({ row: { id, at, state: 'sent' }, content });

export function oneReportThatCannotBeReadHidesNoOther() {
  const whole = kept('whole', AT, { draft: { category: 'MIL-KLOT', people: 'FEW' }, made: { device: AT } });
  const listed = reports(kept('broken', AT + 1, { draft: { category: 'MIL-KLOT' } }), whole).list();
  same(listed.map(({ id }) => id), ['broken', 'whole']);
  same([listed[0].editable, listed[0].draft.occurredAt], [false, '2026-11-23T20:00:00.001Z']);
  same([listed[1].editable, listed[1].draft.people], [true, 'FEW']);
}
