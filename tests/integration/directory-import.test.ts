import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { DirectoryChangesRepository } from '../../apps/api/src/directory/directory-changes.repository.ts';
import {
  DirectoryChangesService,
  LaterChangesError,
  NotUndoableError,
  UnknownChangeSetError,
} from '../../apps/api/src/directory/directory-changes.service.ts';
import { DirectoryImportRepository } from '../../apps/api/src/directory/directory-import.repository.ts';
import { parseDirectoryFile, type DirectoryEntry } from '../../apps/api/src/directory/directory-file.ts';
import { hasChanges, planImport } from '../../apps/api/src/directory/directory-plan.ts';
import { FactSeal } from '../../apps/api/src/database/fact-seal.ts';
import { DirectoryRepository } from '../../apps/api/src/directory/directory.repository.ts';
import { DirectoryService, type ImportResult } from '../../apps/api/src/directory/directory.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import type { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { createTestDatabase } from '../support/test-database.ts';

const SAMPLES = new URL('../fixtures/samples/', import.meta.url);
const HEADER = 'mailbox,agency,agencyName,fullName,position,type';

let dataSource: DataSource;
let drop: () => Promise<void>;
let repository: DirectoryRepository;
let imports: DirectoryImportRepository;
let changes: DirectoryChangesService;
let service: DirectoryService;
let queued: unknown[][];

beforeAll(async () => {
  Logger.overrideLogger(false);
  ({ dataSource, drop } = await createTestDatabase());
  repository = new DirectoryRepository(dataSource, new FactSeal(Buffer.alloc(32)));
  imports = new DirectoryImportRepository(dataSource);
}, 120_000);

afterAll(async () => {
  await drop();
});

beforeEach(async () => {
  await dataSource.query(
    `truncate alias, mailbox, official, division, agency, directory_change_set, directory_change, mailbox_day, unit_period, stored_period, dirty_agency_day,
       dirty_day, dirty_period, dirty_official, origin_day, origin restart identity cascade`,
  );
  queued = [];
  // The service calls nothing of the queue but `add`.
  const queue = { add: async (...job: unknown[]) => void queued.push(job) } as unknown as JobQueue;
  useQueue(queue);
});

function useQueue(queue: JobQueue): void {
  changes = new DirectoryChangesService(new DirectoryChangesRepository(dataSource), new DirtyRepository(dataSource), queue);
  service = new DirectoryService(imports, changes);
}

async function importSamples(isDryRun = false): Promise<ImportResult> {
  return service.importFiles({
    directory: { name: 'directory.csv', bytes: await readFile(new URL('directory.csv', SAMPLES)) },
    aliases: { name: 'aliases.csv', bytes: await readFile(new URL('aliases.csv', SAMPLES)) },
    isDryRun,
  });
}

function importRows(...rows: string[]): Promise<ImportResult> {
  const bytes = new TextEncoder().encode([HEADER, ...rows].join('\n'));
  return service.importFiles({ directory: { name: 'directory.csv', bytes }, aliases: null, isDryRun: false });
}

/** [address, kind, agency of the box, name, agency of the person] of every box, by address. */
async function readBoxes(): Promise<(string | null)[][]> {
  const rows = await dataSource.query<Record<string, string | null>[]>(
    `select m.address, h.kind, coalesce(a.code, b.code) as agency, o.full_name, b.code as employer
       from mailbox m join mailbox_assignment h on h.mailbox_id = m.id and h.valid_to is null left join agency a on a.id = h.agency_id
       left join official o on o.id = h.official_id
       left join membership e on e.official_id = o.id and e.valid_to is null left join agency b on b.id = e.agency_id order by m.address`,
  );
  return rows.map((row) => [row['address'], row['kind'], row['agency'], row['full_name'], row['employer']].map((value) => value ?? null));
}

async function countRows(table: string): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(`select count(*)::int as count from ${table}`);
  return row?.count ?? -1;
}

/** Two origins with figures of two days each. */
async function addOriginWithDays(): Promise<void> {
  await dataSource.query(`insert into origin (name, zone_offset_minutes) values ('thu', 420), ('thu2', 420)`);
  await dataSource.query(
    `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched, computed_at)
     select id, d, 1, d, d, 0, now() from origin cross join unnest(array['2026-03-02', '2026-03-03']::date[]) d`,
  );
}

