import { Injectable } from '@nestjs/common';
import { parsePeriodId, type PaperBaselineReply, type PaperBaselinesReply } from '@nhip-thu/metrics';
import { AgreedRepository, type BaselineVersion } from './agreed.repository.ts';
import { PaperView } from './paper-months.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperRepository } from './paper.repository.ts';

/** Answers which months paper is compared with, and by whose decision. */
@Injectable()
export class PaperBaselinesService {
  constructor(
    private readonly agreed: AgreedRepository,
    private readonly paper: PaperRepository,
    private readonly shared: PaperSurroundings,
  ) {}

  /** Every baseline ever entered, the one approved last first, with the units of today that are compared with it. */
  async reply(): Promise<PaperBaselinesReply> {
    const [versions, units, { today, steps }] = await Promise.all([
      this.agreed.listBaselineVersions(),
      this.paper.listAgencies(),
      this.shared.read(),
    ]);
    const inForce = versions.filter(({ isInForce }) => isInForce);
    const months = new Map(
      inForce.flatMap(({ periodIds }) => periodIds.flatMap((id) => parsePeriodId(id) ?? [])).map((month) => [month.id, month]),
    );
    const view = new PaperView(units, steps, today);
    const compared = view
      .listUnits({ id: '', to: today })
      .map(({ id, code }) => ({ code, baselines: view.baselineOf([id], inForce, months).map(({ baseline }) => baseline) }));
    const agenciesOf = (version: BaselineVersion): string[] =>
      compared.filter(({ baselines }) => baselines.some((each) => each === version)).map(({ code }) => code);
    return { baselines: versions.map((version) => toReply(version, agenciesOf(version))) };
  }
}

function toReply({ id, agency, periodIds, isInForce, ...entered }: BaselineVersion, agencies: readonly string[]): PaperBaselineReply {
  const { basis, approvedBy, approvedOn, madeBy, madeAt } = entered;
  return { id, agency, months: periodIds, basis, approvedBy, approvedOn, madeBy, madeAt, isInForce, agencies };
}
