import { Injectable } from '@nestjs/common';
import { IngestService } from '../ingest/ingest.service.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DemoLogSource } from './logs/demo-log-source.ts';
import { listLogMonths, type DemoLogFile } from './logs/demo-log.ts';
import { DEMO_NOW } from './province/demo-spec.ts';

/** The logs arrive on the demo's own day, whatever the clock of this machine says. */

/** How far the demo is: months of logs handed over, then days and periods that still wait for their roll-up. */
export type DemoProgress =
  | { readonly step: 'directory' }
  | { readonly step: 'logs'; readonly done: number; readonly total: number }
  | { readonly step: 'roll-ups'; readonly foldedFiles: number; readonly files: number; readonly dirtyDays: number };

export interface DemoOptions {
  readonly onProgress?: (progress: DemoProgress) => void;
  readonly signal?: AbortSignal;
}

/** Hands the demo's logs over as any log is, and waits until the figures are made of them. */
@Injectable()
export class DemoHandOver {
  constructor(
    private readonly logs: DemoLogSource,
    private readonly ingest: IngestService,
  ) {}

  /** All but what comes late, which is given back. @throws DemoFailedError */
  async handOverMonths(options: DemoOptions): Promise<readonly DemoLogFile[]> {
    const { ids, late } = await this.handOverLogs(options);
    await this.waitForRollUps(ids, options);
    return late;
  }

  /** @throws DemoFailedError */
  async handOverLate(files: readonly DemoLogFile[], options: DemoOptions): Promise<void> {
    await this.waitForRollUps(await this.handOver(files), options);
  }

  private async handOverLogs({ onProgress, signal }: DemoOptions): Promise<{ ids: string[]; late: readonly DemoLogFile[] }> {
    signal?.throwIfAborted();
    const ids: string[] = [];
    const late: DemoLogFile[] = [];
    const total = listLogMonths().length;
    let done = 0;
    onProgress?.({ step: 'logs', done, total });
    for await (const files of this.logs.listMonths(signal)) {
      ids.push(...(await this.handOver(files.filter(({ isLate }) => !isLate))));
      late.push(...files.filter(({ isLate }) => isLate));
      done += 1;
      onProgress?.({ step: 'logs', done, total });
    }
    if (done < total) throw new DemoFailedError(`the logs of ${total - done} of ${total} months were not written`);
    return { ids, late };
  }

  private async handOver(files: readonly DemoLogFile[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { server: originName, name, year, bytes } of files) {
      const { segment } = await this.ingest.receive({ originName, name, stream: toStream(bytes), year, receivedAt: DEMO_NOW });
      ids.push(segment.id);
    }
    return ids;
  }

  private async waitForRollUps(ids: string[], { onProgress, signal }: DemoOptions): Promise<void> {
    const segments = await this.ingest.waitForRollUps(ids, {
      ...(signal && { signal }),
      onProgress: (replies, dirtyDays) => {
        const foldedFiles = replies.filter((reply) => reply.state === 'folded').length;
        onProgress?.({ step: 'roll-ups', foldedFiles, files: ids.length, dirtyDays });
      },
    });
    const failed = segments.find((segment) => segment.state !== 'folded');
    if (failed)
      throw new DemoFailedError(`the demo's log ${failed.name} of ${failed.origin} was not folded: ${failed.error ?? failed.state}`);
  }
}

async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
