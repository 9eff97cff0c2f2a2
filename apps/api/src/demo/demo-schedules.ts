import { Injectable } from '@nestjs/common';
import { ScheduleService } from '../reports/schedules/schedule.service.ts';
import { DEMO_MONTHS, DEMO_TODAY } from './province/demo-spec.ts';

const MADE_BY = 'demo';
const LEADERSHIP = 'lanhdao';
/** Two working days after most reporting months have ended, when the demo freezes them. */
const REPORT_BEAT = { cadence: 'monthly', day: 17, hour: 7 } as const;
const REMINDER_BEAT = { cadence: 'monthly', day: 16, hour: 8 } as const;

/** What the demo's Home Affairs sends by schedule: the monthly report to leadership, and reminders to units whose register is missing. */
@Injectable()
export class DemoSchedules {
  constructor(private readonly schedules: ScheduleService) {}

  /** Once accounts and frozen months are there; the report of the last month is due at once. */
  async add(): Promise<void> {
    const startsOn = DEMO_MONTHS.at(-1)?.from ?? DEMO_TODAY;
    const report = { kind: 'report', template: 'monthly', formats: ['docx', 'pdf'], recipients: [LEADERSHIP] } as const;
    await this.schedules.add({ ...report, ...REPORT_BEAT, startsOn }, MADE_BY);
    await this.schedules.add({ kind: 'registers', ...REMINDER_BEAT, recipients: [] }, MADE_BY);
  }
}
