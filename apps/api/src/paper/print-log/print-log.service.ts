import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../calendar/clock.ts';
import { asSystem } from '../../database/reach.ts';
import type { IsoDate, PrintLogReply, UnattributedPrint } from '@nhip-thu/metrics';
import type { ImportFile } from '../../directory/import-file.ts';
import { PaperRepository } from '../paper.repository.ts';
import type { PaperOrder } from '../paper.service.ts';
import { keyLines } from './print-line.ts';
import { parsePrintLog } from './print-log.ts';
import { PrintLogRepository, type PrintSum } from './print-log.repository.ts';

/** Rejected lines that are named; the rest is in the count. */
const NAMED_LINES = 20;

/** Sheets of a span of days by unit, and what belongs to none. */
export interface AttributedSheets {
  readonly sheets: ReadonlyMap<number, number>;
  readonly unattributed: readonly UnattributedPrint[];
}

/** Takes in print logs and says whose sheets they are. */
@Injectable()
export class PrintLogService {
  constructor(
    private readonly paper: PaperRepository,
    private readonly prints: PrintLogRepository,
    private readonly clock: Clock,
  ) {}

  /** The same file again adds nothing, nor does a line that another file brought. A file without one understood line is not kept. */
  async importFile(file: ImportFile, { madeBy, isDryRun, madeAt }: Omit<PaperOrder, 'reason'>): Promise<PrintLogReply> {
    const { format, lines, rejectedLines } = parsePrintLog(file.bytes);
    const keyed = keyLines(lines);
    const contentDigest = createHash('sha256').update(file.bytes).digest();
    return this.paper.transaction(async (manager) => {
      const knownId = await this.prints.findImport(manager, contentDigest);
      const freshCount = knownId === null ? await this.prints.countFresh(manager, [...keyed.keys()]) : 0;
      let importId = knownId;
      if (importId === null && !isDryRun && keyed.size > 0) {
        const head = { ledger: 'print-logs', source: 'file', name: file.name, contentDigest, madeBy } as const;
        importId = await this.paper.insertImport(manager, { ...head, madeAt: madeAt ?? (await this.clock.now()) });
        await this.prints.insertLines(manager, importId, keyed);
      }
      const rejected = { rejectedCount: rejectedLines.length, rejectedLines: rejectedLines.slice(0, NAMED_LINES) };
      const counts = { lineCount: lines.length + rejectedLines.length, freshCount, duplicateCount: keyed.size - freshCount };
      const sheets = lines.reduce((sum, line) => sum + line.sheets, 0);
      return { importId, isDryRun, format, ...counts, ...rejected, sheets };
    });
  }

  /** By the mapping and directory of the last day: queue before host before account before the directory. */
  attribute(from: IsoDate, to: IsoDate): Promise<AttributedSheets> {
    // Whose a job is depends on accounts and mappings that the reader of the sums may not see.
    return asSystem(() => this.attributeAll(from, to));
  }

  private async attributeAll(from: IsoDate, to: IsoDate): Promise<AttributedSheets> {
    const [sums, mappings] = await Promise.all([this.prints.sumLines(from, to), this.prints.listMappings(to)]);
    const units = new Map(mappings.map(({ kind, name, agencyId }) => [`${kind} ${name}`, agencyId]));
    const accounts = [...new Set(sums.map(({ account }) => account))];
    for (const { account, agencyId } of await this.prints.findUnitsOfAccounts(accounts, to)) units.set(`directory ${account}`, agencyId);
    const unitOf = ({ queue, host, account }: PrintSum): number | undefined =>
      units.get(`queue ${queue}`) ?? units.get(`host ${host}`) ?? units.get(`account ${account}`) ?? units.get(`directory ${account}`);
    const sheets = new Map<number, number>();
    const unattributed: UnattributedPrint[] = [];
    for (const sum of sums) {
      const unit = unitOf(sum);
      if (unit === undefined) unattributed.push(sum);
      else sheets.set(unit, (sheets.get(unit) ?? 0) + sum.sheets);
    }
    return { sheets, unattributed };
  }
}
