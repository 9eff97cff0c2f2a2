import type { CalendarEntryKind, IsoDate, SessionHoursEntry } from '@nhip-thu/metrics';

/** A departure of the whole province from Monday to Friday, as it stands in a fresh installation. */
export interface SeedEntry {
  readonly day: IsoDate;
  readonly kind: CalendarEntryKind;
  readonly source: string;
  /** "Tạm": no decision that fixes the day has been published. */
  readonly isTentative: boolean;
}

const LABOUR_CODE = 'Bộ luật Lao động 45/2019/QH14, điều 112';
const NOTICE_2024 = 'Thông báo nghỉ Tết, Quốc khánh 2024 của Bộ LĐTBXH ngày 22/11/2023 (vietnamnews.vn 1636141)';
const NOTICE_2025 = 'Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024 (lawnet.vn 9B075)';
const NOTICE_2026 = 'Thông báo của Bộ Nội vụ ngày 17/10/2025 (vietnamnews.vn 1727514)';
const SWAP_2024 = 'Công văn 2450/VPCP-KGVX ngày 12/04/2024 (baotintuc.vn 20240412212054381)';
const SWAP_2026 = 'Hoán đổi ngày làm việc dịp Tết Dương lịch 2026 (24h.com.vn c46a1724830)';
const CULTURE_DAY = 'Ngày Văn hóa Việt Nam, đã công bố, chờ văn bản luật (vneconomy.vn 24/11)';
const UNDECIDED_2027 = `${LABOUR_CODE}; ngày cụ thể năm 2027 chưa có quyết định`;

const fixed = (kind: CalendarEntryKind, source: string, days: readonly IsoDate[]): SeedEntry[] =>
  days.map((day) => ({ day, kind, source, isTentative: false }));
const tentative = (kind: CalendarEntryKind, source: string, days: readonly IsoDate[]): SeedEntry[] =>
  days.map((day) => ({ day, kind, source, isTentative: true }));

/**
 * The province's holidays of 2024 to 2027: the seed of the table `calendar_entry`. What has been installed is changed in the table (`/lich`,
 * `nhipthu calendar`), never here; a later seed needs a migration of its own. Weekends inside a holiday are left out, for they are off anyway.
 *
 * Hùng Kings' Day is the 10th of the third lunar month: 18/04/2024, 07/04/2025, 26/04/2026 (a Sunday), 16/04/2027. The first day of Tết
 * 2027 is Saturday 06/02; its tentative days follow the decision for 2024, whose first day was a Saturday too.
 */
export const CALENDAR_SEED: readonly SeedEntry[] = [
  ...fixed('holiday', LABOUR_CODE, ['2024-01-01', '2024-04-18', '2024-04-30', '2024-05-01']),
  ...fixed('holiday', NOTICE_2024, ['2024-02-08', '2024-02-09', '2024-02-12', '2024-09-02', '2024-09-03']),
  ...fixed('compensatory', NOTICE_2024, ['2024-02-13', '2024-02-14']),
  ...fixed('swapped-off', SWAP_2024, ['2024-04-29']),
  ...fixed('swapped-on', SWAP_2024, ['2024-05-04']),

  ...fixed('holiday', LABOUR_CODE, ['2025-01-01', '2025-04-07']),
  ...fixed('holiday', NOTICE_2025, ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31']),
  ...fixed('holiday', NOTICE_2025, ['2025-04-30', '2025-05-01', '2025-09-01', '2025-09-02']),
  ...fixed('swapped-off', NOTICE_2025, ['2025-05-02']),
  ...fixed('swapped-on', NOTICE_2025, ['2025-04-26']),

  ...fixed('holiday', LABOUR_CODE, ['2026-01-01', '2026-04-30', '2026-05-01']),
  ...fixed('swapped-off', SWAP_2026, ['2026-01-02']),
  ...fixed('swapped-on', SWAP_2026, ['2026-01-10']),
  ...fixed('holiday', NOTICE_2026, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']),
  ...fixed('compensatory', LABOUR_CODE, ['2026-04-27']),
  ...fixed('swapped-off', NOTICE_2026, ['2026-08-31']),
  ...fixed('swapped-on', NOTICE_2026, ['2026-08-22']),
  ...fixed('holiday', NOTICE_2026, ['2026-09-01', '2026-09-02']),
  ...tentative('holiday', CULTURE_DAY, ['2026-11-24']),

  ...tentative('holiday', UNDECIDED_2027, ['2027-01-01', '2027-02-04', '2027-02-05', '2027-02-08', '2027-04-16', '2027-04-30']),
  ...tentative('compensatory', UNDECIDED_2027, ['2027-02-09', '2027-02-10', '2027-05-03']),
  ...tentative('holiday', UNDECIDED_2027, ['2027-09-02', '2027-09-03']),
  ...tentative('holiday', CULTURE_DAY, ['2027-11-24']),
];

const AFTERNOON = { start: 13 * 60 + 30, end: 17 * 60 };
const HOURS_SOURCE = 'Theo mẫu Nghệ An: Thông báo 723/TB-UBND năm 2023, 248/TB-UBND năm 2024; thay bằng quyết định của tỉnh';

/** Session hours of a northern province, summer and winter; tentative until the province's own decision is entered. */
export const SESSION_HOURS: readonly Omit<SessionHoursEntry, 'unitId'>[] = [
  {
    ...{ validFrom: '1900-01-01', validTo: null, from: '04-16', to: '10-15', source: HOURS_SOURCE },
    sessions: [{ start: 7 * 60, end: 11 * 60 + 30 }, AFTERNOON],
  },
  {
    ...{ validFrom: '1900-01-01', validTo: null, from: '10-16', to: '04-15', source: HOURS_SOURCE },
    sessions: [{ start: 7 * 60 + 30, end: 12 * 60 }, AFTERNOON],
  },
];
