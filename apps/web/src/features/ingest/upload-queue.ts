import type { UploadReply } from '@nhip-thu/metrics';
import type { UploadOrder } from '../../api/upload.ts';

export type UploadState =
  | { readonly phase: 'waiting' }
  /** `ratio` 0..1 of the bytes sent; 1 while the server still writes its ledger. */
  | { readonly phase: 'sending'; readonly ratio: number }
  | { readonly phase: 'done'; readonly isKnown: boolean }
  | { readonly phase: 'failed'; readonly error: Error }
  | { readonly phase: 'cancelled' };

export interface Upload {
  readonly id: number;
  readonly origin: string;
  readonly year: number | null;
  readonly file: File;
  readonly state: UploadState;
}

type SendFile = (order: UploadOrder) => Promise<UploadReply>;

/** Few at a time: the server's disk is the narrow place, not the network. */
const PARALLEL = 2;

/**
 * Files on their way to the server, kept outside the pages so that sending goes on while another page is open.
 * Snapshots are immutable; listeners are called after every change.
 */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly aborts = new Map<number, AbortController>();
  private lastId = 0;

  constructor(private readonly sendFile: SendFile) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.uploads;

  add(files: readonly File[], origin: string, year: number | null): void {
    const added = files.map((file): Upload => ({ id: ++this.lastId, origin, year, file, state: { phase: 'waiting' } }));
    this.publish([...this.uploads, ...added]);
    this.startNext();
  }

  cancel(id: number): void {
    this.aborts.get(id)?.abort();
    this.change(id, { phase: 'cancelled' });
    this.startNext();
  }

  retry(id: number): void {
    this.change(id, { phase: 'waiting' });
    this.startNext();
  }

  /** Forgets the files that need nothing more. */
  clearFinished(): void {
    this.publish(this.uploads.filter(({ state }) => state.phase !== 'done' && state.phase !== 'cancelled'));
  }

  private startNext(): void {
    const runningCount = this.uploads.filter(({ state }) => state.phase === 'sending').length;
    const waiting = this.uploads.filter(({ state }) => state.phase === 'waiting').slice(0, Math.max(0, PARALLEL - runningCount));
    for (const upload of waiting) void this.run(upload);
  }

  private async run({ id, origin, year, file }: Upload): Promise<void> {
    const abort = new AbortController();
    this.aborts.set(id, abort);
    this.change(id, { phase: 'sending', ratio: 0 });
    const onProgress = (ratio: number): void => this.changeIfSending(id, abort, { phase: 'sending', ratio });
    try {
      const reply = await this.sendFile({ origin, year, file, signal: abort.signal, onProgress });
      this.changeIfSending(id, abort, { phase: 'done', isKnown: reply.isKnown });
    } catch (error) {
      this.changeIfSending(id, abort, {
        phase: 'failed',
        error: error instanceof Error ? error : new Error('upload failed', { cause: error }),
      });
    }
    this.startNext();
  }

  /** A file that was stopped, or is being sent anew, hears nothing more from its former attempt. */
  private changeIfSending(id: number, abort: AbortController, state: UploadState): void {
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
