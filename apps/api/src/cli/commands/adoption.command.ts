import {
  coveragePercent,
  EVERY_AGENCY,
  MASK_SIGNS,
  PUBLICATION_RULES,
  isIsoDate,
  periodOf,
  ratePercentDigits,
  type DefinitionId,
  type Figure,
  type IsoDate,
  type LifecycleCounts,
  type LifecycleReply,
  type Period,
  type PeriodKind,
  type SensitivityReply,
  type UnitStructure,
  type VolumeReply,
} from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { Clock } from '../../calendar/clock.ts';
import { AdoptionService, type PublishedUse, type StoredUse } from '../../usage/adoption.service.ts';
import { LifecycleService } from '../../usage/lifecycle.service.ts';
import { UnmaskedUseService } from '../../usage/unmasked-use.service.ts';
import { parseRange, readReason } from '../parse-argument.ts';
import { noteWaiting } from '../note-waiting.ts';
import type { Shell } from '../shell.ts';
import { formatTable } from '../format-table.ts';
import { headlineOf, printHeadline, type Headline, type Stated } from '../headline.ts';
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
  readonly unmasked?: boolean;
  readonly reason?: string;
}

const WITHHELD = '—';
const NOTHING_KNOWN = { active: null, returning: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null };

/**
 * `nhipthu adoption --period KIND --at DAY` prints the published figures of the standard period that holds the day, with `--sensitivity` those of
 * every definition side by side, with `--lifecycle` who came and stayed. `--unmasked` adds the exact counts, for whoever runs the server, and is written to
 * the audit log; only so `--from DAY --to DAY` counts any span now, since spans less each other tell of single people.
 */
export async function runAdoption(shell: Shell, options: AdoptionOptions): Promise<number> {
  const asked = readAsked(options);
  const span = asked.period ?? asked;
  const subject = `counts of units ${span.from}..${span.to}`;
  const touched = options.unmasked === true ? { agency: EVERY_AGENCY, subject, reason: readReason(options) } : {};
  return shell.withContext({ queue: 'none', interruptedHint: shell.text.again, touched }, async (context) => {
    await noteWaiting(shell, context);
    const adoption = context.get(AdoptionService);
    const simulated = await context.get(Clock).demoLabel();
    if (asked.period === null) {
      const { from, to } = asked;
      const rows = await context.get(UnmaskedUseService).compute(from, to, options.definition, options.structure);
      return printSpan(shell, options, { from, to, simulated }, rows);
    }
    if (options.lifecycle)
      return printLifecycle(
        shell,
        { period: asked.period, simulated },
        await context.get(LifecycleService).read(asked.period, options.structure),
      );
    if (options.sensitivity)
      return printSensitivity(shell, { period: asked.period, simulated }, await adoption.sensitivity(asked.period, options.structure));
    const stored = await adoption.read(asked.period, options.definition, options.structure);
    if (stored === null) return sayNoFigures(asked.period);
    const unmasked = options.unmasked
      ? await context.get(UnmaskedUseService).read(asked.period, options.definition, options.structure)
      : null;
    return printStored(shell, options, { period: asked.period, simulated }, { ...stored, ...(unmasked !== null && { rows: unmasked }) });
  });
}

type Asked = { readonly period: Period } | { readonly period: null; readonly from: IsoDate; readonly to: IsoDate };

/** @throws UsageError unless a period or a span is named */
function readAsked({ from, to, period, at, sensitivity, lifecycle, unmasked }: AdoptionOptions): Asked {
  if (from !== undefined && to !== undefined && sensitivity !== true && lifecycle !== true) {
    const range = parseRange({ from, to });
    if (unmasked !== true) throw new UsageError([{ argument: '--from, --to', code: 'unmasked-only', found: '' }]);
    return { period: null, ...range };
  }
  if (period === undefined || at === undefined) throw new UsageError([{ argument: '--period, --at', code: 'no-span', found: '' }]);
  if (!isIsoDate(at)) throw new UsageError([{ argument: '--at', code: 'bad-date', found: at }]);
  return { period: periodOf(period, at) };
}