function makeGate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('DirectoryService.importFiles', () => {
  it('takes the sample province in: 30 officials and their boxes, 5 agencies, 5 shared and 2 service boxes, 20 aliases', async () => {
    const result = await importSamples();
    expect(result).toMatchObject({ faults: [], isApplied: true });
    expect(result.counts).toMatchObject({
      agencies: { added: 5 },
      officials: { added: 30 },
      mailboxes: { added: 37 },
      aliases: { added: 20 },
    });
    expect(await repository.listAgencies()).toHaveLength(5);
    const names = await repository.readAddressNames('2026-03-02');
    const kinds = names.mailboxes.map((mailbox) => mailbox.kind);
    expect(['personal', 'shared', 'robot'].map((kind) => kinds.filter((found) => found === kind).length)).toEqual([30, 5, 2]);
    expect(names.aliases).toContainEqual({ address: '@congthuong.sonla.gov.vn', targets: ['@sct.sonla.gov.vn'] });
  });

  it('links two people of one local part each to their own agency', async () => {
    await importSamples();
    const boxes = (await readBoxes()).filter(([address]) => address?.startsWith('ha.nguyen@'));
    expect(boxes).toMatchObject([
      ['ha.nguyen@stp.sonla.gov.vn', 'personal', 'stp', expect.any(String), 'stp'],
      ['ha.nguyen@sxd.sonla.gov.vn', 'personal', 'sxd', 'Nguyễn Thu Hà', 'sxd'],
    ]);
  });

  it('changes nothing, marks nothing and queues nothing when the same files come again', async () => {
    await importSamples();
    await addOriginWithDays();
    const before = await readBoxes();
    queued = [];
    const { counts, isApplied } = await importSamples();
    expect(isApplied).toBe(true);
    for (const subject of Object.values(counts ?? {})) expect(subject).toMatchObject({ added: 0, changed: 0, removed: 0, notInFile: 0 });
    expect(await readBoxes()).toEqual(before);
    expect(await countRows('dirty_day')).toBe(0);
    expect(queued).toEqual([]);
  });

  it('says in a dry run what would change, and changes nothing', async () => {
    const { counts, isApplied } = await importSamples(true);
    expect(counts).toMatchObject({ officials: { added: 30 }, aliases: { added: 20 } });
    expect(isApplied).toBe(false);
    expect(await countRows('mailbox')).toBe(0);
  });

  it('applies nothing of either file when one row of one of them is at fault', async () => {
    const directory = { name: 'directory.csv', bytes: await readFile(new URL('directory.csv', SAMPLES)) };
    const aliases = { name: 'aliases.csv', bytes: new TextEncoder().encode('address,expandsTo\nx,y\n') };
    const result = await service.importFiles({ directory, aliases, isDryRun: false });
    expect(result.faults).toMatchObject([
      { file: 'aliases.csv', row: 2 },
      { file: 'aliases.csv', row: 2 },
    ]);
    expect(result).toMatchObject({ counts: null, isApplied: false });
    expect(await countRows('agency')).toBe(0);
  });

  it('follows a transfer, a new name, a new type and a renamed agency; people not in the file stay', async () => {
    await importRows(
      'an@x.example,a,A,Lê An,,official',
      'binh@x.example,a,A,Lê Bình,,official',
      'cuc@x.example,a,A,Lê Cúc,,official',
      'vanthu@x.example,a,A,Văn thư,,shared',
    );
    const { counts } = await importRows(
      'an@x.example,b,B,Lê An,,official',
      'cuc@x.example,a,A mới,Lê Thị Cúc,Giám đốc,shared',
      'vanthu@x.example,a,A mới,Lê Dung,,official',
    );
    expect(counts).toMatchObject({
      agencies: { added: 1, changed: 1 },
      officials: { added: 1, changed: 1, removed: 1, notInFile: 1 },
      mailboxes: { added: 0, changed: 2, unchanged: 1, notInFile: 1 },
    });
    expect(await readBoxes()).toEqual([
      ['an@x.example', 'personal', 'b', 'Lê An', 'b'],
      ['binh@x.example', 'personal', 'a', 'Lê Bình', 'a'],
      ['cuc@x.example', 'shared', 'a', null, null],
      ['vanthu@x.example', 'personal', 'a', 'Lê Dung', 'a'],
    ]);
    expect(await countRows('official')).toBe(3);
    expect((await repository.listAgencies()).map(({ code, name }) => [code, name])).toEqual([
      ['a', 'A mới'],
      ['b', 'B'],
    ]);
  });

  it('marks every day of every origin in the transaction of the change, and wakes each origin once after it', async () => {
    await addOriginWithDays();
    await importRows('an@x.example,a,A,Lê An,,official');
    expect(await countRows('dirty_day')).toBe(4);
    expect(queued).toEqual([
      ['roll-up-days', { originId: 1 }],
      ['roll-up-days', { originId: 2 }],
    ]);
  });

  it('stays applied when the queue does not answer: the reconciler finds the marks', async () => {
    await addOriginWithDays();
    // The service calls nothing of the queue but `add`.
    const dead = { add: () => Promise.reject(new Error('connection refused')) } as unknown as JobQueue;
    useQueue(dead);
    expect((await importRows('an@x.example,a,A,Lê An,,official')).isApplied).toBe(true);
    expect(await countRows('dirty_day')).toBe(4);
  });

  it('waits for an import that is under way, and then finds nothing left to do', async () => {
    const { entries } = await parseDirectoryFile({ name: 'directory.csv', bytes: await readFile(new URL('directory.csv', SAMPLES)) });
    const applied = makeGate();
    const gate = makeGate();
    const first = changes.change({ kind: 'edit', title: '', madeBy: 'thu' }, async (manager) => {
      const plan = planImport({ directory: { file: 'd', entries } }, await imports.readStored(manager));
      await imports.apply(manager, plan.writes);
      applied.open();
      await gate.opened;
    });
    await applied.opened;
    const second = importSamples();
    while ((await countRows(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)) === 0)
      await setImmediate();
    gate.open();
    await first;
    expect((await second).counts).toMatchObject({ officials: { added: 0, unchanged: 30 }, aliases: { added: 20 } });
    expect(await countRows('official')).toBe(30);
  });

  it('takes 20,000 officials in at once', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `u${i}@x.example,a${i % 50},Cơ quan ${i % 50},Lê Văn ${i},,official`);
    expect((await importRows(...rows)).counts).toMatchObject({ agencies: { added: 50 }, officials: { added: 20_000 } });
    const moved = rows.map((row) => row.replace(/Lê Văn/, 'Lò Văn'));
    expect((await importRows(...moved)).counts).toMatchObject({ officials: { added: 0, changed: 20_000 } });
    expect(await countRows('official')).toBe(20_000);
  }, 180_000);
});

