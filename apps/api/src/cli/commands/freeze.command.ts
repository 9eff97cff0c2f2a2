import {
  isIsoDate,
  MASK_SIGNS,
  periodOf,
  type FrozenChange,
  type FrozenReply,
  type FrozenVersion,
  type PeriodKind,
} from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { FreezeService } from '../../reports/freeze.service.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults, parseTexts } from '../parse-argument.ts';
import { REPORTS_TEXT } from '../reports-text.ts';
import type { Shell } from '../shell.ts';

export interface FreezePeriodOptions {
  readonly period: PeriodKind;
  readonly at: string;
}

export interface FreezeMakeOptions extends FreezePeriodOptions {
  readonly approvedBy?: string;
  readonly by: string;
}

export interface AmendOptions extends FreezePeriodOptions {
  readonly approvedBy: string;
  readonly reason: string;
  readonly by: string;
}

/** `nhipthu freeze make --period KIND --at DAY --by NAME` */
export async function runFreezeMake(shell: Shell, options: FreezeMakeOptions): Promise<number> {
  const periodId = readPeriodId(options);
  const { by } = parseTexts({ by: options.by });
  const approvedBy = options.approvedBy === undefined ? null : parseTexts({ 'approved-by': options.approvedBy })['approved-by'];
  const order = { by, approvedBy };
  const reply = await ask(shell, (service) => service.freeze(periodId, order));
  if (shell.isJson) shell.printJson({ ...reply });
  else shell.print(REPORTS_TEXT[shell.language].frozen(periodId, reply.version.code));
  return EXIT.done;
}

/** `nhipthu amend --period KIND --at DAY --reason TEXT --approved-by NAME --by NAME` */
export async function runAmend(shell: Shell, options: AmendOptions): Promise<number> {
  const periodId = readPeriodId(options);
  const { 'approved-by': approvedBy, ...texts } = parseTexts({ reason: options.reason, 'approved-by': options.approvedBy, by: options.by });
  const order = { ...texts, approvedBy };
  const reply = await ask(shell, (service) => service.amend(periodId, order));
  if (shell.isJson) shell.printJson({ ...reply });
  else {
    const { code, number } = reply.version;
    printChanges(
      shell,
      reply.changes.map((change) => ({ periodId, change })),
    );
    shell.print(REPORTS_TEXT[shell.language].amended(periodId, String(number), code, shell.formatCount(reply.changes.length)));
  }
  return EXIT.done;
}

/** `nhipthu freeze list` */
export async function runFreezeList(shell: Shell): Promise<number> {
  const reply = await ask(shell, (service) => service.list());
  if (shell.isJson) shell.printJson({ ...reply });
  else
    printVersions(
      shell,
      reply.periods.flatMap(({ versions }) => versions),
    );
  return EXIT.done;
}

/** `nhipthu freeze show CODE`: exit code 1 when the content no longer fits its code. */
export async function runFreezeShow(shell: Shell, code: string): Promise<number> {
  const reply = await ask(shell, (service) => service.readCode(code));
  if (shell.isJson) shell.printJson({ ...reply });
  else {
    printVersions(shell, [reply.version]);
    for (const line of formatTable(shell.text.adoptionHeads, listRegularUse(shell, reply))) shell.print(line);
    if (reply.isIntact === false) shell.note(REPORTS_TEXT[shell.language].damaged);
  }
  return reply.isIntact === false ? EXIT.checkFailed : EXIT.done;
}

/** `nhipthu freeze differences [--period KIND --at DAY]`: exit code 1 where live figures differ from the frozen ones. */
export async function runFreezeDifferences(
  shell: Shell,
  { period = 'reporting-month', at }: Partial<FreezePeriodOptions>,
): Promise<number> {
  const periodId = at === undefined ? null : readPeriodId({ period, at });
  const reply = await ask(shell, (service) => service.listDifferences(periodId));
  const text = REPORTS_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ ...reply });
  else {
    const rows = reply.differences.flatMap((each) => each.changes.map((change) => ({ periodId: each.period.id, change })));
    if (rows.length > 0) printChanges(shell, rows);
    else if (reply.waiting.length === 0) shell.print(text.noDifference);
    if (reply.waiting.length > 0) shell.note(text.waiting(reply.waiting.join(', ')));
  }
  return reply.differences.length > 0 ? EXIT.checkFailed : EXIT.done;
}

function ask<Reply>(shell: Shell, work: (service: FreezeService) => Promise<Reply>): Promise<Reply> {
  return shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) => work(context.get(FreezeService)));
}

/** @throws UsageError */
export function readPeriodId({ period, at }: FreezePeriodOptions): string {
  const faults = new ArgumentFaults();
  if (!isIsoDate(at)) faults.add({ argument: '--at', code: 'bad-date', found: at });
  faults.throwIfAny();
  return periodOf(period, at).id;
}

function printVersions(shell: Shell, versions: readonly FrozenVersion[]): void {
  const text = REPORTS_TEXT[shell.language];
  if (versions.length === 0) {
    shell.print(text.nothingFrozen);
    return;
  }
  const rows = versions.map(({ periodId, number, code, frozenAt, frozenBy, reason }) => [
    ...[periodId, number === 0 ? text.original : text.amendment(String(number)), code, formatMoment(frozenAt), frozenBy, reason ?? ''],
  ]);
  for (const line of formatTable(text.versionHeads, rows)) shell.print(line);
}

function printChanges(shell: Shell, rows: readonly { readonly periodId: string; readonly change: FrozenChange }[]): void {
  const show = (value: number | string | null): string => (value === null ? '–' : typeof value === 'string' ? value : format(shell, value));
  const cells = rows.map(({ periodId, change }) => [
    ...[periodId, change.agency ?? '', change.agencyName ?? shell.text.province, change.metric, change.field],
    ...[show(change.before), show(change.after), show(change.delta)],
  ]);
  for (const line of formatTable(REPORTS_TEXT[shell.language].changeHeads, cells)) shell.print(line);
}

function format(shell: Shell, value: number): string {
  return new Intl.NumberFormat(shell.language, { maximumFractionDigits: 4 }).format(value);
}

/** Code, name, n, N, rate, coverage, verdict of DU-2. */
function listRegularUse(shell: Shell, { content }: FrozenReply): string[][] {
  const percent = (ratio: number | null): string => (ratio === null ? '—' : `${format(shell, Math.round(ratio * 1000) / 10)}%`);
  return content.agencies.flatMap(({ code, name, use }) =>
    use
      .filter(({ definition }) => definition === 'du-2@1')
      .map(({ figure: { numerator, denominator, publication, value, coverage, verdict } }) => [
        ...[
          code,
          name,
          numerator === null ? '—' : `${MASK_SIGNS[publication]}${shell.formatCount(numerator)}`,
          shell.formatCount(denominator),
        ],
        ...[value === null ? '—' : `${MASK_SIGNS[publication]}${percent(value)}`, percent(coverage), shell.text.verdicts[verdict]],
      ]),
  );
}
