import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { AppModule } from '../../apps/api/src/app.module.ts';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { setUpHttp } from '../../apps/api/src/http/set-up-http.ts';
import { Reconciler } from '../../apps/api/src/ingest/reconciler.ts';
import { JobWorkers } from '../../apps/api/src/queue/job-workers.ts';
import { makeDataFolder } from './program.ts';
import { ReplyCheck } from './check-reply.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const PASSWORD = 'mat-khau-de-thu';

export interface RunningApp {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly dataFolder: string;
  readonly address: string;
  readonly replies: ReplyCheck;
  /** A request with a signed-in session; a JSON answer that the OpenAPI document does not describe so is an error. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  startWork(): Promise<void>;
  close(): Promise<void>;
}

/** The whole application with a database and data folder of its own; workers start when asked for. */
export async function startApp(environment: Record<string, string> = {}): Promise<RunningApp> {
  const database = await createTestDatabase();
  const data = await makeDataFolder();
  const runtime = new Runtime(readSettings({ ...environment, DATABASE_URL: database.url }), data.path, database.url);
  const module = await Test.createTestingModule({ imports: [AppModule.with(runtime)] }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, forceCloseConnections: true, logger: false });
  setUpHttp(app, { webRoot: fileURLToPath(new URL('../../apps/web/dist', import.meta.url)) });
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();
  await app.get(AccountService).ensureAccount({ username: 'thu', displayName: 'Thử', role: 'home-affairs', password: PASSWORD });
  const signedIn = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'thu', password: PASSWORD }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const replies = new ReplyCheck();
  return {
    ...{ app, database, dataFolder: data.path, address },
    replies,
    fetch: async (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie);
      const response = await fetch(`${address}${path}`, { ...init, headers });
      const contentType = response.headers.get('content-type')?.split(';')[0] ?? '';
      const { pathname } = new URL(path, address);
      if (/[/+]json$/.test(contentType) && pathname.startsWith('/api/v1/')) {
        const body: unknown = await response.clone().json();
        replies.check({ method: init.method ?? 'GET', path: pathname, status: response.status, contentType, body });
      }
      return response;
    },
    async startWork() {
      await app.get(JobWorkers).start();
      await app.get(Reconciler).start();
    },
    async close() {
      await app.close();
      await database.drop();
      await data.remove();
    },
  };
}
