import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Runtime } from '../config/settings.module.ts';
import { DirtyRepository } from './dirty.repository.ts';
import { JobTimes } from './job-times.ts';
import { JobQueue, QUEUE_BACKEND } from './job-queue.ts';
import { JobWorkers } from './job-workers.ts';
import { RetentionLimitRepository } from './retention-limit.repository.ts';
import { SchemaFence } from './schema-fence.ts';
import { TableUpkeepRepository } from './table-upkeep.repository.ts';
import { TendTablesJob } from './tend-tables.job.ts';
import { WorkerSessions } from './worker-sessions.ts';
import { closedBackend, openPostgresBackend, openRedisBackend, type QueueBackend } from './queue-backend.ts';

/** The queue room: jobs, their queue, their workers, and the list of what is out of date. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: QUEUE_BACKEND,
      inject: [Runtime],
      useFactory: async ({ settings, databaseUrl, usesQueue }: Runtime): Promise<QueueBackend> => {
        if (!usesQueue) return closedBackend();
        return settings.redisUrl === null ? openPostgresBackend(databaseUrl) : openRedisBackend(settings.redisUrl);
      },
    },
    JobQueue,
    JobWorkers,
    JobTimes,
    SchemaFence,
    TableUpkeepRepository,
    TendTablesJob,
    DirtyRepository,
    RetentionLimitRepository,
    WorkerSessions,
  ],
  exports: [JobQueue, JobWorkers, JobTimes, DirtyRepository, RetentionLimitRepository, WorkerSessions],
})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  /** Modules shut down after their providers, so the queues are closed by now. */
  async onApplicationShutdown(): Promise<void> {
    await this.backend.close();
  }
}
