import { parentPort } from 'node:worker_threads';
import { inventProvince } from '../province/demo-province.ts';
import { listLogMonths, writeMonth } from './demo-log.ts';

// Entry point of a thread: the months of the demo, one message each, while others fold what came before.
if (parentPort !== null) {
  const province = inventProvince();
  for (const month of listLogMonths()) parentPort.postMessage(writeMonth(province, month), []);
}
