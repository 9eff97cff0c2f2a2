import type { CliContext } from '../cli-context.ts';
import { Runtime } from '../config/settings.module.ts';
import { shortenPath } from '../database/data-folder.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import type { Shell } from './shell.ts';

/**
 * Says when days still wait for their roll-up, so that nobody takes unfinished figures for final ones; and when there is no directory at all,
 * since this is then perhaps not the installation that was meant.
 */
export async function noteWaiting(shell: Shell, context: CliContext): Promise<void> {
  const { dirtyDays } = await context.get(DirtyRepository).count();
  if (dirtyDays > 0) shell.note(shell.text.waiting(shell.formatCount(dirtyDays)));
  if ((await context.get(DirectoryRepository).listAgencies()).length > 0) return;
  const { settings, dataFolder } = context.get(Runtime);
  shell.note(shell.text.noDirectory(settings.databaseUrl === null ? shortenPath(dataFolder) : 'DATABASE_URL'));
}
