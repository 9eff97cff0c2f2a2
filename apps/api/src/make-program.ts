import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuditAnchor } from './access/audit/audit-anchor.ts';
import { FirstAccount } from './access/first-account.ts';
import { AppModule } from './app.module.ts';
import type { Application, ShownAccounts } from './application.ts';
import { Clock } from './calendar/clock.ts';
import { readLanguage } from './config/language.ts';
import type { Runtime } from './config/settings.module.ts';
import type { RunRole } from './config/settings.ts';
import { APPLICATION_NAME } from './database/data-source.ts';
import { say } from './console-lines.ts';
import type { DemoOptions } from './demo/demo-hand-over.ts';
import { DemoService } from './demo/demo.service.ts';
import { setUpHttp } from './http/set-up-http.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { FolderWatcher } from './ingest/watch/folder-watcher.ts';
import { SyslogReceiver } from './ingest/syslog/syslog-receiver.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { START_UP_TEXT } from './start-up.text.ts';
import { levelsFrom, StderrLogger } from './stderr-logger.ts';

const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** The whole program, with its page unless its role is that of a worker. */
export async function makeProgram(runtime: Runtime, isDemo: boolean): Promise<Application> {
  const { role, logLevel, host, port } = runtime.settings;
  const options = { logger: new StderrLogger(levelsFrom(logLevel)), abortOnError: false };
  const module = AppModule.with(runtime, role === 'api' ? APPLICATION_NAME.other : APPLICATION_NAME.worker);
  if (role === 'worker')
    return applicationOf(await NestFactory.createApplicationContext(module, options), { role, isDemo }, async () => null);
  const http = { bodyParser: false, forceCloseConnections: true };
  const app = await NestFactory.create<NestExpressApplication>(module, { ...options, ...http });
  return applicationOf(app, { role, isDemo }, async () => {
    setUpHttp(app, { webRoot: WEB_ROOT, readDemoLabel: () => app.get(Clock, { strict: false }).demoLabel() });
    await app.listen(port, host);
    return app.getUrl();
  });
}

function applicationOf(
  app: INestApplicationContext,
  { role, isDemo }: { readonly role: RunRole; readonly isDemo: boolean },
  serve: Application['serve'],
): Application {
  return {
    serve,
    startWork: async () => {
      if (role !== 'api') {
        await app.get(JobWorkers).start();
        await app.get(Reconciler).start();
      }
      if (role === 'worker') return;
      if (!isDemo) app.get(FolderWatcher).start();
      await app.get(SyslogReceiver).start();
      await app.get(AuditAnchor).start((head) => say(START_UP_TEXT[readLanguage()].auditHead(head)));
    },
    prepareAccounts: (options) => (isDemo ? prepareDemo(app, options) : prepareFirst(app, role)),
    close: () => app.close(),
  };
}

/** A worker has no page to sign in to, so it makes no account. */
async function prepareFirst(app: INestApplicationContext, role: RunRole): Promise<ShownAccounts> {
  return { account: role === 'worker' ? null : await app.get(FirstAccount).create(), roles: [] };
}

async function prepareDemo(app: INestApplicationContext, options: DemoOptions): Promise<ShownAccounts> {
  const first = app.get(FirstAccount);
  const account = await first.ensureDemo();
  await app.get(DemoService).ensureDemo(options);
  return { account, roles: await first.ensureDemoRoles() };
}
