import {
  isIsoDate,
  MASK_SIGNS,
  periodOf,
  type DefinitionId,
  type Figure,
  type PaperJudgement,
  type PaperMeasure,
  type PaperWhatIfReply,
  type Period,
  type PeriodKind,
  type TargetMetric,
  type UnitStructure,
  type WhatIfChange,
  type WhatIfReply,
  type WhatIfSummary,
} from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { PaperWhatIfService } from '../../paper/paper-what-if.service.ts';
import { scopeOfTrial, type TriedTarget } from '../../targets/tried-target.ts';
import { NothingStoredError, WhatIfService } from '../../usage/what-if.service.ts';
import { formatTable } from '../format-table.ts';
import { formatReduction } from '../format-reduction.ts';
import { ArgumentFaults } from '../parse-argument.ts';
import { parseThreshold, readTargetId, type ScopeOptions, type ThresholdOptions } from '../parse-target.ts';
import type { Shell } from '../shell.ts';

export interface WhatIfOptions extends ThresholdOptions, ScopeOptions {
  readonly period: PeriodKind;
  readonly at: string;
  readonly definition: TargetMetric;
  readonly tried?: DefinitionId;
  readonly measure?: PaperMeasure;
  readonly structure: UnitStructure;
  readonly supersedes?: string;
}

/** What is asked of use and of paper alike. */
interface Trial extends Pick<WhatIfOptions, 'structure'> {
  readonly period: Period;
  readonly tried: TriedTarget | null;
}

/** `nhipthu targets what-if --at DAY --at-least 92`: who would pass, who would not any more. */
export async function runWhatIf(shell: Shell, options: WhatIfOptions): Promise<number> {
  const { definition, tried: triedDefinition, measure, structure } = options;
  const isPaper = definition === 'paper-reduction@1';
  const faults = new ArgumentFaults();
  if (!isIsoDate(options.at)) faults.add({ argument: '--at', code: 'bad-date', found: options.at });
  refuseOptionsOfOthers(options, isPaper, faults);
  const threshold = parseThreshold(options, faults, { isNeeded: triedDefinition === undefined && measure === undefined });
  const supersedes = readTargetId(options.supersedes, faults);
  faults.throwIfAny();
  const tried = threshold === null ? null : { ...threshold, supersedes, scope: scopeOfTrial(options) };
  const trial = { period: periodOf(options.period, options.at), structure, tried };
  return isPaper ? tryPaper(shell, trial, measure ?? 'headline') : tryUse(shell, trial, definition, triedDefinition ?? definition);
}

/** Paper is reported by months and has no definitions of use; use has one number. */
function refuseOptionsOfOthers({ period, tried, measure }: WhatIfOptions, isPaper: boolean, faults: ArgumentFaults): void {
  const refuse = (argument: string, found: string): null => faults.add({ argument, code: 'not-usable', found });
  if (isPaper && period !== 'reporting-month') refuse('--period', period);
  if (isPaper && tried !== undefined) refuse('--tried', tried);
  if (!isPaper && measure !== undefined) refuse('--measure', measure);
}

async function tryUse(shell: Shell, trial: Trial, definition: DefinitionId, triedDefinition: DefinitionId): Promise<number> {
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    try {
      return await context.get(WhatIfService).preview({ ...trial, definition, triedDefinition });
    } catch (error) {
      if (error instanceof NothingStoredError) return null;
      throw error;
    }
  });
  if (reply === null) {
    shell.note(shell.text.noFigures(trial.period.id, [...new Set([definition, triedDefinition])].join(', ')));
    return EXIT.checkFailed;
  }
  if (shell.isJson) shell.printJson({ ...reply });
  else printUse(shell, reply);
  return EXIT.done;
}

async function tryPaper(shell: Shell, { period, ...trial }: Trial, triedMeasure: PaperMeasure): Promise<number> {
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(PaperWhatIfService).preview({ ...trial, periodId: period.id, triedMeasure }),
  );
  if (shell.isJson) shell.printJson({ ...reply });
  else printPaper(shell, reply);
  return EXIT.done;
}

function printUse(shell: Shell, reply: WhatIfReply): void {
  const people = ({ numerator, denominator, publication }: Figure): string =>
    `${numerator === null ? '—' : `${MASK_SIGNS[publication]}${shell.formatCount(numerator)}`}/${shell.formatCount(denominator)}`;
  // Printed as "≥" or "≤", and of the counts that it stands for one meets the target and one does not.
  const word = ({ verdict, value }: Figure): string =>
    verdict === 'not-published' && value !== null ? shell.text.whatIfChanges.untold : shell.text.verdicts[verdict];
  printRows(
    shell,
    reply,
    reply.agencies.map(({ now, tried, ...row }) => ({ ...row, cells: [people(now), word(now), people(tried), word(tried)] })),
  );
}

function printPaper(shell: Shell, reply: PaperWhatIfReply): void {
  const rate = ({ shown }: PaperJudgement): string => formatReduction(shell, shown);
  const word = ({ verdict }: PaperJudgement): string => shell.text.verdicts[verdict];
  printRows(
    shell,
    reply,
    reply.agencies.map(({ now, tried, ...row }) => ({ ...row, cells: [rate(now), word(now), rate(tried), word(tried)] })),
  );
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly cells: readonly string[];
  readonly change: WhatIfChange;
}

function printRows(shell: Shell, { metNow, measuredNow, metTried, measuredTried }: WhatIfSummary, rows: readonly Row[]): void {
  const cells = rows.map(({ code, name, cells: figures, change }) => [code, name, ...figures, shell.text.whatIfChanges[change]]);
  for (const line of formatTable(shell.text.whatIfHeads, cells)) shell.print(line);
  const count = (value: number): string => shell.formatCount(value);
  shell.print(shell.text.whatIfTotal(count(metNow), count(measuredNow), count(metTried), count(measuredTried)));
}
