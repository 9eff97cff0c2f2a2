import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { MIN_COVERAGE, MIN_PEOPLE, type DefinitionId, type IsoDate, type Period, type UnitStructure } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import type { Origins, UnitPeriodRow } from './unit-period-row.ts';

/** Stored counts of people: read only by what puts them through `publishRows`, and by the operator's own view (ADR 31). */
@Injectable()
export class UnitPeriodRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
  ) {}

  async listUnitPeriods(definition: string, periodIds: readonly string[], structure: UnitStructure): Promise<UnitPeriodRow[]> {
    return this.dataSource.sql<UnitPeriodRow[]>`
      select agency_id as "agencyId", period_id as "periodId", counted, eligible, unknown, lower_count as "lowerCount",
             upper_count as "upperCount", bounded_count as "boundedCount", kept_rate as "keptRate", working_days as "workingDays", covered_days as "coveredDays",
             expected_minutes as "expectedMinutes", covered_minutes as "coveredMinutes",
             logged_in as "loggedIn", machine_only as "machineOnly", active_days as "activeDays", sent, sent_internal as "sentInternal", sent_external as "sentExternal",
             sent_mixed as "sentMixed", recipients, internal_recipients as "internalRecipients", received, is_linked as "isLinked", are_boxes_linked as "areBoxesLinked", snapshot_id as "snapshotId", computed_at as "computedAt"
        from unit_period where definition = ${definition} and structure = ${structure} and period_id = any(${periodIds}::text[])`;
  }

  /** Periods of which some agency has a rate under a definition: enough of its working time logged, and people to judge (see `makeFigure`). */
  async listMeasuredPeriodIds(definition: string, structure: UnitStructure): Promise<string[]> {
    const rows = await this.dataSource.sql<{ periodId: string }[]>`
      select distinct period_id as "periodId" from unit_period
       where definition = ${definition} and structure = ${structure} and eligible - unknown >= ${MIN_PEOPLE}
         and expected_minutes > 0 and covered_minutes >= expected_minutes * ${MIN_COVERAGE}::float8`;
    return rows.map(({ periodId }) => periodId);
  }

  /** Periods in which the log of any unit covers anything. */
  async listLoggedPeriodIds(definition: string, structure: UnitStructure): Promise<string[]> {
    const rows = await this.dataSource.sql<{ periodId: string }[]>`
      select distinct period_id as "periodId" from unit_period
       where definition = ${definition} and structure = ${structure} and covered_minutes > 0`;
    return rows.map(({ periodId }) => periodId);
  }

  /** Definitions by which figures of a period are stored. */
  async listDefinitions(periodId: string): Promise<DefinitionId[]> {
    const rows = await this.dataSource.sql<{ definition: DefinitionId }[]>`
      select distinct definition from unit_period where period_id = ${periodId} order by definition`;
    return rows.map(({ definition }) => definition);
  }

  /** Of one period, under every stored definition. */
  async listUnitPeriodsOf(periodId: string, structure: UnitStructure): Promise<(UnitPeriodRow & { readonly definition: DefinitionId })[]> {
    return this.dataSource.sql<(UnitPeriodRow & { definition: DefinitionId })[]>`
      select definition, agency_id as "agencyId", period_id as "periodId", counted, eligible, unknown, lower_count as "lowerCount",
             upper_count as "upperCount", bounded_count as "boundedCount", kept_rate as "keptRate", working_days as "workingDays", covered_days as "coveredDays",
             expected_minutes as "expectedMinutes", covered_minutes as "coveredMinutes",
             logged_in as "loggedIn", machine_only as "machineOnly", active_days as "activeDays", sent, sent_internal as "sentInternal", sent_external as "sentExternal",
             sent_mixed as "sentMixed", recipients, internal_recipients as "internalRecipients", received, is_linked as "isLinked", are_boxes_linked as "areBoxesLinked", snapshot_id as "snapshotId", computed_at as "computedAt"
        from unit_period where period_id = ${periodId} and structure = ${structure}`;
  }

  /** What the units of a day came from since the first of some periods, with the counts of the units of that time that merges and splits name. */
  async listOrigins(definitions: readonly DefinitionId[], periods: readonly Period[], today: IsoDate): Promise<Origins> {
    const first = periods.reduce((least, { from }) => (from < least ? from : least), '9999-12-31');
    const steps = (await this.directory.listSuccessions()).filter(({ onDay }) => onDay > first && onDay <= today);
    if (steps.length === 0) return { steps, rows: [] };
    const agencyIds = [...new Set(steps.flatMap(({ fromId, toId }) => [fromId, toId]))];
    const rows = await this.dataSource.sql<(UnitPeriodRow & { definition: DefinitionId })[]>`
      select definition, agency_id as "agencyId", period_id as "periodId", counted, eligible, unknown, lower_count as "lowerCount",
             upper_count as "upperCount", bounded_count as "boundedCount", kept_rate as "keptRate", working_days as "workingDays", covered_days as "coveredDays",
             expected_minutes as "expectedMinutes", covered_minutes as "coveredMinutes",
             logged_in as "loggedIn", machine_only as "machineOnly", active_days as "activeDays", sent, sent_internal as "sentInternal", sent_external as "sentExternal",
             sent_mixed as "sentMixed", recipients, internal_recipients as "internalRecipients", received, is_linked as "isLinked", are_boxes_linked as "areBoxesLinked", snapshot_id as "snapshotId", computed_at as "computedAt"
        from unit_period where structure = 'as-was' and definition = any(${definitions}::text[])
         and period_id = any(${periods.map(({ id }) => id)}::text[]) and agency_id = any(${agencyIds}::int[])`;
    return { steps, rows };
  }
}
