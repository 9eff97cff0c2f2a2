import type { SegmentState } from '@nhip-thu/metrics';
import type { Subject } from '../directory/directory-plan.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';

const VI = {
  bar: '{bar} {percentage}% {label}',
  error: 'lỗi',
  interrupted: 'Đã dừng giữa chừng.',
  row: 'dòng',
  column: 'cột',
  moreFaults: (count: string) => `… và ${count} lỗi nữa; thêm --json để xem đủ`,
  defect: 'lỗi ngoài dự kiến của chương trình',
  nothingApplied: (count: string) => `Chưa nhập gì: tệp có ${count} lỗi.`,
  subjects: { agencies: 'cơ quan', officials: 'người', mailboxes: 'hộp thư', aliases: 'bí danh' } satisfies Record<Subject, string>,
  counts: (added: string, changed: string, removed: string, unchanged: string, notInFile: string) =>
    `thêm ${added}, sửa ${changed}, bỏ ${removed}, giữ nguyên ${unchanged}, không có trong tệp ${notInFile}`,
  applied: 'Đã nhập danh bạ.',
  dryRun: 'Chạy thử, chưa ghi gì.',
  importAgain: 'Danh bạ được nhập tất cả hoặc không gì cả: chạy lại đúng lệnh này.',
  again: 'Chạy lại đúng lệnh này để làm lại.',
  ingestAgain: 'Chạy lại đúng lệnh này để làm tiếp: phần đã nhận được giữ nguyên, không dòng nào bị đếm hai lần.',
  reading: (name: string) => `đang nhận ${name}`,
  folding: 'đang xử lý',
  rollingUp: (days: string) => `đang tổng hợp, còn ${days} ngày`,
  empty: (name: string) => `${name}: tệp rỗng, bỏ qua`,
  notRead: (name: string, reason: string) => `${name}: đọc không hết (${reason}); sửa rồi chạy lại, không dòng nào bị đếm hai lần`,
  states: {
    ...{ received: 'đã nhận', folding: 'đang xử lý', folded: 'xong', failed: 'hỏng' },
    ...{ undoing: 'đang rút lại', undone: 'đã rút lại' },
  } satisfies Record<SegmentState, string>,
  known: 'đã có từ trước',
  lines: (lines: string, parsed: string, ignored: string, rejected: string, oversize: string) =>
    `${lines} dòng: hiểu ${parsed}, bỏ qua ${ignored}, từ chối ${rejected}, quá dài ${oversize}`,
  facts: (fresh: string, duplicate: string) => `${fresh} sự kiện mới, ${duplicate} đã đếm trước đó`,
  later: 'Đã nhận, sẽ được xử lý khi chương trình chạy; thêm --wait để chờ kết quả.',
  written: (rows: string, file: string) => `Đã ghi ${rows} dòng vào ${file}`,
  adoptionHeads: ['Mã', 'Cơ quan', 'n', 'N', 'Tỷ lệ', 'Độ phủ'],
  noRate: 'chưa đủ dữ liệu',
  balanced: 'Sổ khớp.',
  unbalanced: 'SỔ KHÔNG KHỚP.',
  good: 'đúng',
  bad: 'SAI',
  newToken: (id: string, origin: string) => `Mã truy cập số ${id} của nguồn ${origin}, chỉ hiện một lần:`,
  tokenRevoked: (id: string, origin: string) => `Đã thu hồi mã số ${id} của nguồn ${origin}.`,
  tokenHeads: ['Số', 'cấp lúc', 'dùng lần cuối', 'thu hồi lúc'],
  newPassword: (name: string) => `Mật khẩu mới của ${name}:`,
  passwordSet: (name: string) => `Đã đổi mật khẩu của ${name}.`,
};

export type CliText = typeof VI;

const EN: CliText = {
  bar: '{bar} {percentage}% {label}',
  error: 'error',
  interrupted: 'Interrupted.',
  row: 'row',
  column: 'column',
  moreFaults: (count) => `… and ${count} more; add --json to see them all`,
  defect: 'unexpected error of the program',
  nothingApplied: (count) => `Nothing was imported: there are ${count} faults.`,
  subjects: { agencies: 'agencies', officials: 'officials', mailboxes: 'mailboxes', aliases: 'aliases' },
  counts: (added, changed, removed, unchanged, notInFile) =>
    `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged, ${notInFile} not in the file`,
  applied: 'The directory is imported.',
  dryRun: 'Dry run: nothing was written.',
  importAgain: 'A directory is imported as a whole or not at all: run the same command again.',
  again: 'Run the same command to start over.',
  ingestAgain: 'Run the same command to go on: what was received is kept, and no line is counted twice.',
  reading: (name) => `receiving ${name}`,
  folding: 'processing',
  rollingUp: (days) => `rolling up, ${days} days left`,
  empty: (name) => `${name}: empty, skipped`,
  notRead: (name, reason) => `${name}: could not be read to its end (${reason}); mend it and run again, no line is counted twice`,
  states: { received: 'received', folding: 'processing', folded: 'done', failed: 'failed', undoing: 'being undone', undone: 'undone' },
  known: 'already known',
  lines: (lines, parsed, ignored, rejected, oversize) =>
    `${lines} lines: ${parsed} understood, ${ignored} ignored, ${rejected} rejected, ${oversize} too long`,
  facts: (fresh, duplicate) => `${fresh} new facts, ${duplicate} counted before`,
  later: 'Received; it is processed while the program runs. Add --wait to wait for the result.',
  written: (rows, file) => `${rows} rows written to ${file}`,
  adoptionHeads: ['Code', 'Agency', 'n', 'N', 'Rate', 'Coverage'],
  noRate: 'insufficient data',
  balanced: 'The ledger balances.',
  unbalanced: 'THE LEDGER DOES NOT BALANCE.',
  good: 'ok',
  bad: 'WRONG',
  newToken: (id, origin) => `Token ${id} of the origin ${origin}, shown only once:`,
  tokenRevoked: (id, origin) => `Token ${id} of the origin ${origin} is revoked.`,
  tokenHeads: ['ID', 'created', 'last used', 'revoked'],
  newPassword: (name) => `New password of ${name}:`,
  passwordSet: (name) => `The password of ${name} is changed.`,
};

export const CLI_TEXT: Record<TextLanguage, CliText> = { vi: VI, en: EN };
