import type { NewTarget } from '../../targets/target.repository.ts';

/** What kind of agency: decides its officials' positions and which mail server it uses. */
export type AgencyTier = 'office' | 'department' | 'inspectorate' | 'board' | 'ward' | 'commune';

/** A mail server; each is one log source of its own. */
export type ServerName = 'thu-tinh' | 'thu-xa' | 'thu-snnmt';

/** How a server's syslog writes time, and whether it spells queue ids the long way. */
export interface MailServer {
  readonly name: ServerName;
  readonly ip: string;
  readonly stamp: 'rfc3164' | 'iso8601';
  readonly hasLongQueueIds: boolean;
}

export interface DemoAgency {
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
  readonly server: ServerName;
  /** Officials, all of whom have a mailbox. */
  readonly officialCount: number;
  /** Regular users (DU-2) in the first and in the last reporting month. */
  readonly regularAtStart: number;
  readonly regularAtEnd: number;
  readonly hasLan: boolean;
  /** Third octet of its office network 10.40.x.0/24. */
  readonly network: number;
}

/** A stretch in which a server wrote no log: from `from` (inclusive) to `to` (exclusive), seconds of the day. */
export interface LogGap {
  readonly server: ServerName;
  readonly fromDay: string;
  readonly fromSecond: number;
  readonly toDay: string;
  readonly toSecond: number;
}

export const DEMO_SEED = 'nhip-thu-demo-2026';
export const DEMO_LABEL = 'Sơn La (dữ liệu giả lập)';
/** The demo's clock stands still on this day. */
export const DEMO_TODAY = '2026-07-17';
export const DEMO_DOMAIN = 'sonla.example';

/** The launch of the invented mailbox rules, and the targets they set: 90 % regular users, half of the paper. */
const DEMO_ORDER: Omit<NewTarget, 'metric' | 'levels' | 'trajectory'> = {
  ...{ supersedes: null, scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
  legalBasis: {
    ...{ kind: 'instrument', type: 'Quyết định', number: 'DEMO-15/QĐ-SNV', issuedOn: '2026-01-20', issuer: 'Sở Nội vụ', clause: null },
  },
  ...{ approvedBy: 'Giám đốc Sở Nội vụ', validFrom: '2026-01-20', validTo: null, reason: 'Dữ liệu giả lập', by: 'nhip-thu' },
};

export const DEMO_TARGETS: readonly NewTarget[] = [
  {
    ...{ ...DEMO_ORDER, metric: 'du-2@1', levels: { minimum: 0.8, met: 0.9, good: 0.95 } },
    // 30 % in M0, 90 % in M6.
    trajectory: { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } },
  },
  { ...DEMO_ORDER, metric: 'paper-reduction@1', levels: { minimum: 0.3, met: 0.5, good: 0.6 }, trajectory: null },
];

/** Reporting months M0 … M6 (both days included) and how far uptake had come in each, percent of the way from start to end. */
export const DEMO_MONTHS = [
  { from: '2025-12-15', to: '2026-01-14', uptake: 0 },
  { from: '2026-01-15', to: '2026-02-14', uptake: 15 },
  { from: '2026-02-15', to: '2026-03-14', uptake: 25 },
  { from: '2026-03-15', to: '2026-04-14', uptake: 50 },
  { from: '2026-04-15', to: '2026-05-14', uptake: 70 },
  { from: '2026-05-15', to: '2026-06-14', uptake: 88 },
  { from: '2026-06-15', to: '2026-07-14', uptake: 100 },
] as const;

export interface DemoMonth {
  readonly from: string;
  readonly to: string;
  readonly uptake: number;
}

/** The month under way when the demo's clock stands; its logs reach to the day before. */
export const DEMO_CURRENT_MONTH: DemoMonth = { from: '2026-07-15', to: '2026-08-14', uptake: 100 };
export const DEMO_LOGS_UNTIL = '2026-07-16';

export const DEMO_SERVERS: Readonly<Record<ServerName, MailServer>> = {
  'thu-tinh': { name: 'thu-tinh', ip: '10.40.0.2', stamp: 'iso8601', hasLongQueueIds: true },
  'thu-xa': { name: 'thu-xa', ip: '10.40.0.3', stamp: 'rfc3164', hasLongQueueIds: false },
  'thu-snnmt': { name: 'thu-snnmt', ip: '10.40.0.4', stamp: 'iso8601', hasLongQueueIds: false },
};

/** The department of agriculture's server lost its log: 8,292 of 10,560 working minutes of the last month are covered. */
export const DEMO_GAPS: readonly LogGap[] = [
  {
    server: 'thu-snnmt',
    fromDay: '2026-07-06',
    fromSecond: 9 * 3600 + 12 * 60,
    toDay: '2026-07-10',
    toSecond: 17 * 3600,
  },
];

type AgencyRow = readonly [code: string, name: string, tier: AgencyTier, officials: number, start: number, end: number];

