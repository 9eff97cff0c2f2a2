import type { ReportBlock } from '../contract/document.ts';
import type { Figure } from '../contract/figure.ts';
import type { FrozenProvince, FrozenUse } from '../contract/frozen.ts';
import type { TargetReply } from '../contract/target.ts';
import { citeShortly } from './cite-instrument.ts';
import { definitionTable } from './report-tables.ts';
import { leagueChart, trendChart } from './report-charts.ts';
import { leagueOf, mainUseOfProvince, provinceChangeOf, type LeagueRow, type ReportSource } from './report-source.ts';
import { joinNames, viCount, viCoverage, viPeople, viPeriod, viPoints, viRate, viRatio, viTarget, withinSentence } from './vi-text.ts';

/** How many agencies are named where there may be many. */
const NAMED_COUNT = 5;

/** "I. KẾT QUẢ SỬ DỤNG …" of the province; every sentence is computed from the frozen figures. */
export function useSection(source: ReportSource, leagueName: string | null): ReportBlock[] {
  const { content } = source;
  const use = mainUseOfProvince(content);
  if (use === null || content.province === null) return [];
  const league = leagueOf(content);
  const trend = trendChart(source);
  return [
    { kind: 'heading', level: 2, text: '1. Kết quả chung toàn tỉnh' },
    ...toParagraphs([
      sayProvince(use.figure, use.target, league),
      sayGap(use.figure, use.target),
      sayChange(source),
      ...sayMissing(league, use.missingAsZero),
      ...sayWithheld(league, content.head.publication.minPeople),
    ]),
    ...(trend === null ? [] : [{ kind: 'chart', chart: trend } as const]),
    { kind: 'heading', level: 2, text: '2. Kết quả theo cơ quan' },
    ...toParagraphs([...sayVerdicts(league), sayWidest(league), ...sayInconclusive(league)]),
    ...(leagueName === null ? [] : toParagraphs([`Kết quả của từng cơ quan nêu tại ${leagueName} kèm theo Báo cáo này.`])),
    { kind: 'heading', level: 2, text: '3. Mức độ sử dụng theo từng định nghĩa' },
    ...toParagraphs([
      'Việc sử dụng của toàn tỉnh theo năm định nghĩa; mỗi định nghĩa cần số ngày có nhật ký khác nhau nên tổng số người được xét có thể khác nhau:',
    ]),
    { kind: 'table', table: definitionTable(content.province.use) },
    ...toParagraphs(sayVolume(content.province)),
  ];
}

/** The chart of all agencies, in front of their table. */
export function leagueBlocks(source: ReportSource): ReportBlock[] {
  const chart = leagueChart(source.content);
  return chart === null ? [] : [{ kind: 'chart', chart }];
}

export function toParagraphs(texts: readonly (string | null)[]): ReportBlock[] {
  return texts.flatMap((text) => (text === null ? [] : [{ kind: 'paragraph', text }]));
}

function sayProvince(figure: Figure, target: TargetReply | null, league: readonly LeagueRow[]): string {
  const measured = league.filter(({ use }) => use.figure.value !== null).length;
  if (figure.value === null) return `Trong kỳ, chưa cơ quan nào trong ${league.length} cơ quan có đủ dữ liệu để công bố tỷ lệ.`;
  const aim = target === null ? '' : `; chỉ tiêu là ${viTarget(target)} theo ${citeShortly(target.legalBasis)}`;
  return `Trong kỳ, ${viPeople(figure)} cán bộ, công chức, viên chức của ${viCount(measured)} cơ quan có tỷ lệ được công bố thường xuyên sử dụng hộp thư điện tử công vụ, bằng ${viRate(figure, target)}${aim}.`;
}

