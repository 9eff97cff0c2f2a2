import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OriginTokenService } from '../../apps/api/src/access/origin-token.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { readRecipe } from '../support/rsyslog.ts';
import { logFiles } from '../support/samples.ts';

jest.setTimeout(120_000);

const run = promisify(execFile);
// Debian keeps it where those who are not root do not look.
const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
const findProgram = (name: string): string | undefined => FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
const LOGROTATE = findProgram('logrotate') ?? 'logrotate';

/** True when logrotate and curl are there; says loudly which are not, and NHIPTHU_REQUIRE_LOGROTATE=1 makes that an error. */
function canRotate(): boolean {
  const missing = ['logrotate', 'curl'].filter((name) => findProgram(name) === undefined).join(' ');
  if (missing === '') return true;
  if (process.env['NHIPTHU_REQUIRE_LOGROTATE'] === '1') throw new Error(`NHIPTHU_REQUIRE_LOGROTATE=1, but there is no ${missing}`);
  console.error(`NO LOG WAS HANDED OVER BY LOGROTATE: there is no ${missing}. To run these tests too: apt-get install ${missing}`);
  return false;
}

const withLogrotate = canRotate() ? describe : describe.skip;

/** The recipe of docs/ways-in.md, word for word but for ports, paths and the signal to rsyslog, in the logrotate of Debian. */
withLogrotate('a log that a real logrotate hands over after each rotation', () => {
  let running: RunningApp;
  let folder: string;
  let log: string;

  beforeAll(async () => {
    running = await startApp();
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-logrotate-'));
    log = join(folder, 'mail.log');
    const { token } = await running.app.get(OriginTokenService).issue('thu');
    await writeFile(join(folder, 'header'), `Authorization: Bearer ${token}\n`, { mode: 0o600 });
    const recipe = (await readRecipe('ways-in.md', '## Every night after rotation', 'logrotate'))
      .replace('/var/log/mail.log', log)
      .replace('/usr/lib/rsyslog/rsyslog-rotate', 'true')
      .replace('sleep 5', 'sleep 0')
      .replace('/etc/nhip-thu/header', join(folder, 'header'))
      .replace('http://127.0.0.1:3000', running.address);
    await writeFile(join(folder, 'logrotate.conf'), recipe, { mode: 0o644 });
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  const rotate = (): Promise<unknown> => run(LOGROTATE, ['--force', '--state', join(folder, 'state'), join(folder, 'logrotate.conf')]);

  /** What the spool holds of the origin, oldest first. */
  async function handedOver(): Promise<string[]> {
    const rows = await running.database.dataSource.query<{ hmac: Buffer }[]>('select content_hmac as hmac from segment order by id');
    const paths = rows.map(({ hmac }) => join(running.dataFolder, 'spool', hmac.toString('hex').replace(/^(..)/, '$1/$1')));
    return Promise.all(paths.map((path) => readFile(path, 'utf8')));
  }

  it('comes whole, each file once, though the one before is packed meanwhile', async () => {
    const text = gunzipSync(await readFile(logFiles('E-rfc3164')[0] ?? '')).toString();
    const middle = text.indexOf('\n', text.length / 2) + 1;
    const days = [text.slice(0, middle), text.slice(middle)];
    for (const day of days) {
      await appendFile(log, day);
      await rotate();
    }
    expect(await handedOver()).toEqual(days);
  });

  it('that could not be handed over is reported by logrotate, and the file is still there to send by hand', async () => {
    await writeFile(join(folder, 'header'), 'Authorization: Bearer nt_revoked\n');
    await appendFile(log, 'Mar  9 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n');
    await expect(rotate()).rejects.toThrow(/401/);
    expect(await readFile(`${log}.1`, 'utf8')).toContain('3F2A91C0B7');
    expect(await handedOver()).toHaveLength(2);
  });
});
