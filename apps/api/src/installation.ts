import { failpoint } from './config/failpoint.ts';
import { DataFolderError, prepareDataFolder } from './database/data-folder.ts';
import { migrate } from './database/data-source.ts';
import { EmbeddedServer } from './database/embedded-server.ts';
import { NotADemoError } from './demo/not-a-demo-error.ts';
import { DatabaseUnreachableError, reachDatabase } from './database/reach-database.ts';
import { RowSecurityError, testRowSecurity } from './database/test-row-security.ts';
import { EmbeddedServerError } from './database/server-binaries.ts';
import { ConfigError, type Settings } from './config/settings.ts';
import { Runtime } from './config/settings.module.ts';
import { PortUnavailableError } from './http/port.ts';
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
  /** Ends the opening at its next step; whatever was started for it is stopped. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prepares the data folder, starts or attaches to the embedded server (or checks DATABASE_URL) and brings the schema up to date.
 * @throws DataFolderError, EmbeddedServerError, DatabaseUnreachableError: see `exitCodeOf`; anything once the signal is aborted
 */
export async function openInstallation(
  settings: Settings,
  { subfolder = null, usesQueue = true, signal }: OpenOptions = {},
): Promise<Installation> {
  const dataFolder = await prepareDataFolder(settings.dataFolder, subfolder);
  failpoint('start.folder-ready');
  // Asked before anything is started, so that the answer is one line and not the fall of a half-built application.
  if (usesQueue && settings.redisUrl !== null) await (await openRedisBackend(settings.redisUrl)).close();
  if (settings.databaseUrl !== null) {
    await reachDatabase(settings.databaseUrl);
    signal?.throwIfAborted();
    await migrate(settings.databaseUrl);
    await testRowSecurity(settings.databaseUrl);
    failpoint('start.migrated');
    signal?.throwIfAborted();
    return { runtime: new Runtime(settings, dataFolder, settings.databaseUrl, usesQueue), isEmbedded: false, close: async () => undefined };
  }
  signal?.throwIfAborted();
  const server = await EmbeddedServer.open(dataFolder, { signal });
  server.watch();
  try {
    await migrate(server.url);
    await testRowSecurity(server.url);
    failpoint('start.migrated');
    signal?.throwIfAborted();
  } catch (error) {
    await server.close();
    throw error;
  }
  return { runtime: new Runtime(settings, dataFolder, server.url, usesQueue), isEmbedded: true, close: () => server.close() };
}

export const EXIT = { done: 0, checkFailed: 1, usage: 2, configuration: 3, services: 4, someInputRejected: 5, interrupted: 130 } as const;

const CONFIGURATION_ERRORS = [RowSecurityError, ConfigError, DataFolderError, PortUnavailableError, NotADemoError];
const SERVICE_ERRORS = [EmbeddedServerError, DatabaseUnreachableError, QueueBackendError];

/** Exit code of an expected start-up error, or null for a defect of ours. */
export function exitCodeOf(error: unknown): number | null {
  if (CONFIGURATION_ERRORS.some((kind) => error instanceof kind)) return EXIT.configuration;
  return SERVICE_ERRORS.some((kind) => error instanceof kind) ? EXIT.services : null;
}
