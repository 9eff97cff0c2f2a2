import { failpoint } from './config/failpoint.ts';
import { DataFolderError, prepareDataFolder } from './database/data-folder.ts';
import { bringUpToDate, dataSourceOptions, withDataSource } from './database/data-source.ts';
import { SchemaTooNewError } from './database/schema-too-new-error.ts';
import { openDatabase } from './database/open-database.ts';
import { NotADemoError } from './demo/not-a-demo-error.ts';
import { factsKeyPath, readFactsKey } from './database/facts-key.ts';
import { KeyFileError } from './database/key-file.ts';
import { DatabaseUnreachableError } from './database/reach-database.ts';
import { RowSecurityError, testRowSecurity } from './database/test-row-security.ts';
import { withClient } from './database/with-client.ts';
import { EmbeddedServerError } from './database/server-binaries.ts';
import { ConfigError, type Settings } from './config/settings.ts';
import { Runtime } from './config/settings.module.ts';
import { PortUnavailableError } from './http/port.ts';
import { RestoreUnfinishedError, SchemaChangingError, UnknownSchemaError } from './operate/backup/backup-error.ts';
import { refuseHalfRestored } from './operate/backup/restore-mark.ts';
import { NothingHereError, requireDataFolder, requireSchema } from './require-installation.ts';
import { openRedisBackend, QueueBackendError } from './queue/queue-backend.ts';

/** Everything that must stand before the application starts: data folder, database server, schema. */
export interface Installation {
  readonly runtime: Runtime;
  /** True when the embedded server is used. */
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

interface OpenOptions {
  /** Keeps a further installation, such as the demo, apart within the same data folder. */
  readonly subfolder?: string | null;
  /** Whether jobs are added or taken, so that the queue's store must answer. */
  readonly usesQueue?: boolean;
  /** Whether an installation is made where there is none; otherwise that is refused, and nothing is made. */
  readonly mayFound?: boolean;
  /** Ends the opening at its next step; whatever was started for it is stopped. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prepares the data folder, starts or attaches to the embedded server (or checks DATABASE_URL) and brings the schema up to date.
 * @throws DataFolderError, EmbeddedServerError, DatabaseUnreachableError, KeyFileError, NothingHereError: see `exitCodeOf`; anything once the signal is aborted
 */
export async function openInstallation(
  settings: Settings,
  { subfolder = null, usesQueue = true, mayFound = true, signal }: OpenOptions = {},
): Promise<Installation> {
  if (!mayFound) await requireDataFolder(settings);
  const dataFolder = await prepareDataFolder(settings.dataFolder, subfolder);
  failpoint('start.folder-ready');
  // Asked before anything is started, so that the answer is one line and not the fall of a half-built application.
  if (usesQueue && settings.redisUrl !== null) await (await openRedisBackend(settings.redisUrl)).close();
  const database = await openDatabase(settings.databaseUrl, dataFolder, signal);
  try {
    await prepareDatabase(database.url, dataFolder, mayFound);
    failpoint('start.migrated');
    signal?.throwIfAborted();
  } catch (error) {
    await database.close();
    throw error;
  }
  const runtime = new Runtime(settings, dataFolder, database.url, usesQueue);
  return { runtime, isEmbedded: database.isEmbedded, close: () => database.close() };
}

/** Before anything is built that would need it, over few connections: each of them is a process of the server's. */
async function prepareDatabase(url: string, dataFolder: string, mayFound: boolean): Promise<void> {
  await withClient(url, async (client, ask) => {
    await refuseHalfRestored(client);
    if (!mayFound) await requireSchema(ask, dataFolder);
    await withDataSource(dataSourceOptions(url), async (dataSource) => {
      await bringUpToDate(dataSource);
      await testRowSecurity(client);
      await readFactsKey(factsKeyPath(dataFolder), dataSource);
    });
  });
}

export const EXIT = { done: 0, checkFailed: 1, usage: 2, configuration: 3, services: 4, someInputRejected: 5, interrupted: 130 } as const;

const CONFIGURATION_ERRORS = [
  RowSecurityError,
  ConfigError,
  DataFolderError,
  KeyFileError,
  PortUnavailableError,
  NotADemoError,
  NothingHereError,
  UnknownSchemaError,
  RestoreUnfinishedError,
  SchemaTooNewError,
];
const SERVICE_ERRORS = [SchemaChangingError, EmbeddedServerError, DatabaseUnreachableError, QueueBackendError];

/** Exit code of an expected start-up error, or null for a defect of ours. */
export function exitCodeOf(error: unknown): number | null {
  if (CONFIGURATION_ERRORS.some((kind) => error instanceof kind)) return EXIT.configuration;
  return SERVICE_ERRORS.some((kind) => error instanceof kind) ? EXIT.services : null;
}
