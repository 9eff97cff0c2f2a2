import 'reflect-metadata';
import type { CliIo } from './cli/cli-io.ts';
import { runCli } from './cli/run-cli.ts';
import type { OpenCliContext } from './cli/shell.ts';
import { readLanguage } from './config/language.ts';
import { readTerminalEnvironment } from './config/terminal-environment.ts';
import { EXIT } from './installation.ts';

const SECOND = 1_000;
/** How long Ctrl-C waits for the database to be left in order. */
const PATIENCE_SECONDS = 20;
/** npx passes on the Ctrl-C that the terminal has sent us already: only a later one is the user's second. */
const ECHO_SECONDS = 1;

const interruption = new AbortController();

let interruptedAt = 0;

function interrupt(): void {
  const now = performance.now();
  if (interruption.signal.aborted) {
    // The second Ctrl-C does not wait for anything.
    if (now - interruptedAt > ECHO_SECONDS * SECOND) process.exit(EXIT.interrupted);
    return;
  }
  interruptedAt = now;
  interruption.abort();
  setTimeout(() => process.exit(EXIT.interrupted), PATIENCE_SECONDS * SECOND).unref();
}

function connectTerminal(): CliIo {
  const { isCi, isPlain } = readTerminalEnvironment();
  return {
    language: readLanguage(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    isWatched: process.stderr.isTTY && !isCi,
    hasColours: process.stderr.isTTY && !isPlain,
    signal: interruption.signal,
    now: () => performance.now(),
  };
}

/** Help and wrong usage need no application, which takes a moment to load. */
const openContext: OpenCliContext = async (options) => {
  const { openCliContext } = await import('./cli-context.ts');
  return openCliContext(options);
};

process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
// `nhipthu export … | head` closes the pipe when it has seen enough; whoever writes hears of it and stops.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const exitCode = await runCli(process.argv.slice(2), connectTerminal(), openContext);
// What was written to a pipe must leave the process before it ends.
await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
process.exit(exitCode);
