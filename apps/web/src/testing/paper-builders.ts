import type {
  PaperBaselineReply,
  PaperCourseMonth,
  PaperCourseReply,
  PaperLedgerReply,
  PaperReply,
  PaperSubmissionsReply,
  PaperUnitReply,
  PaperVersion,
  SubmissionMonth,
  SubmissionState,
} from '@nhip-thu/metrics';
import { period } from './builders.ts';

/** Registers that are half of the baseline. */
export const ledger: PaperLedgerReply = {
  ...{ amount: 181, documents: 428, baselineAmount: 367, baselineDocuments: 408 },
  reduction: { absolute: 0.507, normalised: 0.53, headline: 0.507 },
  shown: { percent: 50.7, digits: 1 },
  reason: null,
};
/** A ledger that was not handed in. */
export const nothing: PaperLedgerReply = {
  ...{ amount: null, documents: null, baselineAmount: null, baselineDocuments: null, shown: null, reason: 'not-submitted' },
  reduction: { absolute: null, normalised: null, headline: null },
};
/** Half of the paper less, for everybody. */
export const target: NonNullable<PaperReply['target']> = {
  ...{ metric: 'paper-reduction@1', comparator: '>=', threshold: 0.5, id: 1, scope: 'province' },
  ...{ levels: { minimum: 0.3, met: 0.5, good: 0.6 }, legalBasis: 'DEMO-15/QĐ-SNV', validFrom: '2026-01-20' },
};
const savings = { sheets: null, postings: null, total: null };
const sheetCounts = { printLogCount: 0, reamCount: 0 };
/** A unit that has met its target. */
export const unit = (code: string, name: string): PaperUnitReply => ({
  ...{
    code,
    name,
    state: 'submitted',
    isLocked: false,
    submittedAt: null,
    correctionCount: 0,
    target,
    isSheetMismatch: null,
    savings,
  },
  counts: { paper: 100, both: 81, electronic: 247 },
  ...{ registers: ledger, printLogs: nothing, reams: nothing, verdict: 'met' },
});
/** A version of a month, as the hand-over of a number made it. */
export const paperVersion = (importId: number, paper: number): PaperVersion => ({
  ...{ version: importId, importId, madeBy: 'snv', madeAt: '2026-07-15T03:00:00Z', reason: null, isUndone: false, postings: null },
  lines: [{ documentType: null, paper, both: 40, electronic: 200 }],
  stock: { opening: 1, bought: 5, closing: 3 },
});
/** Paper of two units in July 2026. */
export const reply: PaperReply = {
  ...{
    period: period('bc-2026-07'),
    structure: 'as-is',
    dueOn: '2026-07-20',
    prices: [],
    equivalents: [],
    unattributedSheets: 12,
    isDemo: false,
  },
  target,
  units: [unit('snv', 'Sở Nội vụ'), unit('stp', 'Sở Tư pháp')],
  province: {
    registers: ledger,
    printLogs: nothing,
    reams: nothing,
    verdict: 'met',
    submittedCount: 2,
    expectedCount: 2,
    ...sheetCounts,
    savings,
  },
  ...{ comparedCount: 2, comparedSheetCounts: { printLogs: 0, reams: 0 }, isProvisional: false },
  ...{ definition: 'paper-reduction@1', importIds: [3, 5], asOf: '2026-07-15T03:00:00.000Z' },
};
const courseMonth = (id: string, percent: number | null, more: Partial<PaperCourseMonth> = {}): PaperCourseMonth => ({
  ...{ period: period(id), counts: { paper: 120, both: 30, electronic: 50 }, submittedCount: 2, expectedCount: 2, comparedCount: 2 },
  isProvisional: false,
  registers:
    percent === null
      ? nothing
      : {
          ...{ ...ledger, shown: { percent, digits: 1 } },
          reduction: { absolute: percent / 100, normalised: percent / 100, headline: percent / 100 },
        },
  ...more,
});
/** Three months, of which nobody reported the second. */
export const course: PaperCourseReply = {
  ...{ definition: 'paper-reduction@1', target, importIds: [2, 3], asOf: '2026-07-15T03:00:00.000Z', isDemo: false },
  months: [
    courseMonth('bc-2026-05', 0, { counts: { paper: 160, both: 20, electronic: 20 } }),
    courseMonth('bc-2026-06', null, { counts: null, submittedCount: 0, comparedCount: 0 }),
    courseMonth('bc-2026-07', 34.3, { submittedCount: 1 }),
  ],
};
const month = (id: string, counts: Partial<Record<SubmissionState, number>>): SubmissionMonth => ({
  ...{ period: period(id), dueOn: '2026-07-15', counts: { submitted: 0, late: 0, due: 0, overdue: 0, ...counts } },
});
/** Who has reported two months. */
export const submissions: PaperSubmissionsReply = {
  months: [month('bc-2026-06', { submitted: 1, late: 1 }), month('bc-2026-07', { submitted: 2, overdue: 1 })],
  units: [
    { code: 'snv', name: 'Sở Nội vụ', states: ['submitted', 'submitted'] },
    { code: 'stp', name: 'Sở Tư pháp', states: ['late', 'submitted'] },
    { code: 'ttcds', name: 'Trung tâm Chuyển đổi số', states: [null, 'overdue'] },
  ],
  isDemo: false,
};
/** The baseline of everybody, or of one agency, approved on a day. */
export const baseline = (id: number, approvedOn: string, more: Partial<PaperBaselineReply> = {}): PaperBaselineReply => ({
  ...{ id, agency: null, months: ['bc-2026-01'], basis: `QĐ ${id}`, approvedBy: 'Giám đốc Sở Nội vụ', approvedOn },
  ...{ madeBy: 'snv', madeAt: '2026-01-20T01:00:00.000Z', isInForce: true, agencies: ['snv', 'stp'] },
  ...more,
});
