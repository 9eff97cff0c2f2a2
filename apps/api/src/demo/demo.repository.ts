import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { setDemoTimes } from './demo-times.ts';

/** The mark of a demo: the label on every page, and the day on which its clock stands. */
export interface DemoMark {
  readonly label: string;
  readonly today: IsoDate;
}

@Injectable()
export class DemoRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async isComplete(): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`select 1 from setting where key = 'demo-complete'`;
    return rows.length > 0;
  }

  /** Agencies and logs that no demo of ours brought in: real ones, perhaps. */
  async holdsOtherData(demoCodes: readonly string[]): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      select 1 from agency where code <> all(${demoCodes}::text[]) limit 1`;
    return rows.length > 0;
  }

  /** Whether an agency became another: that the directory is complete. */
  async hasSuccession(): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`select 1 from succession limit 1`;
    return rows.length > 0;
  }

  async hasPaperBaseline(): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`select 1 from paper_baseline limit 1`;
    return rows.length > 0;
  }

  /** What of paper has a price: a price is entered beside the former one, never twice the same. */
  async listPricedItems(): Promise<string[]> {
    const rows = await this.dataSource.sql<{ item: string }[]>`select distinct item from paper_price`;
    return rows.map(({ item }) => item);
  }

  /** Sets label and clock. First of all, so that no invented figure is ever shown or computed without them. */
  async mark(mark: DemoMark): Promise<void> {
    await this.put('demo', mark);
  }

  /** When a period was computed, by the story: what an amendment says of the time since when figures differ. */
  async setComputedAt(periodId: string, at: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.sql`update stored_period set computed_at = ${at}::timestamptz where period_id = ${periodId}`;
      await manager.sql`update unit_period set computed_at = ${at}::timestamptz where period_id = ${periodId}`;
    });
  }

  /** Last of all, when nothing waits for a roll-up: notes that the demo is complete, and sets its times. */
  async complete(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await setDemoTimes(manager);
      await this.put('demo-complete', true, manager);
    });
  }

  private async put(key: string, value: unknown, manager: EntityManager = this.dataSource.manager): Promise<void> {
    await manager.sql`
      insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
      on conflict (key) do update set value = excluded.value`;
  }
}
