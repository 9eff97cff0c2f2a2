import { Injectable } from '@nestjs/common';
import { addWorkingDays, periodOf, type IsoDate, type Period } from '@nhip-thu/metrics';
import { VIETNAM_WORK_CALENDAR } from '../calendar/vietnam-work-calendar.ts';
import { EvidenceService } from '../reports/evidence.service.ts';
import { ExplanationService, type ExplanationOrder } from '../reports/explanation.service.ts';
import { FreezeService } from '../reports/freeze.service.ts';
import { DemoRepository } from './demo.repository.ts';
import { DEMO_LATE_LOG } from './province/demo-servers.ts';
import { DEMO_LAUNCH, DEMO_MONTHS } from './province/demo-spec.ts';
import { writeRecord } from './province/demo-record.ts';

const HOME_AFFAIRS = { by: 'demo', side: 'home-affairs' } as const satisfies ExplanationOrder;
const AGENCY = { by: 'demo', side: 'agency' } as const satisfies ExplanationOrder;
/** Registers come on the first working day after a month; figures are frozen on the second. */
const FREEZE_WORKING_DAYS = 2;
const METRIC = 'du-2@1';

/** The month whose log was not complete when it was frozen, and its agency. */
const LATE = { agency: 'sgddt', periodId: idOfMonth(DEMO_LATE_LOG.toDay) };
const LATE_FOOTNOTE =
  'Nhật ký máy chủ thư ngày 13 và 14/05/2026 được nộp bổ sung ngày 25/05/2026, sau khi chốt số liệu; số liệu tháng 5/2026 được điều chỉnh.';
/** Ended with June: a quarter and a half-year. */
const LONGER = (['reporting-quarter', 'reporting-half-year'] as const).map((kind) => periodOf(kind, '2026-06-14'));
/** The agency that lost its log in the last month. */
const SILENT = { agency: 'snnmt', periodId: idOfMonth('2026-07-14') };

/** Freezes the months of the demo, a quarter and a half-year as they would have been, the one with the late log before it came; and explains. */
@Injectable()
export class DemoReports {
  constructor(
    private readonly freezes: FreezeService,
    private readonly explanations: ExplanationService,
    private readonly evidence: EvidenceService,
    private readonly demo: DemoRepository,
  ) {}

  /** The months up to the one of which a log is still missing. Harmless to run again. */
  async freezeBeforeLateLogs(): Promise<void> {
    await this.freeze(monthsWhere((from) => from <= DEMO_LATE_LOG.toDay));
  }

  /** That month is explained and amended, the others frozen, and the last one asked about. Harmless to run again. */
  async freezeAfterLateLogs(): Promise<void> {
    const { explanations } = await this.explanations.list();
    const isThere = (periodId: string): boolean => explanations.some(({ period }) => period.id === periodId);
    if (!isThere(LATE.periodId)) await this.explainLateLog();
    const { periods } = await this.freezes.list();
    const late = periods.find(({ period }) => period.id === LATE.periodId);
    if (late?.versions.length === 1) {
      const reason = 'Sở Giáo dục và Đào tạo nộp bổ sung nhật ký ngày 13 và 14/05/2026';
      await this.demo.setComputedAt(LATE.periodId, instant('2026-05-25T16:00'));
      await this.freezes.amend(LATE.periodId, { ...orderAt('2026-05-27T09:00'), reason });
    }
    await this.freeze([...monthsWhere((from) => from > DEMO_LATE_LOG.toDay), ...LONGER]);
    if (isThere(SILENT.periodId)) return;
    const text =
      'Nhật ký máy chủ thư thiếu từ 09:12 ngày 06/07 đến 17:00 ngày 10/07/2026: đề nghị giải trình nguyên nhân, nộp bổ sung nếu còn.';
    await this.explanations.open({ ...SILENT, metric: METRIC, text }, { ...HOME_AFFAIRS, at: instant('2026-07-16T16:00') });
  }

  private async freeze(asked: readonly Period[]): Promise<void> {
    const { periods } = await this.freezes.list();
    for (const { id: periodId, to } of asked) {
      if (periods.some(({ period }) => period.id === periodId)) continue;
      await this.freezes.freeze(periodId, orderAt(`${addWorkingDays(to, FREEZE_WORKING_DAYS, VIETNAM_WORK_CALENDAR)}T15:00`));
    }
  }

  private async explainLateLog(): Promise<void> {
    const asked = { ...LATE, metric: METRIC, text: 'Chưa có nhật ký ngày 13 và 14/05/2026: đề nghị giải trình, nộp bổ sung.' } as const;
    const { id } = await this.explanations.open(asked, { ...HOME_AFFAIRS, at: instant('2026-05-19T09:00') });
    const record = { name: 'Biên bản sự cố máy chủ thư.pdf', bytes: writeRecord() };
    await this.evidence.attach(id, record, { by: AGENCY.by, at: instant('2026-05-21T10:00') });
    const answer =
      'Ổ đĩa của máy chủ thư đầy từ tối 12/05 nên tệp nhật ký chưa được chuyển đi. Nhật ký không mất, đơn vị nộp bổ sung ngày 25/05.';
    await this.explanations.act(id, { act: 'answered', text: answer }, { ...AGENCY, at: instant('2026-05-21T10:05') });
    const judgement = { act: 'accepted', text: 'Đã nhận đủ nhật ký bổ sung.', footnote: LATE_FOOTNOTE, effect: { kind: 'note' } } as const;
    await this.explanations.act(id, judgement, { ...HOME_AFFAIRS, at: instant('2026-05-26T08:30') });
  }
}

function monthsWhere(isMeant: (from: IsoDate) => boolean): Period[] {
  return DEMO_MONTHS.filter(({ from }) => isMeant(from)).map(({ to }) => periodOf('reporting-month', to));
}

function idOfMonth(day: IsoDate): string {
  return periodOf('reporting-month', day).id;
}

function orderAt(time: string): { by: string; approvedBy: string; at: Date } {
  return { by: HOME_AFFAIRS.by, approvedBy: DEMO_LAUNCH.approvedBy, at: instant(time) };
}

/** A minute of the province's clock. */
function instant(time: string): Date {
  return new Date(`${time}:00+07:00`);
}
