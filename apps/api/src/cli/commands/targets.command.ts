import {
  isIsoDate,
  MASK_SIGNS,
  parsePercent,
  periodOf,
  type AgencyTier,
  type DefinitionId,
  type Figure,
  type PeriodKind,
  type TargetEntry,
  type TargetMetric,
  type Trajectory,
  type UnitStructure,
  type WhatIfAgency,
  type WhatIfReply,
} from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { TargetBody, type TargetInput } from '../../targets/target.schema.ts';
import { TargetService } from '../../targets/target.service.ts';
import { NothingStoredError, WhatIfService, type WhatIfScope } from '../../usage/what-if.service.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError, type UsageFault } from '../usage-fault.ts';

interface ThresholdOptions {
  readonly atLeast?: string;
  readonly moreThan?: string;
}

interface ScopeOptions {
  readonly tier?: AgencyTier;
  readonly agency?: string;
}

export interface TargetListOptions {
  readonly at?: string;
  /** Also the targets of the past. */
  readonly all?: boolean;
}

export interface TargetSetOptions extends ThresholdOptions, ScopeOptions {
  readonly definition: TargetMetric;
  readonly division?: string;
  readonly minimum?: string;
  readonly good?: string;
  readonly period?: PeriodKind;
  readonly linear?: readonly string[];
  readonly steps?: readonly string[];
  readonly from: string;
  readonly to?: string;
  readonly instrument: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly clause?: string;
  readonly approvedBy: string;
  readonly reason: string;
  readonly by: string;
  readonly supersedes?: string;
}

export interface WhatIfOptions extends ThresholdOptions, ScopeOptions {
  readonly period: PeriodKind;
  readonly at: string;
  readonly definition: DefinitionId;
  readonly tried?: DefinitionId;
  readonly structure: UnitStructure;
  readonly supersedes?: string;
}

const ID = /^[1-9]\d{0,8}$/;

/** `nhipthu targets list [--at DAY] [--all]` */
export async function runTargetList(shell: Shell, { at, all = false }: TargetListOptions): Promise<number> {
  const faults = new ArgumentFaults();
  if (at !== undefined && !isIsoDate(at)) faults.add({ argument: '--at', code: 'bad-date', found: at });
  faults.throwIfAny();
  const { day, targets } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(TargetService).list(at ?? null),
  );
  const shown = targets.filter(({ state }) => all || state !== 'past');
  if (shell.isJson) shell.printJson({ day, targets: shown });
  else printTargets(shell, shown);
  return EXIT.done;
}

/** `nhipthu targets history ID` */
export async function runTargetHistory(shell: Shell, typed: string): Promise<number> {
  const { day, versions } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    // What is no number is the number of no target.
    context.get(TargetService).history(ID.test(typed) ? Number(typed) : 0),
  );
  if (shell.isJson) {
    shell.printJson({ day, versions });
    return EXIT.done;
  }
  printTargets(shell, versions);
  for (const { id, entered, approvedBy } of versions) {
    shell.print(shell.text.targetEntered(String(id), entered.by, entered.at.slice(0, 10), approvedBy ?? '–', entered.reason));
  }
  return EXIT.done;
}

/** `nhipthu targets set --at-least 90 --from DAY --instrument TYPE --number NUMBER …`: entered, or refused with every fault at once. */
export async function runTargetSet(shell: Shell, options: TargetSetOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const draft = draftOf(options, faults);
  faults.throwIfAny();
  const parsed = TargetBody.safeParse(draft);
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ path }) => faultAt(path.join('.'))));
  const { id } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(TargetService).enter(parsed.data, options.by.normalize('NFC').trim()),
  );
  if (shell.isJson) shell.printJson({ id });
  else shell.print(shell.text.targetSet(String(id)));
  return EXIT.done;
}

