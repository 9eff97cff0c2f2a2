import type { PaperCourseReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { electronicShare, indexOf } from './paper-course-finding.ts';
import { toTenth } from '../../text/to-tenth.ts';

const MONTH = ['period', 'from', 'to', 'definition', 'provisional'];

/** The index as a file: the months of the line; unknown cells are empty. */
export function toIndexCsv({ months, definition, target, importIds, asOf }: PaperCourseReply): string {
  return toCsv(
    [
      ...MONTH,
      ...['baseline_paper_documents', 'paper_documents', 'absolute_percent', 'normalised_percent', 'headline_percent', 'index'],
      ...['target_percent', 'compared_agencies', 'agencies', 'why_not', 'import_ids', 'as_of'],
    ],
    months.map((month) => {
      const { period, registers, comparedCount, expectedCount, isProvisional } = month;
      const index = indexOf(month);
      return [
        ...[period.id, period.from, period.to, definition, String(isProvisional), registers.baselineAmount, registers.amount],
        ...[toTenth(registers.reduction.absolute), toTenth(registers.reduction.normalised), registers.shown?.percent ?? null],
        index === null ? null : toTenth(index / 100),
        ...[toTenth(target?.threshold ?? null), comparedCount, expectedCount, registers.reason, importIds.join(' '), asOf],
      ];
    }),
  );
}

/** The forms as a file: the months of the columns; unknown cells are empty. */
export function toFormCsv({ months, definition, importIds, asOf }: PaperCourseReply): string {
  return toCsv(
    [...MONTH, 'paper', 'both', 'electronic', 'electronic_percent', 'reported_agencies', 'agencies', 'import_ids', 'as_of'],
    months.map(({ period, counts, submittedCount, expectedCount, isProvisional }) => [
      ...[period.id, period.from, period.to, definition, String(isProvisional)],
      ...[counts?.paper ?? null, counts?.both ?? null, counts?.electronic ?? null],
      ...[toTenth(counts === null ? null : electronicShare(counts)), submittedCount, expectedCount, importIds.join(' '), asOf],
    ]),
  );
}
