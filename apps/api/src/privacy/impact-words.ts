import { toVietnameseDate, type DataRequestKind, type IsoDate, type NamedViewState, type Role } from '@nhip-thu/metrics';
import type { RetentionSettings } from '../config/retention-settings.ts';
import type { KeptData } from './impact.repository.ts';

interface Recipient {
  readonly role: string;
  readonly count: number;
  readonly withSecondFactor: number;
  readonly actions: string;
}

interface Acknowledged {
  readonly version: number;
  readonly day: IsoDate;
  readonly acknowledged: number;
  readonly of: number;
}

interface RequestCount {
  readonly kind: string;
  readonly count: number;
  readonly settled: number;
  readonly overdue: number;
}

/** A day in Vietnamese text, where there is one. */
const dayOr = (day: IsoDate | null): string => (day === null ? '–' : toVietnameseDate(day));

const VI = {
  title: 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
  madeOn: (day: IsoDate, head: string) =>
    `Lập ngày ${toVietnameseDate(day)} từ cấu hình và dữ liệu đang có. Đầu chuỗi nhật ký truy cập: ${head}.`,
  demo: 'Dữ liệu giả lập.',
  review: (last: IsoDate | null, next: IsoDate) =>
    `Lần trước: ${last === null ? 'chưa có' : toVietnameseDate(last)}. Xem xét lại trước ngày ${toVietnameseDate(next)}.`,
  none: 'Chưa có.',
  heads: {
    purposes: 'Mục đích',
    origins: 'Nguồn nhật ký và căn cứ',
    kinds: 'Loại dữ liệu',
    never: 'Không bao giờ lưu',
    retention: 'Thời hạn lưu',
    recipients: 'Ai được xem gì',
    measures: 'Biện pháp bảo vệ',
    notice: 'Thông báo cho cán bộ',
    views: 'Xem đích danh',
    requests: 'Yêu cầu của cán bộ',
    open: 'Việc còn phải làm',
  },
  purposes: [
    'Đo mức sử dụng thư điện tử công vụ và giảm văn bản giấy theo cơ quan, theo kỳ báo cáo.',
    'Không dùng để xếp loại, kỷ luật từng người; lãnh đạo không xem được số theo từng người.',
  ],
  origin: (name: string, text: string, number: string, on: IsoDate) => `${name}: ${text}, số ${number}, ngày ${toVietnameseDate(on)}`,
  originWithout: (name: string) => `${name}: CHƯA GHI CĂN CỨ`,
  kinds: [
    'Danh bạ: họ tên, mã cán bộ, đơn vị, chức vụ, hộp thư, ngày nghỉ và miễn tính có lý do.',
    'Sử dụng theo ngày và hộp thư: số thư gửi, nhận, số lần đăng nhập, giờ truy cập đầu và cuối. Có thể là dữ liệu nhạy cảm (Nghị định 356/2025/NĐ-CP).',
    'Nhật ký gốc của máy chủ thư, như máy chủ đã ghi, trong kho tệp.',
    'Nhật ký truy cập: ai xem, ai sửa.',
  ],
  kept: ({ officials, mailboxes, personDays, firstDay, lastDay, auditEntries }: KeptData) =>
    `Hiện có ${officials} cán bộ, ${mailboxes} hộp thư, ${personDays} ngày-hộp thư (${dayOr(firstDay)} đến ${dayOr(lastDay)}), ${auditEntries} mục nhật ký truy cập.`,
  never: [
    'Tiêu đề, nội dung, tệp đính kèm, mật khẩu, dòng nhật ký không hiểu được.',
    'Địa chỉ người ngoài: chỉ giữ mã băm, niêm phong trong cơ sở dữ liệu bằng khóa của thư mục dữ liệu; không có khóa thì không dò được.',
  ],
  retention: ({ rawFiles, oldestFileOn }: KeptData, { rawMonths, personMonths, leaverMonths }: RetentionSettings) => [
    `Nhật ký gốc: ${rawFiles} tệp, cũ nhất nhận ngày ${dayOr(oldestFileOn)}. Tự xóa sau ${rawMonths} tháng.`,
    `Dữ liệu theo từng người: tự xóa sau ${personMonths} tháng. Số gộp: không thời hạn. Nhật ký truy cập: CHƯA tự xóa.`,
    `Họ tên, mã, địa chỉ của người đã nghỉ việc: thay bằng bí danh sau ${leaverMonths} tháng.`,
  ],
  role: {
    leadership: 'Lãnh đạo',
    'home-affairs': 'Sở Nội vụ',
    agency: 'Cơ quan',
    'mail-administrator': 'Quản trị thư',
    official: 'Cán bộ',
    auditor: 'Kiểm toán',
  } satisfies Record<Role, string>,
  recipient: ({ role, count, withSecondFactor, actions }: Recipient) =>
    `${role}: ${count} tài khoản, ${withSecondFactor} có xác thực hai bước; quyền: ${actions}`,
  measures: [
    'PostgreSQL giữ hàng theo vai trò (row-level security), tự kiểm khi khởi động.',
    'Số công bố được che theo publication@1; xem đích danh chỉ khi có mục đích, người thứ hai duyệt, thời hạn, ghi từng lần xem.',
    'Nhật ký truy cập nối bằng HMAC có khóa, chỉ thêm; mật khẩu argon2id; tên tệp kho là HMAC nội dung.',
  ],
  factorRequired: 'Vai trò thấy cán bộ bắt buộc xác thực hai bước.',
  factorOffered: 'Xác thực hai bước có nhưng KHÔNG bắt buộc (SECOND_FACTOR=offered).',
  notice: ({ version, day, acknowledged, of }: Acknowledged) =>
    `Bản ${version} (${toVietnameseDate(day)}): ${acknowledged}/${of} cán bộ đã xác nhận`,
  noticeNone: 'CHƯA BAN HÀNH THÔNG BÁO NÀO',
  viewState: {
    ...{ asked: 'Chờ duyệt', approved: 'Đang mở', refused: 'Từ chối', revoked: 'Thu hồi', expired: 'Hết hạn' },
  } satisfies Record<NamedViewState, string>,
  reads: (count: number) => `Số lần đã xem: ${count}`,
  requestKind: {
    ...{ access: 'Cung cấp', correction: 'Sửa', restriction: 'Hạn chế, rút đồng ý', erasure: 'Xóa', complaint: 'Khiếu nại' },
  } satisfies Record<DataRequestKind, string>,
  request: ({ kind, count, settled, overdue }: RequestCount) => `${kind}: ${count}, đã xong ${settled}, quá hạn ${overdue}`,
  open: (withoutBasis: number) => [
    `Nguồn chưa ghi căn cứ: ${withoutBasis}.`,
    'Đánh giá rủi ro và kết luận pháp lý do cơ quan, luật sư bổ sung; phần trên chỉ nêu những gì chương trình biết.',
  ],
};

