import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import { isWiring } from './is-wiring.ts';
import { redactText } from './redact-text.ts';
import { redactMessage } from './stderr-logger.ts';

/** Nest's levels by pino's names. */
const LEVELS = { fatal: 'fatal', error: 'error', warn: 'warn', log: 'info', debug: 'debug', verbose: 'trace' } as const satisfies Record<
  LogLevel,
  string
>;
const STDERR = 2;

/** The program's log for machines: one JSON object a line, on stderr, written at once, so that the last words of a process are not lost. */
export class JsonLogger extends ConsoleLogger {
  readonly #pino: Logger;

  constructor(logLevels: LogLevel[], role: string) {
    super({ logLevels });
    const options = {
      // Nest has left out by now what is not to be logged.
      ...{ level: 'trace', base: { pid: process.pid, role }, timestamp: stdTimeFunctions.isoTime },
      formatters: { level: (level: string) => ({ level }) },
    };
    this.#pino = pino(options, destination({ dest: STDERR, sync: true }));
  }

  protected override printMessages(messages: unknown[], context = '', level: LogLevel = 'log', _stream?: unknown, stack?: unknown): void {
    if (isWiring(context, level)) return;
    const more = { ...(context !== '' && { context }), ...(typeof stack === 'string' && stack !== '' && { stack: redactText(stack) }) };
    for (const message of messages) this.#pino[LEVELS[level]](more, redactMessage(message));
  }

  /** It stands in the same object as its message. */
  protected override printStackTrace(): void {
    return undefined;
  }
}
