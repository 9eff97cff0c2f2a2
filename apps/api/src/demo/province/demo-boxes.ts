import { foldVietnamese } from './demo-names.ts';
import { inventNewcomer, type DemoPerson, type DemoStaff } from './demo-people.ts';
import { SeededRandom } from '../demo-random.ts';
import { DEMO_DOMAIN, DEMO_MERGER, DEMO_SEED, domainOf, type DemoAgency } from './demo-spec.ts';

/** Somebody of the roster who is not counted in the last month, and why. */
export interface AwayPerson {
  readonly agency: DemoAgency;
  readonly person: DemoPerson;
  readonly absence: { readonly kind: 'leave' | 'exemption'; readonly from: string; readonly to: string; readonly reason: string } | null;
  /** First day in office; null: before the logs begin. */
  readonly joinedOn: string | null;
  /** Last day in office: their box is a leaver's since. */
  readonly leftOn: string | null;
}

/** A box that is no person's. */
export interface OtherBox {
  readonly address: string;
  readonly agency: DemoAgency | null;
  readonly name: string;
  readonly type: 'unit' | 'shared' | 'service' | 'unmatched';
}

/** Logs in at every server all day to see whether it works. */
export const MONITOR_ADDRESS = `theodoi@${DEMO_DOMAIN}`;

/** Nine on full leave, four exempt, throughout all months; two who came too late to be counted in the last. */
const ON_LEAVE = ['vpubnd', 'stc', 'sct', 'snnmt', 'snnmt', 'svhttdl', 'sgddt', 'syt', 'pth'];
const LEAVE_REASONS = ['Đi học tập trung dài hạn', 'Nghỉ việc riêng không hưởng lương', 'Nghỉ chữa bệnh dài ngày'];
const EXEMPT = ['vpubnd', 'ttt', 'pmc', 'xvh'];
const EXEMPT_REASON = 'Biệt phái ngoài tỉnh, không dùng hộp thư';
const JOINED = { codes: ['stp', 'xdk'], on: '2026-07-09' };
const AWAY_SPAN = { from: '2025-10-01', to: '2026-12-31' };
/** Seventeen who had left before the logs begin, and whose boxes are kept for a while. */
const LEAVERS = [
  'vpubnd',
  'snv',
  'stc',
  'stc',
  'stp',
  'sct',
  'snnmt',
  'snnmt',
  'sxd',
  'skhcn',
  'svhttdl',
  'sgddt',
  'syt',
  'pth',
  'pca',
  'xvh',
  'xnc',
];
const LEAVING_DAYS = ['2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30'];

/** Thirteen agencies have a second shared box; with the 30 desks and the one that the centre brought along these are 44. */
const MEETING_ROOM_AGENCIES = 13;
const ROBOTS = ['saoluu', 'canhbao', 'dichvucong', 'thongbao', 'mayquet.vpubnd', 'mayquet.snv', 'mayquet.stc', 'dongbo'];
const UNMATCHED = ['tam1', 'tam2', 'lop-tap-huan'];

/** The people of the roster beside those who are counted in every month. */
export function inventAwayPeople(staffs: readonly DemoStaff[], seed = DEMO_SEED): AwayPerson[] {
  const random = new SeededRandom(`${seed}/away`);
  const taken = new Set(staffs.flatMap(({ people, boxless }) => [...people, ...boxless].map(({ fullName }) => fullName)));
  const next = new Map<string, number>();
  const invent = (code: string): Pick<AwayPerson, 'agency' | 'person'>[] => {
    const agency = staffs.find((staff) => staff.agency.code === code)?.agency;
    if (agency === undefined) return [];
    const index = next.get(code) ?? agency.officialCount;
    next.set(code, index + 1);
    return [{ agency, person: inventNewcomer(agency, index, taken, random) }];
  };
  const stays = { absence: null, joinedOn: null, leftOn: null };
  return [
    ...ON_LEAVE.flatMap(invent).map((who) => ({
      ...{ ...who, ...stays, absence: { kind: 'leave' as const, ...AWAY_SPAN, reason: random.pick(LEAVE_REASONS) } },
    })),
    ...EXEMPT.flatMap(invent).map((who) => ({
      ...{ ...who, ...stays, absence: { kind: 'exemption' as const, ...AWAY_SPAN, reason: EXEMPT_REASON } },
    })),
    ...JOINED.codes.flatMap(invent).map((who) => ({ ...who, ...stays, joinedOn: JOINED.on })),
    ...LEAVERS.flatMap(invent).map((who) => ({ ...who, ...stays, leftOn: random.pick(LEAVING_DAYS) })),
  ];
}

/** The boxes of units, roles and machines, and those of which nobody knows whose they are. */
export function listOtherBoxes(staffs: readonly DemoStaff[]): OtherBox[] {
  const agencies = staffs.map(({ agency }) => agency);
  const lasting = agencies.filter(isUnit);
  return [
    ...staffs.map(({ agency, unitMailbox }) => ({
      ...{ address: unitMailbox, agency, name: `Văn thư ${agency.name}`, type: isUnit(agency) ? ('unit' as const) : ('shared' as const) },
    })),
    ...lasting.map((agency) => ({ ...boxOf('motcua', agency), name: `Bộ phận một cửa ${agency.name}`, type: 'shared' as const })),
    ...lasting
      .slice(0, MEETING_ROOM_AGENCIES)
      .map((agency) => ({ ...boxOf('lichhop', agency), name: `Lịch họp ${agency.name}`, type: 'shared' as const })),
    { address: MONITOR_ADDRESS, agency: null, name: 'Theo dõi máy chủ', type: 'service' },
    ...ROBOTS.map((name) => ({ address: `${name}@${DEMO_DOMAIN}`, agency: null, name: `Máy: ${name}`, type: 'service' as const })),
    ...UNMATCHED.map((name) => ({ address: `${name}@${DEMO_DOMAIN}`, agency: null, name: `Chưa rõ: ${name}`, type: 'unmatched' as const })),
  ];
}

/** The centre ended before the last month; its office box lives on as one that is shared. */
function isUnit(agency: DemoAgency): boolean {
  return agency.code !== DEMO_MERGER.from;
}

function boxOf(local: string, agency: DemoAgency): Pick<OtherBox, 'address' | 'agency'> {
  return { address: `${foldVietnamese(local)}@${domainOf(agency)}`, agency };
}
