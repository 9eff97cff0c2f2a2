import { EVERY_AGENCY, isIsoDate, periodOf, type IsoDate } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import {
  DirectoryChangesService,
  LaterChangesError,
  NotUndoableError,
  UnknownChangeSetError,
} from '../../directory/directory-changes.service.ts';
import { withProblems } from '../../directory/directory-problem.ts';
import { MergeService } from '../../directory/merge.service.ts';
import { EXIT } from '../../installation.ts';
import { Clock } from '../../calendar/clock.ts';
import { headlineOf, printHeadline } from '../headline.ts';
import { IdentitiesService } from '../../usage/identities.service.ts';
import { noteWaiting } from '../note-waiting.ts';
import { parseTexts } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface DirectoryMergeOptions {
  readonly on: string;
  readonly basis: string;
}

/** `nhipthu directory undo NUMBER`: exit code 1 when it cannot be undone. */
export async function runDirectoryUndo(shell: Shell, id: string): Promise<number> {
  const touched = { agency: EVERY_AGENCY, subject: `directory change ${id.slice(0, 9)}` };
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again, touched }, async (context) => {
    try {
      const { changeSetId } = await context.get(DirectoryChangesService).undo(/^\d{1,9}$/.test(id) ? Number(id) : 0, commandActor());
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
  const { basis } = parseTexts({ basis: options.basis });
  const touched = { agency: from, subject: `directory ${from} → ${to}, ${onDay}`, reason: basis };
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again, touched }, async (context) => {
    const order = { from, to, onDay, basis, madeBy: commandActor() };
    printChange(shell, await withProblems(() => context.get(MergeService).merge(order)));
    await noteWaiting(shell, context);
    return EXIT.done;
  });
}

/** `nhipthu directory identities --at DAY`: of the reporting month that holds the day; exit code 1 when something does not add up. */
export async function runDirectoryIdentities(shell: Shell, options: { readonly at: string }): Promise<number> {
  const { text } = shell;
  const period = periodOf('reporting-month', parseDay('--at', options.at));
  const { identities, simulated } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    const found = await context.get(IdentitiesService).check(period);
    await noteWaiting(shell, context);
    return { identities: found, simulated: await context.get(Clock).demoLabel() };
  });
  if (shell.isJson) shell.printJson({ period, simulated, identities });
  else {
    printHeadline(shell, headlineOf({ period, simulated }));
    for (const { name, total, parts, difference } of identities) {
      const sum = Object.entries(parts).map(([part, count]) => `${text.identityParts.get(part) ?? part} ${shell.formatCount(count)}`);
      shell.print(
        `${text.identities[name]} ${shell.formatCount(total)} = ${sum.join(' + ')}; ${text.difference} ${shell.formatCount(difference)}`,
      );
    }
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
