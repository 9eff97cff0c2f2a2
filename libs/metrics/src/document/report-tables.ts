import type { ReportCell, ReportTable } from '../contract/document.ts';
import type { Figure } from '../contract/figure.ts';
import type { FrozenAgency, FrozenChange, FrozenDocument } from '../contract/frozen.ts';
import type { PaperUnitReply } from '../contract/paper.ts';
import { coveragePercent } from '../target/rate-percent.ts';
import { SPLIT } from './data-columns.ts';
import {
  baselineCell,
  column,
  countCell,
  countChangeCell,
  coverageCell,
  intervalCell,
  numbered,
  peopleCell,
  pointsChangeCell,
  rateCell,
  ratioCell,
  targetCell,
  targetData,
  textCell,
} from './report-cells.ts';
import { leagueOf, type LeagueRow } from './report-source.ts';
import { CHANGE_FIELDS, DEFINITION_NAMES, nameMetric, VERDICT_WORDS } from './report-words.ts';
import { DASH, viPercent, viRatio } from './vi-text.ts';

const INCONCLUSIVE = 'chưa đủ cơ sở';

/** Every agency under the definition of the report, widest gap first; what stands below are its footnotes. */
export function leagueTable(document: FrozenDocument): ReportTable {
  const rows = leagueOf(document);
  const footnotes: string[] = [];
  return numbered({
    id: 'co-quan',
    title: 'Kết quả sử dụng hộp thư thường xuyên theo cơ quan',
    shortTitle: 'Sử dụng theo cơ quan',
    columns: [
      column('agency', 'Cơ quan', 'text', 46),
      SPLIT.leaguePeople.column,
      column('rate', 'Tỷ lệ', 'ratio', 18),
      SPLIT.interval.column,
      column('coverage', 'Độ phủ', 'ratio', 18),
      SPLIT.leagueVerdict.column,
      column('short_by', 'Cần thêm (người)', 'count', 16),
    ],
    rows: rows.map((row) => leagueCells(row, footnotes)),
    notes: [
      'Xếp theo khoảng cách tới chỉ tiêu, lớn nhất trước; cơ quan không có tỷ lệ xếp cuối. “—” là không có số liệu, không phải 0.',
      ...explainMasks(rows.map(({ use }) => use)),
      ...footnotes,
    ],
  });
}

/** What the signs before masked counts mean, where there are any. */
function explainMasks(rows: readonly Pick<LeagueRow['use'], 'figure'>[]): string[] {
  return rows.some(({ figure: { publication } }) => publication === 'at-least' || publication === 'at-most')
    ? ['“≥”, “≤”: số người được che để không lộ việc của từng người; khoảng tin cậy khi đó không in.']
    : [];
}

/** The verdict, and where it is so that it may be another with a person more or less. */
function sayVerdict({ verdict, isInconclusive }: Figure): string {
  return VERDICT_WORDS[verdict] + (isInconclusive ? ` (${INCONCLUSIVE})` : '');
}

/** Adds the agency's footnotes to those of the table. */
function leagueCells({ agency, use: { figure, target } }: LeagueRow, footnotes: string[]): ReportCell[] {
  const marks = agency.footnotes.map((footnote) => footnotes.push(`(${footnotes.length + 1}) ${agency.name}: ${footnote}`));
  const name = [agency.name, ...marks.map((mark) => `(${mark})`)].join(' ');
  const verdict = sayVerdict(figure);
  return [
    { text: name, value: agency.name },
    ...[peopleCell(figure), rateCell(figure, target), intervalCell(figure.interval), coverageCell(figure.coverage)],
    ...[{ ...textCell(verdict), data: [...targetData(figure, target), verdict] }, countCell(figure.shortBy)],
  ];
}

/** The province, or one agency, under every definition. */
export function definitionTable(rows: readonly Pick<FrozenAgency['use'][number], 'definition' | 'figure' | 'target'>[]): ReportTable {
  return numbered({
    id: 'dinh-nghia',
    title: 'Kết quả theo từng định nghĩa sử dụng',
    shortTitle: 'Theo định nghĩa',
    columns: [
      SPLIT.definition.column,
      SPLIT.definitionPeople.column,
      column('rate', 'Tỷ lệ', 'ratio', 18),
      SPLIT.target.column,
      column('verdict', 'Kết luận', 'text', 34),
    ],
    rows: rows.map(({ definition, figure, target }) => [
      { ...textCell(DEFINITION_NAMES[definition]), data: [DEFINITION_NAMES[definition], definition] },
      ...[peopleCell(figure), rateCell(figure, target), targetCell(figure, target), textCell(sayVerdict(figure))],
    ]),
    notes: explainMasks(rows),
  });
}

