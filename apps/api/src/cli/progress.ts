import cliProgress from 'cli-progress';
import type { CliIo } from './cli-io.ts';

/** Says how far a long command has come. */
export interface Progress {
  /** `done` of `total` units, whatever they are; `label` says in words what is going on. */
  update(done: number, total: number, label: string): void;
  stop(): void;
}

const LINE_EVERY_MS = 10_000;

/** A bar that moves when somebody watches; otherwise one line per ten seconds, for logs. Both go to stderr. */
export function startProgress(io: CliIo, isBar: boolean, formatBar: string): Progress {
  return isBar ? startBar(io, formatBar) : startLines(io);
}

function startBar(io: CliIo, format: string): Progress {
  const bar = new cliProgress.SingleBar(
    {
      stream: io.stderr,
      format: io.hasColours ? format.replace('{bar}', '\u001b[36m{bar}\u001b[39m') : format,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { label: '' });
  return {
    update(done, total, label) {
      bar.setTotal(Math.max(total, 1));
      bar.update(total === 0 ? 1 : done, { label });
    },
    stop: () => bar.stop(),
  };
}

function startLines(io: CliIo): Progress {
  let lastAt = io.now();
  return {
    update(done, total, label) {
      if (io.now() - lastAt < LINE_EVERY_MS) return;
      lastAt = io.now();
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      io.stderr.write(`${percent}% ${label}\n`);
    },
    stop: () => undefined,
  };
}