describe('a plan applied to the database', () => {
  it('leaves nothing to do, whatever stood there before', async () => {
    const day = fc.constantFrom(null, '2026-03-02', '2026-04-01');
    const entry = fc
      .record({
        address: fc.constantFrom('a@x.example', 'b@x.example', 'c@y.example', 'd@y.example'),
        type: fc.constantFrom('official' as const, 'shared' as const, 'service' as const, 'unit' as const),
        agencyCode: fc.constantFrom('a', 'b', 'c'),
        fullName: fc.constantFrom('Lê An', 'Lò Văn Bình'),
        position: fc.constantFrom(null, 'Chuyên viên'),
        division: fc.constantFrom(null, 'Phòng 1'),
        from: day,
        to: fc.constantFrom(null, null, '2026-05-01'),
      })
      .map((row): DirectoryEntry => ({ ...row, row: 2, agencyName: `Cơ quan ${row.agencyCode}`, code: null, role: null, tier: null }));
    const alias = fc
      .record({
        address: fc.constantFrom('g@x.example', '@old.example'),
        targets: fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example'), { minLength: 1 }),
        from: day,
      })
      .map((row) => ({ ...row, row: 2, to: null }));
    const entries = fc.uniqueArray(entry, { selector: (row) => row.address });
    const aliases = fc.uniqueArray(alias, { selector: (row) => row.address });
    await fc.assert(
      fc.asyncProperty(entries, aliases, async (rows, groups) => {
        const input = { directory: { file: 'd', entries: rows }, aliases: { file: 'a', entries: groups } };
        expect(await service.apply(input, { kind: 'edit', title: '', madeBy: 'thu' })).toMatchObject({ isApplied: true });
        expect(hasChanges(planImport(input, await imports.readStored()))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

/** Everything that the directory says, without ids of changes. */
async function dumpDirectory(): Promise<unknown> {
  const tables = ['agency', 'division', 'official', 'membership', 'mailbox', 'mailbox_assignment', 'alias', 'absence'];
  return Promise.all(tables.map((table) => dataSource.query(`select * from ${table} order by id`)));
}

describe('undo of a change', () => {
  it('puts every row back as it was, ids included, and marks what depends on it', async () => {
    await importRows('an@x.example,a,A,Lê An,,official', 'binh@x.example,b,B,Lê Bình,,official');
    const before = await dumpDirectory();
    const { changeSetId } = await importRows(
      'an@x.example,b,B mới,Lê An,,official',
      'binh@x.example,b,B mới,Lê Bình,,shared',
      'cuc@x.example,c,C,Lê Cúc,,official',
    );
    await dataSource.query('truncate dirty_official');
    await changes.undo(changeSetId!, 'thu');
    expect(await dumpDirectory()).toEqual(before);
    expect(await countRows('dirty_official')).toBeGreaterThan(0);
    await expect(changes.undo(changeSetId!, 'thu')).rejects.toThrow(NotUndoableError);
    await expect(changes.undo(999, 'thu')).rejects.toThrow(UnknownChangeSetError);
  });

  it('refuses while a later change stands on it, and names it', async () => {
    const first = await importRows('an@x.example,a,A,Lê An,,official');
    const second = await importRows('an@x.example,a,A,Lê Thị An,,official');
    const third = await importRows('binh@x.example,a,A,Lê Bình,,official');
    await expect(changes.undo(first.changeSetId!, 'thu')).rejects.toMatchObject({ laterIds: [second.changeSetId] });
    await changes.undo(second.changeSetId!, 'thu');
    // The agency of the first import carries a person of the third.
    await expect(changes.undo(first.changeSetId!, 'thu')).rejects.toThrow(LaterChangesError);
    await changes.undo(third.changeSetId!, 'thu');
    await changes.undo(first.changeSetId!, 'thu');
    expect(await countRows('agency')).toBe(0);
  });
});

describe('what a change marks', () => {
  async function addPeriods(): Promise<void> {
    await dataSource.query(
      `insert into stored_period (period_id, from_day, to_day, first_looked_on)
       select p, f::date, t::date, l::date
         from (values ('dl-2026-02', '2026-02-01', '2026-02-28', '2026-02-01'), ('dl-2026-03', '2026-03-01', '2026-03-31', '2026-03-01'),
                      ('dl-2026-04', '2026-04-01', '2026-04-30', '2026-04-01'), ('dl-2026-05', '2026-05-01', '2026-05-31', '2026-03-20')) v(p, f, t, l)`,
    );
  }

  const marks = async (): Promise<unknown> => ({
    days: (await dataSource.query('select origin_id, day from dirty_day order by 1, 2')).length,
    officials: (await dataSource.query('select official_id as id from dirty_official order by 1')).map((row: { id: number }) => row.id),
    periods: (
      await dataSource.query(
        `select period_id || ' ' || coalesce(a.code, '*') as mark from dirty_period left join agency a on a.id = agency_id order by 1`,
      )
    ).map((row: { mark: string }) => row.mark),
  });

  beforeEach(async () => {
    await addOriginWithDays();
    await importRows('an@x.example,a,A,Lê An,,official', 'binh@x.example,b,B,Lê Bình,,official', 'c@x.example,c,C,Lê C,,official');
    await addPeriods();
    await dataSource.query('truncate dirty_day, dirty_period, dirty_official');
  });

  const importDated = (row: string): Promise<ImportResult> =>
    service.importFiles({
      directory: { name: 'd.csv', bytes: new TextEncoder().encode(`${HEADER},from\n${row}`) },
      aliases: null,
      isDryRun: false,
    });

  it('a transfer marks the official and the two agencies from its day on, and no earlier day', async () => {
    await importDated('an@x.example,b,B,Lê An,,official,2026-03-16');
    // The figures of May look back to 20/03.
    const periods = ['dl-2026-03 a', 'dl-2026-03 b', 'dl-2026-04 a', 'dl-2026-04 b', 'dl-2026-05 a', 'dl-2026-05 b'];
    expect(await marks()).toEqual({ days: 0, officials: [1], periods });
    expect(queued.at(-1)).toEqual(['roll-up-periods', {}]);
  });

  it('a transfer and another role mark the days on which they hold, for mail by role group; another position marks none', async () => {
    await importDated('an@x.example,b,B,Lê An,Chuyên viên,official,2026-03-03');
    expect(await marks()).toMatchObject({ days: 2 });
    await dataSource.query('truncate dirty_day');
    await importDated('an@x.example,b,B,Lê An,Trưởng phòng,official,2026-03-03');
    expect(await marks()).toMatchObject({ days: 2 });
    await dataSource.query('truncate dirty_day');
    await importDated('an@x.example,b,B,Lê An,Phó Trưởng phòng,official,2026-03-03');
    expect(await marks()).toMatchObject({ days: 0 });
  });

  it('leave marks the units of the official in the periods of its days, and neither days nor bits', async () => {
    await service.importFiles({
      directory: null,
      aliases: null,
      absences: { name: 'v.csv', bytes: new TextEncoder().encode('person,kind,from,to\nan@x.example,leave,2026-03-02,2026-03-06') },
      isDryRun: false,
    });
    expect(await marks()).toEqual({ days: 0, officials: [], periods: ['dl-2026-03 a'] });
  });

  it('a new name marks nothing', async () => {
    await importRows('an@x.example,a,A,Lê Thị An,,official');
    expect(await marks()).toEqual({ days: 0, officials: [], periods: [] });
  });

  it('an alias marks the days on which it holds', async () => {
    await service.importFiles({
      directory: null,
      aliases: { name: 'a.csv', bytes: new TextEncoder().encode('address,expandsTo,from\ng@x.example,an@x.example,2026-03-03') },
      isDryRun: false,
    });
    expect(await marks()).toEqual({ days: 2, officials: [], periods: [] });
  });
});
