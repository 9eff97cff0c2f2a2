import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  composeReport,
  REPORT_FORMATS,
  type FrozenChange,
  type FrozenDocument,
  type ReportBlock,
  type ReportDocument,
  type ReportMain,
  type ReportOrder,
} from '@nhip-thu/metrics';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { frozenMonth, reportSource, SCENE_AGENCIES } from '../../../../../tests/support/frozen-scene.ts';
import { VIETNAMESE_LETTERS } from '../../../../../tests/support/vietnamese-letters.ts';
import { checkFolder, type CheckResult } from './check/check-files.ts';
import { readDocx } from './check/read-docx.ts';
import { readPdf } from './check/read-pdf.ts';
import { readSheets } from './check/read-tables.ts';
import { listTables } from './list-tables.ts';
import { writeReport } from './report-files.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { writeWorkbook } from './write-xlsx.ts';
import { zipFiles } from './zip-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipthu-report-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function compose(order: ReportOrder): ReportDocument {
  const report = composeReport(reportSource(), order);
  if (report === null) throw new Error('no report');
  return report;
}

async function check(report: ReportDocument, formats: readonly (typeof REPORT_FORMATS)[number][] = REPORT_FORMATS): Promise<CheckResult[]> {
  for (const format of formats) {
    for (const { name, bytes } of await writeReport(report, format, 'Sở Nội vụ')) await writeFile(join(folder, name), bytes);
  }
  return checkFolder(folder);
}
const faultsOf = (results: readonly CheckResult[]): CheckResult[] => results.filter(({ fault }) => fault !== null);

/** Changes the type of the paragraph that ends the report. */
function changeClosing(xml: string, change: (type: string) => string): string {
  const end = xml.indexOf('Trên đây là');
  const start = xml.lastIndexOf('<w:rPr>', end);
  return xml.slice(0, start) + change(xml.slice(start, end)) + xml.slice(end);
}

