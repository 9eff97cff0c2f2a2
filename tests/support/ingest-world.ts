import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listDays } from '@nhip-thu/metrics';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { FactSeal } from '../../apps/api/src/database/fact-seal.ts';
import { DirectoryRepository } from '../../apps/api/src/directory/directory.repository.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { FoldService } from '../../apps/api/src/ingest/fold.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { RebuildCheck, type RebuildResult } from '../../apps/api/src/ingest/reconciliation/rebuild-check.ts';
import { ReconciliationRepository } from '../../apps/api/src/ingest/reconciliation/reconciliation.repository.ts';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { UndoService } from '../../apps/api/src/ingest/undo.service.ts';
import { VerifyService, type VerifyReport } from '../../apps/api/src/ingest/verify.service.ts';
import { buildAddressBook, type AddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import { RollUpDayService } from '../../apps/api/src/usage/roll-up-day.service.ts';
import { RollUpPeriodService } from '../../apps/api/src/usage/roll-up-period.service.ts';
import type { RunningApp } from './app.ts';
import { RECEIVED_AT, type LogSlice } from './log-slices.ts';
import { ALIASES, DIRECTORY } from './samples.ts';

const ORIGIN = 'thu';
/** So that a night takes a dozen transactions. */
const CHUNK_BYTES = 6_000;
const DAYS = ['2026-03-01', '2026-03-04'] as const;
const TABLES = [
  ...['segment', 'fact_block', 'provisional_block', 'dirty_day', 'dirty_period', 'day_carry', 'origin_day', 'mailbox_day'],
  ...['unmatched_day', 'activity_year', 'agency_day', 'dirty_agency_day', 'served_agency', 'unit_period', 'stored_period', 'origin'],
];

/** A row of the ledger. */
export interface LedgerRow {
  readonly id: string;
  readonly originId: number;
  readonly name: string;
  readonly state: string;
  readonly error: string | null;
  readonly lines: number;
  readonly lineBytes: number;
  readonly tailBytes: number;
  readonly linesLost: number;
  readonly rejectedReasons: Record<string, number>;
  readonly hmac: Buffer;
  readonly storedBytes: number;
}

/** Which of two directories: in the second, somebody's mailbox is a robot's and an alias leads elsewhere. */
export type DirectoryVersion = 'first' | 'second';

/** The program itself without its workers' loops: the test says which job runs when, and beside which other. */
export class IngestWorld {
  readonly #never = new AbortController().signal;
  readonly #files = new Map<DirectoryVersion, { directory: Buffer; aliases: Buffer }>();

  constructor(private readonly running: RunningApp) {
    Object.assign(running.app.get(Runtime).settings, { foldChunkBytes: CHUNK_BYTES });
  }

  #get<T>(type: abstract new (...args: never[]) => T): T {
    return this.running.app.get<T>(type, { strict: false });
  }

  #query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.running.database.dataSource.query(sql, values);
  }

  async readDirectories(): Promise<void> {
    const [directory, aliases] = [await readFile(DIRECTORY), await readFile(ALIASES)];
    this.#files.set('first', { directory, aliases });
    const rows = directory.toString().trimEnd().split('\n');
    const others = aliases.toString().trimEnd().split('\n');
    // Every third official's mailbox is a shared one, and the first lists expand to one address only.
    const changed = rows.map((row, at) => (at % 3 === 1 ? row.replace(/,official$/, ',shared') : row));
    const shortened = others.map((row, at) => (at > 0 && at < 6 && !row.startsWith('@') ? row.replace(/ .*$/, '') : row));
    this.#files.set('second', { directory: Buffer.from(`${changed.join('\n')}\n`), aliases: Buffer.from(`${shortened.join('\n')}\n`) });
  }

  async importDirectory(version: DirectoryVersion): Promise<void> {
    const { directory, aliases } = this.#files.get(version)!;
    const { faults } = await this.#get(DirectoryService).importFiles({
      ...{ directory: { name: 'directory.csv', bytes: directory }, aliases: { name: 'aliases.csv', bytes: aliases }, isDryRun: false },
    });
    if (faults.length > 0) throw new Error(`the directory has faults: ${JSON.stringify(faults)}`);
  }

  async readAddressBook(): Promise<AddressBook> {
    // Nothing in these directories begins or ends on a day, so any day stands for all.
    return buildAddressBook(await this.#get(DirectoryRepository).readAddressNames('2026-03-02'));
  }

  async receive(slice: LogSlice, part = 1): Promise<string> {
    const { linesLost } = slice.shape;
    const wire = { isProvisional: false, linesCut: 0, linesLost };
    const { segment } = await this.#get(IngestService).receive({
      ...{ originName: ORIGIN, name: slice.name, stream: slice.stream(part), receivedAt: RECEIVED_AT, ...(linesLost > 0 && { wire }) },
    });
    return segment.id;
  }

  /** What the next start does. */
  restart(): Promise<number> {
    return this.#get(IngestService).registerLostBlobs();
  }

  fold({ originId, id }: LedgerRow): Promise<void> {
    return this.#get(FoldService).fold(originId, id, this.#never);
  }

  async rollUp(): Promise<void> {
    for (const { originId } of await this.#query<{ originId: number }>('select id as "originId" from origin'))
      await this.#get(RollUpDayService).rollUpDirtyDays(originId, this.#never);
  }

  rollUpPeriods(): Promise<void> {
    return this.#get(RollUpPeriodService).rollUpDirtyPeriods(this.#never);
  }

  requestUndo(row: LedgerRow): Promise<unknown> {
    return this.#get(UndoService).request(row.id, 'test');
  }

  undo({ originId, id }: LedgerRow): Promise<void> {
    return this.#get(UndoService).undo(originId, id, this.#never);
  }

  ledger(): Promise<LedgerRow[]> {
    return this.#query(`select id::text as id, origin_id as "originId", name, state, error, lines, line_bytes as "lineBytes", tail_bytes as "tailBytes",
      lines_lost as "linesLost", rejected_reasons as "rejectedReasons", content_hmac as hmac, stored_bytes as "storedBytes" from segment order by id`);
  }

  /** Whether a blob has its bytes. */
  async isIntact({ hmac, storedBytes }: LedgerRow): Promise<boolean> {
    const found = await this.#get(Spool).check(hmac);
    return found !== null && found.isIntact && found.storedBytes === storedBytes;
  }

  async hasWork(): Promise<boolean> {
    const [row] = await this.#query<{ count: number }>(
      `select (select count(*) from segment where state in ('received', 'folding', 'undoing'))::int + (select count(*) from dirty_day)::int as count`,
    );
    return row?.count !== 0;
  }

  rebuild(): Promise<RebuildResult | null> {
    return this.#query<{ id: number }>('select id from origin').then(([origin]) =>
      origin ? this.#get(RebuildCheck).check(origin.id, listDays(...DAYS)) : null,
    );
  }

  verify(): Promise<VerifyReport> {
    return this.#get(VerifyService).verify();
  }

  /** Stored blocks, opened, in hex by epoch hour. */
  async blocks(): Promise<Record<string, string>> {
    const rows = await this.#query<{ hour: number; block: Buffer }>('select hour, block from fact_block order by hour');
    const seal = this.#get(FactSeal);
    return Object.fromEntries(rows.map(({ hour, block }) => [hour, seal.open(block).toString('hex')]));
  }

  mailboxDays(): Promise<unknown[]> {
    return this.#query(`select day, mailbox_id as "mailboxId", sent, sent_as as "sentAs", received, received_messages as "receivedMessages",
      logins, login_fails as "loginFails" from mailbox_day order by day, mailbox_id`);
  }

  /** Days of the ledger page with their flags: of those that have facts. */
  async flaggedDays(): Promise<Record<string, string[]>> {
    const spans = await this.#get(ReconciliationRepository).listFlaggedSpans(...DAYS);
    const flags: Record<string, string[]> = {};
    for (const { firstDay, lastDay, flag } of spans) for (const day of listDays(firstDay, lastDay)) (flags[day] ??= []).push(flag);
    return Object.fromEntries(Object.entries(flags).map(([day, found]) => [day, [...new Set(found)].toSorted()]));
  }

  /** A house without a log, for the next run. */
  async purge(): Promise<void> {
    await this.#query(TABLES.map((table) => `delete from ${table}`).join('; '));
    const { folder } = this.#get(Spool);
    for (const entry of await readdir(folder)) if (entry !== 'tmp') await rm(join(folder, entry), { recursive: true });
  }
}
