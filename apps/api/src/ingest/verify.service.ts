import { Injectable } from '@nestjs/common';
import { Spool } from './spool.ts';
import { VerifyRepository, type UnbalancedSegment } from './verify.repository.ts';

export interface VerifyCheck {
  readonly name: 'bytes' | 'lines' | 'facts' | 'blocks' | 'spool' | 'finished';
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
    private readonly spool: Spool,
  ) {}

  async verify(): Promise<VerifyReport> {
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
    return { isBalanced: checks.every((check) => check.isOk), checks };
  }

  /** Reads every blob again and compares its bytes with its name. */
  private async checkSpool(): Promise<VerifyCheck> {
    const faults: string[] = [];
    const blobs = await this.repository.listBlobs();
    for (const { id, name, hmac, storedBytes } of blobs) {
      const found = await this.spool.check(hmac);
      if (found === null) faults.push(`segment ${id} (${name}): its file is missing`);
      else if (!found.isIntact) faults.push(`segment ${id} (${name}): its file was changed`);
      else if (found.storedBytes !== storedBytes)
        faults.push(`segment ${id} (${name}): ${found.storedBytes} bytes instead of ${storedBytes}`);
    }
    return { name: 'spool', isOk: faults.length === 0, detail: faults.length === 0 ? `${blobs.length} files intact` : faults.join('; ') };
  }
}

function checkOf(name: VerifyCheck['name'], rows: readonly UnbalancedSegment[], rule: string): VerifyCheck {
  const faults = rows.map((row) => `segment ${row.id} of ${row.origin} (${row.name}): off by ${row.difference}`);
  return { name, isOk: rows.length === 0, detail: rows.length === 0 ? rule : faults.join('; ') };
}
