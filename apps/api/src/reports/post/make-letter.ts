import {
  describeNotification,
  digestChart,
  drawChart,
  escapeMarkup,
  toSvg,
  type DescribedNotification,
  type LineChart,
  type NotificationContent,
} from '@nhip-thu/metrics';
import type { Letter } from '../../access/mail-sender.ts';

interface LetterOf {
  readonly to: string;
  readonly content: NotificationContent;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** The label of simulated data; null: they are real. */
  readonly demoLabel: string | null;
}

const FOOT = {
  vi: 'Thư do Nhịp Thư gửi tự động, chỉ có số liệu tổng hợp của cơ quan; không cần trả lời.',
  en: 'Sent by Nhịp Thư, a program. It holds aggregates of agencies only; there is no need to answer.',
} as const;

const PICTURE = { cid: 'bieu-do@nhip-thu', filename: 'bieu-do.png' } as const;

/**
 * A notification as a letter: the finding as its subject, in Vietnamese, then in English, as text and as HTML, figures of several periods as a picture
 * too, which comes with the letter. Of units only, never of a person.
 */
export async function makeLetter({ to, content, publicUrl, demoLabel }: LetterOf): Promise<Letter> {
  const [vi, en] = [describeNotification(content, 'vi'), describeNotification(content, 'en')];
  const label = demoLabel === null ? '' : `[${demoLabel}] `;
  const link = `${publicUrl}${vi.path}`;
  const chart = content.kind === 'digest' ? digestChart(content) : null;
  return {
    to,
    subject: `${label}${vi.title}`,
    text: [
      ...[`${label}${vi.title}.`, ...vi.lines, '', `  ${link}`, '', FOOT.vi],
      ...['', '--', '', `${en.title}.`, ...en.lines, '', FOOT.en, ''],
    ].join('\n'),
    html: pageOf({ vi, en, link, demoLabel, chart }),
    ...(chart === null ? {} : { picture: { ...PICTURE, content: await drawPicture(chart) } }),
  };
}

/** The pen is loaded with the first picture: most letters have none. */
async function drawPicture(chart: LineChart): Promise<Buffer> {
  const { drawPng } = await import('../documents/draw-png.ts');
  const { FONT_FAMILY } = await import('../documents/report-fonts.ts');
  return drawPng(toSvg(drawChart(chart), FONT_FAMILY));
}

interface Page {
  readonly vi: DescribedNotification;
  readonly en: DescribedNotification;
  readonly link: string;
  readonly demoLabel: string | null;
  readonly chart: LineChart | null;
}

const FACE = "font-family:'Segoe UI',Arial,sans-serif";
const [TEXT, DIMMED] = ['#1f2933', '#495057'];

/** Mail programs know tables and styles of single elements; nothing is fetched, so nobody learns that the letter was opened. */
function pageOf({ vi, en, link, demoLabel, chart }: Page): string {
  const label =
    demoLabel === null ? '' : `<p style="margin:0 0 12px;${FACE};font-size:14px;color:#8a4b00"><b>${escapeMarkup(demoLabel)}</b></p>`;
  const button = `<p style="margin:20px 0"><a href="${escapeMarkup(link)}" style="${FACE};font-size:16px;color:#1864ab">Xem trên Nhịp Thư · Open in Nhịp Thư</a></p>`;
  return [
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeMarkup(vi.title)}</title></head>`,
    '<body style="margin:0;padding:16px;background:#f1f3f5">',
    '<table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff">',
    `<tr><td style="padding:24px;border-top:4px solid #1971c2">${label}${partOf(vi, FOOT.vi, 20, figureOf(chart))}${button}</td></tr>`,
    `<tr><td lang="en" style="padding:16px 24px 24px;border-top:1px solid #dee2e6">${partOf(en, FOOT.en, 16)}</td></tr>`,
    '</table></body></html>',
  ].join('\n');
}

/** Mail programs that show no pictures show what it says instead. */
function figureOf(chart: LineChart | null): string {
  if (chart === null) return '';
  const [alt, title] = [escapeMarkup(chart.alt), escapeMarkup(chart.title)];
  return [
    `<p style="margin:16px 0 4px;${FACE};font-size:14px;color:${TEXT}"><b>${title}</b></p>`,
    `<img src="cid:${PICTURE.cid}" alt="${alt}" width="552" style="display:block;width:100%;max-width:552px;height:auto;margin:0 0 16px;${FACE};font-size:14px">`,
  ].join('');
}

/** One language: the finding, what belongs to it, and from whom it comes. */
function partOf({ title, lines }: DescribedNotification, foot: string, size: number, figure = ''): string {
  const line = (text: string, color: string, points: number): string =>
    `<p style="margin:0 0 8px;${FACE};font-size:${points}px;line-height:1.5;color:${color}">${escapeMarkup(text)}</p>`;
  return [
    `<h1 style="margin:0 0 12px;${FACE};font-size:${size}px;line-height:1.3;color:${TEXT}">${escapeMarkup(title)}</h1>`,
    ...lines.map((text) => line(text, TEXT, 16)),
    figure,
    line(foot, DIMMED, 14),
  ].join('');
}
