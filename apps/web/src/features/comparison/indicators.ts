import { coveragePercent, ratePercentDigits } from '@nhip-thu/metrics';
import type { AgencyAdoption, Figure, PaperReply, PaperUnitReply, Period, SensitivityReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toMasked } from '../../text/figure-csv.ts';
import { silenceOf } from '../../text/silence-text.ts';

/** One agency under every indicator. */
export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  /** In the order of the definitions; empty where the agency has no figure. */
  readonly figures: readonly Figure[];
  /** Its paper of the month; null where none is known of it. */
  readonly paper: PaperUnitReply | null;
  /** 0..1 */
  readonly coverage: number | null;
  /** What its figures of use were made from. */
  readonly snapshotId: number;
}

/** The agencies in their order, each with its figures under every definition and its paper. */
export function toIndicatorRows(
  agencies: readonly AgencyAdoption[],
  sensitivity: Pick<SensitivityReply, 'agencies'>,
  paper: Pick<PaperReply, 'units'> | null,
): IndicatorRow[] {
  const figuresOf = new Map(sensitivity.agencies.map(({ code, figures }) => [code, figures]));
  const unitOf = new Map(paper?.units.map((unit) => [unit.code, unit]));
  return agencies.map(({ code, name, figure, snapshotId }) => ({
    ...{ code, name },
    figures: figuresOf.get(code) ?? [],
    paper: unitOf.get(code) ?? null,
    coverage: figure.coverage,
    snapshotId,
  }));
}

/** Where the choice of the definition matters most. */
export interface WidestSpread {
  readonly name: string;
  readonly low: Figure;
  readonly high: Figure;
}

/** The agency whose rates lie farthest apart; of masked ones nothing is subtracted. Null where no agency has two exact rates. */
export function findWidest(rows: readonly IndicatorRow[]): WidestSpread | null {
  let widest: (WidestSpread & { readonly width: number }) | null = null;
  for (const { name, figures } of rows) {
    const known = figures.filter(({ publication }) => publication === 'exact').toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
    const [low, high] = [known.at(0), known.at(-1)];
    if (low === undefined || high === undefined || low === high) continue;
    const width = (high.value ?? 0) - (low.value ?? 0);
    if (widest === null || width > widest.width) widest = { name, low, high, width };
  }
  return widest;
}

/** How far the inputs reach: the logs, and the registers; null where nothing was handed in. */
export interface IndicatorTimes {
  readonly usage: string | null;
  readonly paper: string | null;
}

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'definition', 'numerator', 'denominator', 'percent', 'publication', 'status'],
  ...['withheld_for', 'coverage_percent', 'snapshot_id', 'as_of'],
];

/** The matrix as a file, one line a cell: rows, order and rounding of the screen; unknown cells are empty. */
export function toIndicatorCsv(rows: readonly IndicatorRow[], period: Period, { usage, paper: paperAsOf }: IndicatorTimes): string {
  return toCsv(
    HEADER,
    rows.flatMap(({ code, name, figures, paper, coverage, snapshotId }) => {
      const head = [code, name, period.id, period.from, period.to];
      const percent = coverage === null ? null : coveragePercent(coverage);
      return [
        ...figures.map((figure) => [
          ...head,
          ...cellsOf(figure),
          figure.coverage === null ? null : coveragePercent(figure.coverage),
          snapshotId,
          usage,
        ]),
        // Paper is of registers: no log covers it, and no snapshot.
        ...(paper === null
          ? []
          : [
              [
                ...head,
                'paper-reduction@1',
                null,
                null,
                paper.registers.shown?.percent ?? null,
                null,
                paper.verdict,
                null,
                null,
                null,
                paperAsOf,
              ],
            ]),
        [...head, 'coverage@2', null, null, percent, null, null, null, percent, snapshotId, usage],
      ];
    }),
  );
}

function cellsOf(figure: Figure): (string | number | null)[] {
  const { definition, numerator, denominator, publication, verdict } = figure;
  const percent = numerator === null ? null : (ratePercentDigits(numerator, denominator, null)?.percent ?? null);
  return [definition, toMasked(figure, numerator), denominator, toMasked(figure, percent), publication, verdict, silenceOf(figure)];
}
