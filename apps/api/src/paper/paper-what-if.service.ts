import { Injectable } from '@nestjs/common';
import {
  byWhatIfChange,
  previewWhatIf,
  type PaperJudgement,
  type PaperMeasure,
  type PaperWhatIfAgency,
  type PaperWhatIfReply,
  type UnitStructure,
  type VersionedTarget,
} from '@nhip-thu/metrics';
import { termsOf } from '../targets/target-book.ts';
import { tryTarget, type TriedTarget } from '../targets/tried-target.ts';
import { PaperFactsService } from './paper-facts.service.ts';
import type { UnitSpan } from './paper-months.ts';
import { figuresOfUnit, judgeReduction } from './paper-reply.ts';

/** What is tried: another of the three numbers, another target, or both. */
export interface PaperWhatIfQuestion {
  readonly periodId: string;
  readonly structure: UnitStructure;
  readonly triedMeasure: PaperMeasure;
  /** Null to keep everybody's target. */
  readonly tried: TriedTarget | null;
}

interface Unit {
  readonly agency: UnitSpan;
  readonly nowTarget: VersionedTarget | null;
  readonly triedTarget: VersionedTarget | null;
}

const METRIC = 'paper-reduction@1';

/** Answers which units' paper would pass if another level or another number of the reduction applied; nothing is stored by asking. */
@Injectable()
export class PaperWhatIfService {
  constructor(private readonly known: PaperFactsService) {}

  /** @throws NoReportingMonthError, ProblemException unknown-agency */
  async preview({ periodId, structure, triedMeasure, tried }: PaperWhatIfQuestion): Promise<PaperWhatIfReply> {
    const { period, facts, units, targets, isDemo } = await this.known.read(periodId, structure);
    const trial = tryTarget(targets, units, { period, metric: METRIC, triedMetric: METRIC, tried });
    const { rows, ...counts } = previewWhatIf<Unit, PaperJudgement>(
      facts.view.listUnits(period).map((agency) => {
        const { registers } = figuresOfUnit(facts, agency.id);
        const isReached = trial.isReached(agency.id);
        const nowTarget = trial.nowOf(agency.id);
        const triedTarget = isReached ? trial.triedOf(agency.id) : nowTarget;
        return {
          unit: { agency, nowTarget, triedTarget },
          now: judgeReduction(registers, 'headline', thresholdOf(nowTarget)),
          tried: judgeReduction(registers, isReached ? triedMeasure : 'headline', thresholdOf(triedTarget)),
        };
      }),
    );
    return {
      ...{ period, structure, triedMeasure, ...counts, isDemo },
      agencies: rows
        .map(({ unit: { agency, nowTarget, triedTarget }, now, tried: figure, change }): PaperWhatIfAgency => ({
          ...{ code: agency.code, name: agency.name, now, tried: figure, change },
          nowTarget: nowTarget && termsOf(nowTarget, METRIC),
          triedTarget: thresholdOf(triedTarget),
        }))
        .toSorted(byWhatIfChange),
    };
  }
}

function thresholdOf(target: VersionedTarget | null): PaperWhatIfAgency['triedTarget'] {
  return target && { comparator: target.comparator, threshold: target.levels.met };
}
