import { DirtyRepository } from '../queue/dirty.repository.ts';
import type { CliContext } from '../cli-context.ts';
import type { Shell } from './shell.ts';

/** Says when days still wait for their roll-up, so that nobody takes unfinished figures for final ones. */
export async function noteWaiting(shell: Shell, context: CliContext): Promise<void> {
  const { dirtyDays } = await context.get(DirtyRepository).count();
  if (dirtyDays > 0) shell.note(shell.text.waiting(shell.formatCount(dirtyDays)));
}
