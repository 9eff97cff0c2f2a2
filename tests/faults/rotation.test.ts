import { randomBytes } from 'node:crypto';
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { LogScene } from '../support/log-scene.ts';
import { ALIASES, DIRECTORY, logFiles } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

const MIB = 1024 * 1024;
const WHOLE = 'whole';

interface RotationCase {
  readonly name: string;
  readonly pattern?: string;
  play(scene: LogScene): Promise<void>;
}

/** The rotation table: what happens to log files on servers. After each case everything is counted once, as if fed in one piece. */
const CASES: readonly RotationCase[] = [
  {
    name: 'rename: the old file is read to its end, then the new one from its first byte',
    async play(scene) {
      await scene.writeLines('mail.log', 300_000, 5);
      await rename(scene.path('mail.log'), scene.path('mail.log.1'));
      // The server has the old file still open, then opens the new one.
      await appendFile(scene.path('mail.log.1'), scene.takeLines(40_000));
      await writeFile(scene.path('mail.log'), scene.takeLines(40_000));
      await scene.look();
      await scene.writeLines('mail.log', 200_000, 2);
      await rename(scene.path('mail.log.1'), scene.path('mail.log.2'));
      await rename(scene.path('mail.log'), scene.path('mail.log.1'));
      await scene.look();
      await scene.writeRest('mail.log');
    },
  },
  {
    name: 'copy and truncate: begins again at 0, what was copied away counts once, a line that was cut is put together',
    async play(scene) {
      await scene.writeLines('mail.log', 300_000, 4);
      await appendFile(scene.path('mail.log'), scene.take(51_111));
      await copyFile(scene.path('mail.log'), scene.path('mail.log.1'));
      await truncate(scene.path('mail.log'), 0);
      await scene.look();
      await scene.write('mail.log', 200_000, 3);
      await copyFile(scene.path('mail.log'), scene.path('mail.log.1'));
      await truncate(scene.path('mail.log'), 0);
      await appendFile(scene.path('mail.log'), scene.take(60_000));
      await scene.look();
      await scene.writeRest('mail.log');
    },
  },
  {
    name: 'rewrite in place: other content in the same file, though longer than before, is read from its first byte',
    pattern: 'mail.log',
    async play(scene) {
      const first = scene.takeLines(400_000);
      await writeFile(scene.path('mail.log'), first);
      await scene.look();
      const second = scene.takeLines(700_000);
      // Half of what was there is dropped, more is added: device and inode stay.
      await writeFile(scene.path('mail.log'), Buffer.concat([first.subarray(first.indexOf(10, 200_000) + 1), second]));
      await scene.look();
      await writeFile(scene.path('mail.log'), second.subarray(second.indexOf(10, 690_000) + 1));
      await scene.look();
      await writeFile(scene.path('mail.log'), scene.takeLines(900_000));
      await scene.look();
      await scene.writeRest('mail.log');
    },
  },
  {
    name: 'inode reuse: a new file with the inode of one that is gone is another file',
    async play(scene) {
      await writeFile(scene.path('mail.log'), scene.takeLines(500_000));
      await scene.look();
      await scene.restart(async () => {
        await rm(scene.path('mail.log'));
        await writeFile(scene.path('mail.log'), scene.rest());
        // What the file system may do, the test does for certain: the checkpoint of the old file bears the inode of the new one.
        const { ino } = await stat(scene.path('mail.log'), { bigint: true });
        await running.database.dataSource.query('update watched_file set inode = $1 where origin_name = $2', [String(ino), scene.origin]);
      });
    },
  },
  {
    name: 'gz twin: a rotated file that comes again compressed counts nothing new',
    async play(scene) {
      await scene.writeLines('mail.log', 600_000, 3);
      await rename(scene.path('mail.log'), scene.path('mail.log.1'));
      await scene.writeLines('mail.log', 300_000);
      await writeFile(scene.path('mail.log.1.gz'), gzipSync(await readFile(scene.path('mail.log.1'))));
      await rm(scene.path('mail.log.1'));
      await scene.look();
      await scene.writeRest('mail.log');
      const twin = await running.database.dataSource.query<{ fresh: number; duplicate: number }[]>(
        `select s.fresh, s.duplicate from segment s join origin o on o.id = s.origin_id where o.name = $1 and s.compression = 'gzip'`,
        [scene.origin],
      );
      expect(twin).toHaveLength(1);
    },
  },
  {
    name: 'a file that appears in parts: plain text as it comes, gzip once it is complete',
    async play(scene) {
      const packed = gzipSync(scene.takeLines(1_200_000));
      for (let at = 0; at < packed.length; at += 30_000) {
        await appendFile(scene.path('mail.log.2.gz'), packed.subarray(at, at + 30_000));
        await scene.look();
        if (at + 30_000 < packed.length) expect(scene.errors()).toEqual({ 'mail.log.2.gz': 'incomplete-gzip' });
      }
      expect(scene.errors()).toEqual({});
      await scene.write('mail.log.1', 123_457, 5);
      await scene.writeRest('mail.log.1');
    },
  },
  {
    name: 'a line without its end is held back until it is complete, wherever the log is cut',
    async play(scene) {
      await scene.write('mail.log', 61, 40);
      await scene.write('mail.log', 44_711, 40);
      await scene.writeRest('mail.log');
    },
  },
  {
    name: 'deleted and made again: the deleted file is read to its end',
    pattern: 'mail.log',
    async play(scene) {
      await scene.writeLines('mail.log', 400_000, 2);
      // The server writes on after the file lost its name.
      const held = await open(scene.path('mail.log'), 'a');
      await rm(scene.path('mail.log'));
      await held.appendFile(scene.takeLines(100_000));
      await scene.look();
      await held.appendFile(scene.takeLines(100_000));
      await writeFile(scene.path('mail.log'), scene.takeLines(100_000));
      await scene.look();
      await held.close();
      await scene.writeRest('mail.log');
    },
  },
  {
    name: 'a link that is switched to another file: the old one is read to its end',
    pattern: 'current.log',
    async play(scene) {
      const point = async (target: string): Promise<void> => {
        await symlink(target, scene.path('next'));
        await rename(scene.path('next'), scene.path('current.log'));
      };
      await writeFile(scene.path('monday'), scene.takeLines(500_000));
      await point('monday');
      await scene.look();
      await appendFile(scene.path('monday'), scene.takeLines(100_000));
      await writeFile(scene.path('tuesday'), scene.takeLines(400_000));
      await point('tuesday');
      await scene.look();
      await scene.writeRest('tuesday');
    },
  },
  {
    name: 'a file that cannot be read is reported, the others go on, and it is read once it can be',
    async play(scene) {
      const [secret, hidden] = [scene.takeSeconds(500_000), scene.takeSeconds(300_000)];
      await symlink('mail.log.1', scene.path('mail.log.1'));
      await writeFile(scene.path('mail.log.2'), secret, { mode: 0 });
      await scene.writeLines('mail.log', 500_000);
      // Root may read everything, so for root only the link that leads to itself is a fault.
      const isRoot = process.getuid?.() === 0;
      expect(scene.errors()).toEqual({ 'mail.log.1': 'unreadable', ...(!isRoot && { 'mail.log.2': 'permission-denied' }) });
      expect((await readOffsets(scene.origin))['mail.log']).toBeGreaterThanOrEqual(500_000);
      await chmod(scene.path('mail.log.2'), 0o600);
      await rm(scene.path('mail.log.1'));
      await writeFile(scene.path('mail.log.1'), hidden);
      await scene.look();
      expect(scene.errors()).toEqual({});
      await scene.writeRest('mail.log');
    },
  },
  {
    name: 'a large backlog at the first start goes in slices of whole lines, none above 8 MiB',
    async play(scene) {
      // Between the lines of the log stand long ones of a program that says nothing about mail, of the same seconds: they too tell that the log was alive.
      const padding = ` thu backup[1]: ${randomBytes(1000).toString('hex')}\n`;
      await writeFile(scene.path('mail.log.2.gz'), gzipSync(scene.takeLines(300_000)));
      const older = scene.takeLines(2_000_000).toString('latin1').split('\n').slice(0, -1);
      const parts = older.map((line) => Buffer.from(`${line}\n${line.slice(0, 'Mar  2 00:00:00'.length)}${padding}`, 'latin1'));
      await writeFile(scene.path('mail.log.1'), Buffer.concat(parts));
      await writeFile(scene.path('mail.log'), scene.rest());
      expect((await stat(scene.path('mail.log.1'))).size).toBeGreaterThan(20 * MIB);
      await scene.look();
      const sizes = await running.database.dataSource.query<{ size: number }[]>(
        'select stored_bytes as size from segment s join origin o on o.id = s.origin_id where o.name = $1 order by 1',
        [scene.origin],
      );
      expect(sizes.length).toBeGreaterThan(4);
      expect(sizes.at(-1)?.size).toBeLessThanOrEqual(8 * MIB);
    },
  },
  {
    name: 'a restart in the middle, with a checkpoint that was not stored and a rotation that nobody saw',
    async play(scene) {
      await scene.write('mail.log', 250_001, 2);
      const [before] = await readCheckpoints(scene.origin);
      await scene.write('mail.log', 250_001);
      // The process died after the slice was received and before the checkpoint was written.
      await scene.restart(() => writeCheckpoint(before));
      await scene.write('mail.log', 250_001);
      await scene.restart(async () => {
        await appendFile(scene.path('mail.log'), scene.takeLines(100_000));
        // Rotated to a name that no pattern matches.
        await rename(scene.path('mail.log'), scene.path('old-mail.log'));
        await writeFile(scene.path('mail.log'), scene.takeLines(100_000));
      });
      await scene.writeRest('mail.log');
    },
  },
];

