import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { Queue } from 'bullmq';
import express, { type Router } from 'express';
import { BOARD_PATH } from '../../http/board-path.ts';
import { JOBS, type JobName } from '../../queue/jobs.ts';
import type { AnyQueue } from '../../queue/queue-backend.ts';
import { BoardServer } from './board-server.ts';

const HIDDEN = { '[hidden]': true };

/** bull-board over the queues that are open. @param mayChange false: its page offers nothing that changes anything */
export function makeBoard(queues: ReadonlyMap<JobName, AnyQueue>, mayChange: boolean): Router {
  const server = new BoardServer(`/${BOARD_PATH}/`);
  createBullBoard({
    queues: [...queues].map(([name, queue]) => adapterOf(name, queue, mayChange)),
    serverAdapter: server,
    options: {
      uiBasePath: dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json')),
      uiConfig: {
        boardTitle: 'Nhịp Thư',
        // Of another host.
        hideDocsLink: true,
        // It has no Vietnamese, and would look for the file of whatever the browser prefers.
        locale: { lng: 'en-US' },
        miscLinks: [{ text: 'Vận hành', url: '/van-hanh' }],
      },
    },
  });
  return express.Router().use(`/${BOARD_PATH}`, server.router);
}

function adapterOf(name: JobName, queue: AnyQueue, mayChange: boolean): BullMQAdapter {
  // Whichever store is behind it, what `openQueue` opened in a process with a queue is BullMQ's.
  const adapter = new BullMQAdapter(queue as unknown as Queue, { readOnlyMode: !mayChange });
  // Numbers of the ledger are shown; whatever else somebody put there is not.
  adapter.setFormatter('data', (data: unknown) => (JOBS[name].payload.safeParse(data).success ? data : HIDDEN));
  adapter.setFormatter('returnValue', () => null);
  adapter.setFormatter('progress', () => 0);
  return adapter;
}
