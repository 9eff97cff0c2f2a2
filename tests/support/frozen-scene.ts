import {
  makeFigure,
  parsePeriodId,
  totalCounts,
  USE_DEFINITIONS,
  type FrozenAgency,
  type FrozenDocument,
  type FrozenProvince,
  type PaperLedgerReply,
  type PaperTargetReply,
  type RateCounts,
  type ReportSource,
  type TargetReply,
} from '@nhip-thu/metrics';

const TARGET: TargetReply = {
  ...{ id: 1, metric: 'du-2@1', scope: 'province', comparator: '>=', threshold: 0.9, validFrom: '2026-01-20' },
  levels: { minimum: 0.8, met: 0.9, good: 0.95 },
  legalBasis: 'Quyết định số 15/QĐ-SNV ngày 20/01/2026 của Sở Nội vụ, Điều 3',
};
const PAPER_TARGET: PaperTargetReply = { ...TARGET, id: 2, metric: 'paper-reduction@1', threshold: 0.5 };

/** One agency of a frozen scene: n of N regular users, and which share of the working minutes its logs cover. */
export interface SceneAgency {
  readonly code: string;
  readonly name: string;
  readonly users: number;
  readonly people: number;
  readonly coverage?: number;
  readonly footnotes?: readonly string[];
}

export const SCENE_AGENCIES: readonly SceneAgency[] = [
  { code: 'bqlkcn', name: 'Ban Quản lý các khu công nghiệp', users: 10, people: 10 },
  { code: 'snnmt', name: 'Sở Nông nghiệp và Môi trường', users: 96, people: 132, coverage: 8292 / 10_560, footnotes: ['Mất nhật ký.'] },
  { code: 'snv', name: 'Sở Nội vụ', users: 62, people: 68 },
  { code: 'stp', name: 'Sở Tư pháp', users: 41, people: 48 },
  { code: 'pth', name: 'Phường Tô Hiệu', users: 35, people: 44 },
  { code: 'xmb', name: 'Xã Mường Bám', users: 12, people: 34 },
];

/** What was frozen of a month with these agencies, its figures made by the product's own rules. */
export function frozenMonth(
  id: string,
  agencies: readonly SceneAgency[] = SCENE_AGENCIES,
  changes: Partial<FrozenDocument['head']> = {},
): FrozenDocument {
  const period = parsePeriodId(id);
  if (period === null) throw new Error(`no period ${id}`);
  const parts = agencies.map(agencyOf);
  return {
    head: {
      ...{ schemaVersion: 1, period, structure: 'as-was', number: 0, amends: null, reason: null, approvedBy: null },
      ...{ frozenBy: 'demo', frozenAt: `${period.to.slice(0, 8)}16T08:00:00.000Z`, definitions: USE_DEFINITIONS },
      ...{
        publication: { minPeople: 10, minCoverage: 0.95 },
        calendarRevision: 3,
        workingDays: 22,
        paperDueOn: `${period.to.slice(0, 8)}15`,
      },
      snapshots: [{ id: 7, directoryRevision: 4, calendarRevision: 3, logRevision: 99, parserVersion: 5, coverage: 'coverage@2' }],
      ...{ prices: [], asOf: `${period.to}T16:00:00.000Z`, demoLabel: null },
      ...changes,
    },
    province: provinceOf(parts),
    agencies: parts,
  };
}

/** A report's source: July after June, in which everybody had a user less in ten. */
export function reportSource(content: FrozenDocument = frozenMonth('bc-2026-07')): ReportSource {
  const june = frozenMonth(
    'bc-2026-06',
    SCENE_AGENCIES.map((agency) => ({ ...agency, users: Math.round(agency.users * 0.9) })),
  );
  return { content, code: '7K2M-Q0XD-9TTA', earlier: [june], issuer: { code: 'snv', name: 'Sở Nội vụ', province: 'Sơn La' } };
}

function agencyOf({ code, name, users, people, coverage = 1, footnotes = [] }: SceneAgency): FrozenAgency {
  const minutes = { expectedMinutes: 10_560, coveredMinutes: Math.round(10_560 * coverage) };
  const use = USE_DEFINITIONS.map(({ id: definition }) => {
    const target = definition === 'du-2@1' ? TARGET : null;
    const figure = makeFigure({ definition, numerator: users, eligible: people, unknown: 0, coverage, coverageMinutes: minutes, target });
    return { definition, figure, target, standing: null, keptRate: null };
  });
  const paper: FrozenAgency['paper'] = {
    ...{ code, name, state: 'submitted', isLocked: false, submittedAt: null, correctionCount: 0, isSheetMismatch: null },
    ...{ counts: { paper: 145, both: 36, electronic: 247 }, registers: LEDGER, printLogs: UNKNOWN, reams: UNKNOWN },
    ...{ verdict: 'met', target: PAPER_TARGET, savings: { sheets: null, postings: null, total: null } },
  };
  return { code, name, use, paper, snapshotId: 7, footnotes, changes: [] };
}

/** DOMAIN 9: the paper of Home Affairs in the last month. */
const LEDGER: PaperLedgerReply = {
  ...{ amount: 181, documents: 428, baselineAmount: 367, baselineDocuments: 408, reason: null },
  ...{ reduction: { absolute: 186 / 367, normalised: 0.53, headline: 186 / 367 }, shown: { percent: 50.7, digits: 1 } },
};
const UNKNOWN: PaperLedgerReply = {
  ...{ amount: null, documents: null, baselineAmount: null, baselineDocuments: null, shown: null, reason: 'not-submitted' },
  reduction: { absolute: null, normalised: null, headline: null },
};

function provinceOf(agencies: readonly FrozenAgency[]): FrozenProvince {
  const { published, missingAsZero } = totalCounts(
    agencies.flatMap(({ use }) => use.filter(({ definition }) => definition === 'du-2@1').map(({ figure }) => figure)),
  );
  const sum = (counts: RateCounts, target: TargetReply | null): FrozenProvince['use'][number]['figure'] =>
    makeFigure({
      definition: 'du-2@1',
      numerator: counts.numerator,
      eligible: counts.denominator,
      unknown: 0,
      coverage: 0.99,
      target,
      slack: counts.slack,
    });
  const none = { met: 0, near: 0, 'not-met': 0, 'insufficient-data': 0, 'too-few-days': 0, 'not-published': 0, 'no-target': 0 };
  return {
    use: USE_DEFINITIONS.map(({ id: definition }) => {
      const target = definition === 'du-2@1' ? TARGET : null;
      const zero = missingAsZero === null ? null : sum(missingAsZero, target);
      return { definition, figure: { ...sum(published, target), definition }, missingAsZero: zero, target, standing: null, verdicts: none };
    }),
    volume: {
      sent: null,
      sentUntold: null,
      sentInternal: null,
      sentExternal: null,
      sentMixed: null,
      recipients: null,
      internalRecipients: null,
      received: null,
    },
    paper: {
      ...{ registers: LEDGER, printLogs: UNKNOWN, reams: UNKNOWN, verdict: 'met', submittedCount: 6, expectedCount: 6 },
      printLogCount: 0,
      reamCount: 0,
      savings: { sheets: null, postings: null, total: null },
    },
    ...{ paperTarget: PAPER_TARGET, unconfirmedFacts: 0, sentInternalClient: 0, changes: [] },
  };
}
