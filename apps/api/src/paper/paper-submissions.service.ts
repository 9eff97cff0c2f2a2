import { Injectable } from '@nestjs/common';
import { dueDayOf, type PaperSubmissionsReply, type Period, type SubmissionState } from '@nhip-thu/metrics';
import { PaperView } from './paper-months.ts';
import { PaperReportService } from './paper-report.service.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperRepository } from './paper.repository.ts';
import { registersOf, reportedAt, stateOf } from './submission-of.ts';

const SHOWN_MONTHS = 12;

/** Answers who has reported their registers, and who has not. */
@Injectable()
export class PaperSubmissionsService {
  constructor(
    private readonly reports: PaperReportService,
    private readonly paper: PaperRepository,
    private readonly shared: PaperSurroundings,
  ) {}

  /** Units as they are today; each has to report for all its former parts. */
  async reply(): Promise<PaperSubmissionsReply> {
    const [{ today, isDemo, steps, calendar }, { periods }, agencies] = await Promise.all([
      this.shared.read(),
      this.reports.periods(),
      this.paper.listAgencies(),
    ]);
    const months = periods.slice(0, SHOWN_MONTHS).toReversed();
    const records = await this.paper.listRecords(months.map(({ id }) => id));
    const view = new PaperView(agencies, steps, today);
    const stateIn = (unitId: number, month: Period): SubmissionState | null => {
      const members = view.membersOf(unitId, month).map(({ id }) => id);
      const firstAt = reportedAt(registersOf(records, members, month.id), members);
      return members.length === 0 ? null : stateOf(firstAt, dueDayOf(month, calendar), today);
    };
    const ids = new Set(months.flatMap((month) => view.listUnits(month).map(({ id }) => id)));
    const units = agencies
      .filter(({ id }) => ids.has(id))
      .map(({ id, code, name }) => ({ code, name, states: months.map((month) => stateIn(id, month)) }));
    return {
      months: months.map((period, at) => ({ period, dueOn: dueDayOf(period, calendar), counts: countStates(units, at) })),
      units,
      isDemo,
    };
  }
}

function countStates(units: PaperSubmissionsReply['units'], at: number): Record<SubmissionState, number> {
  const count = (state: SubmissionState): number => units.filter(({ states }) => states[at] === state).length;
  return { submitted: count('submitted'), late: count('late'), due: count('due'), overdue: count('overdue') };
}