/** `nhipthu targets what-if --at DAY --at-least 92`: who would pass, who would not any more. */
export async function runWhatIf(shell: Shell, options: WhatIfOptions): Promise<number> {
  const faults = new ArgumentFaults();
  if (!isIsoDate(options.at)) faults.add({ argument: '--at', code: 'bad-date', found: options.at });
  const threshold = parseThreshold(options, faults, { isNeeded: options.tried === undefined });
  const supersedes = parseId(options.supersedes, faults);
  faults.throwIfAny();
  const period = periodOf(options.period, options.at);
  const { definition, tried: triedDefinition = definition, structure } = options;
  const tried = threshold === null ? null : { ...threshold, supersedes, scope: scopeOf(options) };
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    try {
      return await context.get(WhatIfService).preview({ period, structure, definition, triedDefinition, tried });
    } catch (error) {
      if (error instanceof NothingStoredError) return null;
      throw error;
    }
  });
  if (reply === null) {
    shell.note(shell.text.noFigures(period.id, [...new Set([definition, triedDefinition])].join(', ')));
    return EXIT.checkFailed;
  }
  if (shell.isJson) shell.printJson({ ...reply });
  else printWhatIf(shell, reply);
  return EXIT.done;
}

function draftOf(options: TargetSetOptions, faults: ArgumentFaults): unknown {
  const { definition: metric, instrument: type, number, issuedOn, issuer, clause = null, approvedBy, reason } = options;
  const threshold = parseThreshold(options, faults, { isNeeded: true });
  for (const name of ['from', 'to', 'issuedOn'] as const) {
    const found = options[name];
    if (found !== undefined && !isIsoDate(found)) faults.add({ argument: OPTION_OF.get(name) ?? name, code: 'bad-date', found });
  }
  return {
    ...{ metric, approvedBy, reason, supersedes: parseId(options.supersedes, faults), periodKind: options.period ?? null },
    ...{ comparator: threshold?.comparator, validFrom: options.from, validTo: options.to ?? null },
    scope: options.division === undefined ? scopeOf(options) : { kind: 'division', agency: options.agency, division: options.division },
    levels: {
      minimum: readLevel('--minimum', options.minimum, faults),
      met: threshold?.threshold,
      good: readLevel('--good', options.good, faults),
    },
    trajectory: parseTrajectory(options, faults),
    legalBasis: { type, number, issuedOn, issuer, clause },
  };
}

function parseTrajectory({ linear, steps }: TargetSetOptions, faults: ArgumentFaults): Trajectory | null {
  const [argument, typed] = linear === undefined ? ['--steps', steps] : ['--linear', linear];
  if (typed === undefined) return null;
  const points = typed.map((text) => {
    const [periodId = '', percent = ''] = text.split('=');
    return { periodId, value: readPercent(argument, percent, faults) ?? 0 };
  });
  const [from, to] = points;
  if (linear === undefined) return { kind: 'steps', steps: points };
  if (from === undefined || to === undefined || points.length > 2) return faults.add({ argument, code: 'not-usable', found: argument });
  return { kind: 'linear', from, to };
}

function parseThreshold(
  { atLeast, moreThan }: ThresholdOptions,
  faults: ArgumentFaults,
  { isNeeded }: { readonly isNeeded: boolean },
): (Pick<TargetInput, 'comparator'> & { readonly threshold: number }) | null {
  const text = moreThan ?? atLeast;
  if (text === undefined && !isNeeded) return null;
  const threshold = readPercent(moreThan === undefined ? '--at-least' : '--more-than', text ?? '', faults);
  return threshold === null ? null : { comparator: moreThan === undefined ? '>=' : '>', threshold };
}

function readPercent(argument: string, text: string, faults: ArgumentFaults): number | null {
  return parsePercent(text) ?? faults.add({ argument, code: 'bad-percent', found: text });
}

function readLevel(argument: string, text: string | undefined, faults: ArgumentFaults): number | null {
  return text === undefined ? null : readPercent(argument, text, faults);
}

