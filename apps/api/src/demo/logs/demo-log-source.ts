import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { DemoLogFile } from './demo-log.ts';

/** Compiled; the sources, which only tests run, take the build as well. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/demo/logs/demo-log-thread.js' : 'demo-log-thread.js',
  import.meta.url,
);

/** Writes the demo's logs in a thread of its own, so that what is written first is folded meanwhile. */
@Injectable()
export class DemoLogSource {
  /** The files of all servers, a month at a time. @throws what made the thread fail, and the reason of `signal` */
  async *listMonths(signal?: AbortSignal): AsyncGenerator<readonly DemoLogFile[]> {
    const thread = new Worker(ENTRY);
    try {
      for await (const [files] of on(thread, 'message', { close: ['exit'], ...(signal && { signal }) })) {
        // Only the thread of this room sends messages here, and these are what it sends.
        yield files as DemoLogFile[];
      }
    } finally {
      await thread.terminate();
    }
  }
}
