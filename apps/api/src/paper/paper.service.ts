import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parsePeriodId, type PaperLedger, type RegisterLine } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { Clock } from '../calendar/clock.ts';
import { FaultList, type ImportFault } from '../directory/import-fault.ts';
import type { ImportFile } from '../directory/import-file.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { noteOpenMonths } from './open-month-notices.ts';
import type { PaperDraft } from './paper-draft.ts';
import { parsePaperFile, type PaperFile } from './paper-file.ts';
import type { UnitSpan } from './paper-months.ts';
import { checkPlace } from './paper-place.ts';
import { listNeighbourMonths, noteStockJumps } from './stock-notices.ts';
import { PaperRepository, type LockMark, type PaperHead, type PaperRecord } from './paper.repository.ts';

/** What a hand-over did or would do. With any fault nothing is written and nothing counted. */
export interface PaperSaved {
  readonly importId: number | null;
  readonly addedCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly faults: readonly ImportFault[];
  /** What was taken in, or would be, and looks wrong beside other months. */
  readonly notices: readonly ImportFault[];
}

export interface PaperOrder {
  readonly madeBy: string;
  /** Why, where a locked month is corrected. */
  readonly reason: string | null;
  readonly isDryRun: boolean;
  /** When it was handed over, for registers of a time that is not now; absent: now, by the clock of the program. */
  readonly madeAt?: Date;
  /** Hand-over that must still hold, for what was entered over it; null: none may. Absent: whatever holds is replaced. */
  readonly recordedImportId?: number | null | undefined;
}

/** Who takes a hand-over back. */
export interface Undoer {
  readonly by: string;
  /** Whether that may only be what they entered by form themselves, for a unit that they still see. */
  readonly isOwnOnly: boolean;
}

/** No hand-over has this number, or it was taken back before. */
export class NotUndoableError extends Error {
  override readonly name = 'NotUndoableError';
}

/** A month that the hand-over reported is locked, or its figures are frozen. */
export class LockedMonthError extends Error {
  override readonly name = 'LockedMonthError';
  constructor(readonly periodIds: readonly string[]) {
    super(`locked: ${periodIds.join(', ')}`);
  }
}

/** Other figures hold by now than those that an entry was to replace. */
export class OvertakenEntryError extends Error {
  override readonly name = 'OvertakenEntryError';
}

/** The unit or month asked for does not exist. */
export class UnknownUnitError extends Error {
  override readonly name = 'UnknownUnitError';
}

/** Takes in what units report: all rows of a file, or none. */
@Injectable()
export class PaperService {
  constructor(
    private readonly paper: PaperRepository,
    private readonly directory: DirectoryRepository,
    private readonly clock: Clock,
  ) {}

  async importFile(file: ImportFile, ledger: Exclude<PaperLedger, 'print-logs'>, order: PaperOrder): Promise<PaperSaved> {
    const parsed = await parsePaperFile(file, ledger);
    const contentDigest = createHash('sha256').update(file.bytes).digest();
    return this.save(parsed, await this.headOf(order, { ledger, source: 'file', name: file.name, contentDigest }), order);
  }

  /** @throws UnknownUnitError where there is no such unit, or none that the caller may see; OvertakenEntryError */
  async enter(draft: PaperDraft, order: PaperOrder): Promise<PaperSaved> {
    if (!(await this.paper.listAgencies()).some(({ code }) => code === draft.agencyCode)) throw new UnknownUnitError(draft.agencyCode);
    const contentDigest = createHash('sha256').update(JSON.stringify(draft)).digest();
    const name = `${draft.agencyCode} ${draft.periodId}`;
    return this.save(
      { drafts: [draft], places: [draft], faults: [], headings: new Map() },
      await this.headOf(order, { ledger: draft.ledger, source: 'form', name, contentDigest }),
      order,
    );
  }

