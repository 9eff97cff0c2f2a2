import type { DryRunReply, SegmentReply, UploadReply } from '@nhip-thu/metrics';
import type { TrialOrder } from '../../api/dry-run.ts';
import type { UploadOrder } from '../../api/upload.ts';
import type { LogFile } from './log-files.ts';

/** What the trial of the first lines gave, or why there was none. */
export type Trial = { readonly isRead: true; readonly reply: DryRunReply } | { readonly isRead: false; readonly error: Error };

export type UploadState =
  /** Waits for the trial of its first lines, or is being tried. */
  | { readonly phase: 'untried' }
  | { readonly phase: 'trying' }
  /** Waits for the word to go on. */
  | { readonly phase: 'tried'; readonly trial: Trial }
  | { readonly phase: 'waiting' }
  /** `ratio` 0..1 of the bytes sent; 1 while the server still writes its ledger. */
  | { readonly phase: 'sending'; readonly ratio: number }
  /** `segment` is the ledger's row as it was when the file had come; what became of it since, the ledger tells. */
  | { readonly phase: 'done'; readonly isKnown: boolean; readonly segment: SegmentReply }
  | { readonly phase: 'failed'; readonly error: Error }
  | { readonly phase: 'cancelled' };

export interface Upload extends LogFile {
  readonly id: number;
  readonly origin: string;
  readonly year: number | null;
  readonly state: UploadState;
}

export interface AddOptions {
  readonly origin: string;
  readonly year: number | null;
  /** Whether the first lines are tried and the sending waits for `go`. */
  readonly isTried: boolean;
}

/** The two calls of the server. */
export interface UploadCalls {
  readonly tryFile: (order: TrialOrder) => Promise<DryRunReply>;
  readonly sendFile: (order: UploadOrder) => Promise<UploadReply>;
}

/** Few at a time: the server's disk is the narrow place, not the network. */
const PARALLEL = 2;

/**
 * What a trial promises: that the file will be read; that little of it will (`doubtful`: most lines were refused, no form was known, or the trial itself
 * failed); or that nothing will, every line having been refused.
 */
export type Outlook = 'good' | 'doubtful' | 'none';

export function outlookOf(trial: Trial): Outlook {
  if (!trial.isRead) return 'doubtful';
  const { dialect, lines, rejected, oversize } = trial.reply;
  const refused = rejected + oversize;
  if (lines > 0 && refused >= lines) return 'none';
  return dialect === null || refused > lines / 2 ? 'doubtful' : 'good';
}

/** Whether a trial promises that the file will be read. */
export function isUnderstood(trial: Trial): boolean {
  return outlookOf(trial) === 'good';
}

/**
 * Files on their way to the server, kept outside the pages so that sending goes on while another page is open.
 * Snapshots are immutable; listeners are called after every change.
 */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly aborts = new Map<number, AbortController>();
  private lastId = 0;

  constructor(private readonly calls: UploadCalls) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.uploads;

  add(files: readonly LogFile[], { origin, year, isTried }: AddOptions): void {
    const phase = isTried ? 'untried' : 'waiting';
    const added = files.map(({ file, name }): Upload => ({ id: ++this.lastId, origin, year, file, name, state: { phase } }));
    this.publish([...this.uploads, ...added]);
    this.startNext();
  }

  /** Sends a file that was tried, or sends it again after it failed or was stopped. */
  go(id: number): void {
    this.change(id, { phase: 'waiting' });
    this.startNext();
  }

  /** Sends every file whose trial was understood. */
  goAll(): void {
    const ready = this.uploads.filter(({ state }) => state.phase === 'tried' && isUnderstood(state.trial));
    for (const { id } of ready) this.change(id, { phase: 'waiting' });
    this.startNext();
  }

  /** Forgets a file that was not sent. */
  drop(id: number): void {
    this.aborts.get(id)?.abort();
    this.publish(this.uploads.filter((upload) => upload.id !== id));
    this.startNext();
  }

  cancel(id: number): void {
    this.aborts.get(id)?.abort();
    this.change(id, { phase: 'cancelled' });
    this.startNext();
  }

  /** Forgets the files that need nothing more. */
  clearFinished(): void {
    this.publish(this.uploads.filter(({ state }) => state.phase !== 'done' && state.phase !== 'cancelled'));
  }

  private startNext(): void {
    for (const upload of this.nextOf('waiting', 'sending')) void this.send(upload);
    for (const upload of this.nextOf('untried', 'trying')) void this.try(upload);
  }

  /** As many of those that wait as there is room beside those that run. */
  private nextOf(waiting: UploadState['phase'], running: UploadState['phase']): Upload[] {
    const runningCount = this.uploads.filter(({ state }) => state.phase === running).length;
    return this.uploads.filter(({ state }) => state.phase === waiting).slice(0, Math.max(0, PARALLEL - runningCount));
  }

  private async try({ id, file, year }: Upload): Promise<void> {
    const abort = this.start(id, { phase: 'trying' });
    try {
      const reply = await this.calls.tryFile({ file, year, signal: abort.signal });
      this.changeIfCurrent(id, abort, { phase: 'tried', trial: { isRead: true, reply } });
    } catch (error) {
      this.changeIfCurrent(id, abort, { phase: 'tried', trial: { isRead: false, error: toError(error) } });
    }
    this.startNext();
  }

  private async send({ id, origin, year, file, name }: Upload): Promise<void> {
    const abort = this.start(id, { phase: 'sending', ratio: 0 });
    const onProgress = (ratio: number): void => this.changeIfCurrent(id, abort, { phase: 'sending', ratio });
    try {
      const { isKnown, segment } = await this.calls.sendFile({ origin, year, file, name, signal: abort.signal, onProgress });
      this.changeIfCurrent(id, abort, { phase: 'done', isKnown, segment });
    } catch (error) {
      this.changeIfCurrent(id, abort, { phase: 'failed', error: toError(error) });
    }
    this.startNext();
  }

  private start(id: number, state: UploadState): AbortController {
    const abort = new AbortController();
    this.aborts.set(id, abort);
    this.change(id, state);
    return abort;
  }

  /** A file that was stopped, or is being sent anew, hears nothing more from its former attempt. */
  private changeIfCurrent(id: number, abort: AbortController, state: UploadState): void {
    if (!abort.signal.aborted && this.aborts.get(id) === abort) this.change(id, state);
  }

  private change(id: number, state: UploadState): void {
    this.publish(this.uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
  }

  private publish(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('upload failed', { cause: error });
}
