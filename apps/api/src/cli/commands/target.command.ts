import { isIsoDate, type TargetMetric } from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { TargetRepository } from '../../targets/target.repository.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';

export interface TargetSetOptions {
  readonly atLeast?: string;
  readonly moreThan?: string;
  readonly from: string;
  readonly basis: string;
  readonly definition: TargetMetric;
}

const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?%?$/;

/** `nhipthu target set --at-least 90 --from DAY --basis TEXT`: in force from that day on; the target before it ends there. */
export async function runTargetSet(shell: Shell, options: TargetSetOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const argument = options.moreThan === undefined ? '--at-least' : '--more-than';
  const text = options.moreThan ?? options.atLeast ?? '';
  const threshold = parsePercent(text);
  if (threshold === null) faults.add({ argument, code: 'bad-percent', found: text });
  if (!isIsoDate(options.from)) faults.add({ argument: '--from', code: 'bad-date', found: options.from });
  faults.throwIfAny();
  const target = {
    metric: options.definition,
    comparator: options.moreThan === undefined ? ('>=' as const) : ('>' as const),
    threshold: threshold ?? 0,
    legalBasis: options.basis.normalize('NFC').trim(),
    validFrom: options.from,
  };
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) => context.get(TargetRepository).insert(target));
  if (shell.isJson) shell.printJson({ target });
  else shell.print(shell.text.targetSet);
  return EXIT.done;
}

/** `nhipthu target list` */
export async function runTargetList(shell: Shell): Promise<number> {
  const targets = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(TargetRepository).list(),
  );
  if (shell.isJson) {
    shell.printJson({ targets });
    return EXIT.done;
  }
  const rows = targets.map((target) => [
    target.metric,
    `${target.comparator} ${shell.formatCount(target.threshold * 100)}%`,
    target.validFrom,
    target.validTo ?? '',
    target.legalBasis,
  ]);
  for (const line of formatTable(shell.text.targetHeads, rows)) shell.print(line);
  return EXIT.done;
}

/** `90`, `90%` or `62,5` as a ratio 0..1; null when it is no percentage up to 100. */
function parsePercent(text: string): number | null {
  const [, whole, fraction = ''] = PERCENT.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const percent = Number(`${whole}.${fraction || '0'}`);
  return percent <= 100 ? Number((percent / 100).toFixed(4)) : null;
}
