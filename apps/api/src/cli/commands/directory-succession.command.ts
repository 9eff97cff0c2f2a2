import { commandActor } from '../../access/audit/command-actor.ts';
import { withProblems } from '../../directory/directory-problem.ts';
import { RenameService } from '../../directory/rename.service.ts';
import { SplitService } from '../../directory/split.service.ts';
import { EXIT } from '../../installation.ts';
import { noteWaiting } from '../note-waiting.ts';
import { ArgumentFaults, parseText } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { parseDay, printChange } from './directory-edit.command.ts';

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
  const { division: divisions = [], person: people = [] } = options;
  const faults = new ArgumentFaults();
  const basis = parseText('--basis', options.basis, faults);
  const name = options.name === undefined ? null : parseText('--name', options.name, faults);
  faults.throwIfAny();
  if (divisions.length + people.length === 0) throw new UsageError([{ argument: '--division, --person', code: 'nobody-named', found: '' }]);
  const touched = { agency: from, subject: `directory ${from} → ${to}, ${onDay}`, reason: basis };
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again, touched }, async (context) => {
    const split = { from, to, name, onDay, basis, divisions, people, madeBy: commandActor() };
    printChange(shell, await withProblems(() => context.get(SplitService).split(split)));
    await noteWaiting(shell, context);
    return EXIT.done;
  });
}

/** `nhipthu directory rename CODE NAME --on DAY --basis TEXT` */
export async function runDirectoryRename(shell: Shell, code: string, name: string, options: DirectoryRenameOptions): Promise<number> {
  const onDay = parseDay('--on', options.on);
  const faults = new ArgumentFaults();
  const renaming = {
    ...{ code, onDay, madeBy: commandActor() },
    name: parseText('NAME', name, faults),
    basis: parseText('--basis', options.basis, faults),
  };
  faults.throwIfAny();
  const touched = { agency: code, subject: `directory ${code}, ${onDay}`, reason: renaming.basis };
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again, touched }, async (context) => {
    printChange(shell, await withProblems(() => context.get(RenameService).rename(renaming)));
    return EXIT.done;
  });
}
