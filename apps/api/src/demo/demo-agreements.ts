import { Injectable } from '@nestjs/common';
import { addDays } from '@nhip-thu/metrics';
import { AgreedService } from '../paper/agreed.service.ts';
import { PaperService } from '../paper/paper.service.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DemoRepository } from './demo.repository.ts';
import { PAPER_BASELINE_MONTH, writePaperFile } from './province/demo-paper.ts';
import { DEMO_LAUNCH, DEMO_MONTHS } from './province/demo-spec.ts';
import { DEMO_TARGETS } from './province/demo-targets.ts';

const MADE_BY = 'demo';

/** Brings in what was decided, and what the agencies registered of paper. */
@Injectable()
export class DemoAgreements {
  constructor(
    private readonly demo: DemoRepository,
    private readonly targets: TargetRepository,
    private readonly paper: PaperService,
    private readonly agreed: AgreedService,
  ) {}

  /** Harmless to run again, also when it was cut short. @throws DemoFailedError */
  async ensure(): Promise<void> {
    if (await this.targets.isEmpty()) await this.targets.insertAll(DEMO_TARGETS);
    if (!(await this.demo.hasPaperBaseline())) {
      const { number, approvedBy, day: approvedOn } = DEMO_LAUNCH;
      const baseline = { agencyCode: null, months: [PAPER_BASELINE_MONTH], basis: `${number} ngày 20/01/2026`, approvedBy, approvedOn };
      await this.agreed.setBaseline(baseline, MADE_BY);
    }
    for (const [index, { to }] of DEMO_MONTHS.entries()) {
      // Every agency reports on the day after its month ends.
      const madeAt = new Date(`${addDays(to, 1)}T09:00:00+07:00`);
      const order = { madeBy: MADE_BY, reason: null, isDryRun: false, madeAt };
      const { faults } = await this.paper.importFile(writePaperFile(index), 'registers', order);
      const [first] = faults;
      if (first)
        throw new DemoFailedError(`the demo's registers have ${faults.length} faults, the first ${first.code} in row ${first.row}`);
    }
  }
}
