import { commandActor } from '../../access/audit/command-actor.ts';
import { IngestService } from '../../ingest/ingest.service.ts';
import { UndoBlockedError, UndoRemovedError, UndoService, UnknownSegmentError } from '../../ingest/undo.service.ts';
import { EXIT } from '../../installation.ts';
import type { Shell } from '../shell.ts';
import { UsageError, type UsageFault } from '../usage-fault.ts';

export interface UndoOptions {
  readonly yes?: boolean;
}

/** `nhipthu undo SEGMENT... --yes`: exit code 1 when a segment could not be undone. */
export async function runUndo(shell: Shell, ids: readonly string[], options: UndoOptions): Promise<number> {
  const faults = ids
    .filter((id) => !/^\d{1,18}$/.test(id))
    .map((id): UsageFault => ({ argument: 'SEGMENT', code: 'unknown-segment', found: id }));
  if (options.yes !== true) faults.push({ argument: '--yes', code: 'needs-yes', found: ids.join(' ') });
  if (faults.length > 0) throw new UsageError(faults);
  const { segments, blocked } = await shell.withContext(
    { queue: 'work', interruptedHint: shell.text.again, touched: { subject: `batches ${ids.join(', ')}` } },
    async (context) => {
      const undos = context.get(UndoService);
      const refused: { segment: string; missing: readonly string[]; isRemoved: boolean }[] = [];
      for (const id of new Set(ids)) {
        try {
          await undos.request(id, commandActor());
        } catch (error) {
          if (error instanceof UnknownSegmentError)
            throw new UsageError([{ argument: 'SEGMENT', code: 'unknown-segment', found: id }], { cause: error });
          const isRemoved = error instanceof UndoRemovedError;
          if (!isRemoved && !(error instanceof UndoBlockedError)) throw error;
          refused.push({ segment: id, missing: isRemoved ? [] : error.missing, isRemoved });
        }
      }
      const taken = [...new Set(ids)].filter((id) => !refused.some(({ segment }) => segment === id));
      const replies = await context.get(IngestService).waitForRollUps(taken, { signal: shell.io.signal });
      return { segments: replies, blocked: refused };
    },
  );
  if (shell.isJson) shell.printJson({ segments, blocked });
  else {
    for (const { id, name, state } of segments) shell.print(`${id} ${name}: ${shell.text.states[state]}`);
    for (const { segment, missing, isRemoved } of blocked)
      shell.print(`${segment}: ${isRemoved ? shell.text.undoRemoved : shell.text.undoBlocked(missing.join(', '))}`);
  }
  return blocked.length === 0 && segments.every(({ state }) => state === 'undone') ? EXIT.done : EXIT.checkFailed;
}
