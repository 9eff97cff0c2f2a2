import type { Language } from '../config/language.ts';
import { howToStart } from '../config/how-to-start.ts';
import { describeReason } from '../config/start-up-fault.text.ts';
import type { CheckName, CheckState, FindingName, InstallationCheck } from '../operate/doctor/installation-check.ts';
import { formatBytes, formatSpan } from './format-amount.ts';

/** Values of a finding, put into words by what they are. */
interface Spoken {
  /** A name, a path or a reason, as it is. */
  readonly text: (name: string) => string;
  readonly count: (name: string) => string;
  readonly bytes: (name: string) => string;
  readonly span: (name: string) => string;
  /** Code of Node or PostgreSQL. */
  readonly reason: (name: string) => string;
}

interface Words {
  readonly what: string;
  /** Absent where nothing is to be done. */
  readonly toDo?: string;
}

type Fine = Readonly<Record<CheckName, (said: Spoken) => string>>;
type Findings = Readonly<Record<Exclude<FindingName, 'fine'>, (said: Spoken) => Words>>;

interface InstallationText {
  readonly states: Readonly<Record<CheckState, string>>;
  readonly names: Readonly<Record<CheckName, string>>;
  readonly fine: Fine;
  readonly findings: Findings;
  readonly summary: (bad: string, warn: string) => string;
  readonly healthy: string;
}

