import { join } from 'node:path';
import type { ShownAccount } from './access/demo-accounts.ts';
import type { Language } from './config/language.ts';
import type { Settings } from './config/settings.ts';
import { StartUpError } from './config/start-up-error.ts';
import { describeReason } from './config/start-up-fault.text.ts';
import { shortenPath } from './database/data-folder.ts';
import { errorCodeOf } from './database/error-code.ts';
import type { DemoProgress } from './demo/demo-hand-over.ts';

const VI = {
  demo: ' — tỉnh mẫu',
  embedded: 'PostgreSQL kèm sẵn',
  parts: (role: string, database: string, queue: string) => `${role}; cơ sở dữ liệu: ${database}; hàng đợi: ${queue}`,
  directory: '  danh bạ …',
  logs: (done: number, total: number) => `  nhật ký ${done}/${total} tháng …`,
  rollUps: (folded: number, files: number, days: number) => `  tính số liệu: ${folded}/${files} tệp, còn ${days} ngày …`,
  data: 'Dữ liệu',
  open: 'Mở trang',
  account: 'Tài khoản',
  password: 'Mật khẩu',
  setup: 'Thiết lập',
  setupCode: 'Mã thiết lập',
  once: (file: string) => `Mã dùng một lần, trong 24 giờ, để tạo tài khoản đầu tiên; cũng nằm ở ${file}`,
  commands: 'Lệnh',
  roles: 'Vai trò khác',
  samePassword: 'cùng mật khẩu',
  ready: (address: string, folder: string) => `đang chạy ở ${address}; dữ liệu: ${folder}`,
  readyWorker: (folder: string) => `đang nhận việc; dữ liệu: ${folder}`,
  setUpThere: (page: string, file: string) => `; tạo tài khoản đầu tiên ở ${page} bằng mã trong ${file}`,
  auditHead: (head: string) => `  nhật ký truy cập đến mục ${head}`,
  stopping: (signal: string) => `đang dừng (${signal})`,
  stopped: 'đã dừng',
  stop: 'Dừng: Ctrl-C',
  otherLanguage: 'In English: NHIPTHU_LANG=en',
  cannotStart: 'Nhịp Thư không khởi động được:',
  usage: 'Cách dùng: npm start, hoặc npm run demo (tỉnh mẫu). Biến môi trường: .env.example. Các lệnh khác: npx nhipthu --help',
  unknownWord: (word: string) => `Không có lệnh “${word}”: dùng npm start hoặc npm run demo`,
};

type StartUpText = typeof VI;

const EN: StartUpText = {
  demo: ' — demo province',
  embedded: 'embedded PostgreSQL',
  parts: (role, database, queue) => `${role}; database: ${database}; queue: ${queue}`,
  directory: '  directory …',
  logs: (done, total) => `  logs: month ${done} of ${total} …`,
  rollUps: (folded, files, days) => `  roll-ups: ${folded}/${files} files, ${days} days left …`,
  data: 'Data',
  open: 'Open',
  account: 'Account',
  password: 'Password',
  setup: 'Set up',
  setupCode: 'Code',
  once: (file) => `The code is good once, for 24 hours, to make the first account; it is in ${file} as well`,
  commands: 'Commands',
  roles: 'Other roles',
  samePassword: 'same password',
  ready: (address, folder) => `serving at ${address}; data: ${folder}`,
  readyWorker: (folder) => `taking jobs; data: ${folder}`,
  setUpThere: (page, file) => `; make the first account at ${page} with the code in ${file}`,
  auditHead: (head) => `  audit log up to entry ${head}`,
  stopping: (signal) => `stopping (${signal})`,
  stopped: 'stopped',
  stop: 'Stop: Ctrl-C',
  otherLanguage: 'Tiếng Việt: NHIPTHU_LANG=vi',
  cannotStart: 'Nhịp Thư cannot start:',
  usage: 'Usage: npm start, or npm run demo (demo province). Settings: .env.example. Further commands: npx nhipthu --help',
  unknownWord: (word) => `There is no command “${word}”: use npm start or npm run demo`,
};