  /** @throws NotUndoableError, LockedMonthError */
  async undo(importId: number, { by, isOwnOnly }: Undoer): Promise<void> {
    await this.paper.transaction(async (manager) => {
      const found = await this.paper.findImport(manager, importId);
      if (found === null || found.isUndone) throw new NotUndoableError(`import ${importId}`);
      // An entry is of one month; without any it is of a unit that the caller does not see.
      const isOwn = found.source === 'form' && found.madeBy === by && found.months.length > 0;
      if (isOwnOnly && !isOwn) throw new NotUndoableError(`import ${importId}`);
      const locks = new Set(
        (
          await this.paper.listLocks(
            found.months.map(({ periodId }) => periodId),
            manager,
          )
        ).map(monthKey),
      );
      const frozen = new Set(
        await this.paper.listFrozen(
          found.months.map(({ periodId }) => periodId),
          manager,
        ),
      );
      const locked = found.months.filter((month) => locks.has(monthKey(month)) || frozen.has(month.periodId));
      if (locked.length > 0) throw new LockedMonthError([...new Set(locked.map(({ periodId }) => periodId))]);
      await this.paper.markUndone(manager, importId, { by, at: await this.clock.now() });
    });
  }

  /** Closes a month of one unit, or of all that existed at its end. @returns of how many it was open. @throws UnknownUnitError */
  async lock(periodId: string, agencyCode: string | null, mark: LockMark): Promise<number> {
    return this.paper.lock(periodId, await this.findUnits(periodId, agencyCode), mark);
  }

  /** Opens it again; who, when and why stay on record. @returns of how many it was closed. @throws UnknownUnitError */
  async unlock(periodId: string, agencyCode: string | null, mark: LockMark & { readonly reason: string }): Promise<number> {
    return this.paper.unlock(periodId, await this.findUnits(periodId, agencyCode), mark);
  }

  private async findUnits(periodId: string, agencyCode: string | null): Promise<number[]> {
    const period = parsePeriodId(periodId);
    if (period?.kind !== 'reporting-month') throw new UnknownUnitError(periodId);
    const units = (await this.paper.listAgencies()).filter(
      ({ code, validFrom, validTo }) =>
        (agencyCode === null || code === agencyCode) && validFrom <= period.to && (validTo === null || validTo > period.to),
    );
    if (units.length === 0) throw new UnknownUnitError(agencyCode ?? periodId);
    return units.map(({ id }) => id);
  }

  /** Faults of the file and those that only what is stored shows are told together. */
  private async save({ drafts, places, faults: inFile, headings }: PaperFile, head: PaperHead, order: PaperOrder): Promise<PaperSaved> {
    const [agencies, steps, today] = await Promise.all([this.paper.listAgencies(), this.directory.listSuccessions(), this.clock.today()]);
    const units = new Map(agencies.map((unit) => [unit.code, unit]));
    return this.paper.transaction(async (manager) => {
      const periodIds = [...new Set(drafts.map(({ periodId }) => periodId))];
      const records = new Map((await this.paper.listRecords(periodIds, manager)).map((record) => [recordKey(record), record]));
      const locks = new Set((await this.paper.listLocks(periodIds, manager)).map(monthKey));
      const faults = new FaultList(head.name, headings);
      for (const place of places) checkPlace(place, { units, steps, today }, faults);
      const changes = listChanges(drafts, units, records);
      const frozen = new Set(await this.paper.listFrozen(periodIds, manager));
      for (const { draft, agencyId, isNew } of order.reason === null ? changes : []) {
        const { row, periodId } = draft;
        const isLocked = locks.has(monthKey({ agencyId, periodId }));
        // What comes late to a frozen month needs no reason; what replaces figures that were frozen does.
        if (isLocked || (!isNew && frozen.has(periodId)))
          faults.add({ row, column: 'month', code: isLocked ? 'locked-month' : 'frozen-month', found: periodId });
      }
      const all = [...inFile, ...faults.faults];
      if (all.length > 0) return nothingSaved(all.toSorted((a, b) => a.row - b.row));
      requireNotOvertaken(changes, order);
      const importId = order.isDryRun || changes.length === 0 ? null : await this.write(manager, head, changes, order.reason);
      const addedCount = changes.filter(({ isNew }) => isNew).length;
      const counts = { addedCount, changedCount: changes.length - addedCount, unchangedCount: drafts.length - changes.length };
      const notices = new FaultList(head.name, headings);
      noteOpenMonths(drafts, today, notices);
      await this.noteJumps(manager, drafts, agencies, notices);
      return { importId, ...counts, faults: [], notices: notices.faults.toSorted((a, b) => a.row - b.row) };
    });
  }

