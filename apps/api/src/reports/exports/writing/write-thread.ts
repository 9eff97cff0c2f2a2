import { parentPort, type MessagePort } from 'node:worker_threads';
import { yieldToPages } from '../../../config/yield-to-pages.ts';
import { writeReport } from '../../documents/report-files.ts';
import type { WritingTask } from './report-thread.ts';

/** A fault is left to the thread: it ends it, and whoever waits is told. */
async function answer(port: MessagePort, { report, format, author }: WritingTask): Promise<void> {
  port.postMessage(await writeReport(report, format, author));
}

// Entry point of a thread: no framework, no database.
if (parentPort !== null) {
  const port = parentPort;
  yieldToPages(false);
  port.on('message', (task: WritingTask) => void answer(port, task));
}
