import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { makeDataFolder } from '../support/program.ts';
import { ALIASES, checkAgainstTruth, DIRECTORY, logFiles, nhipthu, RUN_F_FILES, STAMP_FORMS } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// Every command is a process of its own with a start-up of seconds.
jest.setTimeout(180_000);

/** Real logs of real daemons, through the commands a mail administrator types, against what really happened. */
describe.each(STAMP_FORMS)('run E as %s', (form) => {
  let database: TestDatabase;
  let data: Awaited<ReturnType<typeof makeDataFolder>>;
  let environment: Record<string, string>;
  /** Every figure, once everything is in. */
  let exact: string;
  const ingest = (...files: string[]): ReturnType<typeof nhipthu> =>
    nhipthu(environment, 'ingest', ...files, '--origin', 'thu', '--wait', '--json');

  beforeAll(async () => {
    database = await createTestDatabase();
    data = await makeDataFolder();
    environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path };
    const imported = await nhipthu(environment, 'directory', 'import', DIRECTORY, '--aliases', ALIASES);
    if (imported.code !== 0) throw new Error(imported.stderr);
  });
  afterAll(async () => {
    await database.drop();
    await data.remove();
  });

  it('gives every figure of every mailbox-day, the newer file first', async () => {
    const result = await ingest(...logFiles(form).toReversed());
    expect(result).toMatchObject({ code: 0 });
    const { isExact, report, rows } = await checkAgainstTruth(environment);
    expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
    exact = rows;
  });

  it('changes nothing when everything comes again, and in the other two forms too', async () => {
    const again = await ingest(...logFiles(form));
    expect(JSON.parse(again.stdout)).toMatchObject({ alreadyKnown: [expect.any(String), expect.any(String)] });
    const others = await ingest(...STAMP_FORMS.filter((other) => other !== form).flatMap(logFiles));
    for (const segment of (JSON.parse(others.stdout) as { segments: { fresh: number; duplicate: number }[] }).segments) {
      expect(segment.fresh).toBe(0);
      expect(segment.duplicate).toBeGreaterThan(1000);
    }
    expect((await checkAgainstTruth(environment)).rows).toBe(exact);
  });

  it('leaves a ledger that balances', async () => {
    const verified = await nhipthu(environment, 'verify', '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ isBalanced: true });
  });

  it('says who used their mailbox, per agency', async () => {
    const result = await nhipthu(environment, 'adoption', '--unmasked', ...['--from', '2026-03-02', '--to', '2026-03-08', '--json']);
    expect(result.code).toBe(0);
    const { rows } = JSON.parse(result.stdout) as { rows: { code: string; figure: { denominator: number } }[] };
    expect(rows.map(({ code, figure }) => [code, figure.denominator])).toEqual([
      ['sct', 6],
      ['skhcn', 5],
      ['stp', 6],
      ['sxd', 7],
      ['tohieu', 6],
    ]);
  });
});

describe('run F: Exim and Dovecot in files of their own', () => {
  it('is exact, its formats known by themselves or named', async () => {
    const database = await createTestDatabase();
    const data = await makeDataFolder();
    const environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path };
    try {
      expect(await nhipthu(environment, 'directory', 'import', DIRECTORY, '--aliases', ALIASES)).toMatchObject({ code: 0 });
      const [mainlog = '', rejectlog = '', dovecot = ''] = RUN_F_FILES;
      const ingest = (...words: string[]): ReturnType<typeof nhipthu> =>
        nhipthu(environment, 'ingest', ...words, '--origin', 'exim', '--wait', '--json');
      expect(await ingest(rejectlog, mainlog)).toMatchObject({ code: 0 });
      const named = await ingest(dovecot, '--format', 'dovecot');
      expect(JSON.parse(named.stdout)).toMatchObject({ segments: [{ dialect: 'dovecot', state: 'folded', rejected: 0 }] });
      const { isExact, report } = await checkAgainstTruth(environment, 'F');
      expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
    } finally {
      await database.drop();
      await data.remove();
    }
  });
});
