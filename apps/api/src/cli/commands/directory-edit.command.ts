import { isIsoDate, periodOf, type IsoDate } from '@nhip-thu/metrics';
import {
  DirectoryChangesService,
  LaterChangesError,
  NotUndoableError,
  UnknownChangeSetError,
} from '../../directory/directory-changes.service.ts';
import { withProblems } from '../../directory/directory-problem.ts';
import { MergeService } from '../../directory/merge.service.ts';
import { EXIT } from '../../installation.ts';
import { IdentitiesService } from '../../usage/identities.service.ts';
import { noteWaiting } from '../note-waiting.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

/** Whose change it is when a command makes it. */
export const MADE_BY = 'nhipthu';

export interface DirectoryMergeOptions {
  readonly on: string;
  readonly basis: string;
}

/** `nhipthu directory undo NUMBER`: exit code 1 when it cannot be undone. */
export async function runDirectoryUndo(shell: Shell, id: string): Promise<number> {
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, async (context) => {
    try {
      const { changeSetId } = await context.get(DirectoryChangesService).undo(/^\d{1,9}$/.test(id) ? Number(id) : 0, MADE_BY);
      printChange(shell, changeSetId);
      await noteWaiting(shell, context);
      return EXIT.done;
    } catch (error) {
      if (error instanceof LaterChangesError) shell.print(shell.text.laterChanges(error.laterIds.join(', ')));
      else if (error instanceof NotUndoableError || error instanceof UnknownChangeSetError) shell.print(shell.text.notUndoable(id));
      else throw error;
      return EXIT.checkFailed;
    }
  });
}

/** `nhipthu directory merge FROM TO --on DAY --basis TEXT` */
export async function runDirectoryMerge(shell: Shell, from: string, to: string, options: DirectoryMergeOptions): Promise<number> {
  const onDay = parseDay('--on', options.on);
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, async (context) => {
    const order = { from, to, onDay, basis: options.basis, madeBy: MADE_BY };
    printChange(shell, await withProblems(() => context.get(MergeService).merge(order)));
    await noteWaiting(shell, context);
    return EXIT.done;
  });
}

/** `nhipthu directory identities --at DAY`: of the reporting month that holds the day; exit code 1 when something does not add up. */
export async function runDirectoryIdentities(shell: Shell, options: { readonly at: string }): Promise<number> {
  const period = periodOf('reporting-month', parseDay('--at', options.at));
  const identities = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(IdentitiesService).check(period),
  );
  if (shell.isJson) shell.printJson({ period, identities });
  else
    for (const { name, total, parts, difference } of identities) {
      const sum = Object.entries(parts).map(([part, count]) => `${part} ${shell.formatCount(count)}`);
      shell.print(`${name} ${shell.formatCount(total)} = ${sum.join(' + ')}; ${shell.text.difference} ${shell.formatCount(difference)}`);
    }
  return identities.every(({ difference }) => difference === 0) ? EXIT.done : EXIT.checkFailed;
}

/** The number by which a change is undone; no number when nothing was different. */
export function printChange(shell: Shell, changeSetId: number | null): void {
  if (shell.isJson) shell.printJson({ changeSetId });
  else shell.print(shell.text.changed(String(changeSetId ?? '–')));
}

/** @throws UsageError when it is no day */
export function parseDay(argument: string, text: string): IsoDate {
  if (!isIsoDate(text)) throw new UsageError([{ argument, code: 'bad-date', found: text }]);
  return text;
}
