import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Debian's folder for daemons is not on everybody's PATH. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
const PROGRAM = FOLDERS.map((folder) => join(folder, 'rsyslogd')).find((path) => existsSync(path));
const PACKAGES = 'apt-get install --no-install-recommends rsyslog rsyslog-openssl';

/** True when there is an rsyslogd; says loudly when there is none, and NHIPTHU_REQUIRE_RSYSLOG=1 makes that an error. */
export function hasRsyslog(): boolean {
  if (PROGRAM !== undefined) return true;
  if (process.env['NHIPTHU_REQUIRE_RSYSLOG'] === '1') throw new Error(`NHIPTHU_REQUIRE_RSYSLOG=1, but there is no rsyslogd: ${PACKAGES}`);
  console.error(`RSYSLOG WAS NOT EXERCISED: there is no rsyslogd. To run these tests too: ${PACKAGES}`);
  return false;
}

export interface RunningRsyslog {
  /** What it had to say. */
  output(): string;
  stop(): Promise<void>;
}

/** A real rsyslogd with this configuration and nothing else, its files in a temporary folder. */
export async function startRsyslog(configuration: string): Promise<RunningRsyslog> {
  if (PROGRAM === undefined) throw new Error('there is no rsyslogd');
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-rsyslog-'));
  const path = join(folder, 'rsyslog.conf');
  await writeFile(path, `global(workDirectory="${folder}" maxMessageSize="64k")\n${configuration}\n`);
  const child = spawn(PROGRAM, ['-n', '-f', path, '-i', join(folder, 'rsyslogd.pid')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = once(child, 'exit');
  return {
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The configuration of a recipe: the block of rsyslog configuration under this heading of a page in docs. */
export async function readRecipe(page: string, heading: string, language = 'rsyslog'): Promise<string> {
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const section = text.split(`\n${heading}\n`)[1]?.split('\n## ')[0];
  const block = section?.split(`\n\`\`\`${language}\n`)[1]?.split('```')[0];
  if (block === undefined) throw new Error(`docs/${page} has no block under “${heading}”`);
  return block;
}
