import { isIsoDate, type PeriodKind, type TargetEntry, type TargetMetric, type Trajectory } from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { ProblemException } from '../../http/problem.ts';
import { TargetBody } from '../../targets/target.schema.ts';
import { TargetService } from '../../targets/target.service.ts';
import { scopeOfTrial } from '../../targets/tried-target.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults, parseNumber, parseText } from '../parse-argument.ts';
import { parseThreshold, readLevel, readPercent, readTargetId, type ScopeOptions, type ThresholdOptions } from '../parse-target.ts';
import type { Shell } from '../shell.ts';
import { UsageError, type UsageFault } from '../usage-fault.ts';

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
  const faults = new ArgumentFaults();
  const id = parseNumber('ID', typed, faults) ?? 0;
  faults.throwIfAny();
  const { day, versions } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(TargetService).history(id),
  );
  if (shell.isJson) {
    shell.printJson({ day, versions });
    return EXIT.done;
  }
  printTargets(shell, versions);
  for (const { id: number, entered, approvedBy } of versions) {
    shell.print(shell.text.targetEntered(String(number), entered.by, formatMoment(entered.at), approvedBy ?? '–', entered.reason));
  }
  return EXIT.done;
}

/** `nhipthu targets set --at-least 90 --from DAY --instrument TYPE --number NUMBER …`: entered, or refused with every fault at once. */
export async function runTargetSet(shell: Shell, options: TargetSetOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const draft = draftOf(options, faults);
  const by = parseText('--by', options.by, faults);
  faults.throwIfAny();
  const parsed = TargetBody.safeParse(draft);
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ path }) => faultAt(path.join('.'))));
  const { id } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    nameOptions(context.get(TargetService).enter(parsed.data, by)),
  );
  if (shell.isJson) shell.printJson({ id });
  else shell.print(shell.text.targetSet(String(id)));
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
    ...{ metric, approvedBy, reason, supersedes: readTargetId(options.supersedes, faults), periodKind: options.period ?? null },
    ...{ comparator: threshold?.comparator, validFrom: options.from, validTo: options.to ?? null },
    scope:
      options.division === undefined ? scopeOfTrial(options) : { kind: 'division', agency: options.agency, division: options.division },
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
    ['levels.minimum', '--minimum'],
    ['levels.met', '--at-least, --more-than'],
    ['levels.good', '--good'],
    ['periodKind', '--period'],
    ['supersedes', '--supersedes'],
  ] as const),
  ...([
    ['approvedBy', '--approved-by'],
    ['reason', '--reason'],
    ['scope.agency', '--agency'],
    ['scope.division', '--division'],
  ] as const),
]);

function faultAt(path: string): UsageFault {
  const argument = optionOf(path);
  return { argument, code: 'not-usable', found: argument };
}

function optionOf(path: string): string {
  return OPTION_OF.get(path) ?? (path.startsWith('trajectory') ? '--linear, --steps' : `--${path}`);
}

/** What the rules refuse, by the options it was typed in. */
async function nameOptions<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProblemException) || error.errors === undefined) throw error;
    const errors = error.errors.map(({ path, message }) => ({ path: optionOf(path), message }));
    throw new ProblemException(error.kind, { ...(error.detail && { detail: error.detail }), errors, cause: error });
  }
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
