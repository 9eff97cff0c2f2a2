import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { SettingsModule, type Runtime } from './config/settings.module.ts';
import { APPLICATION_NAME, dataSourceOptions, makeDataSource } from './database/data-source.ts';
import { FoldModule } from './ingest/fold.module.ts';
import { QueueModule } from './queue/queue.module.ts';
import { ReportJobsModule } from './reports/report-jobs.module.ts';
import { RollUpModule } from './usage/roll-up.module.ts';

/** A process that only takes jobs (ADR 29): no routes, and no table maps, since jobs ask in SQL. */
@Module({})
export class WorkerModule {
  static with(runtime: Runtime): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        SettingsModule.with(runtime),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...dataSourceOptions(runtime.databaseUrl, [], APPLICATION_NAME.worker), retryAttempts: 0 }),
          // Nest leaves out the options only where no factory gives any.
          dataSourceFactory: async (options) => makeDataSource(options as DataSourceOptions),
        }),
        ...[QueueModule, FoldModule, RollUpModule, ReportJobsModule],
      ],
    };
  }
}
