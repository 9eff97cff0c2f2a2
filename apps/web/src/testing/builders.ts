import { flowDirectionOf, makeFigure, parsePeriodId, totalCounts } from '@nhip-thu/metrics';
import type {
  AdoptionReply,
  AgencyCoursePoint,
  AgencyAdoption,
  AgencyTier,
  CoverageMinutes,
  DryRunReply,
  Figure,
  FlowCell,
  Period,
  RatioInterval,
  RoleFlowReply,
  SegmentReply,
  Slack,
  TargetReply,
  TrendPoint,
  Verdict,
} from '@nhip-thu/metrics';

export const target: TargetReply = {
  id: 1,
  metric: 'du-2@1',
  scope: 'province',
  comparator: '>=',
  threshold: 0.9,
  levels: { minimum: 0.8, met: 0.9, good: 0.95 },
  legalBasis: 'DEMO-15/QĐ-SNV',
  validFrom: '2026-01-20',
};

/** The period of an id that is known to be good. */
export function period(id: string): Period {
  const found = parsePeriodId(id);
  if (found === null) throw new RangeError(`no period ${id}`);
  return found;
}

interface FigureOptions {
  /** Of a sum of printed figures. */
  readonly slack?: Slack;
  readonly coverage?: number;
  readonly coverageMinutes?: CoverageMinutes;
  readonly bounds?: RatioInterval;
  readonly against?: TargetReply | null;
}

/** A figure made by the rules of the product; coverage below 0.95 withholds it. */
export function figure(numerator: number, denominator: number, { coverage = 1, against = target, ...more }: FigureOptions = {}): Figure {
  return makeFigure({ definition: 'du-2@1', numerator, eligible: denominator, unknown: 0, coverage, target: against, ...more });
}

export function point(periodId: string, numerator: number | null, denominator: number, due: number | null = null): TrendPoint {
  const verdict = numerator === null ? 'insufficient-data' : 'not-met';
  const publication = numerator === null ? 'withheld' : 'exact';
  return {
    periodId,
    numerator,
    publication,
    margin: 0,
    denominator,
    verdict,
    value: numerator === null ? null : numerator / denominator,
    due,
    threshold: period(periodId).to < target.validFrom ? null : target.threshold,
    coverage: numerator === null ? 0.5 : 1,
    snapshotIds: [1],
    isProvisional: false,
  };
}

const VOLUME = {
  ...{
    sent: 900,
    sentUntold: 0,
    sentInternal: 600,
    sentExternal: 200,
    sentMixed: 100,
    recipients: 2000,
    internalRecipients: 1500,
    received: null,
  },
};

/** A period of an agency whose logs are whole. */
export function coursePoint(overrides: Partial<AgencyCoursePoint> = {}): AgencyCoursePoint {
  return { ...VOLUME, coverage: 1, coverageMinutes: null, snapshotId: 1, isProvisional: false, ...overrides };
}

/** Demo names tell their bloc. */
function tierOf(name: string): AgencyTier {
  if (name.startsWith('Phường')) return 'ward';
  return name.startsWith('Xã') ? 'commune' : 'department';
}

export function agency(name: string, itsFigure: Figure, change: number | null = null): AgencyAdoption {
  const trend = [point('bc-2026-06', 1, itsFigure.denominator), point('bc-2026-07', itsFigure.numerator, itsFigure.denominator)];
  const against = itsFigure.verdict === 'no-target' ? null : target;
  return {
    code: name.replaceAll(' ', '-'),
    name,
    tier: tierOf(name),
    figure: itsFigure,
    target: against,
    standing: null,
    change,
    before: trend[0] ?? null,
    trend,
    keptRate: null,
    boxes: { loggedIn: itsFigure.numerator, machineOnly: 0 },
    volume: VOLUME,
    snapshotId: 1,
  };
}

const NO_VERDICTS: Record<Verdict, number> = {
  met: 0,
  near: 0,
  'not-met': 0,
  'insufficient-data': 0,
  'too-few-days': 0,
  'not-published': 0,
  'no-target': 0,
};

