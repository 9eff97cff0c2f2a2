import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { AccessModule } from './access/access.module.ts';
import { ENTITIES } from './app.entities.ts';
import { CalendarModule } from './calendar/calendar.module.ts';
import { Runtime, SettingsModule } from './config/settings.module.ts';
import { dataSourceOptions, makeDataSource, type ApplicationName } from './database/data-source.ts';
import { DemoModule } from './demo/demo.module.ts';
import { DirectoryModule } from './directory/directory.module.ts';
import { HttpModule } from './http/http.module.ts';
import { IngestModule } from './ingest/ingest.module.ts';
import { OperateModule } from './operate/operate.module.ts';
import { PaperModule } from './paper/paper.module.ts';
import { PrivacyModule } from './privacy/privacy.module.ts';
import { QueueModule } from './queue/queue.module.ts';
import { ReportsModule } from './reports/reports.module.ts';
import { TargetsModule } from './targets/targets.module.ts';
import { UsageModule } from './usage/usage.module.ts';

/** The only place that lists features. Every role of the program runs the same module. */
@Module({})
export class AppModule {
  static with(runtime: Runtime, applicationName?: ApplicationName): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(runtime),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...dataSourceOptions(runtime.databaseUrl, ENTITIES, applicationName), retryAttempts: 0 }),
          // Nest leaves out the options only where no factory gives any.
          dataSourceFactory: async (options) => makeDataSource(options as DataSourceOptions),
        }),
        ...[
          QueueModule,
          HttpModule,
          AccessModule,
          DirectoryModule,
          CalendarModule,
          IngestModule,
          UsageModule,
          TargetsModule,
          PaperModule,
          ReportsModule,
          PrivacyModule,
          OperateModule,
          DemoModule,
        ],
      ],
    };
  }
}
