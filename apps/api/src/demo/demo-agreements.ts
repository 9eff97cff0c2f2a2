import { Injectable } from '@nestjs/common';
import { TargetRepository } from '../targets/target.repository.ts';
import { DEMO_TARGETS } from './province/demo-targets.ts';
import { DemoPaper } from './demo-paper.ts';

/** Brings in what was decided, and what the agencies reported of paper. */
@Injectable()
export class DemoAgreements {
  constructor(
    private readonly targets: TargetRepository,
    private readonly paper: DemoPaper,
  ) {}

  /** Harmless to run again, also when it was cut short. @throws DemoFailedError */
  async ensure(): Promise<void> {
    if (await this.targets.isEmpty()) await this.targets.insertAll(DEMO_TARGETS);
    await this.paper.ensure();
  }
}
