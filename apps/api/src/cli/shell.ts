import { AuditLog } from '../access/audit/audit-log.ts';
import { commandActor } from '../access/audit/command-actor.ts';
import type { CliContext, openCliContext, QueueUse } from '../cli-context.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import type { CliIo } from './cli-io.ts';
import { CLI_TEXT, type CliText } from './cli-text.ts';
import type { CommandDeed } from './deed-of.ts';
import { startProgress, type Progress } from './progress.ts';
import { InterruptedError } from './usage-fault.ts';

/** Version of every JSON document the program prints; a field that changes its meaning raises it. */
export const SCHEMA_VERSION = 1;

export type OpenCliContext = typeof openCliContext;

export interface ShellOptions {
  readonly language: TextLanguage;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  /** What is written to the audit log before the command works; null: this command neither changes anything nor shows persons. */
  readonly deed: CommandDeed | null;
  /** Whether the command may make an installation where there is none. */
  readonly mayFound: boolean;
}

/** Whose data a command touches, for the audit log, where its line does not say it; what is absent is as the line has it. */
export interface Touched {
  /** Code of the agency whose people they are, `EVERY_AGENCY` for all. */
  readonly agency?: string | null;
  /** The person, when it is one. */
  readonly officialId?: number;
  /** What: the kind of data, the span of days, the name of a file. */
  readonly subject?: string;
  readonly reason?: string | null;
}

export interface ContextOptions {
  readonly queue: QueueUse;
  /** What to tell somebody who pressed Ctrl-C meanwhile. */
  readonly interruptedHint: string;
  /** Where it must be looked up, a function. */
  readonly touched?: Touched | ((context: CliContext) => Promise<Touched>);
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
   * @throws InterruptedError
   */
  async withContext<T>(options: ContextOptions, work: (context: CliContext) => Promise<T>): Promise<T> {
    const { signal } = this.io;
    const interrupted = new InterruptedError(options.interruptedHint);
    const context = await this.openContext({ queue: options.queue, mayFound: this.options.mayFound, signal }).catch((error: unknown) => {
      // Whatever the opening fell over, it was the Ctrl-C.
      throw signal.aborted ? interrupted : error;
    });
    try {
      await this.writeDown(context, options);
      return await rejectOnAbort(signal, interrupted, work(context));
    } finally {
      await context.close();
    }
  }

  /** That the command is about to work, and on whose data. */
  private async writeDown(context: CliContext, { touched = {} }: ContextOptions): Promise<void> {
    const { deed } = this.options;
    if (deed === null) return;
    const told = typeof touched === 'function' ? await touched(context) : touched;
    await context.get(AuditLog).write({ kind: 'command', actor: commandActor(), ...deed, ...told });
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
