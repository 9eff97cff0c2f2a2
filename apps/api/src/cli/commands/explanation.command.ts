import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isIsoDate, type ExplanationEffect, type ExplanationReply, type TargetMetric } from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { EvidenceService } from '../../reports/evidence.service.ts';
import { ExplanationBody, StepBody, type StepInput } from '../../reports/explanation.schema.ts';
import { ExplanationService } from '../../reports/explanation.service.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults, checkFile, parseTexts } from '../parse-argument.ts';
import { REPORTS_TEXT } from '../reports-text.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { readPeriodId, type FreezePeriodOptions } from './freeze.command.ts';

export interface ExplanationOpenOptions extends FreezePeriodOptions {
  readonly agency: string;
  readonly metric: TargetMetric;
  readonly text: string;
  readonly by: string;
}

export interface ExplanationStepOptions {
  readonly text: string;
  readonly by: string;
  readonly footnote?: string;
  readonly closedDay?: string;
  readonly change?: string;
}

const ID = /^[1-9]\d{0,8}$/;

/** `nhipthu explanation list` */
export async function runExplanationList(shell: Shell): Promise<number> {
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(ExplanationService).list(),
  );
  if (shell.isJson) shell.printJson({ ...reply });
  else printList(shell, reply.explanations);
  return EXIT.done;
}

/** `nhipthu explanation show ID` */
export async function runExplanationShow(shell: Shell, typed: string): Promise<number> {
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(ExplanationService).read(readId(typed)),
  );
  printOne(shell, reply);
  return EXIT.done;
}

/** `nhipthu explanation ask --agency CODE --period KIND --at DAY --text TEXT --by NAME` */
export async function runExplanationOpen(shell: Shell, options: ExplanationOpenOptions): Promise<number> {
  const { agency, metric, text } = options;
  const { by } = parseTexts({ by: options.by });
  const parsed = ExplanationBody.safeParse({ agency, metric, text, periodId: readPeriodId(options) });
  if (!parsed.success) throw notUsable(parsed.error.issues);
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(ExplanationService).open(parsed.data, { by, side: 'home-affairs' }),
  );
  printOne(shell, reply);
  return EXIT.done;
}

/** `nhipthu explanation answer|accept|refuse|more|close ID --text TEXT --by NAME` */
export async function runExplanationStep(
  shell: Shell,
  typed: string,
  act: StepInput['act'],
  { text, by: typedBy, footnote, closedDay, change }: ExplanationStepOptions,
): Promise<number> {
  const { by } = parseTexts({ by: typedBy });
  if (closedDay !== undefined && !isIsoDate(closedDay))
    throw new UsageError([{ argument: '--closed-day', code: 'bad-date', found: closedDay }]);
  const effect: ExplanationEffect =
    closedDay === undefined
      ? change === undefined
        ? { kind: 'note' }
        : { kind: 'directory', changeId: readId(change) }
      : { kind: 'closure', day: closedDay };
  const parsed = StepBody.safeParse(act === 'accepted' ? { act, text, footnote, effect } : { act, text });
  if (!parsed.success) throw notUsable(parsed.error.issues);
  const side = act === 'answered' ? 'agency' : 'home-affairs';
  const reply = await shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, (context) =>
    context.get(ExplanationService).act(readId(typed), parsed.data, { by, side }),
  );
  printOne(shell, reply);
  return EXIT.done;
}

/** `nhipthu explanation attach ID FILE --by NAME` */
export async function runAttach(shell: Shell, typed: string, path: string, options: { readonly by: string }): Promise<number> {
  const by = parseTexts({ by: options.by });
  const faults = new ArgumentFaults();
  await checkFile('FILE', path, faults);
  faults.throwIfAny();
  const file = { name: basename(path), bytes: await readFile(path) };
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    await context.get(EvidenceService).attach(readId(typed), file, by);
    return context.get(ExplanationService).read(readId(typed));
  });
  printOne(shell, reply);
  return EXIT.done;
}

/** What is no number is the number of none. */
function readId(typed: string): number {
  return ID.test(typed) ? Number(typed) : 0;
}

function notUsable(issues: readonly { readonly path: readonly PropertyKey[] }[]): UsageError {
  return new UsageError(
    issues.map(({ path }) => ({ argument: `--${path.map(String).join('.')}`, code: 'not-usable', found: path.join('.') })),
  );
}

function printOne(shell: Shell, reply: ExplanationReply): void {
  if (shell.isJson) {
    shell.printJson({ ...reply });
    return;
  }
  const text = REPORTS_TEXT[shell.language];
  printList(shell, [reply]);
  const rows = reply.steps.map((step) => [
    formatMoment(step.at),
    step.by,
    text.acts[step.act],
    [step.text, step.footnote].filter(Boolean).join(' · '),
  ]);
  for (const line of formatTable(text.stepHeads, rows)) shell.print(line);
}

function printList(shell: Shell, list: readonly ExplanationReply[]): void {
  const text = REPORTS_TEXT[shell.language];
  if (list.length === 0) {
    shell.print(text.noExplanation);
    return;
  }
  const rows = list.map(({ id, agency, period, metric, state, dueOn, isOverdue }) => [
    ...[String(id), agency, period.id, metric, text.states[state], `${dueOn ?? '–'}${isOverdue ? ` (${text.overdue})` : ''}`],
  ]);
  for (const line of formatTable(text.explanationHeads, rows)) shell.print(line);
}
