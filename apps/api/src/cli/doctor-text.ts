import type { FaultText } from '@nhip-thu/metrics';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import type { RejectedReason } from '../ingest/maillog/line-counts.ts';
import type { FindingCode } from '../ingest/reconciliation/doctor-findings.ts';

type FindingTexts = Readonly<Record<FindingCode, (count: string) => FaultText>>;

/** Every reason for which `LineLocator` names lines. */
type ReasonTexts = Readonly<Record<RejectedReason | 'oversize', string>>;

const VI_REASONS: ReasonTexts = {
  'no-envelope': 'không có giờ và tên chương trình ở đầu dòng',
  'bad-time': 'giờ không đọc được',
  'future-time': 'giờ ở tương lai (quá 24 giờ sau lúc nạp)',
  'malformed-postfix': 'dòng Postfix không đúng mẫu',
  'malformed-dovecot': 'dòng Dovecot không đúng mẫu',
  'malformed-record': 'bản ghi thiếu trường hoặc sai giá trị',
  'no-header': 'thiếu dòng tên cột ở đầu tệp',
  'several-days': 'số gộp nhiều ngày, không tách được',
  'parser-fault': 'dòng làm hỏng bộ đọc, đã để riêng',
  oversize: 'dòng quá dài',
};
const EN_REASONS: ReasonTexts = {
  'no-envelope': 'no time and program at the beginning',
  'bad-time': 'unreadable time',
  'future-time': 'time in the future (more than 24 hours after it came in)',
  'malformed-postfix': 'Postfix line of an unknown form',
  'malformed-dovecot': 'Dovecot line of an unknown form',
  'malformed-record': 'record that lacks a field or has an impossible one',
  'no-header': 'no column names at the beginning of the file',
  'several-days': 'sum over several days, which cannot be split',
  'parser-fault': 'line that broke the parser, set apart',
  oversize: 'line too long',
};

function wordsOf(texts: ReasonTexts, code: string): string {
  return new Map(Object.entries(texts)).get(code) ?? code;
}

const VI_FINDINGS: FindingTexts = {
  'unknown-format': () => ({
    what: 'không nhận ra định dạng nào, không đọc được dòng nào',
    toDo: 'kiểm tra đây có phải nhật ký máy chủ thư không; nếu biết định dạng, chỉ rõ bằng --format',
  }),
  'unsure-format': () => ({ what: 'chưa đến một nửa phần đầu tệp giống định dạng này', toDo: 'nếu sai, chỉ rõ định dạng bằng --format' }),
  'damaged-file': () => ({ what: 'tệp hỏng hoặc thiếu phần cuối; chỉ đọc được đến chỗ hỏng', toDo: 'chép lại tệp từ máy chủ rồi thử lại' }),
  'no-sasl-lines': () => ({
    what: 'có Postfix smtpd nhưng không có dòng sasl_username=: không đếm được thư gửi',
    toDo: 'nạp nhật ký của máy nhận thư gửi đi (submission), và bật smtpd_sasl_auth_enable = yes ở cổng 587/465 trong master.cf',
  }),
  'no-saved-lines': () => ({
    what: 'có Dovecot nhưng không có dòng "saved mail to": số thư nhận phải lấy từ nhật ký của Postfix hay Exim, không biết Sieve đã làm gì',
    toDo: 'để Postfix hay Exim giao thư qua LMTP của Dovecot (Postfix: virtual_transport = lmtp:…), và đặt info_log_path để ghi mức info',
  }),
  'no-login-lines': () => ({
    what: 'có Dovecot nhưng không có dòng đăng nhập IMAP/POP3 nào',
    toDo: 'giữ login_log_format_elements có user=<%u> method=%m rip=%r lip=%l session=<%{session}>, và ghi mức info',
  }),
  'failures-summarised': (count) => ({
    what: `${count} lần đăng nhập sai chỉ được ghi gộp khi ngắt kết nối`,
    toDo: 'đặt auth_verbose = yes trong Dovecot để mỗi lần sai thành một dòng',
  }),
  'no-year-and-zone': () => ({
    what: 'giờ ghi kiểu cũ, không có năm và múi giờ',
    toDo: 'chuyển rsyslog sang giờ ISO: module(load="builtin:omfile" Template="RSYSLOG_FileFormat"); trước mắt dùng --year và --tz khi cần',
  }),
  'lines-suppressed': () => ({
    what: 'chương trình ghi nhật ký đã bỏ bớt dòng vì giới hạn tốc độ',
    toDo: 'tắt giới hạn: RateLimitIntervalSec=0 trong journald.conf, SysSock.RateLimit.Interval="0" và ratelimit.interval="0" trong rsyslog',
  }),
  gaps: (count) => ({
    what: `${count} khoảng im lặng bất thường, hơn 15 phút trong giờ làm việc`,
    toDo: 'kiểm tra máy chủ có ngừng không, hay thiếu tệp nhật ký của khoảng này',
  }),
  'clock-jumps': (count) => ({
    what: `đồng hồ lùi hơn 5 phút, ${count} lần`,
    toDo: 'bật đồng bộ giờ (chrony); kiểm tra tệp có bị ghép sai thứ tự không',
  }),
};