const VI: InstallationText = {
  states: { ok: 'tốt', warn: 'chú ý', bad: 'HỎNG' },
  names: {
    ...{ folder: 'thư mục dữ liệu', secrets: 'khóa bí mật', space: 'chỗ trống', database: 'cơ sở dữ liệu', schema: 'lược đồ' },
    ...{ rows: 'giới hạn theo dòng', clock: 'đồng hồ', queue: 'hàng đợi', workers: 'tiến trình xử lý', work: 'việc còn lại' },
    ...{
      files: 'kho tệp thô',
      origins: 'nguồn nhật ký',
      backup: 'sao lưu',
      settings: 'tệp của cấu hình',
      proxy: 'proxy ngược',
      post: 'thư và webhook',
    },
  },
  fine: {
    folder: ({ text }) => `${text('folder')}, ghi được`,
    secrets: ({ count }) => `${count('count')} tệp, chỉ chương trình đọc được`,
    space: ({ bytes }) => `còn ${bytes('free')} trên ${bytes('total')}`,
    settings: ({ count }) => `${count('count')} tệp được nêu tên, đọc được`,
    proxy: ({ text }) => (text('url') === '' ? 'không có: chỉ dùng trên máy này' : `${text('url')}, tin ${text('proxies') || 'không ai'}`),
    post: () => 'bảy ngày qua không thư nào, không lần gọi nào hỏng',
    database: ({ text, bytes }) => `PostgreSQL ${text('version')} ${text('place') || 'kèm sẵn'}, ${bytes('bytes')}`,
    schema: ({ text }) => text('newest'),
    rows: () => 'kết nối chưa nói xem cho ai thì không thấy dòng nào',
    clock: ({ count }) => `lệch cơ sở dữ liệu ${count('seconds')} giây`,
    queue: ({ text, count }) => `${text('kind')}: ${count('waiting')} việc chờ, ${count('active')} đang làm`,
    workers: ({ count }) => `đang chạy (${count('count')} kết nối)`,
    work: ({ count }) => `chờ xử lý: ${count('segments')} lát nhật ký, ${count('days')} ngày, ${count('periods')} kỳ`,
    files: () => 'lần đọc lại gần nhất không thấy tệp nào hỏng',
    origins: ({ count }) => `${count('count')} nguồn, không nguồn nào im lặng quá 26 giờ`,
    backup: ({ span, text, bytes }) => `${span('seconds')} trước, ${bytes('bytes')}, ở ${text('folder')}`,
  },
  findings: {
    'folder-missing': ({ text }) => ({
      what: `không có ${text('folder')}`,
      toDo: `đặt NHIPTHU_DATA là thư mục dữ liệu của bản cài này, hoặc khởi động chương trình lần đầu: ${howToStart().program}`,
    }),
    'folder-unwritable': ({ text, reason }) => ({
      what: `không ghi được vào ${text('folder')}: ${reason('reason')}`,
      toDo: 'sửa chủ sở hữu và quyền của thư mục, hoặc giải phóng đĩa; chương trình chưa nhận được gì cho đến lúc đó',
    }),
    'secrets-open': ({ text }) => ({ what: 'người khác trên máy đọc được khóa bí mật', toDo: `chmod 600 ${text('files')}` }),
    'spool-key-missing': ({ text }) => ({
      what: `${text('folder')} có kho tệp thô mà không có spool.key: tên các tệp không còn kiểm được`,
      toDo: 'chép spool.key từ bản sao lưu vào đó trước khi khởi động; nếu khởi động trước, khóa mới sẽ được tạo và mọi tệp bị coi là hỏng',
    }),
    'space-low': ({ bytes }) => ({
      what: `chỉ còn ${bytes('free')} trên ${bytes('total')}`,
      toDo: 'thêm đĩa hoặc dọn bớt; từ 85% đã dùng (và dưới 21,5 GB trống) chương trình thôi nhận nhật ký',
    }),
    'space-full': ({ bytes }) => ({
      what: `chỉ còn ${bytes('free')} trên ${bytes('total')}: không nhận nhật ký nữa (503)`,
      toDo: 'giải phóng đĩa ngay; máy gửi sẽ gửi lại, những gì đã nhận không mất',
    }),
    'not-started': ({ text }) => ({
      what: `chưa có cơ sở dữ liệu kèm sẵn trong ${text('folder')}`,
      toDo: `khởi động lần đầu: ${howToStart().program}`,
    }),
    unreachable: ({ text }) => ({ what: text('reason'), toDo: 'sửa như trên rồi chạy lại nhipthu doctor' }),
    'schema-empty': () => ({ what: 'cơ sở dữ liệu còn trống', toDo: `khởi động lần đầu: ${howToStart().program}; hoặc nhipthu restore` }),
    'schema-behind': ({ count, text }) => ({
      what: `cơ sở dữ liệu ở ${text('newest')}, thiếu ${count('count')} bước của bản chương trình này`,
      toDo: 'sao lưu, rồi khởi động lại chương trình: nó tự nâng cấp (docs/operate.md)',
    }),
    'schema-ahead': ({ text }) => ({
      what: `cơ sở dữ liệu đã được bản mới hơn nâng lên ${text('newest')}`,
      toDo: 'dùng bản chương trình mới hơn đó; bản này không được chạy trên cơ sở dữ liệu này',
    }),
    'rows-open': ({ text }) => ({ what: text('reason'), toDo: 'chương trình không khởi động trong tình trạng này; xem docs/access.md' }),
    'clock-off': ({ count }) => ({
      what: `lệch cơ sở dữ liệu ${count('seconds')} giây`,
      toDo: 'bật đồng bộ giờ (chrony, NTP) ở cả hai máy; quá 5 giây thì chương trình không khởi động',
    }),
    'queue-none': () => ({
      what: 'cơ sở dữ liệu không có hàng đợi',
      toDo: 'nếu chương trình dùng Redis: đặt REDIS_URL như của nó rồi chạy lại nhipthu doctor; nếu không: khởi động chương trình',
    }),
    'queue-failed': ({ count, text }) => ({
      what: `${text('kind')}: ${count('failed')} việc hỏng sau 8 lần thử, ${count('waiting')} việc chờ`,
      toDo: 'xem lý do và chạy lại ở trang Vận hành; sổ nạp vẫn đúng: nhipthu verify',
    }),
    'queue-waits': ({ count, text }) => ({
      what: `${text('kind')}: ${count('waiting')} việc chờ`,
      toDo: `thêm tiến trình xử lý (${howToStart().worker}), hoặc chờ nếu vừa nạp nhiều`,
    }),
    'workers-none': () => ({
      what: 'không có tiến trình nào xử lý',
      toDo: `khởi động chương trình (${howToStart().program}), hoặc ${howToStart().worker} khi ROLE=api`,
    }),
    'work-late': ({ span, count }) => ({
      what: `có việc chờ đã ${span('seconds')}: ${count('segments')} lát nhật ký, ${count('days')} ngày, ${count('periods')} kỳ`,
      toDo: 'xem các dòng hàng đợi và tiến trình xử lý ở trên, và nhật ký của chương trình',
    }),
    'work-failed': ({ count }) => ({
      what: `${count('failed')} lát nhật ký hỏng`,
      toDo: 'xem lý do ở trang Chất lượng dữ liệu › Sổ đối soát; nhipthu doctor TỆP nói phải sửa gì, rồi nạp lại tệp đúng và gỡ lần nạp hỏng',
    }),
    'settings-unreadable': ({ text, reason }) => ({
      what: `${text('files')} không đọc được: ${reason('reason')}`,
      toDo: 'người dùng của dịch vụ phải đọc được tệp và vào được các thư mục chứa nó (docs/install.md); không ai khác đọc được',
    }),
    'settings-empty': ({ text }) => ({ what: `${text('files')} trống`, toDo: 'ghi bí mật vào tệp, hoặc bỏ các biến cần đến nó' }),
    'settings-not-pem': ({ text }) => ({
      what: `${text('files')} không phải tệp PEM đọc được`,
      toDo: 'thay bằng chứng thư hoặc khóa ở dạng PEM',
    }),
    'proxy-untrusted': ({ text }) => ({
      what: `PUBLIC_URL=${text('url')}, nhưng TRUSTED_PROXY trống: mọi người trông như cùng một máy, cookie không có Secure`,
      toDo: 'đặt TRUSTED_PROXY=loopback (compose: uniquelocal) rồi khởi động lại; docs/install.md',
    }),
    'proxy-without-address': () => ({
      what: 'có TRUSTED_PROXY mà không có PUBLIC_URL: không gửi được liên kết, không đăng nhập một lần được',
      toDo: 'đặt PUBLIC_URL là địa chỉ mọi người mở',
    }),
    'post-failed': ({ count }) => ({
      what: `bảy ngày qua ${count('failed')} thư hoặc lần gọi hỏng hẳn, ${count('late')} cái đã hỏng vài lần và còn được thử`,
      toDo: 'xem lý do ở trang Lịch gửi; kiểm tra SMTP_URL, WEBHOOKS và đường mạng tới đó (docs/delivery.md)',
    }),
    'files-damaged': ({ count }) => ({
      what: `${count('count')} tệp bị mất hoặc đã đổi`,
      toDo: 'nhipthu verify nêu từng tệp; chép lại từ bản sao lưu, và kiểm tra đĩa',
    }),
    'origins-none': () => ({ what: 'chưa có nguồn nào', toDo: 'nạp nhật ký, hoặc đặt SYSLOG_…, WATCH: docs/ways-in.md' }),
    'origins-silent': ({ count, text, span }) => ({
      what: `${count('count')}/${count('all')} nguồn im lặng quá 26 giờ, lâu nhất ${span('seconds')}: ${text('names')}`,
      toDo: 'kiểm tra máy chủ thư và đường gửi (rsyslog, thư mục theo dõi); số liệu của những ngày này thiếu cho đến khi có nhật ký',
    }),
    'backup-none': () => ({ what: 'chưa sao lưu lần nào', toDo: 'nhipthu backup --out THƯ_MỤC, mỗi ngày, ra đĩa khác (docs/operate.md)' }),
    'backup-old': ({ span, text }) => ({
      what: `lần cuối ${span('seconds')} trước, ở ${text('folder')}`,
      toDo: 'xem vì sao việc sao lưu hằng ngày không chạy; chạy ngay: nhipthu backup --out THƯ_MỤC',
    }),
  },
  summary: (bad, warn) => `${bad} chỗ hỏng, ${warn} chỗ cần chú ý.`,
  healthy: 'Bản cài này ổn.',
};

