import type { RetentionItem } from '../ingest/retention/retention.repository.ts';

const VI = {
  help: {
    retention: 'xóa những gì đã quá thời hạn lưu: tệp nhật ký thô, dữ liệu của từng người; số tổng hợp và sổ nạp giữ nguyên',
    dryRun: 'chỉ cho biết sẽ xóa gì, không xóa',
  },
  limits: (raw: string, person: string, leaver: string) =>
    `Tệp thô trước ngày ${raw}, dữ liệu của từng người trước ngày ${person}, tên của người nghỉ việc trước ngày ${leaver}.`,
  nothing: 'Không có gì quá thời hạn lưu.',
  wouldGo: 'Sẽ xóa:',
  went: 'Đã xóa:',
  heads: ['Loại', 'Số lượng', 'Từ ngày', 'Đến ngày'],
  kinds: {
    files: 'tệp nhật ký thô',
    blocks: 'khối sự kiện theo giờ',
    'mailbox-days': 'hộp thư-ngày',
    'unmatched-days': 'địa chỉ lạ theo ngày',
    sessions: 'phiên đăng nhập cũ',
    leavers: 'người đã nghỉ việc còn tên',
  } satisfies Record<RetentionItem['kind'], string>,
};

const EN: typeof VI = {
  help: {
    retention: 'remove what has been kept for long enough: raw log files, data of single people; aggregates and the ledger stay',
    dryRun: 'only say what would go, remove nothing',
  },
  limits: (raw, person, leaver) =>
    `Raw files from before ${raw}, data of single people from before ${person}, names of who left before ${leaver}.`,
  nothing: 'Nothing has been kept for longer than that.',
  wouldGo: 'To be removed:',
  went: 'Removed:',
  heads: ['Kind', 'Number', 'From', 'To'],
  kinds: {
    files: 'raw log files',
    blocks: 'hours of facts',
    'mailbox-days': 'mailbox-days',
    'unmatched-days': 'unknown addresses by day',
    sessions: 'old sessions',
    leavers: 'people who left, by name',
  },
};

export const RETENTION_TEXT = { vi: VI, en: EN } as const;
