import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Problem } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { DataSourceOptions } from 'typeorm';
import { z } from 'zod';
import { AccessModule } from '../../apps/api/src/access/access.module.ts';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { Policy } from '../../apps/api/src/access/policy.ts';
import { WallClock } from '../../apps/api/src/access/wall-clock.ts';
import { ENTITIES } from '../../apps/api/src/app.entities.ts';
import { Runtime, SettingsModule } from '../../apps/api/src/config/settings.module.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { dataSourceOptions, makeDataSource } from '../../apps/api/src/database/data-source.ts';
import { HttpModule } from '../../apps/api/src/http/http.module.ts';
import { ProblemException } from '../../apps/api/src/http/problem.ts';
import { setUpHttp } from '../../apps/api/src/http/set-up-http.ts';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { QueueModule } from '../../apps/api/src/queue/queue.module.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const ProbeQuery = z.object({ ky: z.string().regex(/^bc-\d{4}-\d{2}$/), top: z.coerce.number().int().max(100).optional() });
const ProbeBody = z.object({ items: z.array(z.object({ name: z.string().min(2) })) });

/** Routes of every sort, which no feature offers on its own. */
@Controller('probe')
class ProbeController {
  @Get()
  @Policy({ action: 'adoption.read' })
  read(@Query({ schema: ProbeQuery }) query: z.infer<typeof ProbeQuery>): unknown {
    return query;
  }

  @Get('named/:name')
  @Policy({ action: 'adoption.read' })
  named(@Param('name', { schema: z.string().max(5) }) name: string): unknown {
    return { name };
  }

  @Post()
  @Policy({ action: 'adoption.read' })
  write(@Body({ schema: ProbeBody }) body: z.infer<typeof ProbeBody>): unknown {
    return body;
  }

  @Get('broken')
  @Policy({ action: 'adoption.read' })
  broken(): never {
    throw new Error('secret: connection string', { cause: new Error('the true reason') });
  }

  @Get('sealed')
  @Policy({ action: 'adoption.read' })
  sealed(): never {
    throw new ProblemException(
      { code: 'sealed-day', status: 409, title: { vi: 'Ngày đã khóa', en: 'The day is sealed' } },
      { detail: { vi: 'Ngày này không nhận thêm.', en: 'This day takes no more.' } },
    );
  }

  @Put('upload')
  @Policy({ action: 'ingest.write', acceptsBasic: true })
  async upload(@Req() request: Request): Promise<unknown> {
    let bytes = 0;
    for await (const chunk of request) bytes += (chunk as Buffer).length;
    return { bytes };
  }
}

/** Stands still until told otherwise. */
class SetClock extends WallClock {
  private at = Date.UTC(2026, 6, 1, 1);
  override now(): Date {
    return new Date(this.at);
  }
  passMinutes(minutes: number): void {
    this.at += minutes * 60_000;
  }
}

export const PASSWORD = 'mật khẩu đủ dài';

export interface HttpTestApp {
  readonly app: NestExpressApplication;
  readonly clock: SetClock;
  readonly accounts: AccountService;
  /** What the readiness check finds of the queue. */
  readonly queue: { isUp: boolean };
  readonly webRoot: string;
  readonly dataFolder: string;
  /** The label of simulated data, as the house finds it; null at first. */
  readonly demo: { label: string | null };
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** The http and access rooms on a database of their own, with probe routes, a set clock and a built web app of two files. */
export async function startHttpApp(
  options: { trustedProxies?: readonly string[]; environment?: Record<string, string> } = {},
): Promise<HttpTestApp> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'nhip-thu-data-'));
  const webRoot = await mkdtemp(join(tmpdir(), 'nhip-thu-web-'));
  await mkdir(join(webRoot, 'assets'));
  await writeFile(
    join(webRoot, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><meta name="demo-label" content="__DEMO_LABEL__"><style nonce="__CSP_NONCE__"></style>',
  );
  await writeFile(join(webRoot, 'assets/app-1a2b3c.js'), 'export {};');
  const clock = new SetClock();
  const queue = { isUp: true };
  const demo: { label: string | null } = { label: null };

  @Module({
    providers: [
      {
        provide: JobQueue,
        useValue: { ping: () => (queue.isUp ? Promise.resolve() : Promise.reject(new Error('queue host 10.1.2.3 is down'))) },
      },
    ],
    exports: [JobQueue],
  })
  class FakeQueueModule {}

  @Module({
    imports: [
      TypeOrmModule.forRootAsync({
        useFactory: () => dataSourceOptions(database.url, ENTITIES),
        // What `useFactory` has just made.
        dataSourceFactory: async (made) => makeDataSource(made as DataSourceOptions),
      }),
      SettingsModule.with(new Runtime(readSettings(options.environment ?? {}), dataFolder, database.url)),
      HttpModule,
      AccessModule,
    ],
    controllers: [ProbeController],
  })
  class Root {}

  const module = await Test.createTestingModule({ imports: [Root] })
    .overrideModule(QueueModule)
    .useModule(FakeQueueModule)
    .overrideProvider(WallClock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  setUpHttp(app, { webRoot, readDemoLabel: async () => demo.label, trustedProxies: options.trustedProxies ?? [] });
  await app.init();
  const accounts = app.get(AccountService, { strict: false });
  return {
    app,
    clock,
    accounts,
    queue,
    webRoot,
    dataFolder,
    demo,
    database,
    async close() {
      await app.close();
      await database.drop();
      await rm(webRoot, { recursive: true });
      await rm(dataFolder, { recursive: true });
    },
  };
}

/** The problem of an answer. @throws when it is not one, or names another status than the answer has */
export function readProblem(response: { status: number; headers: Record<string, string>; body: Problem }): Problem {
  if (!response.headers['content-type']?.startsWith('application/problem+json')) throw new Error(`no problem but ${response.status}`);
  if (response.body.status !== response.status) throw new Error(`the problem says ${response.body.status}, the answer ${response.status}`);
  return response.body;
}