let running: RunningApp;
let log: Buffer;
let folder: string;
let scene: LogScene;

type Row = Record<string, unknown>;

const rowsOf = (table: string, origin: string): Promise<Row[]> =>
  running.database.dataSource.query(
    `select to_jsonb(t) - 'origin_id' as row from ${table} t join origin o on o.id = t.origin_id where o.name = $1 order by to_jsonb(t) - 'origin_id'`,
    [origin],
  );

async function readCheckpoints(origin: string): Promise<Row[]> {
  return running.database.dataSource.query('select * from watched_file where origin_name = $1', [origin]);
}

async function writeCheckpoint(row: Row | undefined): Promise<void> {
  const { origin_name: origin, next_off: next, overlap_off: overlap, overlap_hash: hash } = row ?? {};
  await running.database.dataSource.query(
    'update watched_file set next_off = $2, overlap_off = $3, overlap_hash = $4 where origin_name = $1',
    [origin, next, overlap, hash],
  );
}

async function readOffsets(origin: string): Promise<Record<string, number>> {
  const rows = await readCheckpoints(origin);
  return Object.fromEntries(rows.map(({ path, next_off: offset }) => [String(path).split('/').at(-1), Number(offset)]));
}

async function settle(): Promise<void> {
  await waitFor('the roll-ups', async () => {
    const [row] = await running.database.dataSource.query<{ count: number }[]>(
      `select (select count(*) from segment where state in ('received', 'folding'))::int
            + (select count(*) from dirty_day)::int + (select count(*) from dirty_period)::int as count`,
    );
    return row?.count === 0;
  });
}

