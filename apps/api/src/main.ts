import 'reflect-metadata';
import { setImmediate as turnOfTheLoop, setTimeout as delay } from 'node:timers/promises';
import { failpoint } from './config/failpoint.ts';
import { readLanguage } from './config/language.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { announce, describeAsJson, say, saySeldom, type Voice } from './console-lines.ts';
import { redactText } from './log/redact-text.ts';
import type { DemoProgress } from './demo/demo-hand-over.ts';
import { refuseTakenPort } from './http/port.ts';
import { EXIT, exitCodeOf, openInstallation, type Installation } from './installation.ts';
import type { Application } from './application.ts';
import {
  describeDemoProgress,
  describeReady,
  describeReadyBriefly,
  describeStart,
  describeStartError,
  START_UP_TEXT,
} from './start-up.text.ts';

const PROGRESS_EVERY_MS = 2_000;
/** How long an orderly stop waits for the start to come to its next step, and again for the application to answer what it has in hand and end its work. */
const PATIENCE_MS = 15_000;
const LANGUAGE = readLanguage();

/** One run of the program in one role: `api`, `worker` or `all`; as a demo with the invented province. */
class Program {
  private readonly abort = new AbortController();
  private installation: Installation | null = null;
  private application: Application | null = null;
  private starting: Promise<void> = Promise.resolve();
  private stopping: Promise<void> | null = null;

  constructor(
    readonly settings: Settings,
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
    if (settings.role !== 'worker') await refuseTakenPort(settings.host, settings.port);
    announce(settings, describeStart(settings, isDemo, LANGUAGE));
    this.installation = await openInstallation(settings, { subfolder: isDemo ? 'demo' : null, signal });
    const application = await this.make(this.installation);
    failpoint('start.application-made');
    await this.heedStop();
    void application.fenced.then((error) => this.leaveWork(error));
    const address = await application.serve();
    failpoint('start.listening');
    await this.heedStop();
    await application.startWork();
    failpoint('start.working');
    await this.heedStop();
    const report = saySeldom(PROGRESS_EVERY_MS, settings);
    const onProgress = (progress: DemoProgress): void => report(describeDemoProgress(progress, LANGUAGE));
    const accounts = await application.prepareAccounts({ signal, onProgress });
    await this.heedStop();
    const isElsewhere = isDemo || settings.dataFolder !== null;
    const ready = { address, ...accounts, isElsewhere, dataFolder: this.installation.runtime.dataFolder };
    // No password or code is put into what collects logs.
    announce(settings, settings.logForm === 'text' ? describeReady(ready, LANGUAGE) : describeReadyBriefly(ready, LANGUAGE));
  }

  /** A process that only takes jobs has nothing left to do; whoever supervises it starts the new version. One with a page goes on showing it. */
  private async leaveWork(error: Error): Promise<void> {
    if (this.settings.role !== 'worker' || this.isStopping) return;
    const exitCode = complain(error, this.settings);
    try {
      await this.stop();
    } catch (fault) {
      complain(fault, this.settings);
    }
    process.exit(exitCode);
  }

  /** @throws the abortion once `stop` is called; a signal that has reached the process is heard first, at the end of this turn of the event loop */
  private async heedStop(): Promise<void> {
    await turnOfTheLoop();
    this.abort.signal.throwIfAborted();
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
    await settleWithin(PATIENCE_MS, this.application?.close());
    await this.installation?.close();
  }

  /** A worker loads neither routes nor what only they need. The demo is made by the whole program, whatever its role. */
  private async make({ runtime }: Installation): Promise<Application> {
    const isLean = this.settings.role === 'worker' && !this.isDemo;
    const application = isLean
      ? await (await import('./make-worker.ts')).makeWorker(runtime)
      : await (await import('./make-program.ts')).makeProgram(runtime, this.isDemo);
    this.application = application;
    return application;
  }
}

/** Waits until the work has ended, well or not, but no longer than this. */
async function settleWithin(patienceMs: number, work: Promise<unknown> | undefined): Promise<void> {
  const timer = new AbortController();
  const patience = delay(patienceMs, undefined, { signal: timer.signal });
  await Promise.race([work, patience].map((part) => Promise.resolve(part).catch(() => undefined)));
  timer.abort();
}

function complain(error: unknown, voice: Voice | null = null): number {
  const text = describeStartError(error, LANGUAGE);
  process.stderr.write(`${voice?.logForm === 'json' ? describeAsJson(voice.role, 'fatal', redactText(text)) : text}\n`);
  return exitCodeOf(error) ?? EXIT.checkFailed;
}

/** A second Ctrl-C, or the copy npm passes on, must not cut the orderly stop short. */
function stopBy(signal: string, program: Program): void {
  const text = START_UP_TEXT[LANGUAGE];
  if (!program.isStopping) announce(program.settings, text.stopping(signal));
  void program.stop().then(
    () => {
      announce(program.settings, text.stopped);
      process.exit(EXIT.done);
    },
    (error: unknown) => process.exit(complain(error, program.settings)),
  );
}

/** Whoever read along may be gone before the program: that must not cut its orderly stop short either. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
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
  outliveReaders();
  let program: Program;
  try {
    program = new Program(readSettings(), words.includes('demo'));
  } catch (error) {
    process.exitCode = complain(error);
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopBy(signal, program));
  try {
    await program.start();
  } catch (error) {
    if (program.isStopping) return;
    process.exitCode = complain(error, program.settings);
    await program.stop();
    // Whatever a half-made start left behind must not keep the process alive.
    process.exit();
  }
}

await main(process.argv.slice(2));
