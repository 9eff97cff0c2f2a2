import { MIN_COVERAGE, ratePercentDigits, type DefinitionId, type UnitStructure } from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { AdoptionService, type AgencyUse } from '../../usage/adoption.service.ts';
import { parseRange } from '../parse-argument.ts';
import { noteWaiting } from '../note-waiting.ts';
import type { Shell } from '../shell.ts';
import { formatTable } from '../format-table.ts';

export interface AdoptionOptions {
  readonly from: string;
  readonly to: string;
  readonly by: 'agency';
  readonly definition: DefinitionId;
  readonly structure: UnitStructure;
}

/** `nhipthu adoption --from DAY --to DAY [--by agency] [--definition ID] [--structure as-is]` */
export async function runAdoption(shell: Shell, options: AdoptionOptions): Promise<number> {
  const range = parseRange(options);
  const rows = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    noteWaiting(shell, context).then(() =>
      context.get(AdoptionService).compute(range.from, range.to, options.definition, options.structure),
    ),
  );
  if (shell.isJson) shell.printJson({ ...range, by: options.by, definition: options.definition, structure: options.structure, rows });
  else
    for (const line of formatTable(
      shell.text.adoptionHeads,
      rows.map((row) => toCells(shell, row)),
    ))
      shell.print(line);
  return EXIT.done;
}

/** Code, name, n, N, rate, coverage. No rate is shown without enough days of evidence; the counts are. */
function toCells(shell: Shell, row: AgencyUse): string[] {
  const judged = row.eligible - row.unknown;
  const coverage = row.workingDays === 0 ? null : row.coveredDays / row.workingDays;
  const rate = coverage === null || coverage < MIN_COVERAGE ? null : ratePercentDigits(row.counted, judged, null);
  return [
    row.code,
    row.name,
    shell.formatCount(row.counted),
    shell.formatCount(judged),
    rate === null ? shell.text.noRate : formatPercent(shell, rate.percent, rate.digits),
    coverage === null ? '–' : formatPercent(shell, coverage * 100, 1),
    shell.text.verdicts[row.figure.verdict],
  ];
}

function formatPercent(shell: Shell, percent: number, digits: number): string {
  const format = new Intl.NumberFormat(shell.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${format.format(percent)}%`;
}
