import type { BarChart, LineChart, QrChart } from '../contract/document.ts';
import type { FrozenDocument } from '../contract/frozen.ts';
import { leagueOf, mainUseOfProvince, type ReportSource, type Verification } from './report-source.ts';
import { VERDICT_WORDS } from './report-words.ts';
import { viPeriodShort, viRate, viThreshold } from './vi-text.ts';

/** All agencies against the target, in the order of their table; null without any rate. */
export function leagueChart(content: FrozenDocument): BarChart | null {
  const league = leagueOf(content);
  const target = mainUseOfProvince(content)?.target ?? league[0]?.use.target ?? null;
  const measured = league.filter(({ use }) => use.figure.value !== null);
  if (measured.length === 0) return null;
  const met = league.filter(({ use }) => use.figure.verdict === 'met').length;
  const aim = target === null ? '' : ` chỉ tiêu ${viThreshold(target.threshold)}`;
  return {
    kind: 'bars',
    title: `${met}/${measured.length} cơ quan có tỷ lệ đạt${aim}`,
    alt: `Biểu đồ thanh: tỷ lệ sử dụng thường xuyên của ${measured.length} cơ quan, ${met} cơ quan đạt${aim}. Số liệu ở bảng kèm theo.`,
    rows: league.map(({ agency, use: { figure, target: own } }) => ({
      label: agency.name,
      value: figure.value,
      text: figure.value === null ? VERDICT_WORDS[figure.verdict] : viRate(figure, own),
    })),
    target: target?.threshold ?? null,
  };
}

/** The province over the periods frozen so far; null with fewer than two. */
export function trendChart({ content, earlier }: ReportSource): LineChart | null {
  const documents = [...earlier, content];
  const points = documents.map((document) => {
    const use = mainUseOfProvince(document);
    const value = use?.figure.value ?? null;
    return {
      label: viPeriodShort(document.head.period),
      value,
      text: use === null || value === null ? 'Chưa đủ dữ liệu' : viRate(use.figure, use.target),
    };
  });
  const [first, last] = [points.find(({ value }) => value !== null), points.findLast(({ value }) => value !== null)];
  if (first === undefined || last === undefined || first === last) return null;
  const target = mainUseOfProvince(content)?.target ?? null;
  return {
    kind: 'line',
    title: `Tỷ lệ sử dụng thường xuyên toàn tỉnh: từ ${first.text} (${first.label}) đến ${last.text} (${last.label})`,
    alt: `Biểu đồ đường: ${points.map(({ label, text }) => `${label} ${text}`).join('; ')}.`,
    points,
    target: target?.threshold ?? null,
  };
}

/** The address of the code as a picture, below its words. */
export function verificationChart(code: string, { address, modules }: Verification): QrChart {
  return {
    kind: 'qr',
    title: `Quét mã để tra cứu số liệu ${code}`,
    alt: `Mã QR dẫn tới ${address}.`,
    modules,
  };
}
