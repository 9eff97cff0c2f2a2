import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuditAnchor } from './access/audit/audit-anchor.ts';
import { DemoAccounts } from './access/demo-accounts.ts';
import { SetupToken } from './access/setup/setup-token.ts';
import { AppModule } from './app.module.ts';
import type { Application, ShownAccounts } from './application.ts';
import { Clock } from './calendar/clock.ts';
import { readLanguage } from './config/language.ts';
import { Runtime } from './config/settings.module.ts';
import type { RunRole } from './config/settings.ts';
import { APPLICATION_NAME } from './database/data-source.ts';
import { announce } from './console-lines.ts';
import type { DemoOptions } from './demo/demo-hand-over.ts';
import { DemoPrivacy } from './demo/demo-privacy.ts';
import { DemoSchedules } from './demo/demo-schedules.ts';
import { DemoService } from './demo/demo.service.ts';
import { fencedOf } from './fenced-of.ts';
import { RequestDrain } from './http/request-drain.ts';
import { setUpHttp } from './http/set-up-http.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { FolderWatcher } from './ingest/watch/folder-watcher.ts';
import { SyslogReceiver } from './ingest/syslog/syslog-receiver.ts';
import { JobQueue } from './queue/job-queue.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { START_UP_TEXT } from './start-up.text.ts';
import { makeLogger } from './log/make-logger.ts';
import { PACKAGE_FOLDER } from './places.ts';

const WEB_ROOT = fileURLToPath(new URL('../web/dist', PACKAGE_FOLDER));

/** The whole program, with its page unless its role is that of a worker. */
export async function makeProgram(runtime: Runtime, isDemo: boolean): Promise<Application> {
  const { role, host, port, trustedProxies } = runtime.settings;
  const options = { logger: await makeLogger(runtime.settings), abortOnError: false };
  const module = AppModule.with(runtime, role === 'api' ? APPLICATION_NAME.other : APPLICATION_NAME.worker);
  if (role === 'worker')
    return applicationOf(await NestFactory.createApplicationContext(module, options), { role, isDemo }, async () => null);
  const http = { bodyParser: false, forceCloseConnections: true };
  const app = await NestFactory.create<NestExpressApplication>(module, { ...options, ...http });
  return applicationOf(app, { role, isDemo }, async () => {
    setUpHttp(app, { webRoot: WEB_ROOT, trustedProxies, readDemoLabel: () => app.get(Clock, { strict: false }).demoLabel() });
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
      await app.get(AuditAnchor).start((head) => announce(app.get(Runtime).settings, START_UP_TEXT[readLanguage()].auditHead(head)));
    },
    prepareAccounts: (options) => (isDemo ? prepareDemo(app, options) : prepareFirst(app, role)),
    fenced: fencedOf(app),
    close: async () => {
      await app.get(RequestDrain, { strict: false }).end();
      await app.close();
    },
  };
}

/** A worker has no page on which a first account could be made. */
async function prepareFirst(app: INestApplicationContext, role: RunRole): Promise<ShownAccounts> {
  return { account: null, roles: [], setupToken: role === 'worker' ? null : await app.get(SetupToken).prepare() };
}

async function prepareDemo(app: INestApplicationContext, options: DemoOptions): Promise<ShownAccounts> {
  const first = app.get(DemoAccounts);
  const account = await first.ensureDemo();
  const isNew = await app.get(DemoService).ensureDemo(options);
  // The centre of the demo is not empty until the next look at what there is to tell.
  await app.get(JobQueue).add('run-schedules', {});
  const roles = await first.ensureDemoRoles();
  await app.get(DemoPrivacy).ensure();
  if (isNew) await app.get(DemoSchedules).add();
  return { account, roles, setupToken: null };
}