/** Cases that came out right. */
const played: string[] = [];

describe('the rotation table', () => {
  beforeAll(async () => {
    log = Buffer.concat(await Promise.all(logFiles('E-rfc3164').map(async (path) => gunzipSync(await readFile(path)))));
    running = await startApp();
    const read = async (path: string): Promise<{ name: string; bytes: Buffer }> => ({ name: path, bytes: await readFile(path) });
    await running.app
      .get(DirectoryService)
      .importFiles({ directory: await read(DIRECTORY), aliases: await read(ALIASES), isDryRun: false });
    await running.startWork();
    await running.app.get(IngestService).receive({ originName: WHOLE, name: 'whole.log', stream: oneBuffer(log) });
    await settle();
  });
  afterAll(() => running.close());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-rotation-'));
  });
  afterEach(async () => {
    await scene.close();
    await rm(folder, { recursive: true });
  });

  it('has twelve cases', () => {
    scene = new LogScene(running, 'none', { folder, pattern: '*' }, log);
    expect(CASES).toHaveLength(12);
  });

  it.each(CASES.map((row, index) => ({ ...row, origin: `case-${index + 1}` })))(
    '$name',
    async ({ origin, pattern = 'mail.log*', play }) => {
      await mkdir(join(folder, origin));
      scene = new LogScene(running, origin, { folder: join(folder, origin), pattern }, log);
      await play(scene);
      await settle();
      expect(await rowsOf('fact_block', origin)).toEqual(await rowsOf('fact_block', WHOLE));
      const days = await rowsOf('mailbox_day', origin);
      expect(days).toEqual(await rowsOf('mailbox_day', WHOLE));
      expect(days.length).toBeGreaterThan(100);
      expect(scene.errors()).toEqual({});
      played.push(origin);
    },
  );

  it('leaves every segment folded and every balance right', async () => {
    const { checks } = await running.app.get(VerifyService).verify();
    expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
    noteFigure('rotation', `${played.length} of ${CASES.length} cases: blocks and mailbox-days equal those of the whole log`);
  });
});

async function* oneBuffer(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
