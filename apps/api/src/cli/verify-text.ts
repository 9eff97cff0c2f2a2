import type { InvariantFault } from '@nhip-thu/metrics';
import type { Language } from '../config/language.ts';
import type { VerifyCheck } from '../ingest/verify.service.ts';

type Counts = Readonly<Record<string, string>>;

/** Added where something was removed by age. */
const removedVi = (count = '0', what = 'tệp'): string => (count === '0' ? '' : `; ${count} ${what} đã xóa theo thời hạn lưu`);
const removedEn = (count = '0', what = 'files'): string =>
  count === '0' ? '' : `; ${count} ${what} removed as their time of keeping is over`;

interface VerifyText {
  readonly names: Readonly<Record<VerifyCheck['name'], string>>;
  /** What holds when there is no fault; the counts are formatted. */
  readonly rules: Readonly<Record<VerifyCheck['name'], (counts: Counts) => string>>;
  readonly problems: Readonly<Record<InvariantFault['problem'], string>>;
  readonly place: (fault: InvariantFault) => string;
  readonly off: (difference: string) => string;
}

const VI: VerifyText = {
  names: {
    ...{ bytes: 'byte', lines: 'dòng', facts: 'sự kiện', blocks: 'khối sự kiện', spool: 'kho tệp thô', finished: 'việc còn lại' },
    ...{ rebuild: 'dựng lại', periods: 'các kỳ' },
  },
  rules: {
    bytes: () => 'byte đã đọc = byte của các dòng',
    lines: () => 'dòng = hiểu + bỏ qua + từ chối + quá dài',
    facts: () => 'sự kiện = mới + đã đếm trước đó',
    blocks: ({ fresh = '', stored = '', removed }) =>
      `${fresh} sự kiện mới, ${stored} sự kiện trong các khối${removedVi(removed, 'sự kiện')}`,
    spool: ({ files = '', removed }) => `${files} tệp nguyên vẹn${removedVi(removed)}`,
    finished: ({ received = '', undoing = '', failed = '', dirtyDays = '', dirtyPeriods = '' }) =>
      `lát nhật ký: ${received} đang xử lý, ${undoing} đang rút lại, ${failed} hỏng; chờ tính lại: ${dirtyDays} ngày, ${dirtyPeriods} kỳ`,
    rebuild: ({ days = '', hours = '', rows = '', removed }) =>
      `dựng lại ${days} ngày từ các tệp: ${hours} giờ khớp từng byte, ${rows} hộp thư-ngày khớp từng dòng${removedVi(removed, 'ngày')}`,
    periods: ({ periods = '', rows = '', removed }) => `tính lại ${periods} kỳ: ${rows} dòng khớp${removedVi(removed, 'kỳ có dữ liệu')}`,
  },
  problems: { missing: 'thiếu tệp', changed: 'nội dung đã đổi', 'wrong-size': 'sai cỡ', differs: 'lệch' },
  place: ({ segmentId, origin, name }) =>
    segmentId === null ? `nguồn ${origin}, ngày ${name}` : `lát ${segmentId} của nguồn ${origin} (${name})`,
  off: (difference) => ` ${difference}`,
};

const EN: VerifyText = {
  names: {
    ...{ bytes: 'bytes', lines: 'lines', facts: 'facts', blocks: 'fact blocks', spool: 'spool', finished: 'work left' },
    ...{ rebuild: 'rebuild', periods: 'periods' },
  },
  rules: {
    bytes: () => 'bytes read = bytes of lines',
    lines: () => 'lines = understood + ignored + rejected + too long',
    facts: () => 'facts = new + counted before',
    blocks: ({ fresh = '', stored = '', removed }) => `${fresh} new facts, ${stored} facts in the blocks${removedEn(removed, 'facts')}`,
    spool: ({ files = '', removed }) => `${files} files intact${removedEn(removed)}`,
    finished: ({ received = '', undoing = '', failed = '', dirtyDays = '', dirtyPeriods = '' }) =>
      `segments: ${received} being processed, ${undoing} being undone, ${failed} failed; waiting for their roll-up: ${dirtyDays} days, ${dirtyPeriods} periods`,
    rebuild: ({ days = '', hours = '', rows = '', removed }) =>
      `${days} days made again from the files: ${hours} hours equal byte for byte, ${rows} mailbox-days row for row${removedEn(removed, 'days')}`,
    periods: ({ periods = '', rows = '', removed }) =>
      `${periods} periods computed again: ${rows} rows are the same${removedEn(removed, 'periods with days')}`,
  },
  problems: { missing: 'file missing', changed: 'content changed', 'wrong-size': 'wrong size', differs: 'off' },
  place: ({ segmentId, origin, name }) =>
    segmentId === null ? `origin ${origin}, day ${name}` : `segment ${segmentId} of the origin ${origin} (${name})`,
  off: (difference) => ` by ${difference}`,
};

const TEXTS: Readonly<Record<Language, VerifyText>> = { vi: VI, en: EN };

/** A check in words: its name, and what holds or where it does not. */
export function describeCheck(check: VerifyCheck, language: Language): { name: string; detail: string } {
  const text = TEXTS[language];
  const format = new Intl.NumberFormat(language);
  const counts = Object.fromEntries(Object.entries(check.counts).map(([name, count]) => [name, format.format(count)]));
  const faults = check.faults.map((fault) => {
    const by = fault.difference === null ? '' : text.off(format.format(fault.difference));
    // What belongs to no origin, such as a period, is named as it is.
    return `${fault.origin === '' ? fault.name : text.place(fault)}: ${text.problems[fault.problem]}${by}`;
  });
  return { name: text.names[check.name], detail: faults.length === 0 ? text.rules[check.name](counts) : faults.join('; ') };
}
