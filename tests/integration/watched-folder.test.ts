import { appendFile, mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WatchedReply } from '@nhip-thu/metrics';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { FolderWatcher } from '../../apps/api/src/ingest/watch/folder-watcher.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { LogScene } from '../support/log-scene.ts';
import { logFiles } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(60_000);

interface SegmentRow {
  readonly name: string;
  readonly state: string;
  readonly receivedAt: Date;
  readonly storedBytes: number;
  readonly lines: number;
  readonly tailBytes: number;
  readonly text: string;
}

let running: RunningApp;
let folder: string;
let log: Buffer;
let scene: LogScene;
let origin: string;
let originCount = 0;

const readWatched = async (): Promise<WatchedReply> => (await running.fetch('/api/v1/ingest/watched')).json() as Promise<WatchedReply>;

/** What was handed over for an origin, oldest first, with the spooled text. */
async function readSegments(originName: string): Promise<SegmentRow[]> {
  const rows = await running.database.dataSource.query<(SegmentRow & { hmac: Buffer })[]>(
    `select s.name, s.state, s.received_at as "receivedAt", s.stored_bytes as "storedBytes", s.lines, s.tail_bytes as "tailBytes",
            s.content_hmac as hmac
       from segment s join origin o on o.id = s.origin_id where o.name = $1 order by s.id`,
    [originName],
  );
  const spool = running.app.get(Spool, { strict: false });
  return Promise.all(rows.map(async (row) => ({ ...row, text: await readFile(spool.pathOf(row.hmac), 'latin1') })));
}

function watch(pattern: string): LogScene {
  originCount += 1;
  origin = `watched-${originCount}`;
  scene = new LogScene(running, origin, { folder, pattern }, log);
  return scene;
}

beforeAll(async () => {
  log = gunzipSync(await readFile(logFiles('E-rfc3164')[0] ?? ''));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-watched-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a program with WATCH', () => {
  afterEach(() => running.close());

  it('follows its files by itself and shows how far it is', async () => {
    const pattern = join(folder, 'mail.log*');
    running = await startApp({ WATCH: `thu=${pattern}` });
    await running.startWork();
    expect(await readWatched()).toEqual({ patterns: [{ origin: 'thu', pattern }], files: [] });
    running.app.get(FolderWatcher).start();
    const path = join(folder, 'mail.log');
    const part = log.subarray(0, log.indexOf(10, 20_000) + 1);
    await writeFile(path, Buffer.concat([part, Buffer.from('Mar  5 07:31:02 thu half a li')]));
    await waitFor('the file to be handed over', async () => (await readSegments('thu')).length > 0);
    const { files } = await waitFor('its status', async () => {
      const reply = await readWatched();
      return reply.files[0]?.offset === part.length ? reply : null;
    });
    const { size } = await stat(path);
    expect(files).toEqual([{ origin: 'thu', path, size, offset: part.length, handedOverAt: expect.any(String), error: null }]);
    await appendFile(path, 'ne\n');
    await waitFor('the line that was half there', async () => (await readWatched()).files[0]?.offset === size + 3);
    const [first, second] = await readSegments('thu');
    expect(first?.name).toBe(`${path} [0, ${part.length})`);
    expect(second?.text).toContain('Mar  5 07:31:02 thu half a line\n');
  });

  it('shows its files to those who may see the ingest only', async () => {
    running = await startApp({ WATCH: 'thu=/var/log/mail.log' });
    expect((await fetch(`${running.address}/api/v1/ingest/watched`)).status).toBe(401);
  });
});

