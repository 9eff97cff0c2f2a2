import { join } from 'node:path';
import { isAbsent } from './data-folder.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { reachDatabase } from './reach-database.ts';

/** The database of an installation, as it is: neither migrated nor tested. */
export interface OpenDatabase {
  readonly url: string;
  /** True when it is the embedded server's. */
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

/**
 * Checks that the database of the settings answers, or attaches to the embedded server, which is made and started where it is not.
 * @param databaseUrl null = the embedded server
 * @throws DatabaseUnreachableError, EmbeddedServerError; anything once the signal is aborted
 */
export async function openDatabase(databaseUrl: string | null, dataFolder: string, signal?: AbortSignal): Promise<OpenDatabase> {
  if (databaseUrl !== null) {
    await reachDatabase(databaseUrl);
    signal?.throwIfAborted();
    return { url: databaseUrl, isEmbedded: false, close: async () => undefined };
  }
  signal?.throwIfAborted();
  const server = await EmbeddedServer.open(dataFolder, { signal });
  server.watch();
  return { url: server.url, isEmbedded: true, close: () => server.close() };
}

/** Whether the data folder has an embedded server, running or not; also one that this user may not look at. */
export async function hasEmbeddedServer(dataFolder: string): Promise<boolean> {
  return !(await isAbsent(join(dataFolder, 'postgres', 'PG_VERSION')));
}