/** @throws UsageError always */
function sayNoFigures({ id }: Period): never {
  throw new UsageError([{ argument: '--at', code: 'no-figures', found: id }]);
}

/** A span that was counted now: figures of agencies alone, since the rules of publication are those of standard periods. */
function printSpan(shell: Shell, options: AdoptionOptions, span: Omit<Headline, 'periodId'>, rows: readonly PublishedUse[]): number {
  const { by, definition, structure } = options;
  if (shell.isJson) {
    shell.printJson({ ...span, by, definition, structure, rows });
    return EXIT.done;
  }
  printHeadline(shell, span, [definition]);
  printTable(
    shell,
    shell.text.adoptionHeads,
    rows.map((row) => toCells(shell, row)),
  );
  return EXIT.done;
}

/** The stored figures, the province's under those of the agencies: without the missing ones, and with them as 0. */
function printStored(shell: Shell, options: AdoptionOptions, { period, simulated }: Stated, stored: StoredUse): number {
  const { by, definition, structure } = options;
  if (shell.isJson) {
    const publicationRules = options.unmasked === true ? null : PUBLICATION_RULES;
    shell.printJson({ period, by, definition, structure, simulated, publicationRules, ...stored });
    return EXIT.done;
  }
  const { rows, province, provinceMissingAsZero, target, isProvisional, snapshots } = stored;
  const { text } = shell;
  printHeadline(shell, headlineOf({ period, simulated }), [
    definition,
    ...(isProvisional ? [text.provisional] : []),
    text.snapshots(snapshots.map(({ id }) => String(id)).join(', ')),
  ]);
  const total = (name: string, figure: Figure): string[] => [
    '',
    name,
    ...figureCells(shell, { figure, target }),
    '',
    '',
    '',
    '',
    describeVerdict(shell, figure),
  ];
  printTable(shell, text.adoptionHeads, [
    ...rows.map((row) => toCells(shell, row)),
    total(text.province, province),
    ...(provinceMissingAsZero === null ? [] : [total(text.missingAsZero, provinceMissingAsZero)]),
  ]);
  return EXIT.done;
}

function printTable(shell: Shell, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of formatTable(heads, rows)) shell.print(line);
}

/** Code, name, and the counts of the asked period. */
function printLifecycle(shell: Shell, stated: Stated, reply: LifecycleReply | null): number {
  if (reply === null) return sayNoFigures(stated.period);
  if (shell.isJson) {
    shell.printJson({ ...reply, simulated: stated.simulated });
    return EXIT.done;
  }
  const cells = (points: readonly LifecycleCounts[] | null): string[] => {
    const point = points?.at(-1);
    const { active, returning, firstTime, resurrected, lapsed, cumulative } = point ?? NOTHING_KNOWN;
    return [active, returning, firstTime, resurrected, lapsed, cumulative].map((count) =>
      count === null ? WITHHELD : shell.formatCount(count),
    );
  };
  const rows = reply.agencies.map(({ code, name, points }) => [code, name, ...cells(points)]);
  const { text } = shell;
  const total = `${text.province} (${reply.provinceAgencies}/${reply.agencies.length})`;
  printHeadline(shell, headlineOf(stated), [reply.definition, text.snapshots(reply.snapshots.map(({ id }) => String(id)).join(', '))]);
  printTable(shell, text.lifecycleHeads, [...rows, ['', total, ...cells(reply.province)]]);
  return EXIT.done;
}

/** Code, name, and n/N of every definition. */
function printSensitivity(shell: Shell, stated: Stated, reply: SensitivityReply | null): number {
  if (reply === null) return sayNoFigures(stated.period);
  if (shell.isJson) {
    shell.printJson({ ...reply, simulated: stated.simulated });
    return EXIT.done;
  }
  const head = [...shell.text.adoptionHeads.slice(0, 2), ...reply.definitions];
  const cells = (figures: readonly Figure[]): string[] =>
    figures.map((figure) =>
      figure.numerator === null
        ? WITHHELD
        : `${formatNumerator(shell, figure)}/${shell.formatCount(figure.denominator)}${formatMargin(shell, figure)}`,
    );
  const rows = reply.agencies.map(({ code, name, figures }) => [code, name, ...cells(figures)]);
  printHeadline(shell, headlineOf(stated), reply.isProvisional ? [shell.text.provisional] : []);
  printTable(shell, head, [...rows, ['', shell.text.province, ...cells(reply.province)]]);
  return EXIT.done;
}

