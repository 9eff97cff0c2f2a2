import { howToStart } from './config/how-to-start.ts';
import type { Settings } from './config/settings.ts';
import { StartUpError } from './config/start-up-error.ts';
import { chooseDataFolder, isAbsent } from './database/data-folder.ts';
import { MIGRATION_NAMES } from './database/data-source.ts';
import { hasEmbeddedServer } from './database/open-database.ts';
import { readSchemaVersion, type Ask } from './database/schema-version.ts';

/** A command that works on an installation was pointed where there is none. */
export class NothingHereError extends StartUpError {
  override readonly name = 'NothingHereError';
  constructor(folder: string, missing: 'installation' | 'schema') {
    const what =
      missing === 'installation'
        ? { vi: `không có bản cài nào ở ${folder}`, en: `there is no installation in ${folder}` }
        : {
            vi: `cơ sở dữ liệu còn trống, nên chưa có bản cài nào ở ${folder}`,
            en: `the database is empty, so there is no installation in ${folder} yet`,
          };
    const start = howToStart().program;
    super({
      vi: `${what.vi}; đặt NHIPTHU_DATA (và DATABASE_URL) như khi chạy chương trình, hoặc đứng trong thư mục của chương trình mà chạy lệnh; chưa cài lần nào thì khởi động trước: ${start}`,
      en: `${what.en}; set NHIPTHU_DATA (and DATABASE_URL) as the program has them, or run the command in the program's folder; if it was never set up, start it first: ${start}`,
    });
  }
}

/**
 * Refuses where no installation can be, before anything is made or started: without an embedded server or, with a server of one's own, without a data folder.
 * @returns the data folder
 * @throws NothingHereError
 */
export async function requireDataFolder(settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<string> {
  const folder = await chooseDataFolder(settings.dataFolder);
  const isThere = settings.databaseUrl === null ? await hasEmbeddedServer(folder) : !(await isAbsent(folder));
  if (!isThere) throw new NothingHereError(folder, 'installation');
  return folder;
}

/**
 * Refuses a database that no program ever worked with, before its schema is made.
 * @throws NothingHereError
 */
export async function requireSchema(ask: Ask, folder: string): Promise<void> {
  if ((await readSchemaVersion(ask, MIGRATION_NAMES)).newest === null) throw new NothingHereError(folder, 'schema');
}
