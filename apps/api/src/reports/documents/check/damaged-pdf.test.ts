import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { composeReport, type ReportDocument } from '@nhip-thu/metrics';
import { reportSource } from '../../../../../../tests/support/frozen-scene.ts';
import { PdfFlow } from '../pdf/pdf-flow.ts';
import type { TextStyle } from '../pdf/typeset.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import { LAYOUT_RULES } from './layout-rules.ts';
import { readPdf } from './read-pdf.ts';

type Paragraph = Parameters<PdfFlow['addParagraph']>;

function compose(): ReportDocument {
  const report = composeReport(reportSource(), { template: 'paper' });
  if (report === null) throw new Error('no report');
  return report;
}

/** What the check says of a report that the writer set as it is told here. */
async function faultsOf(report: ReportDocument): Promise<string[]> {
  const observed = await readPdf(await writePdf(report, 'Sở Nội vụ'));
  return LAYOUT_RULES.flatMap(({ row, find }) => {
    const fault = find(observed);
    return fault === null ? [] : [`${row}: ${fault}`];
  });
}

/** Has every paragraph of running text written otherwise. */
function setProse(change: (style: TextStyle, options: Paragraph[2]) => { style?: Partial<TextStyle>; gap?: number }): void {
  const write = PdfFlow.prototype.addParagraph;
  jest.spyOn(PdfFlow.prototype, 'addParagraph').mockImplementation(function (this: PdfFlow, ...[text, style, options]: Paragraph) {
    const isProse = style.font === 'regular' && style.align === 'justify';
    const { style: other = {}, gap = options?.gap ?? 0 } = isProse ? change(style, options) : {};
    write.call(this, text, { ...style, ...other }, { ...options, gap });
  });
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the check of a PDF', () => {
  it('finds nothing in what the writer writes', async () => {
    expect(await faultsOf(compose())).toEqual([]);
  });

  it.each<[string, string, () => void]>([
    ['text that is not justified', 'không căn đều hai bên', () => setProse(() => ({ style: { align: 'left' } }))],
    ['first lines that are not set in', 'lùi dòng 0 pt', () => setProse(() => ({ style: { indent: 0 } }))],
    ['first lines that are set in too deep', 'lùi dòng 54 pt', () => setProse(() => ({ style: { indent: 54 } }))],
    ['paragraphs that stand too close', 'cách đoạn', () => setProse(() => ({ gap: 2 }))],
    ['lines that stand too close', 'dãn dòng 0.87', () => setProse(() => ({ style: { pitch: 14 } }))],
    ['text in small type', 'cỡ 11', () => setProse(() => ({ style: { size: 11 } }))],
    ['text in bold', 'không được đậm', () => setProse(() => ({ style: { font: 'bold' } }))],
    ['text in italics', 'không được nghiêng', () => setProse(() => ({ style: { font: 'italic' } }))],
  ])('finds %s', async (_what, said, damage) => {
    damage();
    expect(await faultsOf(compose())).toContainEqual(expect.stringMatching(new RegExp(`^6: .*${said}`)));
  });

  it('finds one paragraph among many', async () => {
    let count = 0;
    setProse(() => ((count += 1) === 3 ? { style: { align: 'left' } } : {}));
    const [fault, ...others] = await faultsOf(compose());
    expect(fault).toMatch(/^6: “.*không căn đều hai bên$/);
    expect(others).toEqual([]);
  });

  it('finds text in a colour', async () => {
    const draw = PdfFlow.prototype.drawLines;
    jest.spyOn(PdfFlow.prototype, 'drawLines').mockImplementation(function (this: PdfFlow, ...args: Parameters<PdfFlow['drawLines']>) {
      const fill = this.document.fillColor;
      const isHead = args[0][0]?.words.join(' ') === 'BÁO CÁO';
      if (isHead) this.document.fillColor = (): PDFKit.PDFDocument => fill.call(this.document, '#1f4e9e');
      draw.apply(this, args);
      this.document.fillColor = fill;
    });
    expect(await faultsOf(compose())).toEqual(['Phông: màu #1f4e9e']);
  });

  it('finds a page with one line only', async () => {
    const finish = PdfFlow.prototype.finish;
    jest.spyOn(PdfFlow.prototype, 'finish').mockImplementation(function (this: PdfFlow) {
      this.addPage();
      this.addParagraph('Dữ liệu: một dòng.', { font: 'regular', size: 14, align: 'justify', indent: 36, pitch: 17.5 });
      return finish.call(this);
    });
    expect(await faultsOf(compose())).toContainEqual(expect.stringMatching(/^Trang: trang \d+ chỉ có một dòng$/));
  });

  it('takes two lines of a heading for two, also where they are equally long', async () => {
    const report = compose();
    if (report.main === null) throw new Error('no front');
    const letterhead = { ...report.main.letterhead, issuer: 'ỦY BAN NHÂN DÂN XÃ PHIÊNG KHOÀI' };
    expect(await faultsOf({ ...report, main: { ...report.main, letterhead } })).toEqual([]);
  });

  it('takes a paragraph that goes on over a page for one', async () => {
    const report = compose();
    if (report.main === null) throw new Error('no front');
    const long = Array.from({ length: 14 }, (_, index) => `Đoạn ${index + 1} ${'có nhiều chữ để sang trang '.repeat(12)}hết.`);
    const observed = await readPdf(await writePdf({ ...report, main: { ...report.main, introduction: long } }, 'Sở Nội vụ'));
    const read = observed.texts.filter(({ text }) => text.startsWith('Đoạn '));
    expect(read.map(({ text }) => text)).toEqual(long);
    expect(read.every(({ indent, align }) => indent === 36 && align === 'both')).toBe(true);
    expect(new Set(read.map(({ page }) => page)).size).toBeGreaterThan(1);
  });
});
