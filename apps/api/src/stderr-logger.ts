import { isatty } from 'node:tty';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** The program's log, on stderr, so that stdout holds results only. */
export class StderrLogger extends ConsoleLogger {
  constructor(logLevels: LogLevel[]) {
    super({ logLevels, prefix: 'NhipThu', colors: isatty(process.stderr.fd) });
  }

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    super.printMessages(messages, context, level, 'stderr');
  }
}

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'log', 'debug'];

/** The level and everything more serious. */
export function levelsFrom(level: 'error' | 'warn' | 'log' | 'debug'): LogLevel[] {
  return ['fatal', ...LEVELS.slice(0, LEVELS.indexOf(level) + 1)];
}
