import type { ReportBlock, ReportFact } from '../contract/document.ts';
import type { FrozenDocument, FrozenHead } from '../contract/frozen.ts';
import { PUBLICATION_RULES } from '../publication/mask-count.ts';
import { verificationChart } from './report-charts.ts';
import { leagueOf, type ReportSource } from './report-source.ts';
import { describeRule, nameDefinition } from './report-words.ts';
import { toParagraphs } from './use-section.ts';
import { capitalise, viCount, viCoverage, viDay, viMoment, viPeriod, viThreshold } from './vi-text.ts';

/** "… CHẤT LƯỢNG SỐ LIỆU": how far the figures may be trusted. */
export function qualityBlocks({ content }: ReportSource): ReportBlock[] {
  const { head } = content;
  const league = leagueOf(content);
  const covered = league.filter(({ use }) => (use.figure.coverage ?? 0) >= head.publication.minCoverage).length;
  const notes = content.agencies.flatMap(({ name, footnotes }) => footnotes.map((footnote) => `${name}: ${footnote}`));
  return [
    ...toParagraphs([
      `${viCount(covered)} trên ${viCount(league.length)} cơ quan có độ phủ nhật ký từ ${viThreshold(head.publication.minCoverage)} thời gian làm việc của kỳ (${viCount(head.workingDays)} ngày làm việc). Cơ quan dưới mức này không có tỷ lệ và không xếp hạng: thiếu nhật ký là không biết, không phải là không sử dụng.`,
      'Tỷ lệ toàn tỉnh là tổng số người của các cơ quan được công bố, không phải trung bình các tỷ lệ.',
    ]),
    ...(notes.length === 0 ? [] : toParagraphs(['Giải trình đã được chấp nhận:'])),
    ...notes.map((text) => ({ kind: 'item', text }) as const),
  ];
}

/** Definitions in words, for the annex. */
export function definitionBlocks({ head }: FrozenDocument): ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: '1. Cách tính' },
    ...head.definitions.map(
      (definition) => ({ kind: 'item', text: `${nameDefinition(definition.id)}: ${describeRule(definition)}.` }) as const,
    ),
    ...toParagraphs([
      'Truy cập của con người không gồm nhận thư, trả lời tự động, chuyển tiếp, máy lấy thư theo chu kỳ và đăng nhập không thành công. Người được tính là người có trong danh bạ từ 5 ngày làm việc trong kỳ, trừ ngày nghỉ phép và người được miễn; người chưa có hộp thư vẫn nằm trong mẫu số.',
      `Cơ quan dưới ${viCount(head.publication.minPeople)} người không công bố tỷ lệ. Khoảng tin cậy 95% (Wilson) cho biết tỷ lệ vững tới đâu trước một hai người thêm bớt.`,
    ]),
  ];
}

/** "Báo cáo này dùng Bản điều chỉnh số 1, thay bản mã …": which version, why, and who approved it. */
export function sayAmendment({ number, amends, reason, approvedBy }: FrozenHead): string {
  return `Báo cáo này dùng Bản điều chỉnh số ${number}, thay bản mã ${amends ?? ''}. Lý do: ${(reason ?? '').replace(/\.$/, '')}. Người duyệt: ${approvedBy ?? ''}.`;
}

/** Of annexes that list the definitions themselves. */
const DEFINITIONS_LABEL = 'Định nghĩa';

/** About what a line of 14 pt holds. */
const LINE_LENGTH = 72;

/** Short sentences share a line, in their order, so that the last of them do not need a page of their own. */
function packSentences(sentences: readonly string[]): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + sentence.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${sentence}`;
    else lines.push(sentence);
  }
  return lines;
}

/** The facts below a heading, but the definitions, which stand above; and where the code is looked up. */
export function factBlocks(heading: string, source: ReportSource): ReportBlock[] {
  const { verification } = source;
  return [
    { kind: 'heading', level: 2, text: heading },
    ...packSentences(
      listFacts(source)
        .filter(({ label }) => label !== DEFINITIONS_LABEL)
        .map(({ label, value }) => `${label}: ${value}.`),
    ).map((text) => ({ kind: 'item', text }) as const),
    ...(verification === undefined ? [] : [{ kind: 'chart', chart: verificationChart(source.code, verification) } as const]),
  ];
}

/** What stands beside every frozen figure, with the exact versions. */
export function listFacts({ content, code, verification }: ReportSource): ReportFact[] {
  const { head, agencies } = content;
  const coverage = agencies.flatMap(({ use }) =>
    use.flatMap(({ definition, figure }) => (definition === 'du-2@1' ? [figure.coverage ?? 0] : [])),
  );
  return [
    { label: 'Mã số liệu', value: code },
    { label: 'Tra cứu', value: verification?.address ?? 'trang Xác minh (/xac-minh)' },
    {
      label: 'Kỳ',
      value: `${capitalise(viPeriod(head.period))}, từ ${viDay(head.period.from)} đến ${viDay(head.period.to)} (${head.period.id})`,
    },
    { label: 'Bản', value: head.number === 0 ? 'Bản chốt số liệu' : `Bản điều chỉnh số ${head.number}, thay bản mã ${head.amends ?? ''}` },
    ...(head.approvedBy === null ? [] : [{ label: 'Người duyệt', value: head.approvedBy }]),
    ...(head.reason === null ? [] : [{ label: 'Lý do điều chỉnh', value: head.reason }]),
    { label: 'Chốt lúc', value: `${viMoment(head.frozenAt)}, bằng tài khoản ${head.frozenBy}` },
    { label: 'Cơ cấu', value: 'theo cơ cấu tổ chức tại thời điểm của kỳ' },
    { label: DEFINITIONS_LABEL, value: head.definitions.map(({ id }) => nameDefinition(id)).join('; ') },
    { label: 'Lịch làm việc', value: `bản số ${head.calendarRevision}; ${viCount(head.workingDays)} ngày làm việc` },
    { label: 'Độ phủ thấp nhất', value: coverage.length === 0 ? 'không có cơ quan nào' : viCoverage(Math.min(...coverage)) },
    {
      label: 'Quy tắc công bố',
      value: `cơ quan có từ ${head.publication.minPeople} người, độ phủ nhật ký từ ${viThreshold(head.publication.minCoverage)} (phiên bản ${PUBLICATION_RULES})`,
    },
    {
      label: 'Ảnh chụp dữ liệu',
      value: head.snapshots
        .map(
          (each) =>
            `số ${each.id}: danh bạ bản số ${each.directoryRevision}, lịch làm việc bản số ${each.calendarRevision}, nhật ký bản số ${each.logRevision}, chương trình đọc nhật ký phiên bản ${each.parserVersion}, cách tính độ phủ ${each.coverage}`,
        )
        .join('; '),
    },
    { label: 'Số liệu đến', value: head.asOf === null ? 'không có nhật ký' : viMoment(head.asOf) },
    ...(head.demoLabel === null ? [] : [{ label: 'Dữ liệu', value: head.demoLabel }]),
  ];
}
