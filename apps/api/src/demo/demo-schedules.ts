import { Injectable } from '@nestjs/common';
import { addDays, periodOf } from '@nhip-thu/metrics';
import { ReportExportService } from '../reports/exports/report-export.service.ts';
import { ScheduleService } from '../reports/schedules/schedule.service.ts';
import { DEMO_MONTHS, DEMO_TODAY } from './province/demo-spec.ts';

const LAST_MONTH = periodOf('reporting-month', DEMO_MONTHS.at(-1)?.to ?? DEMO_TODAY);
const MADE_BY = 'demo';
const LEADERSHIP = 'lanhdao';
/** Two working days after most reporting months have ended, when the demo freezes them. */
const REPORT_BEAT = { cadence: 'monthly', day: 17, hour: 7 } as const;
const REMINDER_BEAT = { cadence: 'monthly', day: 16, hour: 8 } as const;

/** What the demo's Home Affairs has exported, and sends by schedule from tomorrow on: reports to leadership, reminders to units whose register is missing. */
@Injectable()
export class DemoSchedules {
  constructor(
    private readonly exports: ReportExportService,
    private readonly schedules: ScheduleService,
  ) {}

  /** Once accounts and frozen months are there. */
  async add(): Promise<void> {
    await this.exports.order({ periodId: LAST_MONTH.id, template: 'monthly', formats: ['docx', 'pdf', 'xlsx'] }, MADE_BY);
    const startsOn = addDays(DEMO_TODAY, 1);
    const report = { kind: 'report', template: 'monthly', formats: ['docx', 'pdf'], recipients: [LEADERSHIP] } as const;
    await this.schedules.add({ ...report, ...REPORT_BEAT, startsOn }, MADE_BY);
    await this.schedules.add({ kind: 'registers', ...REMINDER_BEAT, recipients: [], startsOn }, MADE_BY);
  }
}
