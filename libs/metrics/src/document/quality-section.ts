import type { ReportBlock, ReportFact } from '../contract/document.ts';
import type { FrozenDocument } from '../contract/frozen.ts';
import { PUBLICATION_RULES } from '../publication/mask-count.ts';
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

/** What stands beside every frozen figure. */
export function listFacts({ content, code }: ReportSource): ReportFact[] {
  const { head, agencies } = content;
  const coverage = agencies.flatMap(({ use }) =>
    use.flatMap(({ definition, figure }) => (definition === 'du-2@1' ? [figure.coverage ?? 0] : [])),
  );
  return [
    { label: 'Mã số liệu', value: code },
    { label: 'Tra cứu', value: `trang Xác minh: /xac-minh/${code}` },
    { label: 'Bản', value: head.number === 0 ? 'Bản chốt số liệu' : `Bản điều chỉnh số ${head.number}, thay bản mã ${head.amends ?? ''}` },
    ...(head.reason === null ? [] : [{ label: 'Lý do điều chỉnh', value: head.reason }]),
    {
      label: 'Kỳ',
      value: `${capitalise(viPeriod(head.period))}, từ ${viDay(head.period.from)} đến ${viDay(head.period.to)} (${head.period.id})`,
    },
    { label: 'Chốt lúc', value: `${viMoment(head.frozenAt)}, người chốt: ${head.frozenBy}` },
    ...(head.approvedBy === null ? [] : [{ label: 'Người duyệt', value: head.approvedBy }]),
    { label: 'Cơ cấu', value: 'theo cơ cấu tại thời điểm của kỳ' },
    { label: 'Định nghĩa', value: head.definitions.map(({ id }) => id.toUpperCase()).join(', ') },
    { label: 'Lịch làm việc', value: `bản ${head.calendarRevision}; ${viCount(head.workingDays)} ngày làm việc` },
    { label: 'Độ phủ thấp nhất', value: coverage.length === 0 ? 'không có cơ quan nào' : viCoverage(Math.min(...coverage)) },
    {
      label: 'Quy tắc công bố',
      value: `${PUBLICATION_RULES}; từ ${head.publication.minPeople} người, độ phủ từ ${viThreshold(head.publication.minCoverage)}`,
    },
    {
      label: 'Ảnh chụp dữ liệu',
      value: head.snapshots
        .map(
          (each) =>
            `số ${each.id}: danh bạ ${each.directoryRevision}, lịch ${each.calendarRevision}, nhật ký ${each.logRevision}, bộ đọc ${each.parserVersion}, ${each.coverage}`,
        )
        .join('; '),
    },
    { label: 'Số liệu đến', value: head.asOf === null ? 'không có nhật ký' : viMoment(head.asOf) },
    ...(head.demoLabel === null ? [] : [{ label: 'Dữ liệu', value: head.demoLabel }]),
  ];
}
