import type { ShownAccount } from './access/first-account.ts';
import type { Settings } from './config/settings.ts';
import { shortenPath } from './database/data-folder.ts';
import type { DemoProgress } from './demo/demo.service.ts';
import { exitCodeOf } from './installation.ts';

/** What the console says while the program starts: Vietnamese, then English. */
export function describeStart(settings: Settings, isDemo: boolean): string {
  const database = settings.databaseUrl === null ? 'PostgreSQL kèm sẵn · embedded' : 'DATABASE_URL';
  const queue = settings.redisUrl === null ? 'PostgreSQL' : 'Redis';
  return `Nhịp Thư${isDemo ? ' — tỉnh mẫu · demo province' : ''} (${settings.role}; cơ sở dữ liệu · database: ${database}; hàng đợi · queue: ${queue})`;
}

export function describeDemoProgress(progress: DemoProgress): string {
  switch (progress.step) {
    case 'directory':
      return '  danh bạ · directory …';
    case 'logs':
      return `  nhật ký · logs ${progress.done}/${progress.total} …`;
    case 'roll-ups':
      return `  tính số liệu · roll-ups: tệp · files ${progress.foldedFiles}/${progress.files}, ngày còn lại · days left ${progress.dirtyDays} …`;
  }
}

export interface Ready {
  /** Null for a worker, which has no page. */
  readonly address: string | null;
  readonly account: ShownAccount | null;
  readonly isDemo: boolean;
  readonly dataFolder: string;
}

export function describeReady({ address, account, isDemo, dataFolder }: Ready): string {
  const lines = ['', `  Dữ liệu · data     ${shortenPath(dataFolder)}`];
  if (address !== null) lines.push(`  Mở trang · open    ${address}`);
  if (account !== null) {
    lines.push(`  Tài khoản · account   ${account.username}`, `  Mật khẩu · password   ${account.password}`);
    if (!isDemo) {
      lines.push('  Mật khẩu này chỉ hiện một lần · shown only once. Đặt lại · reset: npx nhipthu account password quantri');
    }
  }
  lines.push('', '  Dừng · stop: Ctrl-C', '');
  return lines.join('\n');
}

/** An expected error in one line; a defect of ours with its stack. */
export function describeStartError(error: unknown): string {
  const isExpected = exitCodeOf(error) !== null;
  const text = error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error);
  return `Nhịp Thư không khởi động được · cannot start:\n${text}`;
}
