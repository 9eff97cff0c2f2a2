import { Injectable } from '@nestjs/common';
import { errorCodeOf } from '../database/error-code.ts';
import { RebuildCheck } from './reconciliation/rebuild-check.ts';
import { ReconciliationRepository, type StoredDay } from './reconciliation/reconciliation.repository.ts';
import { ScrubService } from './scrub.service.ts';
import type { BlobFault } from './scrub.repository.ts';
import { VerifyRepository, type UnbalancedSegment } from './verify.repository.ts';

/** Facts that are made again at one time. */
const BATCH_FACTS = 1_000_000;

const FAULT_WORDS: Readonly<Record<BlobFault, string>> = {
  missing: 'its file is missing',
  changed: 'its file was changed',
  'wrong-size': 'its file has another size',
};

export interface VerifyCheck {
  readonly name: 'bytes' | 'lines' | 'facts' | 'blocks' | 'spool' | 'finished' | 'rebuild';
  readonly isOk: boolean;
  readonly detail: string;
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
      checkOf('bytes', bytes, 'bytes read = bytes of lines'),
      checkOf('lines', lines, 'lines = parsed + ignored + rejected + oversize'),
      checkOf('facts', facts, 'facts = fresh + duplicate'),
      { name: 'blocks', isOk: blocks.fresh === blocks.stored, detail: `fresh facts ${blocks.fresh}, facts in blocks ${blocks.stored}` },
      await this.checkSpool(),
      {
        name: 'finished',
        isOk: isFinished,
        detail: `${unfinished.received + unfinished.undoing} segments unfinished, ${unfinished.failed} failed, ${unfinished.dirtyDays} days and ${unfinished.dirtyPeriods} periods wait`,
      },
    ];
    if (isRebuilding) checks.push(await this.checkRebuild());
    // Work that waits, and files that gave nothing, are told of; but every byte and line of theirs is accounted for.
    return { isBalanced: checks.every((check) => check.isOk || check.name === 'finished'), checks };
  }

  private async checkRebuild(): Promise<VerifyCheck> {
    const faults: string[] = [];
    const sums = { days: 0, hours: 0, rows: 0 };
    for (const batch of batchDays(await this.days.listAllDays())) {
      const [first] = batch;
      if (!first) continue;
      const days = batch.map(({ day }) => day);
      try {
        const found = await this.rebuild.check(first.originId, days);
        sums.days += days.length;
        sums.hours += found.hours;
        sums.rows += found.rows;
        if (found.differingDays.length > 0) faults.push(`${first.origin}: ${found.differingDays.join(', ')} differ`);
      } catch (error) {
        if (errorCodeOf(error) !== 'ENOENT') throw error;
        faults.push(`${first.origin}: files of ${days.join(', ')} are missing`);
      }
    }
    const detail = `${sums.days} days made again from the files: ${sums.hours} hours byte for byte, ${sums.rows} mailbox-days row for row`;
    return { name: 'rebuild', isOk: faults.length === 0, detail: faults.length === 0 ? detail : faults.join('; ') };
  }

  /** Reads every blob again and compares its bytes with its name; what is found stays in the ledger. */
  private async checkSpool(): Promise<VerifyCheck> {
    const faults: string[] = [];
    const blobs = await this.repository.listBlobs();
    for (const blob of blobs) {
      const fault = await this.scrub.check(blob);
      if (fault !== null) faults.push(`segment ${blob.id} (${blob.name}): ${FAULT_WORDS[fault]}`);
    }
    return { name: 'spool', isOk: faults.length === 0, detail: faults.length === 0 ? `${blobs.length} files intact` : faults.join('; ') };
  }
}

function checkOf(name: VerifyCheck['name'], rows: readonly UnbalancedSegment[], rule: string): VerifyCheck {
  const faults = rows.map((row) => `segment ${row.id} of ${row.origin} (${row.name}): off by ${row.difference}`);
  return { name, isOk: rows.length === 0, detail: rows.length === 0 ? rule : faults.join('; ') };
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
