import { isatty } from 'node:tty';
import { inspect } from 'node:util';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { isWiring } from './is-wiring.ts';
import { redactText } from './redact-text.ts';

/** The program's log as text for whoever reads along, on stderr, so that stdout holds results only. */
export class StderrLogger extends ConsoleLogger {
  constructor(logLevels: LogLevel[]) {
    super({ logLevels, prefix: 'NhipThu', colors: isatty(process.stderr.fd) });
  }

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    if (isWiring(context, level)) return;
    super.printMessages(messages.map(redactMessage), context, level, 'stderr');
  }

  protected override printStackTrace(stack: string): void {
    if (stack) super.printStackTrace(redactText(stack));
  }
}

/** Whatever was logged, as text without secrets. */
export function redactMessage(message: unknown): string {
  return redactText(typeof message === 'string' ? message : inspect(message));
}

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'log', 'debug'];

/** The level and everything more serious. */
export function levelsFrom(level: 'error' | 'warn' | 'log' | 'debug'): LogLevel[] {
  return ['fatal', ...LEVELS.slice(0, LEVELS.indexOf(level) + 1)];
}
