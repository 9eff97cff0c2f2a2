import { AuditLog } from '../access/audit/audit-log.ts';
import { commandActor } from '../access/audit/command-actor.ts';
import type { CliContext, openCliContext, QueueUse } from '../cli-context.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import type { CliIo } from './cli-io.ts';
import { CLI_TEXT, type CliText } from './cli-text.ts';
import { startProgress, type Progress } from './progress.ts';
import { InterruptedError } from './usage-fault.ts';

/** Version of every JSON document the program prints; a field that changes its meaning raises it. */
export const SCHEMA_VERSION = 1;

export type OpenCliContext = typeof openCliContext;

export interface ShellOptions {
  readonly language: TextLanguage;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  /** Name of the command as it is written to the audit log before the command works; null: this command neither changes anything nor shows persons. */
  readonly deed: string | null;
}

/** What every command speaks through: results on stdout, all else on stderr. */
export class Shell {
  readonly language: TextLanguage;
  readonly isJson: boolean;
  readonly text: CliText;

  constructor(
    readonly io: CliIo,
    private readonly options: ShellOptions,
    private readonly openContext: OpenCliContext,
  ) {
    this.language = options.language;
    this.isJson = options.isJson;
    this.text = CLI_TEXT[options.language];
  }

  /** One line of a result. */
  print(line: string): void {
    this.io.stdout.write(`${line}\n`);
  }

  /** The result as one JSON document. */
  printJson(document: Readonly<Record<string, unknown>>): void {
    this.print(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...document }, null, 2));
  }

  /** A remark that is not part of the result. */
  note(line: string): void {
    if (!this.options.isQuiet) this.io.stderr.write(`${line}\n`);
  }

  startProgress(): Progress {
    if (this.options.isQuiet) return { update: () => undefined, stop: () => undefined };
    return startProgress(this.io, this.io.isWatched && !this.isJson, this.text.bar);
  }

  /** A count as the language writes it. */
  formatCount(count: number): string {
    return new Intl.NumberFormat(this.language).format(count);
  }

  /**
   * Runs work with the program's services, and closes them whatever happens.
   * @param interruptedHint what to tell somebody who pressed Ctrl-C meanwhile
   * @throws InterruptedError
   */
  async withContext<T>(options: { queue: QueueUse; interruptedHint: string }, work: (context: CliContext) => Promise<T>): Promise<T> {
    const { signal } = this.io;
    const interrupted = new InterruptedError(options.interruptedHint);
    const context = await this.openContext({ queue: options.queue, signal }).catch((error: unknown) => {
      // Whatever the opening fell over, it was the Ctrl-C.
      throw signal.aborted ? interrupted : error;
    });
    try {
      const { deed } = this.options;
      if (deed !== null) await context.get(AuditLog).write({ kind: 'command', actor: commandActor(), action: deed });
      return await rejectOnAbort(signal, interrupted, work(context));
    } finally {
      await context.close();
    }
  }
}

/** Settles as the work does, or rejects as soon as the signal is aborted; what the work does after that is of no interest. */
async function rejectOnAbort<T>(signal: AbortSignal, error: Error, work: Promise<T>): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = (): void => reject(error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
