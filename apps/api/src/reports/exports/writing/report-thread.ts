import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReportDocument, ReportFormat } from '@nhip-thu/metrics';
import type { ReportFile } from '../../documents/report-files.ts';

/** A report that is to be written in one format. */
export interface WritingTask {
  readonly report: ReportDocument;
  readonly format: ReportFormat;
  /** Named in the properties of the file. */
  readonly author: string;
}

/** Compiled; the sources, which only tests run, take the build as well. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? '../../../../dist/reports/exports/writing/write-thread.js' : 'write-thread.js',
  import.meta.url,
);

/**
 * A thread that writes the files of one export, so that pages and queues are answered meanwhile. It knows reports and fonts, no framework and no database.
 * It is begun with its first report and must be closed; a signal that is aborted ends a write that is under way at once.
 */
export class ReportThread {
  readonly #signal: AbortSignal;
  readonly #entry: URL;
  #thread: Worker | null = null;

  constructor(signal: AbortSignal, entry = ENTRY) {
    this.#signal = signal;
    this.#entry = entry;
  }

  /**
   * The files of a report in one format, the same bytes as without a thread. One at a time.
   * @throws what the writer threw; an AbortError when the signal is aborted
   */
  async write(report: ReportDocument, format: ReportFormat, author: string): Promise<ReportFile[]> {
    this.#signal.throwIfAborted();
    const thread = this.#open();
    const task: WritingTask = { report, format, author };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, unlike a window, has no origin
    thread.postMessage(task);
    const [files] = await once(thread, 'message', { signal: this.#signal });
    // The other end of the port is write-thread.ts.
    return files as ReportFile[];
  }

  /** Ends the thread, whatever it is at. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = null;
  }

  #open(): Worker {
    if (this.#thread !== null) return this.#thread;
    this.#thread = new Worker(this.#entry);
    // Told to whoever waits for a file; one that comes while nobody does must not end the process.
    this.#thread.on('error', () => undefined);
    return this.#thread;
  }
}