const EN_FINDINGS: FindingTexts = {
  'unknown-format': () => ({
    what: 'no format fits, and no line was understood',
    toDo: 'check that this is the log of a mail server; if you know its format, say so with --format',
  }),
  'unsure-format': () => ({ what: 'less than half of the beginning is in this format', toDo: 'if it is another, say so with --format' }),
  'damaged-file': () => ({ what: 'the file is damaged or lacks its end; it was read up to there', toDo: 'copy it from the server again' }),
  'no-sasl-lines': () => ({
    what: 'Postfix smtpd, but no sasl_username= lines: sent mail cannot be counted',
    toDo: 'hand over the log of the submission server, and set smtpd_sasl_auth_enable = yes for ports 587/465 in master.cf',
  }),
  'no-saved-lines': () => ({
    what: 'Dovecot, but no "saved mail to" lines: received mail is taken from the log of Postfix or Exim, and what Sieve did is not known',
    toDo: 'let Postfix or Exim deliver to the LMTP of Dovecot (Postfix: virtual_transport = lmtp:…), and set info_log_path so that info is logged',
  }),
  'no-login-lines': () => ({
    what: 'Dovecot, but not one IMAP or POP3 login',
    toDo: 'keep user=<%u> method=%m rip=%r lip=%l session=<%{session}> in login_log_format_elements, and log info',
  }),
  'failures-summarised': (count) => ({
    what: `${count} failed logins are only summed up when the connection ends`,
    toDo: 'set auth_verbose = yes in Dovecot, so that each is a line of its own',
  }),
  'no-year-and-zone': () => ({
    what: 'stamps of the old kind, without year and zone',
    toDo: 'let rsyslog write ISO stamps: module(load="builtin:omfile" Template="RSYSLOG_FileFormat"); until then give --year and --tz where needed',
  }),
  'lines-suppressed': () => ({
    what: 'the logging program dropped lines because of its rate limit',
    toDo: 'switch it off: RateLimitIntervalSec=0 in journald.conf, SysSock.RateLimit.Interval="0" and ratelimit.interval="0" in rsyslog',
  }),
  gaps: (count) => ({
    what: `${count} unusual silences of more than 15 minutes of working time`,
    toDo: 'see whether the server stood still, or whether the log files of that time are missing',
  }),
  'clock-jumps': (count) => ({
    what: `the clock went back by more than 5 minutes, ${count} times`,
    toDo: 'keep the clock in time (chrony); see whether files were joined in the wrong order',
  }),
};

const VI = {
  noFormat: 'không nhận ra định dạng',
  asked: 'định dạng do bạn chọn',
  sure: (percent: string) => `giống ${percent}%`,
  lines: 'dòng',
  facts: (submissions: string, copies: string, logins: string, failures: string) =>
    `${submissions} lần gửi, ${copies} dòng về thư đã lưu, ${logins} lần đăng nhập, ${failures} lần sai mật khẩu`,
  span: (from: string, to: string) => `từ ${from} đến ${to}`,
  near: (line: string) => `gần dòng ${line}`,
  reason: (code: string): string => wordsOf(VI_REASONS, code),
  findings: VI_FINDINGS,
  healthy: 'Không thấy gì cần sửa.',
  dryRun: 'Chạy thử trên 1.000 dòng đầu, chưa nạp gì.',
};

const EN: typeof VI = {
  noFormat: 'unknown format',
  asked: 'format as you said',
  sure: (percent) => `${percent}% alike`,
  lines: 'lines',
  facts: (submissions, copies, logins, failures) =>
    `${submissions} submissions, ${copies} lines on stored copies, ${logins} logins, ${failures} failed passwords`,
  span: (from, to) => `from ${from} to ${to}`,
  near: (line) => `near line ${line}`,
  reason: (code) => wordsOf(EN_REASONS, code),
  findings: EN_FINDINGS,
  healthy: 'Nothing to mend.',
  dryRun: 'Dry run on the first 1,000 lines: nothing was taken in.',
};

/** Words of `nhipthu doctor` and of dry runs. */
export const DOCTOR_TEXT: Record<TextLanguage, typeof VI> = { vi: VI, en: EN };