export function sayGap(figure: Figure, target: TargetReply | null): string | null {
  if (figure.value === null || target === null) return null;
  const doubt = figure.isInconclusive ? `, nhưng ${sayDoubt(figure)}` : '';
  if (figure.verdict === 'met') return `Tỷ lệ này đạt chỉ tiêu${doubt}.`;
  if (figure.verdict !== 'near' && figure.verdict !== 'not-met') return null;
  const more = figure.shortBy === null ? '' : `; cần thêm ${viCount(figure.shortBy)} người`;
  return `Tỷ lệ này thấp hơn chỉ tiêu ${viPoints(target.threshold - figure.value)}${more}${doubt}.`;
}

/** Of an inconclusive verdict. */
function sayDoubt({ denominator }: Figure): string {
  return `chưa đủ cơ sở để kết luận chắc chắn: cơ quan có ${viCount(denominator)} người, thêm bớt một hai người thì kết luận có thể khác`;
}

/** "tăng 6,7 điểm %", "giảm 0,4 điểm %", "không đổi" as it is rounded. */
export function sayDifference(difference: number): string {
  if (Math.round(Math.abs(difference) * 1000) === 0) return 'không đổi';
  return `${difference > 0 ? 'tăng' : 'giảm'} ${viPoints(difference)}`;
}

function sayChange(source: ReportSource): string | null {
  const change = provinceChangeOf(source);
  const last = source.earlier.at(-1);
  if (change === null || last === undefined) return null;
  return `Tính trên ${viCount(change.agencyCount)} cơ quan có tỷ lệ ở cả hai kỳ, tỷ lệ ${sayDifference(change.difference)} so với ${viPeriod(last.head.period)}: từ ${viRatio(change.before)} lên ${viRatio(change.now)}.`.replace(
    ' lên ',
    change.difference < 0 ? ' xuống ' : ' lên ',
  );
}

function sayMissing(league: readonly LeagueRow[], missingAsZero: Figure | null): string[] {
  const missing = league.filter(({ use }) => use.figure.verdict === 'insufficient-data');
  if (missing.length === 0 || missingAsZero === null) return [];
  const names = missing
    .slice(0, NAMED_COUNT)
    .map(({ agency, use }) => `${withinSentence(agency.name)} (độ phủ nhật ký ${viCoverage(use.figure.coverage)})`);
  const more = missing.length > NAMED_COUNT ? ` và ${missing.length - NAMED_COUNT} cơ quan khác` : '';
  return [
    `${viCount(missing.length)} cơ quan chưa đủ dữ liệu nên không tính vào tỷ lệ trên: ${joinNames(names)}${more}. Nếu coi mọi người của các cơ quan này là chưa sử dụng, tỷ lệ toàn tỉnh là ${viRate(missingAsZero, null)} (${viPeople(missingAsZero)}).`,
  ];
}

/** Enough people, and still no rate: what was told before of the same days is about other people (rule 4). */
function sayWithheld(league: readonly LeagueRow[], minPeople: number): string[] {
  const withheld = league.filter(
    ({ use: { figure } }) => figure.verdict === 'not-published' && figure.value === null && figure.denominator >= minPeople,
  );
  if (withheld.length === 0) return [];
  const names = withheld.map(({ agency }) => withinSentence(agency.name));
  return [
    `Không công bố tỷ lệ kỳ này của ${joinNames(names)}: số liệu đã công bố của những ngày ấy tính trên những người khác, công bố thêm sẽ để lộ việc sử dụng của từng người. Các cơ quan này không nằm trong tỷ lệ trên.`,
  ];
}

function namesOf(league: readonly LeagueRow[], verdict: Figure['verdict']): string[] {
  return league.filter(({ use }) => use.figure.verdict === verdict).map(({ agency }) => withinSentence(agency.name));
}