describe('written reports', () => {
  it.each([
    { template: 'monthly' },
    { template: 'agency', agency: 'snv' },
    { template: 'agency', agency: 'pth' },
    { template: 'agency', agency: 'snnmt' },
    { template: 'league' },
    { template: 'paper' },
    { template: 'data-quality' },
  ] as const)('keep every row of the layout, and say the same in every format: %j', async (order) => {
    const results = await check(compose(order));
    expect(faultsOf(results)).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  it('have a rule of the right length below an issuer whose name takes two lines', async () => {
    const report = compose({ template: 'agency', agency: 'pth' });
    if (report.main === null) throw new Error('no front');
    const letterhead = { ...report.main.letterhead, issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG CHIỀNG SINH' };
    expect(faultsOf(await check({ ...report, main: { ...report.main, letterhead } }, ['docx', 'pdf']))).toEqual([]);
    const lines = readDocx(await readFile(join(folder, 'bao-cao-co-quan-pth-bc-2026-07.docx'))).texts.slice(0, 2);
    expect(lines.map(({ text }) => text)).toEqual(['ỦY BAN NHÂN DÂN', 'PHƯỜNG CHIỀNG SINH']);
  });

  it('of an amendment say what was, what is and the change, in every format', async () => {
    const report = composeReport(reportSource(amendedMonth()), { template: 'monthly' });
    if (report === null) throw new Error('no report');
    expect(faultsOf(await check(report, ['docx', 'pdf', 'xlsx', 'csv']))).toEqual([]);
    const table = listTables(report).find(({ id }) => id === 'chenh-lech');
    expect(table?.columns.slice(-3).map(({ title }) => title)).toEqual(['Bản trước', 'Bản này', 'Thay đổi']);
    expect(table?.rows.map((row) => row.slice(-3).map(({ text }) => text))).toEqual([
      ['64', '62', '−2'],
      ['93,4%', '100,0%', '+6,6 điểm %'],
      ['Chưa đủ dữ liệu', 'Đạt', '—'],
    ]);
    expect(table?.rows.map((row) => row.at(-1)?.value)).toEqual([-2, expect.closeTo(0.066), null]);
  });

  it('have n, N, rates, intervals, targets and baselines as numbers in the workbook, and masked counts with their sign', async () => {
    const [definitions, league] = await readSheets(await writeWorkbook(compose({ template: 'monthly' }), 'Sở Nội vụ'));
    expect(definitions?.heads).toEqual(
      expect.arrayContaining(['Mã định nghĩa', 'Số người', 'Tổng số người', 'Sai số (± người)', 'Chỉ tiêu']),
    );
    const cellsOf = (name: string): Record<string, unknown> => {
      const row = league?.rows.find(([, agency]) => String(agency).startsWith(name)) ?? [];
      return Object.fromEntries((league?.heads ?? []).map((head, index) => [head, row[index] ?? null]));
    };
    expect(cellsOf('Sở Nội vụ')).toMatchObject({
      ...{ 'Số người thường xuyên': 62, 'Tổng số người': 68, 'Tỷ lệ': 62 / 68, 'Chỉ tiêu': 0.9, 'Dấu chỉ tiêu': '≥' },
      'Khoảng tin cậy 95%: dưới': expect.closeTo(0.8208, 3),
      'Khoảng tin cậy 95%: trên': expect.closeTo(0.9589, 3),
      'Tỷ lệ trừ chỉ tiêu': expect.closeTo(62 / 68 - 0.9),
    });
    expect(cellsOf('Ban Quản lý')).toMatchObject({
      'Số người thường xuyên': '≥9',
      'Tổng số người': 10,
      'Tỷ lệ': '≥90,0%',
      'Tỷ lệ trừ chỉ tiêu': null,
    });
    expect(cellsOf('Sở Nông nghiệp')).toMatchObject({
      'Số người thường xuyên': '—',
      'Tổng số người': 132,
      'Tỷ lệ': null,
      'Tỷ lệ trừ chỉ tiêu': null,
    });
  });

  it('have the same bytes when written again', async () => {
    const report = compose({ template: 'monthly' });
    for (const format of REPORT_FORMATS) {
      const [first, second] = [await writeReport(report, format, 'Sở Nội vụ'), await writeReport(report, format, 'Sở Nội vụ')];
      expect(first.every(({ bytes }, index) => Buffer.from(bytes).equals(Buffer.from(second[index]?.bytes ?? [])))).toBe(true);
    }
  });

  it('hold all 146 Vietnamese letters as text', async () => {
    expect(VIETNAMESE_LETTERS).toHaveLength(146);
    const report = compose({ template: 'monthly', draft: { introduction: [VIETNAMESE_LETTERS.join(' ')] } });
    const { running } = await readPdf(await writePdf(report, 'Sở Nội vụ'));
    expect(VIETNAMESE_LETTERS.filter((letter) => !running.includes(letter))).toEqual([]);
    expect(running).toContain(VIETNAMESE_LETTERS.join(''));
  });

  it('have rows in the workbook that are as high as the lines of their cells', async () => {
    const { sheets } = await readXlsx(await writeWorkbook(compose({ template: 'monthly' }), 'Sở Nội vụ'));
    const sheet = sheets.find(({ name }) => name === 'Văn bản giấy theo cơ quan');
    const heightOf = (start: string): number =>
      sheet?.rowDefs?.get(sheet.rows.findIndex(([, cell]) => String(cell).startsWith(start)))?.height ?? 0;
    expect([heightOf('Sở Nội vụ'), heightOf('Ban Quản lý các khu công nghiệp')]).toEqual([16, 32]);
  });

  it('have sheets with names of their own, whose head every printed page repeats', async () => {
    for (const template of ['monthly', 'agency', 'league', 'paper', 'data-quality'] as const) {
      const order: ReportOrder = template === 'agency' ? { template, agency: 'snv' } : { template };
      const files = unzipSync(await writeWorkbook(compose(order), 'Sở Nội vụ'));
      const xml = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array());
      const names = [...xml.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name ?? '');
      expect(names.length).toBeGreaterThan(1);
      expect(names.filter((name) => name.length > 31 || name !== name.trim() || /[:\\/?*[\]]/.test(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      // Excel takes a name with blanks for broken unless it is quoted.
      const titles = [...xml.matchAll(/<definedName name="_xlnm.Print_Titles" localSheetId="(\d+)">([^<]*)</g)].map(([, , range]) => range);
      expect(titles).toEqual(names.map((name) => `'${name}'!$3:$3`));
    }
  });

  it('have no formula, whatever a name begins with', async () => {
    const report = compose({ template: 'league' });
    const hostile = '=HYPERLINK("http://x")';
    const blocks = report.appendices[0]?.blocks.map((block): ReportBlock => {
      if (block.kind !== 'table') return block;
      const rows = block.table.rows.map((row) => row.map((cell, index) => (index === 1 ? { text: hostile, value: hostile } : cell)));
      return { kind: 'table', table: { ...block.table, rows } };
    });
    const changed = { ...report, appendices: report.appendices.map((appendix) => ({ ...appendix, blocks: blocks ?? [] })) };
    const [sheet] = await readSheets(await writeWorkbook(changed, 'Sở Nội vụ'));
    expect(sheet?.rows[0]?.[1]).toBe(hostile);
    const [csv] = await writeReport(changed, 'csv', 'Sở Nội vụ');
    expect(Buffer.from(csv?.bytes ?? []).toString()).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});

describe('the check of a report', () => {
  const broken: readonly [string, string, (main: ReportMain) => ReportMain][] = [
    ['3', 'the number was filled in', (main) => ({ ...main, letterhead: { ...main.letterhead, number: 'Số: 05/BC-SNV' } })],
    [
      '4',
      'March has a leading zero',
      (main) => ({ ...main, letterhead: { ...main.letterhead, placeAndDate: 'Sơn La, ngày 05 tháng 03 năm 2026' } }),
    ],
    [
      '4',
      'a day below 10 has none',
      (main) => ({ ...main, letterhead: { ...main.letterhead, placeAndDate: 'Sơn La, ngày 5 tháng 3 năm 2026' } }),
    ],
    ['2', 'the issuer is in small letters', (main) => ({ ...main, letterhead: { ...main.letterhead, issuer: 'Sở Nội vụ' } })],
    ['5a', 'the kind is in small letters', (main) => ({ ...main, kind: 'Báo cáo' })],
    ['5b', 'there is a subject of a letter', (main) => ({ ...main, letterhead: { ...main.letterhead, parent: 'V/v SỬ DỤNG THƯ' } })],
    ['12', 'the drafter’s mark is in small letters', (main) => ({ ...main, recipients: ['- Như trên;', '- Lưu: VT, CCHC. pl.(300)'] })],
    ['12', 'the drafter’s mark stands in front', (main) => ({ ...main, recipients: ['PL.(300)', '- Như trên;', '- Lưu: VT.'] })],
    ['13', 'an address stands in the text', (main) => ({ ...main, closing: `Địa chỉ: số 1 đường Tô Hiệu. ${main.closing}` })],
    ['6', 'a basis ends without a semicolon', (main) => ({ ...main, bases: ['Căn cứ Luật A', 'Căn cứ Luật B.'] })],
    ['6', 'the text does not end in “./.”', (main) => ({ ...main, closing: 'Trên đây là báo cáo.' })],
    ['7a', 'the post is in small letters', (main) => ({ ...main, signature: { authority: ['Giám đốc'], name: null } })],
    ['9b', 'the first recipient is not “Như trên”', (main) => ({ ...main, recipients: ['- Các cơ quan;', '- Lưu: VT.'] })],
    ['9b', 'a recipient ends without a semicolon', (main) => ({ ...main, recipients: ['- Như trên;', '- Các cơ quan', '- Lưu: VT.'] })],
    ['Phụ lục', 'an appendix is not cited', (main) => ({ ...main, blocks: main.blocks.slice(0, 2) })],
  ];
  it.each(broken)('finds in row %s that %s', async (row, _what, change) => {
    // The same front as every other report, and no picture to draw.
    const report = compose({ template: 'paper' });
    const results = faultsOf(await check({ ...report, main: report.main === null ? null : change(report.main) }, ['docx', 'pdf']));
    for (const format of ['docx', 'pdf'])
      expect(results.filter((each) => each.file.endsWith(format)).map((each) => each.row)).toContain(row);
  });

  it('takes a drafter’s mark at its place for right', async () => {
    const report = compose({ template: 'paper' });
    const main = report.main === null ? null : { ...report.main, recipients: ['- Như trên;', '- Lưu: VT, CCHC.PL.(300)'] };
    expect(faultsOf(await check({ ...report, main }, ['docx', 'pdf']))).toEqual([]);
  });

  it('finds in row 13 an address at the foot that is too small and has no rule', async () => {
    const report = compose({ template: 'paper' });
    const results = faultsOf(await check({ ...report, footer: 'Địa chỉ: số 1 đường Tô Hiệu' }, ['docx', 'pdf']));
    expect(results.map(({ row, file }) => [row, file.split('.').at(-1)])).toEqual([
      ['13', 'docx'],
      ['13', 'pdf'],
    ]);
    for (const { fault } of results) expect(fault).toMatch(/cỡ 10, cần 11–12.*đường kẻ/);
  });

  it.each<[string, string, (xml: string) => string, string]>([
    ['first lines that are not set in', '6', (xml) => xml.replaceAll(/<w:ind w:firstLine="[^"]*"\/>/g, ''), 'lùi dòng 0 pt'],
    ['paragraphs that stand too close', '6', (xml) => xml.replaceAll('w:after="120"', 'w:after="20"'), 'cách đoạn 1 pt'],
    ['text in a colour', 'Phông', (xml) => changeClosing(xml, (type) => `${type}<w:color w:val="1F4E9E"/>`), 'màu 1F4E9E'],
    ['text in bold', '6', (xml) => changeClosing(xml, (type) => type.replace('<w:b w:val="false"/>', '<w:b/>')), 'không được đậm'],
    [
      'lines that LibreOffice would set too close, because their pitch is said without its rule',
      '6',
      (xml) => xml.replaceAll(' w:lineRule="auto"', ''),
      'dãn dòng 0.82',
    ],
    ['text that is not justified', '6', (xml) => xml.replaceAll('<w:jc w:val="both"/>', '<w:jc w:val="left"/>'), 'không căn đều'],
    ['text in small type', '6', (xml) => changeClosing(xml, (type) => type.replace(/<w:sz [^>]*>/, '<w:sz w:val="18"/>')), 'cỡ 9'],
    ['text in italics', '6', (xml) => changeClosing(xml, (type) => type.replace('<w:i w:val="false"/>', '<w:i/>')), 'nghiêng'],
  ])('finds %s', async (_what, row, change, said) => {
    const report = compose({ template: 'paper' });
    await check(report, ['docx']);
    const path = join(folder, 'bao-cao-van-ban-giay-bc-2026-07.docx');
    const entries = unzipSync(await readFile(path));
    const before = strFromU8(entries['word/document.xml'] ?? new Uint8Array());
    const after = change(before);
    expect(after).not.toBe(before);
    await writeFile(path, zipSync({ ...entries, 'word/document.xml': strToU8(after) }));
    expect(faultsOf(await checkFolder(folder)).map((each) => [each.row, each.fault])).toContainEqual([row, expect.stringContaining(said)]);
  });

  it('keeps a freeze and its amendment in one folder apart', async () => {
    const freeze = compose({ template: 'paper' });
    const amended = composeReport(reportSource(amendedMonth()), { template: 'paper' });
    if (amended === null) throw new Error('no report');
    await check(freeze);
    const results = await check(amended);
    expect(faultsOf(results)).toEqual([]);
    const files = new Set(results.map(({ file }) => file));
    expect([...files]).toEqual(
      expect.arrayContaining(['bao-cao-van-ban-giay-bc-2026-07-*.csv', 'bao-cao-van-ban-giay-bc-2026-07-dc1-*.csv']),
    );
  });

  it('looks into archives', async () => {
    const files = await writeReport(compose({ template: 'paper' }), 'docx', 'Sở Nội vụ');
    await writeFile(join(folder, 'tat-ca.zip'), zipFiles(files));
    const results = await checkFolder(folder);
    expect(new Set(results.map(({ file }) => file))).toEqual(new Set(['tat-ca.zip/bao-cao-van-ban-giay-bc-2026-07.docx']));
    expect(faultsOf(results)).toEqual([]);
  });

  it.each([
    ['n', 'users', 3],
    ['a baseline', 'baseline_paper', 366],
    ['an end of an interval', 'interval_low', 0.5],
    ['a target', 'target', 0.8],
  ])('finds %s in a data file that is not the one printed', async (_what, key, other) => {
    const report = compose({ template: key === 'baseline_paper' ? 'paper' : 'league' });
    await check(report, ['docx', 'csv']);
    const path = join(folder, `${report.fileName}-${report.template === 'paper' ? 'van-ban-giay' : 'co-quan'}.csv`);
    const [head = '', first = '', ...rest] = (await readFile(path, 'utf8')).split('\r\n');
    const cells = first.split(',');
    cells[head.split(',').indexOf(key)] = String(other);
    await writeFile(path, [head, cells.join(','), ...rest].join('\r\n'));
    expect(faultsOf(await checkFolder(folder)).map(({ row }) => row)).toEqual(['Số liệu']);
  });

  it('finds a figure that the formats do not agree on', async () => {
    const report = compose({ template: 'paper' });
    await check(report, ['docx']);
    const other = {
      ...report,
      appendices: report.appendices.map((appendix) => ({ ...appendix, blocks: appendix.blocks.map(raiseFirst) })),
    };
    const results = faultsOf(await check(other, ['pdf', 'xlsx', 'csv']));
    expect(results.map(({ row, file }) => [row, file.split('.').at(-1)])).toEqual([
      ['Số liệu', 'pdf'],
      ['Số liệu', 'xlsx'],
      ['Số liệu', 'csv'],
    ]);
  });
});

/** July, amended: two figures of Home Affairs and one of the province differ. */
function amendedMonth(): FrozenDocument {
  const content = frozenMonth('bc-2026-07', SCENE_AGENCIES, {
    number: 1,
    amends: '7K2M-Q0XD-9TTA',
    reason: 'Nhật ký muộn',
    approvedBy: 'An',
  });
  const change = { agency: 'snv', agencyName: 'Sở Nội vụ', metric: 'du-2@1', since: null } as const;
  const changes: FrozenChange[] = [
    { ...change, field: 'numerator', before: 64, after: 62, delta: -2 },
    { ...change, field: 'coverage', before: 0.9349, after: 1, delta: 0.0651 },
    { ...change, field: 'verdict', before: 'insufficient-data', after: 'met', delta: null },
  ];
  return { ...content, agencies: content.agencies.map((agency) => (agency.code === 'snv' ? { ...agency, changes } : agency)) };
}

/** One document more on paper in the first row. */
function raiseFirst(block: ReportBlock): ReportBlock {
  if (block.kind !== 'table') return block;
  const rows = block.table.rows.map((row, index) =>
    row.map((cell, column) => (index === 0 && column === 2 ? { text: '146', value: 146 } : cell)),
  );
  return { kind: 'table', table: { ...block.table, rows } };
}
