import { Clock } from '../../calendar/clock.ts';
import { DirectoryViewRepository } from '../../directory/directory-view.repository.ts';
import { EXIT } from '../../installation.ts';
import { formatTable } from '../format-table.ts';
import type { Shell } from '../shell.ts';
import { parseDay } from './directory-edit.command.ts';

/** `nhipthu directory agencies [--at DAY]`: the agencies of a day with their codes; today's without one. */
export async function runDirectoryAgencies(shell: Shell, options: { readonly at?: string }): Promise<number> {
  const at = options.at === undefined ? null : parseDay('--at', options.at);
  const agencies = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) =>
    context.get(DirectoryViewRepository).listTree(at ?? (await context.get(Clock).today())),
  );
  if (shell.isJson) shell.printJson({ agencies });
  else {
    const rows = agencies.map(({ code, name, officialCount, from, to }) => [
      code,
      name,
      shell.formatCount(officialCount),
      from ?? '',
      to ?? '',
    ]);
    for (const line of formatTable(shell.text.agencyHeads, rows)) shell.print(line);
  }
  return EXIT.done;
}
