import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { InvariantFault } from '@nhip-thu/metrics';
import { errorCodeOf } from '../database/error-code.ts';
import { PeriodCheck } from '../queue/period-check.ts';
import { RebuildCheck } from './reconciliation/rebuild-check.ts';
import { ReconciliationRepository, type StoredDay } from './reconciliation/reconciliation.repository.ts';
import { ScrubService } from './scrub.service.ts';
import { toFault, VerifyRepository } from './verify.repository.ts';

/** Facts that are made again at one time. */
const BATCH_FACTS = 1_000_000;

export interface VerifyCheck {
  readonly name: 'bytes' | 'lines' | 'facts' | 'blocks' | 'spool' | 'finished' | 'rebuild' | 'periods';
  readonly isOk: boolean;
  /** What was looked at, by name; the command puts it into words. */
  readonly counts: Readonly<Record<string, number>>;
  /** Where it does not add up. */
  readonly faults: readonly InvariantFault[];
}

export interface VerifyReport {
  readonly isBalanced: boolean;
  readonly checks: readonly VerifyCheck[];
}

/** Checks that the ledger balances: nothing lost, nothing counted twice. */
@Injectable()
export class VerifyService {
  constructor(
    private readonly repository: VerifyRepository,
    private readonly scrub: ScrubService,
    private readonly days: ReconciliationRepository,
    private readonly rebuild: RebuildCheck,
    private readonly modules: ModuleRef,
  ) {}

  /** @param isRebuilding also makes every hour and every day's figures again from the files, which takes as long as handing all over again */
  async verify({ isRebuilding = false } = {}): Promise<VerifyReport> {
    const [bytes, lines, facts, blocks, unfinished] = await Promise.all([
      this.repository.listByteDifferences(),
      this.repository.listLineDifferences(),
      this.repository.listFactDifferences(),
      this.repository.compareFreshWithBlocks(),
      this.repository.countUnfinished(),
    ]);
    const isFinished = unfinished.received + unfinished.undoing + unfinished.failed + unfinished.dirtyDays + unfinished.dirtyPeriods === 0;
    const checks: VerifyCheck[] = [
      checkOf('bytes', bytes.map(toFault)),
      checkOf('lines', lines.map(toFault)),
      checkOf('facts', facts.map(toFault)),
      { name: 'blocks', isOk: blocks.fresh === blocks.stored + blocks.removed, counts: { ...blocks }, faults: [] },
      await this.checkSpool(),
      { name: 'finished', isOk: isFinished, counts: { ...unfinished }, faults: [] },
    ];
    if (isRebuilding) checks.push(await this.checkRebuild(), await this.checkPeriods());
    // Work that waits, and files that gave nothing, are told of; but every byte and line of theirs is accounted for.
    return { isBalanced: checks.every((check) => check.isOk || check.name === 'finished'), checks };
  }

  private async checkRebuild(): Promise<VerifyCheck> {
    const faults: InvariantFault[] = [];
    const all = await this.days.listAllDays();
    const sums = { days: 0, hours: 0, rows: 0, removed: all.filter(({ isRemoved }) => isRemoved).length };
    for (const batch of batchDays(all.filter(({ isRemoved }) => !isRemoved))) {
      const [first] = batch;
      if (!first) continue;
      const days = batch.map(({ day }) => day);
      try {
        const found = await this.rebuild.check(first.originId, days);
        sums.days += days.length;
        sums.hours += found.hours;
        sums.rows += found.rows;
        faults.push(...found.differingDays.map((day) => faultOfDay(first.origin, day, 'differs')));
      } catch (error) {
        if (errorCodeOf(error) !== 'ENOENT') throw error;
        faults.push(...days.map((day) => faultOfDay(first.origin, day, 'missing')));
      }
    }
    return checkOf('rebuild', faults, sums);
  }

  /** Makes bits, mail of agencies and periods again from the figures of the days. */
  private async checkPeriods(): Promise<VerifyCheck> {
    const { periods, removed, rows, differing } = await this.modules.get(PeriodCheck, { strict: false }).comparePeriods();
    const faults = differing.map(({ name, rows: difference }) => ({
      segmentId: null,
      origin: '',
      name,
      problem: 'differs' as const,
      difference,
    }));
    return checkOf('periods', faults, { periods, removed, rows });
  }

  /** Reads every blob again and compares its bytes with its name; what is found stays in the ledger. */
  private async checkSpool(): Promise<VerifyCheck> {
    const faults: InvariantFault[] = [];
    const blobs = await this.repository.listBlobs();
    for (const blob of blobs) {
      const problem = await this.scrub.check(blob);
      if (problem !== null) faults.push({ segmentId: blob.id, origin: blob.origin, name: blob.name, problem, difference: null });
    }
    return checkOf('spool', faults, { files: blobs.length, removed: await this.repository.countRemovedBlobs() });
  }
}

function checkOf(name: VerifyCheck['name'], faults: readonly InvariantFault[], counts: Readonly<Record<string, number>> = {}): VerifyCheck {
  return { name, isOk: faults.length === 0, counts, faults };
}

function faultOfDay(origin: string, day: string, problem: 'differs' | 'missing'): InvariantFault {
  return { segmentId: null, origin, name: day, problem, difference: null };
}

/** Neighbouring days of one origin, as many as fit into memory at once. */
function batchDays(days: readonly StoredDay[]): StoredDay[][] {
  const batches: StoredDay[][] = [];
  let facts = 0;
  for (const day of days) {
    const last = batches.at(-1);
    facts += day.facts;
    if (last === undefined || last[0]?.originId !== day.originId || facts > BATCH_FACTS) {
      batches.push([day]);
      facts = day.facts;
    } else last.push(day);
  }
  return batches;
}
