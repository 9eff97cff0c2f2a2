import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { setImmediate as turnOfTheLoop, setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuditAnchor } from './access/audit/audit-anchor.ts';
import { FirstAccount, type ShownAccount } from './access/first-account.ts';
import { AppModule } from './app.module.ts';
import { Clock } from './calendar/clock.ts';
import { failpoint } from './config/failpoint.ts';
import { readLanguage } from './config/language.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { say, saySeldom } from './console-lines.ts';
import { APPLICATION_NAME } from './database/data-source.ts';
import { DemoService, type DemoProgress } from './demo/demo.service.ts';
import { refuseTakenPort } from './http/port.ts';
import { setUpHttp } from './http/set-up-http.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { FolderWatcher } from './ingest/watch/folder-watcher.ts';
import { SyslogReceiver } from './ingest/syslog/syslog-receiver.ts';
import { EXIT, exitCodeOf, openInstallation, type Installation } from './installation.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { describeDemoProgress, describeReady, describeStart, describeStartError, START_UP_TEXT } from './start-up.text.ts';
import { levelsFrom, StderrLogger } from './stderr-logger.ts';

const PROGRESS_EVERY_MS = 2_000;
/** How long an orderly stop waits for the start to come to its next step, and again for the application to end its work. */
const PATIENCE_MS = 15_000;
const LANGUAGE = readLanguage();
const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** One run of the program in one role: `api`, `worker` or `all`; as a demo with the invented province. */
class Program {
  private readonly abort = new AbortController();
  private installation: Installation | null = null;
  private app: INestApplicationContext | null = null;
  private starting: Promise<void> = Promise.resolve();
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly isDemo: boolean,
  ) {}

  /** Resolves when everything serves. @throws whatever keeps it from starting, and the abortion once `stop` is called */
  start(): Promise<void> {
    this.starting = this.open();
    return this.starting;
  }

  private async open(): Promise<void> {
    const { settings, isDemo } = this;
    const { signal } = this.abort;
    const hasHttp = settings.role !== 'worker';
    if (hasHttp) await refuseTakenPort(settings.host, settings.port);
    say(describeStart(settings, isDemo, LANGUAGE));
    this.installation = await openInstallation(settings, { subfolder: isDemo ? 'demo' : null, signal });
    const made = await this.make(this.installation);
    failpoint('start.application-made');
    await this.heedStop();
    const address = await made.serve();
    failpoint('start.listening');
    await this.heedStop();
    const { app } = made;
    await this.startWork(app);
    failpoint('start.working');
    await this.heedStop();
    const account = await this.prepareAccount(app.get(FirstAccount), hasHttp);
    let roles: readonly string[] = [];
    if (isDemo) {
      const report = saySeldom(PROGRESS_EVERY_MS);
      const onProgress = (progress: DemoProgress): void => report(describeDemoProgress(progress, LANGUAGE));
      await app.get(DemoService).ensureDemo({ signal, onProgress });
      roles = await app.get(FirstAccount).ensureDemoRoles();
    }
    await this.heedStop();
    const isElsewhere = isDemo || settings.dataFolder !== null;
    say(describeReady({ address, account, roles, isDemo, isElsewhere, dataFolder: this.installation.runtime.dataFolder }, LANGUAGE));
  }

  /** @throws the abortion once `stop` is called; a signal that has reached the process is heard first, at the end of this turn of the event loop */
  private async heedStop(): Promise<void> {
    await turnOfTheLoop();
    this.abort.signal.throwIfAborted();
  }

  /** The account to show on the console. A worker has no page to sign in to, so it makes none. */
  private async prepareAccount(first: FirstAccount, hasHttp: boolean): Promise<ShownAccount | null> {
    if (this.isDemo) return first.ensureDemo();
    return hasHttp ? first.create() : null;
  }

  /** Stops everything that was started; safe to call twice, and while starting. */
  stop(): Promise<void> {
    this.abort.abort();
    this.stopping ??= this.close();
    return this.stopping;
  }

  get isStopping(): boolean {
    return this.stopping !== null;
  }

  /** The start ends first, at its next step: what it was just opening would otherwise be left behind. Then the application, then the database. */
  private async close(): Promise<void> {
    await settleWithin(PATIENCE_MS, this.starting);
    // A worker that waits for a database that has died must not keep the database from being left in order.
    await settleWithin(PATIENCE_MS, this.app?.close());
    await this.installation?.close();
  }

  /** The application, with its page unless it is a worker; `serve` opens the port and resolves to the page's address. */
  private async make({ runtime }: Installation): Promise<{ app: INestApplicationContext; serve: () => Promise<string | null> }> {
    const { host, port, logLevel, role } = this.settings;
    const options = { logger: new StderrLogger(levelsFrom(logLevel)), abortOnError: false };
    const module = AppModule.with(runtime, role === 'api' ? APPLICATION_NAME.other : APPLICATION_NAME.worker);
    if (role === 'worker') {
      const app = await NestFactory.createApplicationContext(module, options);
      this.app = app;
      return { app, serve: async () => null };
    }
    const http = { bodyParser: false, forceCloseConnections: true };
    const app = await NestFactory.create<NestExpressApplication>(module, { ...options, ...http });
    this.app = app;
    const serve = async (): Promise<string> => {
      setUpHttp(app, { webRoot: WEB_ROOT, readDemoLabel: () => app.get(Clock, { strict: false }).demoLabel() });
      await app.listen(port, host);
      return app.getUrl();
    };
    return { app, serve };
  }

  private async startWork(app: INestApplicationContext): Promise<void> {
    const { role } = this.settings;
    if (role !== 'api') {
      await app.get(JobWorkers).start();
      await app.get(Reconciler).start();
    }
    if (role === 'worker') return;
    if (!this.isDemo) app.get(FolderWatcher).start();
    await app.get(SyslogReceiver).start();
    await app.get(AuditAnchor).start((head) => say(START_UP_TEXT[LANGUAGE].auditHead(head)));
  }
}

/** Waits until the work has ended, well or not, but no longer than this. */
async function settleWithin(patienceMs: number, work: Promise<unknown> | undefined): Promise<void> {
  const timer = new AbortController();
  const patience = delay(patienceMs, undefined, { signal: timer.signal });
  await Promise.race([work, patience].map((part) => Promise.resolve(part).catch(() => undefined)));
  timer.abort();
}

function complain(error: unknown): number {
  process.stderr.write(`${describeStartError(error, LANGUAGE)}\n`);
  return exitCodeOf(error) ?? EXIT.checkFailed;
}

async function main(words: readonly string[]): Promise<void> {
  if (words.some((word) => word === '--help' || word === '-h')) {
    say(START_UP_TEXT[LANGUAGE].usage);
    return;
  }
  const unknown = words.find((word) => word !== 'demo');
  if (unknown !== undefined) {
    process.stderr.write(`${START_UP_TEXT[LANGUAGE].unknownWord(unknown)}\n`);
    process.exitCode = EXIT.usage;
    return;
  }
  let program: Program;
  try {
    program = new Program(readSettings(), words.includes('demo'));
  } catch (error) {
    process.exitCode = complain(error);
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C, or the copy npm passes on, must not cut the orderly stop short.
      void program.stop().then(
        () => process.exit(EXIT.done),
        (error: unknown) => process.exit(complain(error)),
      );
    });
  }
  try {
    await program.start();
  } catch (error) {
    if (program.isStopping) return;
    process.exitCode = complain(error);
    await program.stop();
    // Whatever a half-made start left behind must not keep the process alive.
    process.exit();
  }
}

await main(process.argv.slice(2));