/** Registers of every agency that has to keep them, widest gap first, the unknown last. */
export function paperTable({ agencies }: FrozenDocument): ReportTable {
  const units = agencies.flatMap(({ paper }) => paper ?? []);
  return numbered({
    id: 'van-ban-giay',
    title: 'Văn bản đi và mức giảm văn bản giấy theo cơ quan',
    shortTitle: 'Văn bản giấy theo cơ quan',
    columns: [
      column('agency', 'Cơ quan', 'text', 43),
      column('paper', 'Giấy', 'count', 14),
      column('both', 'Song song', 'count', 15),
      column('electronic', 'Điện tử', 'count', 15),
      SPLIT.baseline.column,
      column('absolute', 'Giảm tuyệt đối', 'ratio', 18),
      column('normalised', 'Giảm chuẩn hóa', 'ratio', 19),
      column('headline', 'Kết quả', 'ratio', 18),
      column('verdict', 'Kết luận', 'text', 23),
    ],
    rows: units.toSorted((a, b) => headlineOf(a) - headlineOf(b) || a.code.localeCompare(b.code)).map(paperCells),
    notes: [
      'Giấy gồm văn bản chỉ có bản giấy và văn bản phát hành song song. Kết quả là số nhỏ hơn của mức giảm tuyệt đối và mức giảm chuẩn hóa theo số văn bản; số âm là tăng.',
    ],
  });
}

/** The unknown last. */
function headlineOf({ registers: { reduction } }: PaperUnitReply): number {
  return reduction.headline ?? Infinity;
}

function paperCells(unit: PaperUnitReply): ReportCell[] {
  const { counts, registers } = unit;
  const { baselineAmount, baselineDocuments, reduction, shown } = registers;
  return [
    textCell(unit.name),
    ...[countCell(counts?.paper ?? null), countCell(counts?.both ?? null), countCell(counts?.electronic ?? null)],
    baselineCell(baselineAmount, baselineDocuments),
    ...[ratioCell(reduction.absolute), ratioCell(reduction.normalised)],
    { text: shown === null ? DASH : viPercent(shown), value: reduction.headline },
    textCell(VERDICT_WORDS[unit.verdict]),
  ];
}

/** Coverage of every agency, the least covered first, and what the missing logs leave open. */
export function coverageTable(document: FrozenDocument): ReportTable {
  const rows = leagueOf(document).toSorted((a, b) => (a.use.figure.coverage ?? -1) - (b.use.figure.coverage ?? -1));
  return numbered({
    id: 'do-phu',
    title: 'Độ phủ nhật ký theo cơ quan',
    shortTitle: 'Độ phủ nhật ký',
    columns: [
      column('agency', 'Cơ quan', 'text', 58),
      column('expected_minutes', 'Phút làm việc', 'count', 24),
      column('covered_minutes', 'Phút có nhật ký', 'count', 24),
      column('coverage', 'Độ phủ', 'ratio', 20),
      SPLIT.bounds.column,
    ],
    rows: rows.map(({ agency, use: { figure } }) => [
      ...[textCell(agency.name), countCell(figure.coverageMinutes?.expectedMinutes ?? null)],
      ...[countCell(figure.coverageMinutes?.coveredMinutes ?? null), coverageCell(figure.coverage), intervalCell(figure.bounds)],
    ]),
    notes: ['Cận: tỷ lệ nằm giữa hai số này, dù phần nhật ký thiếu chứa gì.'],
  });
}

/** What an amendment changed: was, is, and the change; in the report of one agency without its name in every row. */
export function changeTable(changes: readonly FrozenChange[], isOfOne = false): ReportTable {
  const unit = !isOfOne ? [column('unit', 'Cơ quan', 'text', 38)] : [];
  return numbered({
    id: 'chenh-lech',
    title: 'Số liệu đã điều chỉnh',
    shortTitle: 'Số liệu đã điều chỉnh',
    columns: [
      ...unit,
      column('metric', 'Chỉ số', 'text', 36),
      column('field', 'Mục', 'text', 22),
      column('before', 'Bản trước', 'text', 27),
      column('after', 'Bản này', 'text', 27),
      column('change', 'Thay đổi', 'text', 25),
    ],
    rows: changes.map((change) => [
      ...(unit.length === 0 ? [] : [textCell(change.agencyName ?? 'Toàn tỉnh')]),
      ...[textCell(nameMetric(change.metric)), textCell(CHANGE_FIELDS[change.field])],
      ...[changedCell(change, change.before), changedCell(change, change.after), differenceCell(change)],
    ]),
    notes: [
      'Số người là số được in trong từng bản, sau khi che. “—” ở cột Thay đổi: một trong hai bản không có số, hoặc mục không phải là số.',
    ],
  });
}

function changedCell({ field }: FrozenChange, value: FrozenChange['before']): ReportCell {
  if (value === null) return { text: DASH, value: null };
  if (field === 'coverage' && typeof value === 'number') return coverageCell(value);
  if (field === 'headline' && typeof value === 'number') return { text: viRatio(value), value };
  if (typeof value === 'number') return countCell(value);
  return textCell(field === 'verdict' ? ((VERDICT_WORDS as Readonly<Record<string, string>>)[value] ?? value) : value);
}

/** Between what both versions print, so that it is the difference of the two numbers in front of it. */
function differenceCell({ field, before, after }: FrozenChange): ReportCell {
  if (typeof before !== 'number' || typeof after !== 'number') return { text: DASH, value: null };
  if (field === 'coverage') return pointsChangeCell((coveragePercent(after) - coveragePercent(before)) / 100);
  if (field === 'headline') return pointsChangeCell((Math.round(after * 1000) - Math.round(before * 1000)) / 1000);
  return countChangeCell(after - before);
}
