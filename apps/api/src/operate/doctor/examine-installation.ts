import type { Language } from '../../config/language.ts';
import type { Settings } from '../../config/settings.ts';
import { chooseDataFolder } from '../../database/data-folder.ts';
import { hasEmbeddedServer, openDatabase, type OpenDatabase } from '../../database/open-database.ts';
import { withClient } from '../../database/with-client.ts';
import { checkClock, checkDatabase, checkQueue, checkRows, checkSchema, describeFault } from './database-checks.ts';
import { checkFolder } from './folder-checks.ts';
import { finderOf, type InstallationCheck } from './installation-check.ts';
import { checkSettings } from './settings-checks.ts';
import { checkWork } from './work-checks.ts';

/**
 * Looks at an installation as it is, without changing anything in it: neither is the schema migrated nor a folder made. What cannot be looked at,
 * because something before it is not there, is left out. An embedded server that does not run is started for it and stopped again.
 * @param language in which the reasons of others (the database, Redis) are told
 */
export async function examineInstallation(settings: Settings, language: Language, signal?: AbortSignal): Promise<InstallationCheck[]> {
  const folder = await chooseDataFolder(settings.dataFolder);
  const ofFolder = await checkFolder(folder);
  if (ofFolder.length === 1) return ofFolder;
  const checks = [...ofFolder, ...(await checkSettings(settings))];
  const find = finderOf('database');
  if (settings.databaseUrl === null && !(await hasEmbeddedServer(folder))) return [...checks, find('bad', 'not-started', { folder })];
  let database: OpenDatabase;
  try {
    database = await openDatabase(settings.databaseUrl, folder, signal);
  } catch (error) {
    signal?.throwIfAborted();
    return [...checks, find('bad', 'unreachable', { reason: describeFault(error, language) })];
  }
  try {
    return [...checks, ...(await examineDatabase(database, settings, language))];
  } finally {
    await database.close();
  }
}

async function examineDatabase({ url, isEmbedded }: OpenDatabase, settings: Settings, language: Language): Promise<InstallationCheck[]> {
  return withClient(url, async (client, ask) => {
    const { host, pathname } = new URL(url);
    const found = [await checkDatabase(ask, isEmbedded ? '' : `${host}${pathname}`)];
    const schema = await checkSchema(ask);
    found.push(schema);
    // Tables that are asked about may not be there, or not as they are asked.
    if (schema.state !== 'ok') return found;
    found.push(
      await checkRows(client, language),
      await checkClock(ask),
      await checkQueue(ask, { redisUrl: settings.redisUrl, databaseUrl: url, language }),
    );
    return [...found, ...(await checkWork(ask, new Date()))];
  });
}