/** The words of the console while the program starts. */
export const START_UP_TEXT: Readonly<Record<Language, StartUpText>> = { vi: VI, en: EN };

/** What is being started, in one line. */
export function describeStart(settings: Settings, isDemo: boolean, language: Language): string {
  const text = START_UP_TEXT[language];
  const database = settings.databaseUrl === null ? text.embedded : 'DATABASE_URL';
  const queue = settings.redisUrl === null ? 'PostgreSQL' : 'Redis';
  return `Nhịp Thư${isDemo ? text.demo : ''} (${text.parts(settings.role, database, queue)})`;
}

export function describeDemoProgress(progress: DemoProgress, language: Language): string {
  const text = START_UP_TEXT[language];
  switch (progress.step) {
    case 'directory':
      return text.directory;
    case 'logs':
      return text.logs(progress.done, progress.total);
    case 'roll-ups':
      return text.rollUps(progress.foldedFiles, progress.files, progress.dirtyDays);
  }
}

export interface Ready {
  /** Null for a worker, which has no page. */
  readonly address: string | null;
  readonly account: ShownAccount | null;
  /** Accounts of the demo's other roles. */
  readonly roles: readonly string[];
  /** With which the first account is made; null when there is one. */
  readonly setupToken: string | null;
  readonly dataFolder: string;
  /** Whether a command must be told of the data folder to find this installation. */
  readonly isElsewhere: boolean;
}

export function describeReady({ address, account, roles, setupToken, dataFolder, isElsewhere }: Ready, language: Language): string {
  const text = START_UP_TEXT[language];
  const command = isElsewhere ? `NHIPTHU_DATA=${quote(dataFolder)} npx nhipthu` : 'npx nhipthu';
  const rows: [string, string][] = [[text.data, shortenPath(dataFolder)]];
  if (address !== null) rows.push([text.open, address]);
  if (account !== null) rows.push([text.account, account.username], [text.password, account.password]);
  if (address !== null && setupToken !== null) rows.push([text.setup, `${address}/thiet-lap`], [text.setupCode, setupToken]);
  if (roles.length > 0) rows.push([text.roles, `${roles.join(', ')} (${text.samePassword})`]);
  rows.push([text.commands, `${command} --help`]);
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `${label.padEnd(width)}   ${value}`);
  if (setupToken !== null) lines.push(text.once(shortenPath(join(dataFolder, 'setup-token.txt'))));
  return ['', ...lines, '', `${text.stop} · ${text.otherLanguage}`]
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
    .concat('\n');
}

/** The same in one line, with neither password nor code. */
export function describeReadyBriefly({ address, setupToken, dataFolder }: Ready, language: Language): string {
  const text = START_UP_TEXT[language];
  if (address === null) return text.readyWorker(dataFolder);
  const setUp = setupToken === null ? '' : text.setUpThere(`${address}/thiet-lap`, join(dataFolder, 'setup-token.txt'));
  return `${text.ready(address, dataFolder)}${setUp}`;
}

/** A path as a shell takes it; one in quotes has no `~`, which would stay one. */
function quote(path: string): string {
  const short = shortenPath(path);
  return /^[\w./~+-]+$/.test(short) ? short : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** PostgreSQL's `disk_full`. */
const DISK_FULL = '53100';
/** Errors of the disk, the network or the database server carry the code of what happened. */
const CODE = /^(E[A-Z]+|[0-9A-Z]{5})$/;

/** The cause of an expected failure in words; null for a defect of ours, which shows its stack. */
export function describeCause(error: unknown, language: Language): string | null {
  if (error instanceof StartUpError) return error.text[language];
  const code = errorCodeOf(error);
  if (code === null || !CODE.test(code)) return null;
  const message = error instanceof Error ? error.message : String(error);
  const reason = describeReason(code, '')[language];
  return reason === '' ? message : `${reason}: ${message}`;
}

/** An expected error in one line; a defect of ours with its stack. */
export function describeStartError(error: unknown, language: Language): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const isExpected = error instanceof StartUpError || errorCodeOf(error) === DISK_FULL;
  const cause = isExpected ? describeCause(error, language) : stack;
  return `${START_UP_TEXT[language].cannotStart}\n${cause}`;
}
