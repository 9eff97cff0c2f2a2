import { Injectable } from '@nestjs/common';
import { addDays } from '@nhip-thu/metrics';
import type { ImportFile } from '../directory/import-file.ts';
import { AgreedService } from '../paper/agreed.service.ts';
import { PaperService } from '../paper/paper.service.ts';
import { PrintLogService } from '../paper/print-log/print-log.service.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DemoRepository } from './demo.repository.ts';
import { writePrintLogs } from './print/demo-print-logs.ts';
import { PAPER_BASELINE_MONTH, writePaperFile } from './province/demo-paper.ts';
import { inventStaffs } from './province/demo-people.ts';
import { DEMO_PRICES, QUEUES_KNOWN_FROM, SHEET_PLANS, writeReamFile } from './province/demo-sheets.ts';
import { DEMO_LAUNCH, DEMO_MONTHS, FIRST_AGENCIES } from './province/demo-spec.ts';

const MADE_BY = 'demo';

/** Brings in what was decided about paper, and what the agencies registered, printed and bought, by the ways of real data. */
@Injectable()
export class DemoPaper {
  constructor(
    private readonly demo: DemoRepository,
    private readonly paper: PaperService,
    private readonly prints: PrintLogService,
    private readonly agreed: AgreedService,
  ) {}

  /** Harmless to run again, also when it was cut short. @throws DemoFailedError */
  async ensure(): Promise<void> {
    await this.agree();
    const staffs = inventStaffs(FIRST_AGENCIES);
    for (const [index, { to }] of DEMO_MONTHS.entries()) {
      // Every agency reports on the day after its month ends.
      const madeAt = new Date(`${addDays(to, 1)}T09:00:00+07:00`);
      await this.handIn(writePaperFile(index), 'registers', madeAt);
      await this.handIn(writeReamFile(index), 'reams', madeAt);
      for (const file of writePrintLogs(staffs, index)) await this.handInPrintLog(file, madeAt);
    }
  }

  private async agree(): Promise<void> {
    if (!(await this.demo.hasPaperBaseline())) {
      const { number, approvedBy, day: approvedOn } = DEMO_LAUNCH;
      const baseline = { agencyCode: null, months: [PAPER_BASELINE_MONTH], basis: `${number} ngày 20/01/2026`, approvedBy, approvedOn };
      await this.agreed.setBaseline(baseline, MADE_BY);
    }
    const priced = await this.demo.listPricedItems();
    for (const price of DEMO_PRICES) if (!priced.includes(price.item)) await this.agreed.setPrice(price, MADE_BY);
    for (const { code: agencyCode, printed } of SHEET_PLANS) {
      if (printed === null) continue;
      await this.agreed.setMapping({ kind: 'queue', name: printed.queue, agencyCode, validFrom: QUEUES_KNOWN_FROM }, MADE_BY);
    }
  }

  private async handIn(file: ImportFile, ledger: 'registers' | 'reams', madeAt: Date): Promise<void> {
    const { faults } = await this.paper.importFile(file, ledger, { madeBy: MADE_BY, reason: null, isDryRun: false, madeAt });
    const [first] = faults;
    if (first)
      throw new DemoFailedError(`${file.name} of the demo has ${faults.length} faults, the first ${first.code} in row ${first.row}`);
  }

  private async handInPrintLog(file: ImportFile, madeAt: Date): Promise<void> {
    const { rejectedCount } = await this.prints.importFile(file, { madeBy: MADE_BY, isDryRun: false, madeAt });
    if (rejectedCount > 0) throw new DemoFailedError(`${rejectedCount} lines of ${file.name} of the demo were rejected`);
  }
}
