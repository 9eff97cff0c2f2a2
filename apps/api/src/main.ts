import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FirstAccount, type ShownAccount } from './access/first-account.ts';
import { AppModule } from './app.module.ts';
import { readLanguage } from './config/language.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { say, saySeldom } from './console-lines.ts';
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
const LANGUAGE = readLanguage();
const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** One run of the program in one role: `api`, `worker` or `all`; as a demo with the invented province. */
class Program {
  private readonly abort = new AbortController();
  private installation: Installation | null = null;
  private app: INestApplicationContext | null = null;
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly isDemo: boolean,
  ) {}

  async start(): Promise<void> {
    const { settings, isDemo } = this;
    const hasHttp = settings.role !== 'worker';
    if (hasHttp) await refuseTakenPort(settings.host, settings.port);
    say(describeStart(settings, isDemo, LANGUAGE));
    this.installation = await openInstallation(settings, { subfolder: isDemo ? 'demo' : null });
    const address = hasHttp ? await this.listen(this.installation) : await this.openContext(this.installation);
    const { app } = this;
    if (app === null) return;
    if (settings.role !== 'api') await startWork(app);
    if (hasHttp && !isDemo) app.get(FolderWatcher).start();
    if (hasHttp) await app.get(SyslogReceiver).start();
    const account = await this.prepareAccount(app.get(FirstAccount), hasHttp);
    if (isDemo) {
      const report = saySeldom(PROGRESS_EVERY_MS);
      const onProgress = (progress: DemoProgress): void => report(describeDemoProgress(progress, LANGUAGE));
      await app.get(DemoService).ensureDemo({ signal: this.abort.signal, onProgress });
    }
    say(describeReady({ address, account, isDemo, dataFolder: this.installation.runtime.dataFolder }, LANGUAGE));
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

  private async close(): Promise<void> {
    await this.app?.close();
    await this.installation?.close();
  }

  private async listen({ runtime }: Installation): Promise<string> {
    const { host, port, logLevel } = this.settings;
    const logger = new StderrLogger(levelsFrom(logLevel));
    const options = { logger, abortOnError: false, bodyParser: false, forceCloseConnections: true };
    const app = await NestFactory.create<NestExpressApplication>(AppModule.with(runtime), options);
    this.app = app;
    setUpHttp(app, { webRoot: WEB_ROOT });
    await app.listen(port, host);
    return app.getUrl();
  }

  private async openContext({ runtime }: Installation): Promise<null> {
    const logger = new StderrLogger(levelsFrom(this.settings.logLevel));
    this.app = await NestFactory.createApplicationContext(AppModule.with(runtime), { logger, abortOnError: false });
    return null;
  }
}

async function startWork(app: INestApplicationContext): Promise<void> {
  await app.get(JobWorkers).start();
  await app.get(Reconciler).start();
}

function complain(error: unknown): number {
  process.stderr.write(`${describeStartError(error, LANGUAGE)}\n`);
  return exitCodeOf(error) ?? EXIT.checkFailed;
}

async function main(words: readonly string[]): Promise<void> {
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
      void program.stop().then(() => process.exit(EXIT.done));
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