/** Code, name, the figure, machine-only boxes, mail, verdict. */
function toCells(shell: Shell, row: PublishedUse): string[] {
  const { code, name, figure, boxes, volume } = row;
  const formatKnown = (count: number | null): string => (count === null ? WITHHELD : shell.formatCount(count));
  return [
    ...[code, name, ...figureCells(shell, row)],
    ...[formatKnown(boxes.machineOnly), formatKnown(volume.sent), formatOutside(shell, volume), formatKnown(volume.received)],
    describeVerdict(shell, figure),
  ];
}

/** n, N, rate, interval, coverage. What is withheld is a dash, as on the page: n of insufficient data is no figure. */
function figureCells(shell: Shell, { figure, target }: Pick<PublishedUse, 'figure' | 'target'>): string[] {
  const { numerator, denominator, coverage, interval } = figure;
  const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  return [
    formatNumerator(shell, figure),
    shell.formatCount(denominator),
    rate === null ? WITHHELD : `${MASK_SIGNS[figure.publication]}${formatPercent(shell, rate.percent, rate.digits)}`,
    interval === null ? WITHHELD : formatInterval(shell, interval),
    coverage === null ? WITHHELD : formatPercent(shell, coveragePercent(coverage), 1),
  ];
}

function formatNumerator(shell: Shell, { numerator, publication }: Figure): string {
  return numerator === null ? WITHHELD : `${MASK_SIGNS[publication]}${shell.formatCount(numerator)}`;
}

/** How far a sum of printed counts may be off. */
function formatMargin(shell: Shell, { publication, margin }: Figure): string {
  return publication === 'about' ? ` (±${shell.formatCount(margin)})` : '';
}

/** Messages with a recipient outside the province: at least so many where the logs do not tell of every message where it went. */
function formatOutside(shell: Shell, { sentUntold, sentExternal, sentMixed }: VolumeReply): string {
  if (sentExternal === null || sentMixed === null) return WITHHELD;
  return `${MASK_SIGNS[sentUntold === 0 ? 'exact' : 'at-least']}${shell.formatCount(sentExternal + sentMixed)}`;
}

/**
 * The verdict and what it asks: how many people are missing, whether so few people carry a conclusion, between which rates an unknown one lies.
 * A span that has not begun, or of which no log tells anything, is not one of which something is missing.
 */
function describeVerdict(shell: Shell, figure: Figure): string {
  const { verdict, shortBy, isInconclusive, bounds, publication, margin } = figure;
  const { text } = shell;
  const reason = describeSilence(shell, figure);
  if (reason !== null) return reason;
  const words = [text.verdicts[verdict]];
  if (shortBy !== null && shortBy > 0) words.push(text.shortBy(shell.formatCount(shortBy)));
  if (isInconclusive) words.push(text.inconclusive);
  if (publication === 'about') words.push(`n ±${shell.formatCount(margin)}`);
  if (verdict === 'insufficient-data' && bounds !== null) words.push(text.within(formatInterval(shell, bounds)));
  return words.join(', ');
}

/** Why no verdict can be said, where that is all there is to say. */
function describeSilence({ text }: Shell, { verdict, coverage, publication, withheldFor }: Figure): string | null {
  if (withheldFor !== undefined) return text.withheldFor[withheldFor];
  // Printed as "≥" or "≤", and of the counts that it stands for one meets the target and one does not.
  if (verdict === 'not-published' && publication !== 'withheld') return text.whatIfChanges.untold;
  return verdict === 'insufficient-data' && coverage === 0 ? text.noLog : null;
}

function formatInterval(shell: Shell, { lower, upper }: { readonly lower: number; readonly upper: number }): string {
  const format = new Intl.NumberFormat(shell.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${format.format(lower * 100)}–${format.format(upper * 100)}%`;
}

function formatPercent(shell: Shell, percent: number, digits: number): string {
  const format = new Intl.NumberFormat(shell.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${format.format(percent)}%`;
}