/** The reply a server would give for these agencies; totals and verdicts are computed from them. */
export function adoptionReply(agencies: readonly AgencyAdoption[], overrides: Partial<AdoptionReply> = {}): AdoptionReply {
  const against = overrides.target === undefined ? target : overrides.target;
  const totals = totalCounts(agencies.map((row) => row.figure));
  const verdicts = { ...NO_VERDICTS };
  for (const row of agencies) verdicts[row.figure.verdict] += 1;
  const { slack } = totals.published;
  const province = figure(totals.published.numerator, totals.published.denominator, { against, slack });
  return {
    period: period('bc-2026-07'),
    isProvisional: false,
    comparedWith: period('bc-2026-06'),
    definition: 'du-2@1',
    structure: 'as-is',
    target: against,
    standing: null,
    province,
    provinceMissingAsZero:
      totals.missingAsZero === null ? null : figure(totals.missingAsZero.numerator, totals.missingAsZero.denominator, { against, slack }),
    provinceChange: 0.067,
    provinceChangeAgencies: agencies.length,
    pooled: null,
    active: { ...figure(totals.published.numerator, totals.published.denominator, { against: null, slack }), definition: 'du-1@1' },
    activeTarget: null,
    activeChange: null,
    activeChangeAgencies: null,
    verdicts,
    metChange: null,
    boxes: { loggedIn: 20, machineOnly: 1 },
    volume: { ...VOLUME, sent: 48_213 },
    ...{ sentChange: null, receivedChange: null },
    agencies,
    trend: [point('bc-2026-06', 5, 10), point('bc-2026-07', province.numerator, province.denominator)],
    snapshots: [{ id: 1, directoryRevision: 1, calendarRevision: 1, logRevision: 1, parserVersion: 1, coverage: 'coverage@2' }],
    unconfirmedFacts: 0,
    sentInternalClient: 0,
    asOf: '2026-07-16T23:00:00Z',
    computedAt: '2026-07-16T23:12:00Z',
    isDemo: true,
    ...overrides,
  };
}

export function segment(overrides: Partial<SegmentReply> = {}): SegmentReply {
  return {
    ...{
      id: '1',
      origin: 'thu-01',
      name: 'mail.log',
      compression: 'plain',
      dialect: null,
      state: 'folded',
      bytesTotal: 100,
      bytesDone: 100,
    },
    ...{ lines: 1200, parsed: 900, ignored: 250, rejected: 48, oversize: 2, facts: 800, fresh: 700, duplicate: 100, tailBytes: 0 },
    ...{ isDialectAssumed: false, isProvisional: false, linesCut: 0, linesLost: 0 },
    ...{ ignoredKinds: {}, rejectedReasons: {}, linesPerSecond: null, receivedAt: '2026-07-17T01:00:00Z', foldedAt: null },
    ...{ isRollUpPending: false, error: null, damageByte: null },
    ...overrides,
  };
}

export function dryRun(overrides: Partial<DryRunReply> = {}): DryRunReply {
  return {
    ...{ compression: 'gzip', dialect: 'syslog-rfc3164', confidence: 0.998 },
    ...{ lines: 1000, accepted: 700, ignored: 250, rejected: 50, oversize: 0 },
    ignoredKinds: { 'postfix-connection': 250 },
    rejectedLines: [{ reason: 'bad-time', count: 50, positions: [{ line: 12, byte: 1100 }] }],
    ...{ firstAt: '2026-07-17T01:00:00Z', lastAt: '2026-07-17T02:00:00Z', isPartial: true },
    facts: { submissions: 100, copies: 300, logins: 200, loginFailures: 10, others: 90 },
    ...overrides,
  };
}

/** Of two groups, row by row by sender. */
export function flowCells(counts: readonly (number | null)[]): FlowCell[] {
  const groups = ['leaders', 'specialist'] as const;
  return groups.flatMap((from, row) =>
    groups.map((to, column) => ({ from, to, direction: flowDirectionOf(from, to), copies: counts[2 * row + column] ?? null })),
  );
}

/** 160 copies within an agency: 100 down, 40 up, 20 across, and fewer than 10 between its leaders; 30 to others. */
export function roleFlow(overrides: Partial<RoleFlowReply> = {}): RoleFlowReply {
  return {
    ...{ period: period('bc-2026-07'), isProvisional: false, code: null, name: null, agencies: null, asOf: null, isDemo: false },
    ...{ groups: ['leaders', 'specialist'], withheld: null, received: 400, toldReceived: 300 },
    ...{ inside: flowCells([null, 100, 40, 20]), outside: flowCells([30, null, null, null]) },
    ...overrides,
  };
}
