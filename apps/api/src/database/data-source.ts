import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNamingStrategy } from './naming-strategy.ts';
import { setTypeParsers } from './type-parsers.ts';
import { CreateHouse1764150000000 } from './migrations/1764150000000-create-house.ts';
import { WaysIn1764160000000 } from './migrations/1764160000000-ways-in.ts';
import { WatchFiles1764173000000 } from './migrations/1764173000000-watch-files.ts';
import { Zstd1764176000000 } from './migrations/1764176000000-zstd.ts';
import { InternalClients1764200000000 } from './migrations/1764200000000-internal-clients.ts';
import { DamageAndScrub1764177000000 } from './migrations/1764177000000-damage-and-scrub.ts';
import { AssumedDialect1764181000000 } from './migrations/1764181000000-assumed-dialect.ts';
import { Calendar1764197000000 } from './migrations/1764197000000-calendar.ts';
import { PeriodFigures1764240000000 } from './migrations/1764240000000-period-figures.ts';
import { ReadPeriods1764260000000 } from './migrations/1764260000000-read-periods.ts';
import { SessionEnds1764250000000 } from './migrations/1764250000000-session-ends.ts';
import { ProvisionalBlocks1764180000000 } from './migrations/1764180000000-provisional-blocks.ts';
import { DatedDirectory1764195000000 } from './migrations/1764195000000-dated-directory.ts';
import { DirectoryPreviews1764230000000 } from './migrations/1764230000000-directory-previews.ts';
import { UnknownAddresses1764232000000 } from './migrations/1764232000000-unknown-addresses.ts';
import { SearchOfficials1764231000000 } from './migrations/1764231000000-search-officials.ts';
import { Paper1764196000000 } from './migrations/1764196000000-paper.ts';
import { RequestedDialect1764170000000 } from './migrations/1764170000000-requested-dialect.ts';
import { CopyBits1764190000000 } from './migrations/1764190000000-copy-bits.ts';
import { VersionedTargets1764241000000 } from './migrations/1764241000000-versioned-targets.ts';
import { Reconciliation1764175000000 } from './migrations/1764175000000-reconciliation.ts';
import { RolesAndReach1764270000000 } from './migrations/1764270000000-roles-and-reach.ts';
import { AuditLog1764280000000 } from './migrations/1764280000000-audit-log.ts';
import { VolumeAndLiveBoxes1764290000000 } from './migrations/1764290000000-volume-and-live-boxes.ts';
import { SessionNetwork1764295000000 } from './migrations/1764295000000-session-network.ts';
import { FreezesAndExplanations1764310000000 } from './migrations/1764310000000-freezes-and-explanations.ts';
import { CoverageByMinutes1764320000000 } from './migrations/1764320000000-coverage-by-minutes.ts';
import { SecondFactor1764335000000 } from './migrations/1764335000000-second-factor.ts';
import { OwnData1764380000000 } from './migrations/1764380000000-own-data.ts';
import { NamedViews1764381000000 } from './migrations/1764381000000-named-views.ts';
import { NoticesAndRequests1764382000000 } from './migrations/1764382000000-notices-and-requests.ts';
import { LogAddresses1764390000000 } from './migrations/1764390000000-log-addresses.ts';
import { PaperUnlock1764391000000 } from './migrations/1764391000000-paper-unlock.ts';
import { ReportExports1764395000000 } from './migrations/1764395000000-report-exports.ts';
import { LegalBasis1764396000000 } from './migrations/1764396000000-legal-basis.ts';
import { SignInFailures1764430000000 } from './migrations/1764430000000-sign-in-failures.ts';
import { PasswordResets1764431000000 } from './migrations/1764431000000-password-resets.ts';
import { Retention1764450000000 } from './migrations/1764450000000-retention.ts';
import { Erasure1764460000000 } from './migrations/1764460000000-erasure.ts';
import { IdentityProvider1764432000000 } from './migrations/1764432000000-identity-provider.ts';
import { RostersOfFigures1764440000000 } from './migrations/1764440000000-rosters-of-figures.ts';
import { Monitoring1764470000000 } from './migrations/1764470000000-monitoring.ts';
import { Schedules1764480000000 } from './migrations/1764480000000-schedules.ts';
import { ScheduleOrders1764490000000 } from './migrations/1764490000000-schedule-orders.ts';
import { AccessHours1764500000000 } from './migrations/1764500000000-access-hours.ts';
import { ActiveDays1764510000000 } from './migrations/1764510000000-active-days.ts';
import { OwnDivision1764520000000 } from './migrations/1764520000000-own-division.ts';
import { LooksAtMany1764530000000 } from './migrations/1764530000000-looks-at-many.ts';
import { MonthsOfMailboxDays1764540000000 } from './migrations/1764540000000-months-of-mailbox-days.ts';
import { FlowByRole1764541000000 } from './migrations/1764541000000-flow-by-role.ts';
import { AccountLastSeen1764542000000 } from './migrations/1764542000000-account-last-seen.ts';
import { RowsOfMembers1764543000000 } from './migrations/1764543000000-rows-of-members.ts';
import { bindReach } from './bind-reach.ts';
import { ReachClient } from './reach-client.ts';
import { asMigration } from './reach.ts';
import { readSchemaVersion } from './schema-version.ts';
import { SchemaTooNewError } from './schema-too-new-error.ts';
import { requireReachRoles } from './test-row-security.ts';
import { APPEND_ONLY_TABLES, WORK_ROLE } from './row-security.ts';

