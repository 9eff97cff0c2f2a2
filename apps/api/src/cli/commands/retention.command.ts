import { commandActor } from '../../access/audit/command-actor.ts';
import { RetentionService, type RetentionPlan } from '../../ingest/retention/retention.service.ts';
import { EXIT } from '../../installation.ts';
import { formatTable } from '../format-table.ts';
import { RETENTION_TEXT } from '../retention-text.ts';
import type { Shell } from '../shell.ts';

export interface RetentionOptions {
  readonly dryRun?: boolean;
}

/** `nhipthu retention [--dry-run]`: removes what is over by age, or says what would go. */
export async function runRetention(shell: Shell, { dryRun: isDryRun = false }: RetentionOptions): Promise<number> {
  const plan = await shell.withContext({ queue: isDryRun ? 'none' : 'work', interruptedHint: shell.text.again }, (context) => {
    const retention = context.get(RetentionService);
    return isDryRun ? retention.plan() : retention.apply(commandActor(), shell.io.signal);
  });
  if (shell.isJson) shell.printJson({ isDryRun, ...plan });
  else printPlan(shell, plan, isDryRun);
  return EXIT.done;
}

function printPlan(shell: Shell, { rawBefore, personBefore, leaverBefore, items }: RetentionPlan, isDryRun: boolean): void {
  const text = RETENTION_TEXT[shell.language];
  shell.print(text.limits(rawBefore, personBefore, leaverBefore));
  const due = items.filter(({ count }) => count > 0);
  if (due.length === 0) {
    shell.print(text.nothing);
    return;
  }
  shell.print(isDryRun ? text.wouldGo : text.went);
  const rows = due.map(({ kind, count, firstDay, lastDay }) => [
    text.kinds[kind],
    shell.formatCount(count),
    firstDay ?? '–',
    lastDay ?? '–',
  ]);
  for (const line of formatTable(text.heads, rows)) shell.print(line);
}