function parseId(text: string | undefined, faults: ArgumentFaults): number | null {
  if (text === undefined) return null;
  return ID.test(text) ? Number(text) : faults.add({ argument: '--supersedes', code: 'not-usable', found: '--supersedes' });
}

function scopeOf({ tier, agency }: ScopeOptions): WhatIfScope {
  if (agency !== undefined) return { kind: 'agency', agency };
  return tier === undefined ? { kind: 'province' } : { kind: 'tier', tier };
}

/** Options by the field they fill. */
const OPTION_OF: ReadonlyMap<string, string> = new Map([
  ...([
    ['from', '--from'],
    ['to', '--to'],
    ['issuedOn', '--issued-on'],
  ] as const),
  ...([
    ['validFrom', '--from'],
    ['validTo', '--to'],
    ['legalBasis.type', '--instrument'],
    ['legalBasis.number', '--number'],
  ] as const),
  ...([
    ['legalBasis.issuedOn', '--issued-on'],
    ['legalBasis.issuer', '--issuer'],
    ['legalBasis.clause', '--clause'],
  ] as const),
  ...([
    ['approvedBy', '--approved-by'],
    ['reason', '--reason'],
    ['scope.agency', '--agency'],
    ['scope.division', '--division'],
  ] as const),
]);

function faultAt(path: string): UsageFault {
  const argument = OPTION_OF.get(path) ?? (path.startsWith('trajectory') ? '--linear, --steps' : `--${path}`);
  return { argument, code: 'not-usable', found: argument };
}

function printTargets(shell: Shell, targets: readonly TargetEntry[]): void {
  const rows = targets.map((target) => [
    ...[String(target.id), target.metric, describeScope(shell, target), describeLevels(shell, target), target.periodKind ?? ''],
    ...[target.validFrom, target.supersededBy?.from ?? target.validTo ?? '', shell.text.targetStates[target.state], target.basisLine],
  ]);
  for (const line of formatTable(shell.text.targetHeads, rows)) shell.print(line);
}

function describeScope({ text }: Shell, { scope, agency, unitName }: TargetEntry): string {
  switch (scope.kind) {
    case 'province':
      return text.province;
    case 'tier':
      return scope.tier;
    case 'agency':
      return agency ?? '';
    case 'division':
      return `${agency ?? ''}: ${unitName ?? ''}`;
  }
}

/** `80 / ≥ 90 / 95%` */
function describeLevels(shell: Shell, { comparator, levels }: TargetEntry): string {
  const percent = (ratio: number): string => shell.formatCount(Number((ratio * 100).toFixed(2)));
  const met = `${comparator} ${percent(levels.met)}`;
  return `${[levels.minimum === null ? null : percent(levels.minimum), met, levels.good === null ? null : percent(levels.good)].filter((level) => level !== null).join(' / ')}%`;
}

function printWhatIf(shell: Shell, reply: WhatIfReply): void {
  const people = ({ now, tried }: WhatIfAgency, figure: 'now' | 'tried'): string => {
    const { numerator, denominator, publication } = figure === 'now' ? now : tried;
    return `${numerator === null ? '—' : `${MASK_SIGNS[publication]}${shell.formatCount(numerator)}`}/${shell.formatCount(denominator)}`;
  };
  // Printed as "≥" or "≤", and of the counts that it stands for one meets the target and one does not.
  const word = ({ verdict, value }: Figure): string =>
    verdict === 'not-published' && value !== null ? shell.text.whatIfChanges.untold : shell.text.verdicts[verdict];
  const rows = reply.agencies.map((row) => [
    ...[row.code, row.name, people(row, 'now'), word(row.now)],
    ...[people(row, 'tried'), word(row.tried), shell.text.whatIfChanges[row.change]],
  ]);
  for (const line of formatTable(shell.text.whatIfHeads, rows)) shell.print(line);
  const count = (value: number): string => shell.formatCount(value);
  shell.print(shell.text.whatIfTotal(count(reply.metNow), count(reply.measuredNow), count(reply.metTried), count(reply.measuredTried)));
}
