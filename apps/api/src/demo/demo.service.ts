import { Injectable } from '@nestjs/common';
import { DemoAgreements } from './demo-agreements.ts';
import { DemoHandOver, type DemoOptions } from './demo-hand-over.ts';
import { DemoOrganisation } from './demo-organisation.ts';
import { DemoRepository } from './demo.repository.ts';
import { DemoReports } from './demo-reports.ts';
import { DEMO_LABEL, DEMO_TODAY, FIRST_AGENCIES } from './province/demo-spec.ts';
import { NotADemoError } from './not-a-demo-error.ts';

/** Brings the invented province in by the way of real data: directory import, log files, spool, fold, roll-ups, freezes. */
@Injectable()
export class DemoService {
  constructor(
    private readonly demo: DemoRepository,
    private readonly organisation: DemoOrganisation,
    private readonly agreements: DemoAgreements,
    private readonly handOver: DemoHandOver,
    private readonly reports: DemoReports,
  ) {}

  /**
   * Creates the demo province once; workers must be running, since it waits for the roll-ups. Harmless to run again: when it was
   * cut short, what arrived is recognised by its content and the rest follows; that it is complete is noted last.
   * @returns false when the demo was complete already
   * @throws NotADemoError, DemoFailedError, and the reason of `signal`
   */
  async ensureDemo(options: DemoOptions = {}): Promise<boolean> {
    if (await this.demo.isComplete()) return false;
    if (await this.demo.holdsOtherData(FIRST_AGENCIES.map((agency) => agency.code))) throw new NotADemoError();
    await this.demo.mark({ label: DEMO_LABEL, today: DEMO_TODAY });
    options.onProgress?.({ step: 'directory' });
    await this.organisation.ensure();
    await this.agreements.ensure();
    const late = await this.handOver.handOverMonths(options);
    await this.reports.freezeBeforeLateLogs();
    await this.handOver.handOverLate(late, options);
    await this.reports.freezeAfterLateLogs();
    await this.demo.complete();
    return true;
  }
}
