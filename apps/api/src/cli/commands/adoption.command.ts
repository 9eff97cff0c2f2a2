import {
  coveragePercent,
  isIsoDate,
  periodOf,
  ratePercentDigits,
  type DefinitionId,
  type Figure,
  type IsoDate,
  type LifecyclePoint,
  type LifecycleReply,
  type Period,
  type PeriodKind,
  type SensitivityReply,
  type UnitStructure,
  type VolumeReply,
} from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { AdoptionService, type AgencyUse } from '../../usage/adoption.service.ts';
import { LifecycleService } from '../../usage/lifecycle.service.ts';
import { parseRange } from '../parse-argument.ts';
import { noteWaiting } from '../note-waiting.ts';
import type { Shell } from '../shell.ts';
import { formatTable } from '../format-table.ts';
import { UsageError } from '../usage-fault.ts';

export interface AdoptionOptions {
  readonly from?: string;
  readonly to?: string;
  readonly period?: PeriodKind;
  readonly at?: string;
  readonly by: 'agency';
  readonly definition: DefinitionId;
  readonly structure: UnitStructure;
  readonly sensitivity?: boolean;
  readonly lifecycle?: boolean;
}

const WITHHELD = '—';
const NOTHING_KNOWN = { active: null, returning: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null };

/**
 * `nhipthu adoption --period KIND --at DAY` prints the stored figures of the standard period that holds the day, with `--sensitivity` those of
 * every definition side by side, with `--lifecycle` who came and stayed; `--from DAY --to DAY` counts any span now.
 */
export async function runAdoption(shell: Shell, options: AdoptionOptions): Promise<number> {
  const asked = readAsked(options);
  return shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    await noteWaiting(shell, context);
    const adoption = context.get(AdoptionService);
    if (asked.period === null)
      return printSpan(shell, options, asked, await adoption.compute(asked.from, asked.to, options.definition, options.structure));
    if (options.lifecycle)
      return printLifecycle(shell, asked.period, await context.get(LifecycleService).read(asked.period, options.structure));
    if (options.sensitivity) return printSensitivity(shell, asked.period, await adoption.sensitivity(asked.period, options.structure));
    const stored = await adoption.stored(asked.period, options.definition, options.structure);
    return stored === null
      ? sayNoFigures(asked.period)
      : printSpan(shell, options, { period: asked.period, snapshots: stored.snapshots }, stored.rows);
  });
}

type Asked = { readonly period: Period } | { readonly period: null; readonly from: IsoDate; readonly to: IsoDate };

/** @throws UsageError unless a period or a span is named */
function readAsked({ from, to, period, at, sensitivity, lifecycle }: AdoptionOptions): Asked {
  if (from !== undefined && to !== undefined && sensitivity !== true && lifecycle !== true)
    return { period: null, ...parseRange({ from, to }) };
  if (period === undefined || at === undefined) throw new UsageError([{ argument: '--period, --at', code: 'no-span', found: '' }]);
  if (!isIsoDate(at)) throw new UsageError([{ argument: '--at', code: 'bad-date', found: at }]);
  return { period: periodOf(period, at) };
}

/** @throws UsageError always */
function sayNoFigures({ id }: Period): never {
  throw new UsageError([{ argument: '--at', code: 'no-figures', found: id }]);
}

function printSpan(shell: Shell, options: AdoptionOptions, asked: Readonly<Record<string, unknown>>, rows: readonly AgencyUse[]): number {
  const { by, definition, structure } = options;
  if (shell.isJson) shell.printJson({ ...asked, by, definition, structure, rows });
  else
    for (const line of formatTable(
      shell.text.adoptionHeads,
      rows.map((row) => toCells(shell, row)),
    ))
      shell.print(line);
  return EXIT.done;
}

/** Code, name, and the counts of the asked period. */
function printLifecycle(shell: Shell, period: Period, reply: LifecycleReply | null): number {
  if (reply === null) return sayNoFigures(period);
  if (shell.isJson) {
    shell.printJson({ ...reply });
    return EXIT.done;
  }
  const cells = (points: readonly LifecyclePoint[] | null): string[] => {
    const point = points?.at(-1);
    const { active, returning, firstTime, resurrected, lapsed, cumulative } = point ?? NOTHING_KNOWN;
    return [active, returning, firstTime, resurrected, lapsed, cumulative].map((count) =>
      count === null ? WITHHELD : shell.formatCount(count),
    );
  };
  const rows = reply.agencies.map(({ code, name, points }) => [code, name, ...cells(points)]);
  for (const line of formatTable(shell.text.lifecycleHeads, [...rows, ['', shell.text.province, ...cells(reply.province)]]))
    shell.print(line);
  return EXIT.done;
}

/** Code, name, and n/N of every definition. */
function printSensitivity(shell: Shell, period: Period, reply: SensitivityReply | null): number {
  if (reply === null) return sayNoFigures(period);
  if (shell.isJson) {
    shell.printJson({ ...reply });
    return EXIT.done;
  }
  const head = [...shell.text.adoptionHeads.slice(0, 2), ...reply.definitions];
  const cells = (figures: readonly Figure[]): string[] =>
    figures.map(({ numerator, denominator }) =>
      numerator === null ? WITHHELD : `${shell.formatCount(numerator)}/${shell.formatCount(denominator)}`,
    );
  const rows = reply.agencies.map(({ code, name, figures }) => [code, name, ...cells(figures)]);
  for (const line of formatTable(head, [...rows, ['', shell.text.province, ...cells(reply.province)]])) shell.print(line);
  return EXIT.done;
}

/** Code, name, n, N, rate, coverage, machine-only boxes, mail, verdict. What is withheld is a dash, as on the page: n of insufficient data is no figure. */
function toCells(shell: Shell, { code, name, figure, target, boxes, volume }: AgencyUse): string[] {
  const { numerator, denominator, coverage } = figure;
  const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  return [
    code,
    name,
    numerator === null ? WITHHELD : shell.formatCount(numerator),
    shell.formatCount(denominator),
    rate === null ? WITHHELD : formatPercent(shell, rate.percent, rate.digits),
    coverage === null ? WITHHELD : formatPercent(shell, coveragePercent(coverage), 1),
    ...[boxes.machineOnly, volume.sent, sentOutside(volume), volume.received].map((count) =>
      count === null ? WITHHELD : shell.formatCount(count),
    ),
    describeVerdict(shell, figure),
  ];
}

/** Messages with a recipient outside the province. */
function sentOutside({ sentExternal, sentMixed }: VolumeReply): number | null {
  return sentExternal === null || sentMixed === null ? null : sentExternal + sentMixed;
}

/** A span that has not begun, or of which no log tells anything, is not one of which something is missing. */
function describeVerdict({ text }: Shell, { verdict, coverage }: Figure): string {
  if (verdict === 'too-few-days' && coverage === null) return text.noWorkingDay;
  if (verdict === 'insufficient-data' && coverage === 0) return text.noLog;
  return text.verdicts[verdict];
}

function formatPercent(shell: Shell, percent: number, digits: number): string {
  const format = new Intl.NumberFormat(shell.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${format.format(percent)}%`;
}
