import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { isoDateOfEpochSecond, type IsoDate } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { readPulse } from '../database/pulse.ts';
import { oncePerDecision, oncePerRequest } from '../database/reach.ts';

/** What the `demo` setting holds: the simulated province has a clock of its own, which stands still. */
export interface DemoSetting {
  readonly label: string;
  readonly today: IsoDate;
}

/** The day in the province's zone by the clock of the machine, whatever the clock of simulated data says. */
export function wallDay(): IsoDate {
  return isoDateOfEpochSecond(Math.floor(Date.now() / 1000));
}

/** What is asked, for all instances of the clock. */
const DEMO_SETTING = {};

/** Today in the province's zone; the one place that looks at a clock for a date. */
@Injectable()
export class Clock {
  /** Once data are simulated they stay so. */
  private label: string | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One and the same for all of a request, whose parts ask up to six times. */
  demo(): Promise<DemoSetting | null> {
    return oncePerDecision(DEMO_SETTING, () => oncePerRequest(DEMO_SETTING, () => this.readDemo()));
  }

  private async readDemo(): Promise<DemoSetting | null> {
    // What the setting holds is what the demo wrote.
    return (await readPulse(this.dataSource)).demo as DemoSetting | null;
  }

  /** The label of simulated data, for pages that must be served also while the database is not there: null then, as for real data. */
  async demoLabel(): Promise<string | null> {
    this.label ??= (await this.demo().catch(() => null))?.label ?? null;
    return this.label;
  }

  /** Now; where the demo's clock stands, at eight in the morning of its day. */
  async now(): Promise<Date> {
    const demo = await this.demo();
    return demo === null ? new Date() : new Date(`${demo.today}T08:00:00+07:00`);
  }

  async today(): Promise<IsoDate> {
    const demo = await this.demo();
    return demo?.today ?? wallDay();
  }
}