  private async headOf({ madeBy, madeAt }: PaperOrder, head: Omit<PaperHead, 'madeBy' | 'madeAt'>): Promise<PaperHead> {
    return { ...head, madeBy, madeAt: madeAt ?? (await this.clock.now()) };
  }

  private async noteJumps(
    manager: EntityManager,
    drafts: readonly PaperDraft[],
    agencies: readonly UnitSpan[],
    notices: FaultList,
  ): Promise<void> {
    const months = listNeighbourMonths(drafts);
    if (months.length === 0) return;
    const codes = new Map(agencies.map(({ id, code }) => [id, code]));
    noteStockJumps(drafts, await this.paper.listRecords(months, manager), (id) => codes.get(id), notices);
  }

  private async write(
    manager: EntityManager,
    head: PaperHead,
    changes: readonly { draft: PaperDraft; agencyId: number }[],
    reason: string | null,
  ): Promise<number> {
    const importId = await this.paper.insertImport(manager, head);
    for (const { draft, agencyId } of changes) await this.paper.insertSubmission(manager, { draft, agencyId, importId, reason });
    return importId;
  }
}

interface PaperChange {
  readonly draft: PaperDraft;
  readonly agencyId: number;
  readonly isNew: boolean;
  /** Of the hand-over that holds; null: none does. */
  readonly importId: number | null;
}

/** What is the same as what holds by now is no change. @throws OvertakenEntryError */
function requireNotOvertaken(changes: readonly PaperChange[], { recordedImportId }: PaperOrder): void {
  if (recordedImportId === undefined) return;
  if (changes.some(({ importId }) => importId !== recordedImportId)) throw new OvertakenEntryError(`not over import ${recordedImportId}`);
}

/** The months that are new or differ from what holds. */
function listChanges(
  drafts: readonly PaperDraft[],
  units: ReadonlyMap<string, UnitSpan>,
  records: ReadonlyMap<string, PaperRecord>,
): PaperChange[] {
  return drafts.flatMap((draft) => {
    const agencyId = units.get(draft.agencyCode)?.id;
    if (agencyId === undefined) return [];
    const record = records.get(recordKey({ agencyId, periodId: draft.periodId, ledger: draft.ledger }));
    return record !== undefined && isSame(draft, record)
      ? []
      : [{ draft, agencyId, isNew: record === undefined, importId: record?.importId ?? null }];
  });
}

function nothingSaved(faults: readonly ImportFault[]): PaperSaved {
  return { importId: null, addedCount: 0, changedCount: 0, unchangedCount: 0, faults, notices: [] };
}

function monthKey({ agencyId, periodId }: { readonly agencyId: number; readonly periodId: string }): string {
  return `${agencyId} ${periodId}`;
}

function recordKey({ ledger, ...month }: Pick<PaperRecord, 'agencyId' | 'periodId' | 'ledger'>): string {
  return `${ledger} ${monthKey(month)}`;
}

function isSame(draft: PaperDraft, record: PaperRecord): boolean {
  if (draft.ledger === 'reams') {
    const { opening, bought, closing } = draft.stock;
    return record.stock?.opening === opening && record.stock.bought === bought && record.stock.closing === closing;
  }
  return draft.postings === record.postings && textOf(draft.lines) === textOf(record.lines ?? []);
}

function textOf(lines: readonly RegisterLine[]): string {
  return lines.map(({ documentType, paper, both, electronic }) => JSON.stringify([documentType, paper, both, electronic])).join();
}