describe('the watcher', () => {
  beforeAll(async () => {
    running = await startApp();
    await running.startWork();
  });
  afterAll(() => running.close());
  afterEach(() => scene.close());

  it('hands over a growing file every two seconds at most', async () => {
    const { watcher } = watch('mail.log');
    await appendFile(scene.path('mail.log'), scene.takeLines(5000));
    const now = Date.now();
    await watcher.scanOnce(now);
    await appendFile(scene.path('mail.log'), scene.takeLines(5000));
    await watcher.scanOnce(now + 1000);
    await appendFile(scene.path('mail.log'), scene.takeLines(5000));
    await watcher.scanOnce(now + 1999);
    expect(await readSegments(origin)).toHaveLength(1);
    await watcher.scanOnce(now + 2000);
    await watcher.scanOnce(now + 9000);
    const segments = await readSegments(origin);
    expect(segments).toHaveLength(2);
    expect(segments.at(-1)?.name).toMatch(new RegExp(`, ${(await stat(scene.path('mail.log'))).size}\\)$`));
  });

  it('keeps the place of a slice that the ingest did not take, says so, and hands it over later', async () => {
    watch('mail.log');
    await appendFile(scene.path('mail.log'), scene.takeLines(5000));
    const refusal = jest.spyOn(running.app.get(IngestService), 'receive').mockRejectedValue(new Error('ENOSPC'));
    await scene.look();
    expect(scene.errors()).toEqual({ 'mail.log': 'not-taken-in' });
    expect(scene.watcher.status().files[0]?.offset).toBe(0);
    expect(await running.database.dataSource.query('select * from watched_file where origin_name = $1', [origin])).toEqual([]);
    refusal.mockRestore();
    await scene.look();
    expect(scene.errors()).toEqual({});
    expect(await readSegments(origin)).toHaveLength(1);
  });

  it('puts the names of the columns before every slice of a table', async () => {
    watch('*.LOG');
    const header = '\u{FEFF}#Software: Microsoft Exchange Server\r\n#Date: 2026-03-05T00:00:00.000Z\r\n#Fields: date-time,event-id\r\n';
    const rows = [10, 20, 30].map((minute) => `2026-03-05T01:${minute}:01.120Z,DELIVER\r\n`);
    await writeFile(scene.path('MSGTRK.LOG'), `${header}${rows[0]}${rows[1]}`);
    await scene.look();
    await appendFile(scene.path('MSGTRK.LOG'), `${rows[2]}`);
    await scene.look();
    const [, second] = await readSegments(origin);
    expect(Buffer.from(second?.text ?? '', 'latin1').toString()).toBe(`${header}${rows[1]}${rows[2]}`);
  });

  it('reads stamps without a year as of the last change of an old file', async () => {
    watch('mail.log.9');
    await writeFile(scene.path('mail.log.9'), scene.takeLines(5000));
    const then = new Date('2024-03-09T01:00:00Z');
    await utimes(scene.path('mail.log.9'), then, then);
    await scene.look();
    expect((await readSegments(origin))[0]?.receivedAt).toEqual(then);
  });

  it('does not read a compression that the ingest does not read', async () => {
    watch('mail.log*');
    await writeFile(scene.path('mail.log.1.zst'), Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x0a]));
    await scene.look();
    expect(scene.errors()).toEqual({ 'mail.log.1.zst': 'unsupported-compression' });
    expect(await readSegments(origin)).toEqual([]);
  });

  it('reads on in a file that was renamed away while it did not run, but no other file that bears its inode', async () => {
    watch('mail.log');
    const first = scene.takeLines(50_000);
    await writeFile(scene.path('mail.log'), first);
    await scene.look();
    const last = scene.takeLines(5000);
    await scene.restart(async () => {
      await appendFile(scene.path('mail.log'), last);
      await rename(scene.path('mail.log'), scene.path('away.log'));
    });
    expect((await readSegments(origin)).map(({ name }) => name.split('/').at(-1))).toEqual([
      `mail.log [0, ${first.length})`,
      expect.stringMatching(/^away\.log \[\d+, \d+\)$/),
    ]);
    await scene.restart(async () => {
      await rm(scene.path('away.log'));
      await writeFile(scene.path('private.txt'), 'a letter\nthat nobody may read\n');
      const { ino } = await stat(scene.path('private.txt'), { bigint: true });
      await running.database.dataSource.query('update watched_file set inode = $1 where origin_name = $2', [String(ino), origin]);
    });
    expect(await readSegments(origin)).toHaveLength(2);
  });

  it('a line longer than a slice goes in pieces that are no lines; all bytes are in the ledger, the lines around it count', async () => {
    watch('mail.log');
    const [before, after] = [scene.takeLines(5000), scene.takeLines(5000)];
    const long = Buffer.alloc(9 * 1024 * 1024, 'x');
    await writeFile(scene.path('mail.log'), Buffer.concat([before, long, Buffer.from('\n'), after]));
    await scene.look();
    const segments = await waitFor('the fold', async () => {
      const rows = await readSegments(origin);
      return rows.every(({ state }) => state === 'folded' || state === 'failed') ? rows : null;
    });
    expect(segments.map(({ state }) => state)).toEqual(segments.map(() => 'folded'));
    expect(segments.reduce((sum, { tailBytes }) => sum + tailBytes, 0)).toBe(long.length);
    expect(segments[0]?.text).toBe(before.toString('latin1'));
    expect(segments.at(-1)?.text).toBe(`\n${after.toString('latin1')}`);
  });
});
