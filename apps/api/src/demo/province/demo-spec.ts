import { DEMO_SERVERS, type ServerName } from './demo-servers.ts';

/** What kind of agency: decides its officials' positions and which mail server it uses. */
export type AgencyTier = 'office' | 'department' | 'inspectorate' | 'board' | 'ward' | 'commune';

export interface DemoAgency {
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
  readonly server: ServerName;
  /** E: officials with or without a mailbox who are counted in every month. */
  readonly officialCount: number;
  /** Those of them without a mailbox; they never took to it, so they are among the last. */
  readonly withoutMailbox: number;
  /** Regular users (DU-2) in the first and in the last reporting month. */
  readonly regularAtStart: number;
  readonly regularAtEnd: number;
  readonly hasLan: boolean;
  /** Third octet of its office network 10.40.x.0/24. */
  readonly network: number;
}

export interface DemoMonth {
  readonly from: string;
  readonly to: string;
  readonly uptake: number;
}

export const DEMO_SEED = 'nhip-thu-demo-2026';
export const DEMO_LABEL = 'Sơn La (dữ liệu giả lập)';
/** The demo's clock stands still on this day. */
export const DEMO_TODAY = '2026-07-17';
export const DEMO_NOW = new Date(`${DEMO_TODAY}T08:00:00+07:00`);
/** When the directory and the calendar were brought in: the last working day before the first reporting month. */
export const DEMO_INSTALLED_AT = new Date('2025-12-12T08:00:00+07:00');
export const DEMO_DOMAIN = 'sonla.example';

/** The launch of the invented mailbox rules. */
export const DEMO_LAUNCH = { number: 'DEMO-15/QĐ-SNV', day: '2026-01-20', issuer: 'Sở Nội vụ', approvedBy: 'Giám đốc Sở Nội vụ' } as const;

/** Reporting months M0 … M6 (both days included) and how far uptake had come in each, percent of the way from start to end. */
export const DEMO_MONTHS = [
  { from: '2025-12-15', to: '2026-01-14', uptake: 0 },
  { from: '2026-01-15', to: '2026-02-14', uptake: 15 },
  { from: '2026-02-15', to: '2026-03-14', uptake: 25 },
  { from: '2026-03-15', to: '2026-04-14', uptake: 50 },
  { from: '2026-04-15', to: '2026-05-14', uptake: 70 },
  { from: '2026-05-15', to: '2026-06-14', uptake: 88 },
  { from: '2026-06-15', to: '2026-07-14', uptake: 100 },
] as const satisfies readonly DemoMonth[];

/** The month under way when the demo's clock stands; its logs reach to the day before. */
export const DEMO_CURRENT_MONTH: DemoMonth = { from: '2026-07-15', to: '2026-08-14', uptake: 100 };
export const DEMO_LOGS_UNTIL = '2026-07-16';

type AgencyRow = readonly [code: string, name: string, tier: AgencyTier, officials: number, start: number, end: number];

/** The 30 agencies as they are today; the code is the initials of the name, which for wards and communes begins with `p` or `x`. */
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

/** 29 officials without a mailbox. */
const WITHOUT_MAILBOX: Readonly<Record<string, number>> = {
  ...{ xxn: 3, xml: 3, xnc: 3, xmb: 3, xvh: 2, xdk: 2, xls: 2, xcs: 2, xsk: 2, xtm: 2, xpk: 2, sdttg: 2, syt: 1 },
};

/** Departments with a mail server of their own. */
const OWN_SERVERS: Readonly<Record<string, ServerName>> = { snnmt: 'thu-snnmt', sgddt: 'thu-sgddt', syt: 'thu-syt' };

export const ALL_AGENCIES: readonly DemoAgency[] = AGENCY_ROWS.map(([code, name, tier, officialCount, start, end], index) => ({
  code,
  name,
  tier,
  server: OWN_SERVERS[code] ?? (tier === 'ward' || tier === 'commune' ? 'thu-xa' : 'thu-tinh'),
  officialCount,
  withoutMailbox: WITHOUT_MAILBOX[code] ?? 0,
  regularAtStart: start,
  regularAtEnd: end,
  hasLan: !WITHOUT_LAN.has(code),
  network: index + 1,
}));

/** The invented centre for digital transformation, which joined the department of science on 01/04/2026. */
const CENTRE: DemoAgency = {
  ...{ code: 'ttcds', name: 'Trung tâm Chuyển đổi số', tier: 'department', server: DEMO_SERVERS['thu-tinh'].name, hasLan: true },
  ...{ officialCount: 24, withoutMailbox: 0, regularAtStart: 3, regularAtEnd: 20, network: AGENCY_ROWS.length + 1 },
};

export const DEMO_MERGER = {
  from: CENTRE.code,
  into: 'skhcn',
  on: '2026-04-01',
  basis: 'DEMO-52/QĐ-UBND ngày 20/3/2026',
} as const;

/** What the department that took the centre in was before. */
const BEFORE_MERGER = { officialCount: 39, regularAtStart: 12, regularAtEnd: 37 } as const;

/** The 31 agencies as they were at first. */
export const FIRST_AGENCIES: readonly DemoAgency[] = [
  ...ALL_AGENCIES.map((agency) => (agency.code === DEMO_MERGER.into ? { ...agency, ...BEFORE_MERGER } : agency)),
  CENTRE,
];

export function domainOf(agency: Pick<DemoAgency, 'code'>): string {
  return `${agency.code}.${DEMO_DOMAIN}`;
}
