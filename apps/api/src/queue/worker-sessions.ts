import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { APPLICATION_NAME } from '../database/data-source.ts';

/** Whether somebody is there to take jobs: a program that works is known by the name of its connections. */
@Injectable()
export class WorkerSessions {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async hasAny(): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and application_name = ${APPLICATION_NAME.worker} limit 1`;
    return rows.length > 0;
  }
}
