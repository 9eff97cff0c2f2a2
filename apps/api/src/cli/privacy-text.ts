import type { NamedViewState } from '@nhip-thu/metrics';

const VI = {
  help: {
    privacy: 'dữ liệu cá nhân: hồ sơ đánh giá tác động, các lượt xem đích danh',
    impact: 'lập hồ sơ đánh giá tác động (Markdown, hoặc DOCX khi tên tệp kết thúc bằng .docx) từ cấu hình và dữ liệu đang có',
    out: 'ghi vào tệp này thay vì in ra',
    erase: 'thay tên, mã và địa chỉ của người đã nghỉ việc (mã cán bộ hoặc hộp thư) bằng bí danh; số liệu giữ nguyên, không hoàn tác được',
    reason: 'lý do, không nêu tên người đó',
    views: 'các lượt xem đích danh: ai đề nghị, mục đích, trạng thái, số lần xem',
  },
  written: (file: string, next: string) => `Đã ghi ${file}. Xem xét lại trước ngày ${next}.`,
  overdue: (last: string) => `Hồ sơ trước lập ngày ${last}, đã quá 6 tháng.`,
  heads: ['Số', 'Cơ quan', 'Kỳ', 'Ai đề nghị', 'Trạng thái', 'Hết hạn', 'Lần xem', 'Mục đích'],
  states: {
    ...{ asked: 'chờ duyệt', approved: 'đang mở', refused: 'từ chối', revoked: 'thu hồi', expired: 'hết hạn' },
  } satisfies Record<NamedViewState, string>,
  erased: (pseudonym: string, addresses: string) => `Đã thay bằng ${pseudonym}; ${addresses} địa chỉ.`,
  noViews: 'Chưa có lượt xem đích danh nào.',
};

const EN: typeof VI = {
  help: {
    privacy: 'personal data: impact assessment, named views',
    impact:
      'write the impact assessment (Markdown, or DOCX where the name of the file ends in .docx) from the present configuration and data',
    out: 'write to this file instead of printing',
    erase: 'replace name, number and addresses of somebody who has left (staff number or mailbox) by pseudonyms; figures stay, no undoing',
    reason: 'the reason, without naming the person',
    views: 'named views: who asked, why, state, readings',
  },
  written: (file, next) => `Wrote ${file}. To be reviewed before ${next}.`,
  overdue: (last) => `The assessment before was made on ${last}, more than 6 months ago.`,
  heads: ['No.', 'Agency', 'Period', 'Asked by', 'State', 'Until', 'Readings', 'Purpose'],
  states: { asked: 'waiting', approved: 'open', refused: 'refused', revoked: 'revoked', expired: 'over' },
  erased: (pseudonym, addresses) => `Now ${pseudonym}; ${addresses} addresses.`,
  noViews: 'There is no named view.',
};

export const PRIVACY_TEXT = { vi: VI, en: EN } as const;
