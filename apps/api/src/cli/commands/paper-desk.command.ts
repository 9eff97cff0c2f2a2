import type { PaperSubmissionsReply } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import { Clock } from '../../calendar/clock.ts';
import { EXIT } from '../../installation.ts';
import { readMonth } from '../../paper/paper-draft.ts';
import { withProblems } from '../../paper/paper-problem.ts';
import { PaperSubmissionsService } from '../../paper/paper-submissions.service.ts';
import { PaperRepository } from '../../paper/paper.repository.ts';
import { PaperService, UnknownUnitError } from '../../paper/paper.service.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import { PAPER_TEXT } from '../paper-text.ts';
import { ArgumentFaults, parseNumber, parseTexts } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

const MAX_IMPORTS = 1000;

export interface PaperStatusOptions {
  readonly month?: string;
}

export interface PaperLockOptions {
  readonly month: string;
  readonly agency?: string;
  readonly reason?: string;
}

export interface PaperUnlockOptions extends PaperLockOptions {
  readonly reason: string;
}

/** `nhipthu paper status [--month 2026-07]`: exit code 1 when somebody is behind with the month. */
export async function runPaperStatus(shell: Shell, { month: typed }: PaperStatusOptions): Promise<number> {
  const asked = typed === undefined ? null : parseMonth(typed);
  const { reply, simulated } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => ({
    reply: await context.get(PaperSubmissionsService).reply(),
    simulated: await context.get(Clock).demoLabel(),
  }));
  const at = asked === null ? lastDue(reply) : reply.months.findIndex(({ period }) => period.id === asked);
  if (asked !== null && at < 0) throw new UsageError([{ argument: '--month', code: 'no-such-month', found: asked }]);
  if (shell.isJson) shell.printJson({ simulated, ...reply });
  else printStatus(shell, reply, at, simulated);
  return (reply.months[at]?.counts.overdue ?? 0) > 0 ? EXIT.checkFailed : EXIT.done;
}

function printStatus(shell: Shell, { months, units }: PaperSubmissionsReply, at: number, simulated: string | null): void {
  const text = PAPER_TEXT[shell.language];
  const shown = months[at];
  if (simulated !== null) shell.print(simulated);
  if (shown === undefined) {
    shell.print(text.nothingReported);
    return;
  }
  const rows = months
    .toReversed()
    .map(({ period, dueOn, counts }) => [
      ...[period.id, dueOn, ...[counts.submitted, counts.late, counts.overdue, counts.due].map((count) => shell.formatCount(count))],
    ]);
  for (const line of formatTable(text.monthHeads, rows)) shell.print(line);
  const missing = units.flatMap(({ code, name, states }) => {
    const state = states[at];
    return state === 'overdue' || state === 'due' ? [[code, name, text.states[state]]] : [];
  });
  if (missing.length === 0) shell.print(text.nobodyMissing(shown.period.id));
  else {
    shell.print(text.missing(shown.period.id, shown.dueOn, shell.formatCount(missing.length)));
    for (const line of formatTable(text.missingHeads, missing)) shell.print(line);
  }
}

/** Place of the newest month that is over; of the running one when there is no other. */
function lastDue({ months }: PaperSubmissionsReply): number {
  return months.length > 1 ? months.length - 2 : months.length - 1;
}

/** `nhipthu paper lock --month 2026-07 [--agency CODE] [--reason TEXT]` */
export async function runPaperLock(shell: Shell, { month: typed, agency, reason }: PaperLockOptions): Promise<number> {
  const month = parseMonth(typed);
  const mark = { by: commandActor(), reason: reason === undefined ? null : parseTexts({ reason }).reason };
  const count = await withUnit(shell, (paper) => paper.lock(month, agency?.toLowerCase() ?? null, mark));
  if (shell.isJson) shell.printJson({ periodId: month, lockedCount: count });
  else shell.print(PAPER_TEXT[shell.language].lockedNow(month, shell.formatCount(count)));
  return EXIT.done;
}

/** `nhipthu paper unlock --month 2026-07 [--agency CODE] --reason TEXT` */
export async function runPaperUnlock(shell: Shell, { month: typed, agency, reason }: PaperUnlockOptions): Promise<number> {
  const month = parseMonth(typed);
  const mark = { by: commandActor(), ...parseTexts({ reason }) };
  const count = await withUnit(shell, (paper) => paper.unlock(month, agency?.toLowerCase() ?? null, mark));
  if (shell.isJson) shell.printJson({ periodId: month, unlockedCount: count });
  else shell.print(PAPER_TEXT[shell.language].unlockedNow(month, shell.formatCount(count)));
  return EXIT.done;
}

/** `nhipthu paper imports [--limit N]` */
export async function runPaperImports(shell: Shell, { limit: typed }: { readonly limit: string }): Promise<number> {
  const faults = new ArgumentFaults();
  const limit = parseNumber('--limit', typed, faults) ?? 0;
  if (limit > MAX_IMPORTS) faults.add({ argument: '--limit', code: 'bad-count', found: typed, expected: String(MAX_IMPORTS) });
  faults.throwIfAny();
  const imports = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(PaperRepository).listImports(limit),
  );
  const text = PAPER_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ imports });
  else if (imports.length === 0) shell.print(text.noImports);
  else {
    const rows = imports.map(({ id, ledger, source, name, madeBy, madeAt, undoneAt, undoneBy }) => [
      ...[String(id), text.ledgers[ledger], text.sources[source], name, madeBy, formatMoment(madeAt)],
      undoneAt === null ? '' : `${formatMoment(undoneAt)} ${undoneBy ?? ''}`.trim(),
    ]);
    for (const line of formatTable(text.importHeads, rows)) shell.print(line);
  }
  return EXIT.done;
}

/** `nhipthu paper undo NUMBER` */
export async function runPaperUndo(shell: Shell, typed: string): Promise<number> {
  const faults = new ArgumentFaults();
  const id = parseNumber('NUMBER', typed, faults) ?? 0;
  faults.throwIfAny();
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    withProblems(() => context.get(PaperService).undo(id, { by: commandActor(), isOwnOnly: false })),
  );
  if (shell.isJson) shell.printJson({ importId: id, isUndone: true });
  else shell.print(PAPER_TEXT[shell.language].undone(String(id)));
  return EXIT.done;
}

/** The id of the month. @throws UsageError */
function parseMonth(typed: string): string {
  const month = readMonth(typed);
  if (month === null) throw new UsageError([{ argument: '--month', code: 'bad-month', found: typed }]);
  return month;
}

async function withUnit(shell: Shell, work: (paper: PaperService) => Promise<number>): Promise<number> {
  return shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    try {
      return await work(context.get(PaperService));
    } catch (error) {
      if (!(error instanceof UnknownUnitError)) throw error;
      throw new UsageError([{ argument: '--agency', code: 'unknown-agency', found: error.message }], { cause: error });
    }
  });
}