function sayVerdicts(league: readonly LeagueRow[]): string[] {
  const measured = league.filter(({ use }) => ['met', 'near', 'not-met'].includes(use.figure.verdict)).length;
  if (measured === 0) return [];
  const [met, near, not] = [namesOf(league, 'met'), namesOf(league, 'near'), namesOf(league, 'not-met')];
  const parts = [
    met.length === 0 ? 'chưa cơ quan nào đạt chỉ tiêu' : `${viCount(met.length)} cơ quan đạt chỉ tiêu (${joinNames(met)})`,
    ...(near.length === 0 ? [] : [`${viCount(near.length)} cơ quan gần đạt, thiếu không quá 5 điểm % (${joinNames(near)})`]),
    ...(not.length === 0 ? [] : [`${viCount(not.length)} cơ quan chưa đạt`]),
  ];
  return [`Trong ${viCount(measured)} cơ quan có tỷ lệ và chỉ tiêu: ${parts.join('; ')}.`];
}

function sayWidest(league: readonly LeagueRow[]): string | null {
  const widest = league.filter(({ use }) => use.figure.verdict === 'not-met').slice(0, NAMED_COUNT);
  if (widest.length === 0) return null;
  const names = widest.map(({ agency, use: { figure, target } }) => {
    const more = figure.shortBy === null ? '' : `, cần thêm ${viCount(figure.shortBy)} người`;
    return `${withinSentence(agency.name)} ${viRate(figure, target)} (${viPeople(figure)}${more})`;
  });
  return `Khoảng cách tới chỉ tiêu lớn nhất ở: ${names.join('; ')}.`;
}

function sayInconclusive(league: readonly LeagueRow[]): string[] {
  return league.flatMap(({ agency, use: { figure } }) =>
    figure.isInconclusive && figure.verdict === 'met' ? [`${agency.name} đạt nhưng ${sayDoubt(figure)}.`] : [],
  );
}

function sayVolume({ volume, sentInternalClient, unconfirmedFacts }: FrozenProvince): string[] {
  const { sent, sentUntold, recipients, received } = volume;
  if (sent === null || received === null) return ['Nhật ký của kỳ không cho biết lưu lượng thư của toàn tỉnh.'];
  // Versions frozen before `sentUntold` was kept lack it, and print what they always printed.
  const atLeast = (sentUntold ?? 0) > 0 ? 'ít nhất ' : '';
  const reached = recipients === null ? '' : ` tới ${atLeast}${viCount(recipients)} lượt người nhận`;
  const client =
    sentInternalClient === 0 ? '' : `; trong đó ${viCount(sentInternalClient)} thư do phần mềm nội bộ gửi, không tính là truy cập`;
  const facts =
    unconfirmedFacts === 0
      ? []
      : [`${viCount(unconfirmedFacts)} sự kiện chỉ đến qua UDP, chưa được xác nhận nên không tính vào số liệu nào.`];
  return [
    `Về lưu lượng, các hộp thư gửi ${viCount(sent)} thư${reached}${client}; nhận ${viCount(received)} thư. Đây là số thư của các hộp thư có nhật ký, không cộng với nhau.`,
    ...facts,
  ];
}

/** An agency's own sentence under the definition of the report. */
export function sayAgency({ figure, target }: FrozenUse): string {
  if (figure.value === null) {
    const words = {
      'not-published': `Cơ quan có ${viCount(figure.denominator)} người; theo quy tắc công bố, kỳ này không in tỷ lệ.`,
      'too-few-days': 'Chưa đủ ngày làm việc có nhật ký để kết luận về từng người.',
    } as const;
    return figure.verdict === 'not-published' || figure.verdict === 'too-few-days'
      ? words[figure.verdict]
      : `Nhật ký chỉ phủ ${viCoverage(figure.coverage)} thời gian làm việc của kỳ nên chưa đủ dữ liệu để in tỷ lệ của ${viCount(figure.denominator)} người.`;
  }
  const aim = target === null ? '' : `; chỉ tiêu là ${viTarget(target)} theo ${citeShortly(target.legalBasis)}`;
  return `Trong kỳ, ${viPeople(figure)} cán bộ, công chức, viên chức thường xuyên sử dụng hộp thư điện tử công vụ, bằng ${viRate(figure, target)}${aim}.`;
}