const MIGRATIONS = [
  CreateHouse1764150000000,
  WaysIn1764160000000,
  RequestedDialect1764170000000,
  WatchFiles1764173000000,
  Reconciliation1764175000000,
  Zstd1764176000000,
  DamageAndScrub1764177000000,
  ProvisionalBlocks1764180000000,
  AssumedDialect1764181000000,
  CopyBits1764190000000,
  DatedDirectory1764195000000,
  Paper1764196000000,
  Calendar1764197000000,
  InternalClients1764200000000,
  DirectoryPreviews1764230000000,
  SearchOfficials1764231000000,
  UnknownAddresses1764232000000,
  PeriodFigures1764240000000,
  VersionedTargets1764241000000,
  SessionEnds1764250000000,
  ReadPeriods1764260000000,
  RolesAndReach1764270000000,
  AuditLog1764280000000,
  VolumeAndLiveBoxes1764290000000,
  SessionNetwork1764295000000,
  FreezesAndExplanations1764310000000,
  CoverageByMinutes1764320000000,
  SecondFactor1764335000000,
  OwnData1764380000000,
  NamedViews1764381000000,
  NoticesAndRequests1764382000000,
  LogAddresses1764390000000,
  PaperUnlock1764391000000,
  ReportExports1764395000000,
  LegalBasis1764396000000,
  SignInFailures1764430000000,
  PasswordResets1764431000000,
  IdentityProvider1764432000000,
  RostersOfFigures1764440000000,
  Retention1764450000000,
  Erasure1764460000000,
  Monitoring1764470000000,
  Schedules1764480000000,
  ScheduleOrders1764490000000,
  AccessHours1764500000000,
  ActiveDays1764510000000,
  OwnDivision1764520000000,
  LooksAtMany1764530000000,
  MonthsOfMailboxDays1764540000000,
  FlowByRole1764541000000,
  AccountLastSeen1764542000000,
  RowsOfMembers1764543000000,
];

/** Names of the migrations, in the order in which they are run; the last one is the version of the schema. */
export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map(({ name }) => name);

/** How the database shows a connection: of a program that takes jobs, or of anything else. */
export const APPLICATION_NAME = { other: 'nhip-thu', worker: 'nhip-thu-worker' } as const;
export type ApplicationName = (typeof APPLICATION_NAME)[keyof typeof APPLICATION_NAME];

/** Settings of every connection of the program: explicit schema (no synchronize), migrations run by `migrate`, not at connect. */
export function dataSourceOptions(
  url: string,
  entities: DataSourceOptions['entities'] = [],
  applicationName: ApplicationName = APPLICATION_NAME.other,
): DataSourceOptions {
  setTypeParsers();
  return {
    type: 'postgres',
    // The one whose parsers were just set, however TypeORM would find one.
    driver: pg,
    url,
    entities: entities ?? [],
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    poolSize: 10,
    // Of those that TypeORM would make for our columns none is needed, and the program may make none.
    installExtensions: false,
    applicationName,
    extra: { options: '-c jit=off', keepAlive: true, connectionTimeoutMillis: 10_000, Client: ReachClient },
  };
}

/** The program's own connections: outside of requests they see everything, within one what its caller may see. */
export function makeDataSource(options: DataSourceOptions): DataSource {
  return bindReach(new DataSource(options));
}

/** Lends connections of the program's own, and closes them afterwards. */
export async function withDataSource<Result>(
  options: DataSourceOptions,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  // As a migration: roles for other work may be still to be made.
  const dataSource = await asMigration(() => makeDataSource(options).initialize());
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Held by whoever changes the schema, and shared by every job under way (`SchemaFence`). */
export const MIGRATION_LOCK = 7100;

/**
 * Brings the schema up to date, as `bringUpToDate`.
 * @param upTo the migration after which to stop, for data that are of that time; such a schema is not yet to be worked with
 */
export async function migrate(url: string, upTo: string | null = null): Promise<void> {
  const migrations = upTo === null ? MIGRATIONS : MIGRATIONS.slice(0, MIGRATION_NAMES.indexOf(upTo) + 1);
  await withDataSource({ ...dataSourceOptions(url), migrations }, (dataSource) => bringUpToDate(dataSource, upTo === null));
}

/**
 * Runs the migrations of a data source; several processes may start at once.
 * @param isWhole whether these are all there are, so that the schema may be worked with
 * @throws RowSecurityError where roles are missing that only somebody else can make; SchemaTooNewError where a newer program was before us
 */
export function bringUpToDate(dataSource: DataSource, isWhole = true): Promise<void> {
  return asMigration(async () => {
    const lock = dataSource.createQueryRunner();
    try {
      await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const { unknown } = await readSchemaVersion((statement) => dataSource.query(statement), MIGRATION_NAMES);
      if (unknown.length > 0) throw new SchemaTooNewError(unknown.at(-1) ?? '');
      await requireReachRoles(dataSource);
      await dataSource.runMigrations();
      if (!isWhole) return;
      // Tables of later migrations too. In one transaction, so that no other process sees rights that are about to be taken back.
      await dataSource.query(`grant usage on schema public to ${WORK_ROLE};
        grant select, insert, update, delete on all tables in schema public to ${WORK_ROLE};
        revoke update, delete, truncate on ${APPEND_ONLY_TABLES.join(', ')} from ${WORK_ROLE};
        grant usage, select on all sequences in schema public to ${WORK_ROLE}`);
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  });
}
