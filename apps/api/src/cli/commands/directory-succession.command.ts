import { withProblems } from '../../directory/directory-problem.ts';
import { RenameService } from '../../directory/rename.service.ts';
import { SplitService } from '../../directory/split.service.ts';
import { EXIT } from '../../installation.ts';
import { noteWaiting } from '../note-waiting.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { MADE_BY, parseDay, printChange } from './directory-edit.command.ts';

export interface DirectorySplitOptions {
  readonly name?: string;
  readonly division?: readonly string[];
  readonly person?: readonly string[];
  readonly on: string;
  readonly basis: string;
}

export interface DirectoryRenameOptions {
  readonly on: string;
  readonly basis: string;
}

/** `nhipthu directory split FROM TO [--name TEXT] [--division NAME...] [--person ID...] --on DAY --basis TEXT` */
export async function runDirectorySplit(shell: Shell, from: string, to: string, options: DirectorySplitOptions): Promise<number> {
  const onDay = parseDay('--on', options.on);
  const { name = null, division: divisions = [], person: people = [], basis } = options;
  if (divisions.length + people.length === 0) throw new UsageError([{ argument: '--division, --person', code: 'nobody-named', found: '' }]);
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, async (context) => {
    const split = { from, to, name, onDay, basis, divisions, people, madeBy: MADE_BY };
    printChange(shell, await withProblems(() => context.get(SplitService).split(split)));
    await noteWaiting(shell, context);
    return EXIT.done;
  });
}

/** `nhipthu directory rename CODE NAME --on DAY --basis TEXT` */
export async function runDirectoryRename(shell: Shell, code: string, name: string, options: DirectoryRenameOptions): Promise<number> {
  const onDay = parseDay('--on', options.on);
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, async (context) => {
    const renaming = { code, name: name.normalize('NFC'), onDay, basis: options.basis, madeBy: MADE_BY };
    printChange(shell, await withProblems(() => context.get(RenameService).rename(renaming)));
    return EXIT.done;
  });
}
