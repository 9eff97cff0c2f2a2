import { SHEETS_PER_REAM, type PriceReply, type ReamStock } from '@nhip-thu/metrics';
import type { ImportFile } from '../../directory/import-file.ts';
import { writeCsv } from './demo-directory.ts';
import { DEMO_INSTALLED_AT, DEMO_MONTHS } from './demo-spec.ts';
import { paperMonthOf, VOLUME } from './demo-volume.ts';

/** What a ledger holds of an agency in the first and in the last month. */
interface Course {
  readonly first: number;
  readonly last: number;
}

/** What one agency knows of the paper that it uses; null is not known. */
export interface SheetPlan {
  readonly code: string;
  /** Sheets of its print log, and the program that writes it. */
  readonly printed: (Course & { readonly log: 'cups' | 'papercut'; readonly queue: string }) | null;
  /** Reams used of its stock. */
  readonly reams: Course | null;
  /** Letters posted. */
  readonly postings: Course;
}

/**
 * The agencies of the demo that know more than their registers. Sở Nội vụ is the worked example of savings: 3,600 → 1,730 sheets, 90 → 40 postings.
 * Sở Tài chính has printers beside its print server, so its print log and its reams are more than a fifth apart.
 */
export const SHEET_PLANS: readonly SheetPlan[] = [
  {
    code: 'snv',
    printed: { log: 'papercut', queue: 'Canon-SNV', first: 3600, last: 1730 },
    reams: null,
    postings: { first: 90, last: 40 },
  },
  {
    code: 'vpubnd',
    printed: { log: 'cups', queue: 'HP-VPUBND', first: 9600, last: 5360 },
    reams: { first: 19, last: 11 },
    postings: { first: 420, last: 240 },
  },
  {
    code: 'stc',
    printed: { log: 'cups', queue: 'HP-STC', first: 7200, last: 4240 },
    reams: { first: 20, last: 12 },
    postings: { first: 260, last: 160 },
  },
  {
    code: 'stp',
    printed: { log: 'papercut', queue: 'Brother-STP', first: 2600, last: 1530 },
    reams: { first: 5, last: 3 },
    postings: { first: 110, last: 66 },
  },
  { code: 'pth', printed: null, reams: { first: 8, last: 5 }, postings: { first: 70, last: 45 } },
  { code: 'xvh', printed: null, reams: { first: 6, last: 4 }, postings: { first: 60, last: 42 } },
];

/** The printer of the meeting rooms, of which nobody has said whose it is. */
export const UNMAPPED_QUEUE = { name: 'May-in-phong-hop', first: 180, last: 110 } as const;

const DECISION = { kind: 'decision', number: 'DEMO-88/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2025-12-10' } as const;

/** What a sheet and a posting cost, in đồng, from the first month on. */
export const DEMO_PRICES: readonly PriceReply[] = [
  { item: 'sheet', amount: 300, citation: DECISION, validFrom: DEMO_MONTHS[0].from },
  { item: 'posting', amount: 12_000, citation: DECISION, validFrom: DEMO_MONTHS[0].from },
];

/** From when on it is known whose the print queues are. */
export const QUEUES_KNOWN_FROM = DEMO_INSTALLED_AT.toISOString().slice(0, 10);

/**
 * How much is used in month `index`: [V·(105·first·(100 − S) + 100·last·S) ÷ 1,050,000], V being the volume of documents and S the uptake, both
 * in percent, [x] rounded half up; in the first month V = 100 and S = 0, in the last V = 105 and S = 100, so that both ends come out as planned.
 */
export function countUsed({ first, last }: Course, index: number): number {
  const [volume, uptake] = [VOLUME[index] ?? 0, DEMO_MONTHS[index]?.uptake ?? 0];
  return Math.round((volume * (105 * first * (100 - uptake) + 100 * last * uptake)) / 1_050_000);
}

/** Letters posted by an agency in a month; null where nobody counts them. */
export function countPostings(code: string, index: number): number | null {
  const plan = SHEET_PLANS.find((each) => each.code === code);
  return plan === undefined ? null : countUsed(plan.postings, index);
}

/** The stock of the agencies that count theirs, as a file for one month. */
export function writeReamFile(index: number): ImportFile {
  const month = paperMonthOf(index);
  const rows = SHEET_PLANS.flatMap(({ code, reams }) => {
    if (reams === null) return [];
    const { opening, bought, closing } = stockOf(reams, index);
    return [[code, month, String(opening), String(bought), String(closing)]];
  });
  return writeCsv(`giay-mua-${month}.csv`, ['agency', 'month', 'opening', 'bought', 'closing'], rows);
}

const FIRST_STOCK = 4;
const LEAST_STOCK = 2;
/** Paper is bought by the box. */
const REAMS_PER_BOX = 5;

/** Reams used in a month, from the sheets that the plan is of. */
function countReams({ first, last }: Course, index: number): number {
  return Math.round(countUsed({ first: first * SHEETS_PER_REAM, last: last * SHEETS_PER_REAM }, index) / SHEETS_PER_REAM);
}

/** What was left of the months before, and as many boxes as keep a little in stock. */
function stockOf(reams: Course, index: number): ReamStock {
  const opening = index === 0 ? FIRST_STOCK : stockOf(reams, index - 1).closing;
  const used = countReams(reams, index);
  const bought = REAMS_PER_BOX * Math.max(0, Math.ceil((used + LEAST_STOCK - opening) / REAMS_PER_BOX));
  return { opening, bought, closing: opening + bought - used };
}
