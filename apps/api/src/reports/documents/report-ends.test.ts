import { describe, expect, it } from '@jest/globals';
import { composeReport, type ReportBlock, type ReportDocument, type ReportOrder, type Verification } from '@nhip-thu/metrics';
import { strFromU8, unzipSync } from 'fflate';
import { encode } from 'uqr';
import { reportSource } from '../../../../../tests/support/frozen-scene.ts';
import { LAYOUT_RULES } from './check/layout-rules.ts';
import { readDocx } from './check/read-docx.ts';
import { readPdf } from './check/read-pdf.ts';
import { writeDocx } from './docx/write-docx.ts';
import { writePdf } from './pdf/write-pdf.ts';

const ADDRESS = 'https://nhipthu.example.gov.vn/xac-minh/7K2M-Q0XD-9TTA';
const MODULES = encode(ADDRESS, { ecc: 'M', border: 0 }).data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));

function compose(order: ReportOrder, verification?: Verification): ReportDocument {
  const report = composeReport({ ...reportSource(), ...(verification === undefined ? {} : { verification }) }, order);
  if (report === null) throw new Error('no report');
  return report;
}

/** The same, with so many lines in front of the last one of its appendix. */
function lengthen(report: ReportDocument, count: number): ReportDocument {
  const more = Array.from({ length: count }, (_, index): ReportBlock => ({ kind: 'item', text: `Dòng ${index + 1}.` }));
  return { ...report, appendices: report.appendices.map((each) => ({ ...each, blocks: [...more, ...each.blocks.slice(-1)] })) };
}

describe('the end of a report', () => {
  it('is never one line on a page of its own, however long the appendix is', async () => {
    const report = compose({ template: 'agency', agency: 'snv' });
    const ends = new Set<number>();
    for (let count = 24; count < 34; count += 1) {
      const { pages } = await readPdf(await writePdf(lengthen(report, count), 'Sở Nội vụ'));
      const lineCounts = pages.filter(({ part }) => part === 1).map(({ lineCount }) => lineCount ?? 0);
      expect(lineCounts.at(-1)).toBeGreaterThan(1);
      ends.add(lineCounts.length);
    }
    // Both lengths were there: those that fit on a page, and those that do not.
    expect([...ends]).toEqual([1, 2]);
  });

  it('has its last two paragraphs kept together in the DOCX, and the notes of a table with its last row', async () => {
    const documentOf = async (order: ReportOrder): Promise<string> =>
      strFromU8(unzipSync(await writeDocx(compose(order), 'Sở Nội vụ'))['word/document.xml'] ?? new Uint8Array());
    const paragraphs = (await documentOf({ template: 'data-quality' })).match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const kept = paragraphs.slice(-3).map((each) => [each.includes('<w:keepNext/>'), each.includes('<w:keepLines/>')]);
    expect(kept).toEqual([
      [false, false],
      [true, true],
      [false, true],
    ]);
    const rows = (await documentOf({ template: 'league' })).match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.slice(-2).map((row) => row.includes('<w:keepNext/>'))).toEqual([false, true]);
  });
});

describe('the address at which a code is looked up', () => {
  const told = { address: ADDRESS, modules: MODULES };

  it.each([{ template: 'monthly' }, { template: 'agency', agency: 'snv' }] as const)('keeps the layout: %j', async (order) => {
    const report = compose(order, told);
    for (const observed of [readDocx(await writeDocx(report, 'Sở Nội vụ')), await readPdf(await writePdf(report, 'Sở Nội vụ'))]) {
      expect(LAYOUT_RULES.flatMap(({ row, find }) => (find(observed) === null ? [] : [`${row}: ${find(observed)}`]))).toEqual([]);
      expect(observed.asides.map(({ text }) => text).join(' ')).toContain(ADDRESS);
    }
  });

  it('changes the file, which has the same bytes a second time', async () => {
    const report = compose({ template: 'agency', agency: 'snv' }, told);
    const [first, second] = [await writePdf(report, 'Sở Nội vụ'), await writePdf(report, 'Sở Nội vụ')];
    expect(first.equals(second)).toBe(true);
    const plain = await writePdf(compose({ template: 'agency', agency: 'snv' }), 'Sở Nội vụ');
    expect(first.equals(plain)).toBe(false);
  });
});

describe('what is typed for the end of a report', () => {
  const signed = (name: string): ReportOrder => ({
    template: 'monthly',
    draft: { recipients: ['Bộ Nội vụ', 'lưu: VT, CCHC.PL.(30)'], signature: { authority: ['kt. giám đốc', 'phó giám đốc'], name } },
  });
  const faultsOf = async (order: ReportOrder): Promise<string[]> => {
    const report = compose(order);
    const observed = [readDocx(await writeDocx(report, 'Sở Nội vụ')), await readPdf(await writePdf(report, 'Sở Nội vụ'))];
    return observed.flatMap((each) => LAYOUT_RULES.flatMap(({ row, find }) => (find(each) === null ? [] : [row])));
  };

  it('is set as the decree sets it, in both files', async () => {
    expect(await faultsOf(signed('CẦM THỊ BAN'))).toEqual([]);
  });

  it('is found by the check where a title stands before the name', async () => {
    expect(await faultsOf(signed('TS. Cầm Thị Ban'))).toEqual(['7b', '7b']);
  });
});