const EN: InstallationText = {
  states: { ok: 'ok', warn: 'warn', bad: 'BAD' },
  names: {
    ...{ folder: 'data folder', secrets: 'secrets', space: 'free space', database: 'database', schema: 'schema' },
    ...{ rows: 'row-level security', clock: 'clock', queue: 'queue', workers: 'workers', work: 'work left' },
    ...{
      files: 'raw files',
      origins: 'log sources',
      backup: 'backup',
      settings: 'files of settings',
      proxy: 'reverse proxy',
      post: 'letters and calls',
    },
  },
  fine: {
    folder: ({ text }) => `${text('folder')}, writable`,
    secrets: ({ count }) => `${count('count')} files that the program alone can read`,
    space: ({ bytes }) => `${bytes('free')} of ${bytes('total')} free`,
    settings: ({ count }) => `${count('count')} named, all can be read`,
    proxy: ({ text }) => (text('url') === '' ? 'none: on this machine only' : `${text('url')}, believed: ${text('proxies') || 'nobody'}`),
    post: () => 'none failed within the last seven days',
    database: ({ text, bytes }) => `PostgreSQL ${text('version')}, ${text('place') || 'embedded'}, ${bytes('bytes')}`,
    schema: ({ text }) => text('newest'),
    rows: () => 'a connection that has not said for whom it reads sees no row',
    clock: ({ count }) => `${count('seconds')} s off the database's`,
    queue: ({ text, count }) => `${text('kind')}: ${count('waiting')} jobs wait, ${count('active')} run`,
    workers: ({ count }) => `at work (${count('count')} connections)`,
    work: ({ count }) => `waiting: ${count('segments')} segments, ${count('days')} days, ${count('periods')} periods`,
    files: () => 'none was found damaged when they were last read',
    origins: ({ count }) => `${count('count')}, none silent for more than 26 hours`,
    backup: ({ span, text, bytes }) => `${span('seconds')} ago, ${bytes('bytes')}, in ${text('folder')}`,
  },
  findings: {
    'folder-missing': ({ text }) => ({
      what: `there is no ${text('folder')}`,
      toDo: `set NHIPTHU_DATA to the data folder of this installation, or start the program for the first time: ${howToStart().program}`,
    }),
    'folder-unwritable': ({ text, reason }) => ({
      what: `${text('folder')} cannot be written to: ${reason('reason')}`,
      toDo: 'put its owner and rights in order, or free the disk; until then nothing is taken in',
    }),
    'secrets-open': ({ text }) => ({ what: 'others on this machine can read secrets', toDo: `chmod 600 ${text('files')}` }),
    'spool-key-missing': ({ text }) => ({
      what: `${text('folder')} has a spool but no spool.key: the names of the files cannot be checked`,
      toDo: 'copy spool.key there from a backup before the next start, which would make a new key and take every file for damaged',
    }),
    'space-low': ({ bytes }) => ({
      what: `only ${bytes('free')} of ${bytes('total')} free`,
      toDo: 'add a disk or clear up; from 85% used (and less than 21.5 GB free) on no logs are taken in',
    }),
    'space-full': ({ bytes }) => ({
      what: `only ${bytes('free')} of ${bytes('total')} free: no logs are taken in (503)`,
      toDo: 'free the disk now; senders will send again, and what was taken in is safe',
    }),
    'not-started': ({ text }) => ({
      what: `there is no embedded database in ${text('folder')} yet`,
      toDo: `start the program for the first time: ${howToStart().program}`,
    }),
    unreachable: ({ text }) => ({ what: text('reason'), toDo: 'mend that, then run nhipthu doctor again' }),
    'schema-empty': () => ({
      what: 'the database is empty',
      toDo: `start the program for the first time: ${howToStart().program}; or nhipthu restore`,
    }),
    'schema-behind': ({ count, text }) => ({
      what: `the database is at ${text('newest')} and lacks ${count('count')} steps of this program`,
      toDo: 'make a backup, then restart the program, which upgrades it (docs/operate.md)',
    }),
    'schema-ahead': ({ text }) => ({
      what: `a newer program brought the database to ${text('newest')}`,
      toDo: 'use that newer program; this one must not run on this database',
    }),
    'rows-open': ({ text }) => ({ what: text('reason'), toDo: 'the program does not start like this; see docs/access.md' }),
    'clock-off': ({ count }) => ({
      what: `${count('seconds')} s off the database's`,
      toDo: 'keep both machines in time (chrony, NTP); beyond 5 seconds the program does not start',
    }),
    'queue-none': () => ({
      what: 'the database has no queue',
      toDo: 'if the program uses Redis: set REDIS_URL as it has it and run nhipthu doctor again; if not: start the program',
    }),
    'queue-failed': ({ count, text }) => ({
      what: `${text('kind')}: ${count('failed')} jobs failed 8 times, ${count('waiting')} wait`,
      toDo: 'see why, and run them again, on the page Operation; the ledger stays right: nhipthu verify',
    }),
    'queue-waits': ({ count, text }) => ({
      what: `${text('kind')}: ${count('waiting')} jobs wait`,
      toDo: `add workers (${howToStart().worker}), or wait, if much was just handed over`,
    }),
    'workers-none': () => ({
      what: 'nobody takes jobs',
      toDo: `start the program (${howToStart().program}), or ${howToStart().worker} where ROLE=api`,
    }),
    'work-late': ({ span, count }) => ({
      what: `something has waited for ${span('seconds')}: ${count('segments')} segments, ${count('days')} days, ${count('periods')} periods`,
      toDo: "see queue and workers above, and the program's log",
    }),
    'work-failed': ({ count }) => ({
      what: `${count('failed')} segments failed`,
      toDo: 'see why on the page Data quality › Ledger; nhipthu doctor FILE says what to mend, then hand over the right file and take the failed one back',
    }),
    'settings-unreadable': ({ text, reason }) => ({
      what: `${text('files')} cannot be read: ${reason('reason')}`,
      toDo: 'the user of the service must be able to read the file and enter the folders above it, and nobody else (docs/install.md)',
    }),
    'settings-empty': ({ text }) => ({ what: `${text('files')} is empty`, toDo: 'write the secret into it, or take out what needs it' }),
    'settings-not-pem': ({ text }) => ({ what: `${text('files')} is no readable PEM file`, toDo: 'put a certificate or key in PEM there' }),
    'proxy-untrusted': ({ text }) => ({
      what: `PUBLIC_URL=${text('url')}, but TRUSTED_PROXY is empty: everybody looks like one machine, cookies are not Secure`,
      toDo: 'set TRUSTED_PROXY=loopback (compose: uniquelocal) and restart; docs/install.md',
    }),
    'proxy-without-address': () => ({
      what: 'TRUSTED_PROXY without PUBLIC_URL: no links can be sent, and there is no single sign-on',
      toDo: 'set PUBLIC_URL to the address people open',
    }),
    'post-failed': ({ count }) => ({
      what: `within seven days ${count('failed')} letters or calls were given up, ${count('late')} failed several times and are still tried`,
      toDo: 'see why on the page Schedules; check SMTP_URL, WEBHOOKS and the network to them (docs/delivery.md)',
    }),
    'files-damaged': ({ count }) => ({
      what: `${count('count')} files are missing or were changed`,
      toDo: 'nhipthu verify names each; copy them back from a backup, and check the disk',
    }),
    'origins-none': () => ({ what: 'there is none yet', toDo: 'hand over logs, or set SYSLOG_…, WATCH: docs/ways-in.md' }),
    'origins-silent': ({ count, text, span }) => ({
      what: `${count('count')} of ${count('all')} silent for more than 26 hours, the longest for ${span('seconds')}: ${text('names')}`,
      toDo: 'check the mail server and the way (rsyslog, watched folder); figures of these days lack until their logs come',
    }),
    'backup-none': () => ({ what: 'there never was one', toDo: 'nhipthu backup --out FOLDER, daily, to another disk (docs/operate.md)' }),
    'backup-old': ({ span, text }) => ({
      what: `the last one was ${span('seconds')} ago, in ${text('folder')}`,
      toDo: 'see why the daily backup does not run; make one now: nhipthu backup --out FOLDER',
    }),
  },
  summary: (bad, warn) => `${bad} bad, ${warn} to look at.`,
  healthy: 'This installation is in order.',
};

export const INSTALLATION_TEXT: Readonly<Record<Language, InstallationText>> = { vi: VI, en: EN };

/** A check in words: what was found, and what to do about it. */
export function describeInstallationCheck({ name, finding, values }: InstallationCheck, language: Language): Words {
  const text = INSTALLATION_TEXT[language];
  const said = speak(values, language);
  return finding === 'fine' ? { what: text.fine[name](said) } : text.findings[finding](said);
}

function speak(values: InstallationCheck['values'], language: Language): Spoken {
  const numberOf = (name: string): number => Number(values[name] ?? 0);
  return {
    text: (name) => String(values[name] ?? ''),
    count: (name) => new Intl.NumberFormat(language).format(numberOf(name)),
    bytes: (name) => formatBytes(numberOf(name), language),
    span: (name) => formatSpan(numberOf(name), language),
    reason: (name) => describeReason(String(values[name] ?? ''), String(values[name] ?? ''))[language],
  };
}
