import { coveragePercent, ratePercentDigits, type DefinitionId, type Figure, type UnitStructure } from '@nhip-thu/metrics';
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

const WITHHELD = '—';

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

/** Code, name, n, N, rate, coverage, verdict. What is withheld is a dash, as on the page: n of insufficient data is no figure. */
function toCells(shell: Shell, { code, name, figure, target }: AgencyUse): string[] {
  const { numerator, denominator, coverage } = figure;
  const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  return [
    code,
    name,
    numerator === null ? WITHHELD : shell.formatCount(numerator),
    shell.formatCount(denominator),
    rate === null ? WITHHELD : formatPercent(shell, rate.percent, rate.digits),
    coverage === null ? WITHHELD : formatPercent(shell, coveragePercent(coverage), 1),
    describeVerdict(shell, figure),
  ];
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