/** The words of the assessment. */
export type ImpactWords = typeof VI;

const EN: ImpactWords = {
  title: 'Impact assessment of the processing of personal data',
  madeOn: (day, head) => `Made on ${day} from the present configuration and data. Head of the audit log: ${head}.`,
  demo: 'Simulated data.',
  review: (last, next) => `Made before: ${last ?? 'never'}. To be reviewed before ${next}.`,
  none: 'None.',
  heads: {
    purposes: 'Purposes',
    origins: 'Log sources and their legal basis',
    kinds: 'Kinds of data',
    never: 'Never kept',
    retention: 'Retention',
    recipients: 'Who may see what',
    measures: 'Measures',
    notice: 'Notice to officials',
    views: 'Named views',
    requests: 'Requests of officials',
    open: 'What is left to do',
  },
  purposes: [
    'To measure the use of official e-mail and the reduction of paper, by agency and reporting period.',
    'Not to rank or discipline single people; leadership cannot see figures of single people.',
  ],
  origin: (name, text, number, on) => `${name}: ${text}, no. ${number} of ${on}`,
  originWithout: (name) => `${name}: NO BASIS ENTERED`,
  kinds: [
    'Directory: names, staff numbers, units, posts, mailboxes, leave and exemptions with their reason.',
    'Use by day and mailbox: messages sent and received, log-ins, first and last access. Possibly sensitive data (Decree 356/2025).',
    'The mail servers’ own logs, as they were written, in the spool.',
    'Audit log: who looked, who changed.',
  ],
  kept: ({ officials, mailboxes, personDays, firstDay, lastDay, auditEntries }) =>
    `At present ${officials} officials, ${mailboxes} mailboxes, ${personDays} mailbox-days (${firstDay ?? '–'} to ${lastDay ?? '–'}), ${auditEntries} audit entries.`,
  never: [
    'Subjects, contents, attachments, passwords, lines that were not understood.',
    'Addresses of outsiders: hashes only, sealed in the database with a key of the data folder; without it no guess can be tested.',
  ],
  retention: ({ rawFiles, oldestFileOn }, { rawMonths, personMonths, leaverMonths }) => [
    `Raw logs: ${rawFiles} files, the oldest received on ${oldestFileOn ?? '–'}. Removed after ${rawMonths} months.`,
    `Data of single people: removed after ${personMonths} months. Sums: without limit. Audit log: NOT yet removed by age.`,
    `Names, numbers and addresses of people who have left: give way to pseudonyms after ${leaverMonths} months.`,
  ],
  role: {
    leadership: 'Leadership',
    'home-affairs': 'Home Affairs',
    agency: 'Agency',
    'mail-administrator': 'Mail administrator',
    official: 'Official',
    auditor: 'Auditor',
  },
  recipient: ({ role, count, withSecondFactor, actions }) =>
    `${role}: ${count} accounts, ${withSecondFactor} with a second factor; may: ${actions}`,
  measures: [
    'PostgreSQL holds rows back by role (row-level security), tested at every start.',
    'Published figures are masked (publication@1); named views need a purpose, a second person, an end, and every reading is on record.',
    'The audit log is chained by keyed HMAC and only added to; passwords are argon2id; files of the spool are named by the HMAC of their bytes.',
  ],
  factorRequired: 'Roles that see persons must have a second factor.',
  factorOffered: 'A second factor is offered and NOT required (SECOND_FACTOR=offered).',
  notice: ({ version, day, acknowledged, of }) => `Version ${version} (${day}): ${acknowledged} of ${of} officials have acknowledged it`,
  noticeNone: 'NO NOTICE IS PUBLISHED',
  viewState: { asked: 'Waiting', approved: 'Open', refused: 'Refused', revoked: 'Revoked', expired: 'Over' },
  reads: (count) => `Readings: ${count}`,
  requestKind: {
    ...{ access: 'Access', correction: 'Correction', restriction: 'Restriction, withdrawal', erasure: 'Erasure', complaint: 'Complaint' },
  },
  request: ({ kind, count, settled, overdue }) => `${kind}: ${count}, settled ${settled}, overdue ${overdue}`,
  open: (withoutBasis) => [
    `Log sources without a basis: ${withoutBasis}.`,
    'The assessment of risks and the legal conclusion are added by the authority and its counsel; the above is what the program knows.',
  ],
};

export const IMPACT_WORDS = { vi: VI, en: EN } as const;