/** All 30 agencies; the code is the initials of the name, which for wards and communes begins with `p` or `x`. */
const AGENCY_ROWS: readonly AgencyRow[] = [
  ['vpubnd', 'Văn phòng UBND tỉnh', 'office', 84, 27, 76],
  ['snv', 'Sở Nội vụ', 'department', 68, 14, 62],
  ['stc', 'Sở Tài chính', 'department', 92, 22, 78],
  ['stp', 'Sở Tư pháp', 'department', 48, 11, 41],
  ['sct', 'Sở Công Thương', 'department', 71, 13, 57],
  ['snnmt', 'Sở Nông nghiệp và Môi trường', 'department', 132, 24, 96],
  ['sxd', 'Sở Xây dựng', 'department', 83, 12, 46],
  ['skhcn', 'Sở Khoa học và Công nghệ', 'department', 63, 15, 57],
  ['svhttdl', 'Sở Văn hóa, Thể thao và Du lịch', 'department', 66, 10, 47],
  ['sgddt', 'Sở Giáo dục và Đào tạo', 'department', 78, 15, 60],
  ['syt', 'Sở Y tế', 'department', 75, 12, 55],
  ['sdttg', 'Sở Dân tộc và Tôn giáo', 'department', 38, 5, 27],
  ['ttt', 'Thanh tra tỉnh', 'inspectorate', 44, 9, 38],
  ['bqlkcn', 'Ban Quản lý các khu công nghiệp', 'board', 10, 2, 9],
  ['pth', 'Phường Tô Hiệu', 'ward', 44, 9, 35],
  ['pca', 'Phường Chiềng An', 'ward', 38, 6, 28],
  ['pcc', 'Phường Chiềng Cơi', 'ward', 36, 6, 27],
  ['pcs', 'Phường Chiềng Sinh', 'ward', 40, 7, 30],
  ['pmc', 'Phường Mộc Châu', 'ward', 42, 8, 34],
  ['xvh', 'Xã Vân Hồ', 'commune', 38, 5, 25],
  ['xdk', 'Xã Đoàn Kết', 'commune', 33, 4, 20],
  ['xls', 'Xã Lóng Sập', 'commune', 31, 3, 16],
  ['xcs', 'Xã Chiềng Sơn', 'commune', 32, 4, 19],
  ['xsk', 'Xã Song Khủa', 'commune', 34, 3, 18],
  ['xtm', 'Xã Tô Múa', 'commune', 33, 4, 20],
  ['xxn', 'Xã Xuân Nha', 'commune', 30, 2, 13],
  ['xml', 'Xã Mường Lạn', 'commune', 34, 2, 15],
  ['xpk', 'Xã Phiêng Khoài', 'commune', 35, 4, 21],
  ['xnc', 'Xã Ngọc Chiến', 'commune', 35, 3, 17],
  ['xmb', 'Xã Mường Bám', 'commune', 34, 2, 12],
];

const WITHOUT_LAN = new Set(['xxn', 'xml', 'xnc', 'xmb']);

export const ALL_AGENCIES: readonly DemoAgency[] = AGENCY_ROWS.map(([code, name, tier, officialCount, start, end], index) => ({
  code,
  name,
  tier,
  server: chooseServer(code, tier),
  officialCount,
  regularAtStart: start,
  regularAtEnd: end,
  hasLan: !WITHOUT_LAN.has(code),
  network: index + 1,
}));

const SMALL_DEMO = new Set(['vpubnd', 'snv', 'stc', 'stp', 'snnmt', 'skhcn', 'ttt', 'bqlkcn', 'pth', 'xvh', 'xmb']);

/** The agencies that the small demo simulates. */
export const SMALL_DEMO_AGENCIES: readonly DemoAgency[] = ALL_AGENCIES.filter((agency) => SMALL_DEMO.has(agency.code));

function chooseServer(code: string, tier: AgencyTier): ServerName {
  if (code === 'snnmt') return 'thu-snnmt';
  return tier === 'ward' || tier === 'commune' ? 'thu-xa' : 'thu-tinh';
}

/** Officials, and regular users in the first and in the last month, of an agency or of a part of one. */
type Uptake = Pick<DemoAgency, 'officialCount' | 'regularAtStart' | 'regularAtEnd'>;

interface DemoMerger {
  /** The agency that lives on. */
  readonly code: string;
  readonly on: string;
  /** The agencies it was before, each with its own uptake. */
  readonly parts: readonly (Uptake & { readonly name: string })[];
}

/** The invented centre for digital transformation joined the department of science on 01/04/2026. */
const DEMO_MERGERS: readonly DemoMerger[] = [
  {
    code: 'skhcn',
    on: '2026-04-01',
    parts: [
      { name: 'Sở Khoa học và Công nghệ', officialCount: 39, regularAtStart: 12, regularAtEnd: 37 },
      { name: 'Trung tâm Chuyển đổi số', officialCount: 24, regularAtStart: 3, regularAtEnd: 20 },
    ],
  },
];

/**
 * Regular users of an agency, as it is today, in a month: n₀ + ⌊((n₆ − n₀)·S + 50) / 100⌋, S being the month's uptake in percent;
 * for months that ended before a merger, the sum over its parts.
 * @example countRegular(snv, DEMO_MONTHS[3]) === 38
 */
export function countRegular(agency: DemoAgency, month: DemoMonth): number {
  const merger = DEMO_MERGERS.find(({ code, on }) => code === agency.code && month.to < on);
  const parts: readonly Uptake[] = merger?.parts ?? [agency];
  return parts.reduce((sum, part) => sum + countUptake(part, month), 0);
}

function countUptake({ regularAtStart, regularAtEnd }: Uptake, month: DemoMonth): number {
  return regularAtStart + Math.floor(((regularAtEnd - regularAtStart) * month.uptake + 50) / 100);
}

/**
 * Officials seen at all (DU-1) in a month: the regular ones and a share of the others that grows from 30 % to 85 %.
 * One official at least is never seen, unless all are regular.
 */
export function countActive(agency: DemoAgency, month: DemoMonth): number {
  const regular = countRegular(agency, month);
  const others = agency.officialCount - regular;
  const share = 30 + (55 * month.uptake) / 100;
  return regular + Math.min(Math.max(others - 1, 0), Math.round((others * share) / 100));
}

export function domainOf(agency: DemoAgency): string {
  return `${agency.code}.${DEMO_DOMAIN}`;
}
