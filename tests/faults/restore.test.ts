import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MIGRATION_LOCK } from '../../apps/api/src/database/data-source.ts';
import { checkBackup } from '../../apps/api/src/operate/backup/check-backup.ts';
import { readManifest, sealManifest } from '../../apps/api/src/operate/backup/manifest.ts';
import { cutOverlapping, openFaultScene, weekOfLines, type FaultScene } from '../support/fault-scene.ts';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { checkAgainstTruth, nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(300_000);

const PARTS = 6;

let scene: FaultScene;
let folder: string;
let parts: string[];
beforeAll(async () => {
  scene = await openFaultScene();
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-backup-'));
  parts = await Promise.all(
    cutOverlapping(weekOfLines(), PARTS).map(async (part, at) => {
      const path = join(folder, `part-${at}.log`);
      await writeFile(path, part);
      return path;
    }),
  );
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

/** A database and a data folder with nothing in them. */
interface EmptyPlace {
  readonly environment: Record<string, string>;
  readonly database: TestDatabase;
  readonly dataFolder: string;
  close(): Promise<void>;
}

async function openEmptyPlace(): Promise<EmptyPlace> {
  const database = await createTestDatabase({ isEmpty: true });
  const data = await makeDataFolder();
  return {
    ...{ database, dataFolder: data.path },
    environment: { ...scene.environment, DATABASE_URL: database.url, NHIPTHU_DATA: data.path },
    close: async () => {
      await database.drop();
      await data.remove();
    },
  };
}

const backupAt = (name: string): { out: string; keys: string } => ({ out: join(folder, name), keys: join(folder, `${name}-keys`) });
const THE_BACKUP = 'saved';

describe('a restore drill', () => {
  it('a backup made while logs come in and are folded has every file its ledger tells of', async () => {
    await scene.database.dataSource.query(
      `insert into post (dedupe_key, channel, url, content, state, attempt_count, due_at, made_at, ended_at)
       select state, 'webhook', 'https://bang-tin.example/', '{"kind": "no-logs", "origin": "thu", "lastAt": "2026-07-15T20:00:00.000Z"}', state, 1,
              now() + interval '1 day', now(), ended from (values ('waiting', null), ('sent', now())) as x (state, ended)`,
    );
    const worker = scene.startWorker();
    expect((await nhipthu(scene.environment, 'ingest', ...parts.slice(0, 3), '--origin', 'thu')).code).toBe(0);
    const { out, keys } = backupAt(THE_BACKUP);
    // The rest comes while the backup is under way.
    const [saved, later] = await Promise.all([
      nhipthu(scene.environment, 'backup', '--out', out, '--keys', keys, '--json'),
      nhipthu(scene.environment, 'ingest', ...parts.slice(3), '--origin', 'thu'),
    ]);
    expect({ saved: saved.code, error: saved.stderr, later: later.code }).toEqual({ saved: 0, error: '', later: 0 });
    expect(JSON.parse(saved.stdout)).toMatchObject({ folder: out, keysFolder: keys, missing: 0 });
    expect((await readdir(out)).toSorted()).toEqual(['SHA256SUMS', 'database', 'files', 'manifest.json']);
    const modes = await Promise.all((await readdir(keys)).map(async (name) => [name, (await stat(join(keys, name))).mode & 0o777]));
    expect(modes).toEqual(['audit.key', 'facts.key', 'spool.key'].map((name) => [name, 0o600]));
    await scene.settle(120_000);
    expect((await checkAgainstTruth(scene.environment)).isExact).toBe(true);
    await worker.end('SIGTERM');
  });

  it('restored elsewhere it balances; with what came later handed over once more, every figure is the same', async () => {
    const place = await openEmptyPlace();
    let worker: RunningProgram | null = null;
    try {
      const { out, keys } = backupAt(THE_BACKUP);
      const look = await nhipthu(place.environment, 'restore', out, '--keys', keys, '--dry-run');
      expect({ code: look.code, spool: (await readdir(place.dataFolder)).length }).toEqual({ code: 0, spool: 0 });
      expect(look.stdout).toContain('Bản sao lưu nguyên vẹn');

      const restored = await nhipthu(place.environment, 'restore', out, '--keys', keys);
      expect({ code: restored.code, out: restored.stdout }).toEqual({ code: 0, out: expect.stringMatching(/\nSổ .*\n$/) });
      expect((await nhipthu(place.environment, 'audit', 'verify')).code).toBe(0);

      // What was on its way when the backup was made is not sent once more.
      const posts = await place.database.dataSource.query(
        `select dedupe_key as key, state, fault, ended_at is not null as "isEnded" from post where dedupe_key in ('waiting', 'sent') order by id`,
      );
      expect(posts).toEqual([
        { key: 'waiting', state: 'skipped', fault: 'restored', isEnded: true },
        { key: 'sent', state: 'sent', fault: null, isEnded: true },
      ]);

      // Senders send again what they have no receipt for, and more.
      expect((await nhipthu(place.environment, 'ingest', ...parts, '--origin', 'thu')).code).toBe(0);
      worker = startProgram(place.environment);
      await waitFor('everything is rolled up', async () => (await countUnfinished(place.database)) === 0, 120_000);
      const [before, after] = [await checkAgainstTruth(scene.environment), await checkAgainstTruth(place.environment)];
      expect(after.isExact).toBe(true);
      expect(JSON.parse(after.rows)).toEqual(JSON.parse(before.rows));
      expect((await nhipthu(place.environment, 'verify', '--rebuild')).code).toBe(0);
    } finally {
      await worker?.end('SIGKILL');
      await place.close();
    }
  });

  it.each(['restore.files-placed', 'restore.filled'] as const)(
    'killed at %s: nothing starts on the half, no other backup takes its place, and the same restore begins again',
    async (step) => {
      const place = await openEmptyPlace();
      const other = await copyBackup();
      try {
        const { out, keys } = backupAt(THE_BACKUP);
        const armed = { ...place.environment, NODE_ENV: 'test', NHIPTHU_FAILPOINT: step };
        const killed = await nhipthu(armed, 'restore', out, '--keys', keys);
        expect(killed.code).not.toBe(0);
        const started = startProgram({ ...place.environment, ROLE: 'api', PORT: '0' });
        expect(await started.exitCode()).toBe(3);
        expect(started.output()).toContain('chạy lại đúng lệnh nhipthu restore đó');
        await forgeOther(other);
        const refused = await nhipthu(place.environment, 'restore', other, '--json');
        expect(JSON.parse(refused.stdout)).toMatchObject({
          faults: expect.arrayContaining([expect.objectContaining({ code: 'restore-unfinished' })]),
        });
        const again = await nhipthu(place.environment, 'restore', out, '--keys', keys);
        expect({ code: again.code, out: again.stdout }).toEqual({ code: 0, out: expect.stringMatching(/\nSổ .*\n$/) });
        // It is an installation now, in which nothing is overwritten any more.
        const once = await nhipthu(place.environment, 'restore', out, '--keys', keys, '--json');
        expect(JSON.parse(once.stdout)).toMatchObject({
          faults: expect.arrayContaining([expect.objectContaining({ code: 'database-not-empty' })]),
        });
      } finally {
        await place.close();
        await rm(other, { recursive: true, force: true });
      }
    },
  );

  it('a backup is refused while the schema is being changed, and no schema changes while tables are copied', async () => {
    const runner = scene.database.dataSource.createQueryRunner();
    const { out, keys } = backupAt('changing');
    try {
      await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const refused = await nhipthu({ ...scene.environment, NHIPTHU_LANG: 'en' }, 'backup', '--out', out, '--keys', keys);
      expect(refused).toMatchObject({ code: 4, stderr: expect.stringContaining('being upgraded') });
      expect((await readdir(folder)).filter((name) => name.startsWith('changing'))).toEqual([]);
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.release();
    }
  });

  it('nothing is overwritten, and nothing is restored under a program that works', async () => {
    const { out, keys } = backupAt(THE_BACKUP);
    const worker = scene.startWorker();
    await waitFor('the worker', () => worker.output().includes('Ctrl-C') || null, 60_000);
    // Lines that came before, in a file that the backup does not have.
    const later = join(folder, 'later.log');
    await writeFile(later, cutOverlapping(weekOfLines(), 2)[1] ?? '');
    expect((await nhipthu(scene.environment, 'ingest', later, '--origin', 'thu')).code).toBe(0);
    await scene.settle(120_000);
    const { code, stdout } = await nhipthu(scene.environment, 'restore', out, '--keys', keys, '--json');
    await worker.end('SIGTERM');
    expect(code).toBe(1);
    const { faults }: { faults: { code: string; where: string }[] } = JSON.parse(stdout);
    expect(new Set(faults.map((fault) => fault.code))).toEqual(new Set(['database-in-use', 'database-not-empty', 'spool-not-empty']));
    expect((await checkAgainstTruth(scene.environment)).isExact).toBe(true);
  });

  it.each([
    ['a raw file with one bit changed', 'file-damaged', (copy: string) => damage(copy, 'files/spool')],
    ['a table with one bit changed', 'file-damaged', (copy: string) => damage(copy, 'database')],
    ['a file that is gone', 'file-missing', async (copy: string) => rm(join(copy, 'database', 'segment.copy.gz'))],
    ['a list with a line less', 'list-damaged', (copy: string) => edit(copy, 'SHA256SUMS', (text) => text.replace(/^.*\n/, ''))],
    [
      'a count that was changed',
      'manifest-damaged',
      (copy: string) => edit(copy, 'manifest.json', (text) => text.replace('"rows": ', '"rows": 1')),
    ],
    ['a manifest that is cut off', 'manifest-damaged', (copy: string) => edit(copy, 'manifest.json', (text) => text.slice(0, -40))],
    ['no manifest', 'no-backup', (copy: string) => rm(join(copy, 'manifest.json'))],
    ['another key', 'key-wrong', async (copy: string) => writeFile(join(copy, 'keys', 'spool.key'), Buffer.alloc(32))],
    ['a key that is gone', 'key-missing', (copy: string) => rm(join(copy, 'keys', 'audit.key'))],
  ])('%s is found, with its place', async (_what, fault, harm) => {
    const copy = await copyBackup();
    try {
      await harm(copy);
      const found = await checkBackup(copy, join(copy, 'keys'));
      expect(Array.isArray(found) ? found.map(({ code }) => code) : found).toEqual([fault]);
      expect(Array.isArray(found) && found[0]?.where.startsWith(copy)).toBe(true);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });

  it('a damaged backup is refused with what to do, and nothing is written', async () => {
    const copy = await copyBackup();
    const place = await openEmptyPlace();
    try {
      await damage(copy, 'files/spool');
      await rm(join(copy, 'database', 'segment.copy.gz'));
      const { code, stdout } = await nhipthu(place.environment, 'restore', copy);
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: expect.stringMatching(/✕ thiếu tệp: \S+segment\.copy\.gz\n {2}→ .*\n✕ tệp đã hỏng hoặc bị sửa: \S+\n {2}→ /),
      });
      expect(await readdir(place.dataFolder)).toEqual([]);
      const tables = await place.database.dataSource.query<unknown[]>(`select from pg_class where relnamespace = 'public'::regnamespace`);
      expect(tables).toEqual([]);
    } finally {
      await place.close();
      await rm(copy, { recursive: true, force: true });
    }
  });

  it('a backup that is broken off leaves nothing that could be taken for one', async () => {
    const { out } = backupAt('broken');
    await mkdir(join(folder, 'filled'));
    await writeFile(join(folder, 'filled', 'x'), 'x');
    const filled = await nhipthu(scene.environment, 'backup', '--out', join(folder, 'filled'));
    expect(filled.code).toBe(2);
    // The keys cannot go where a file is in the way.
    const failed = await nhipthu(scene.environment, 'backup', '--out', out, '--keys', join(parts[0]!, 'keys'));
    expect(failed.code).not.toBe(0);
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([]);
  });
});

describe('with the embedded database', () => {
  it('an installation moves to another folder with accounts and keys', async () => {
    const [from, to] = [await makeDataFolder(), await makeDataFolder()];
    const out = join(folder, 'embedded');
    try {
      const made = await nhipthu({ NHIPTHU_DATA: from.path }, 'account', 'create', 'hoa', '--role', 'auditor', '--json');
      expect(made).toMatchObject({ code: 0 });
      const saved = await nhipthu({ NHIPTHU_DATA: from.path }, 'backup', '--out', out);
      expect(saved).toMatchObject({ code: 0, stdout: expect.stringContaining(join(out, 'keys')) });
      expect((await nhipthu({ NHIPTHU_DATA: to.path }, 'restore', out)).code).toBe(0);
      expect((await nhipthu({ NHIPTHU_DATA: to.path }, 'account', 'list')).stdout).toContain('hoa');
      for (const name of ['pepper.key', 'spool.key'])
        expect(await readFile(join(to.path, name))).toEqual(await readFile(join(from.path, name)));
    } finally {
      await from.remove();
      await to.remove();
    }
  });

  it('where there is no installation there is nothing to back up, and none is made', async () => {
    const empty = await makeDataFolder();
    try {
      expect((await nhipthu({ NHIPTHU_DATA: empty.path }, 'backup', '--out', join(folder, 'nothing'))).code).toBe(3);
      expect(await readdir(empty.path)).toEqual([]);
    } finally {
      await empty.remove();
    }
  });
});

async function countUnfinished({ dataSource }: TestDatabase): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(
    `select (select count(*) from segment where state in ('received', 'folding'))::int
          + (select count(*) from dirty_day)::int + (select count(*) from dirty_period)::int as count`,
  );
  return row?.count ?? -1;
}

/** Makes another sound backup of a copy: with a raw file less, which the list does not tell of either. */
async function forgeOther(copy: string): Promise<void> {
  const manifest = readManifest(await readFile(join(copy, 'manifest.json'), 'utf8'));
  if (manifest === null || manifest === 'newer') throw new Error('no manifest');
  const lines = (await readFile(join(copy, 'SHA256SUMS'), 'utf8')).split('\n');
  const [line = ''] = lines.filter((each) => each.includes('files/spool/'));
  await rm(join(copy, line.slice(66)));
  const list = lines.filter((each) => each !== line).join('\n');
  await writeFile(join(copy, 'SHA256SUMS'), list);
  await writeFile(join(copy, 'manifest.json'), sealManifest({ ...manifest, sums: createHash('sha256').update(list).digest('hex') }));
}

async function copyBackup(): Promise<string> {
  const { out, keys } = backupAt(THE_BACKUP);
  const copy = join(folder, 'harmed');
  await cp(out, copy, { recursive: true });
  await cp(keys, join(copy, 'keys'), { recursive: true });
  return copy;
}

/** Turns one bit of the largest file in a folder. */
async function damage(copy: string, part: string): Promise<void> {
  const names = (await readdir(join(copy, part), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sized = await Promise.all(
    names.map(async ({ parentPath, name }) => ({ path: join(parentPath, name), size: (await stat(join(parentPath, name))).size })),
  );
  const { path } = sized.toSorted((a, b) => b.size - a.size)[0]!;
  const bytes = await readFile(path);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(path, bytes);
}

async function edit(copy: string, name: string, change: (text: string) => string): Promise<void> {
  const path = join(copy, name);
  const text = await readFile(path, 'utf8');
  if (change(text) === text) throw new Error('nothing was changed');
  await writeFile(path, change(text));
}
