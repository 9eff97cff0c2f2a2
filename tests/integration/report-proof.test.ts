import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MASK_SIGNS,
  type AdoptionReply,
  type AgencyAdoption,
  type FreezeReply,
  type ReportExportReply,
  type ReportFormat,
  type ReportTemplate,
} from '@nhip-thu/metrics';
import { unzipSync } from 'fflate';
import { readDocx } from '../../apps/api/src/reports/documents/check/read-docx.ts';
import { readPdf } from '../../apps/api/src/reports/documents/check/read-pdf.ts';
import { readDocxTables, readSheets } from '../../apps/api/src/reports/documents/check/read-tables.ts';
import { WriteReportJob } from '../../apps/api/src/reports/exports/write-report.job.ts';
import { FreezeService } from '../../apps/api/src/reports/freeze.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { hasLibreOffice, readAsPdf } from '../support/libre-office.ts';
import { comeLate, PERIOD_ID, signIn, storeMonth, type Asked } from '../support/reporting-scene.ts';
import { VIETNAMESE_LETTERS } from '../support/vietnamese-letters.ts';

const LEAGUE = 'Kết quả sử dụng hộp thư thường xuyên theo cơ quan';

let running: RunningApp;
let homeAffairs: Asked;

beforeAll(async () => {
  running = await startApp();
  await storeMonth(running.database.dataSource);
  await running.app.get(FreezeService).freeze(PERIOD_ID, { by: 'thu', approvedBy: null });
  homeAffairs = await signIn(running, 'home-affairs');
}, 180_000);

afterAll(async () => {
  await running.close();
});

/**
 * Orders a report as a page does, has it written and fetches it: its files by their endings, and the hash of what was fetched. No worker runs: it would
 * compute the figures again from a directory without people.
 */
async function order(
  template: ReportTemplate,
  formats: readonly ReportFormat[],
  more: object = {},
): Promise<{ readonly hash: string | null; readonly files: ReadonlyMap<string, Uint8Array> }> {
  const { id } = (await homeAffairs('/reports', { periodId: PERIOD_ID, template, formats, ...more })).body as ReportExportReply;
  await running.app.get(WriteReportJob).run({ exportId: id }, new AbortController().signal);
  const done = (await homeAffairs(`/reports/${id}`)).body as ReportExportReply;
  expect(done.state).toBe('done');
  const bytes = new Uint8Array(await (await running.fetch(`/api/v1/reports/${id}/file`)).arrayBuffer());
  const files = formats.length === 1 ? { [`x.${formats[0]}`]: bytes } : unzipSync(bytes);
  return { hash: done.contentHash, files: new Map(Object.entries(files).map(([name, each]) => [name.split('.').at(-1) ?? '', each])) };
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, format: string): Uint8Array {
  const bytes = files.get(format);
  if (bytes === undefined) throw new Error(`no ${format}`);
  return bytes;
}

const withoutSpaces = (text: string): string => text.replaceAll(/[\s\u2011]/g, (space) => (space === '\u2011' ? '-' : ''));
/** "62/68" of an answer of the API, by rules of this test's own. */
function peopleOf({ figure }: Pick<AgencyAdoption, 'figure'>): string {
  const { numerator, denominator, publication } = figure;
  return numerator === null ? `—/${denominator}` : `${MASK_SIGNS[publication]}${numerator}/${denominator}`;
}

/** n of it as the workbook holds it: a number where it is exact, else with its sign. */
function usersOf({ figure: { numerator, publication } }: Pick<AgencyAdoption, 'figure'>): string | number {
  if (numerator === null) return '—';
  return publication === 'exact' ? numerator : `${MASK_SIGNS[publication]}${numerator}`;
}

function rowOf<Cell>(rows: readonly (readonly Cell[])[] | undefined, name: string): readonly Cell[] {
  return rows?.find(([, cell]) => cell === name) ?? [];
}

/** In the workbook the number itself, in print no farther from it than the decimals allow. */
function expectRate(text: string | undefined, stored: string | number | null | undefined, value: number | null): void {
  expect(stored).toBeCloseTo(value ?? Number.NaN, 12);
  const [, percent = ''] = /^([\d,]+)%$/.exec(text ?? '') ?? [];
  const decimals = percent.split(',')[1]?.length ?? 0;
  expect(Math.abs(Number(percent.replace(',', '.')) / 100 - Number(stored))).toBeLessThanOrEqual(0.500_001 / 10 ** (decimals + 2));
}

describe('figures of a report', () => {
  it('are those of the API, in all three formats', async () => {
    const api = (await homeAffairs(`/adoption?ky=${PERIOD_ID}&dn=du-2@1&cc=tai-thoi-diem`)).body as AdoptionReply;
    expect(api).toMatchObject({ agencies: expect.any(Array) });
    expect(api.agencies).toHaveLength(30);
    const { files } = await order('monthly', ['docx', 'pdf', 'xlsx']);

    const printed = readDocxTables(fileOf(files, 'docx')).find(({ title }) => title === LEAGUE);
    const stored = (await readSheets(fileOf(files, 'xlsx'))).find(({ title }) => title === LEAGUE);
    const { running: pdf } = await readPdf(fileOf(files, 'pdf'));
    expect([printed?.rows, stored?.rows].map((rows) => rows?.length)).toEqual([31, 30]);
    let exact = 0;
    for (const agency of api.agencies) {
      const { figure, name } = agency;
      const row = rowOf(printed?.rows, name);
      const cells = rowOf(stored?.rows, name);
      const stands = (head: string): string | number | null | undefined => cells[stored?.heads.indexOf(head) ?? -1];
      expect([name, row[2], stands('Số người thường xuyên'), stands('Tổng số người')]).toEqual([
        ...[name, peopleOf(agency)],
        ...[usersOf(agency), figure.denominator],
      ]);
      // In the PDF the cells of a row follow one another.
      expect(pdf).toContain(withoutSpaces(`${name}${row.slice(2).join('')}`));
      if (figure.publication !== 'exact') continue;
      exact += 1;
      expectRate(row[3], stands('Tỷ lệ'), figure.value);
      expect([stands('Khoảng tin cậy 95%: dưới'), stands('Khoảng tin cậy 95%: trên')]).toEqual([
        figure.interval?.lower,
        figure.interval?.upper,
      ]);
      expect(stands('Độ phủ')).toBeCloseTo(Math.floor((figure.coverage ?? Number.NaN) * 1000) / 1000, 12);
    }
    expect(exact).toBeGreaterThan(15);
    // The sentence about the province says its sums.
    const { numerator, denominator } = api.province;
    for (const text of [pdf, readDocx(fileOf(files, 'docx')).running])
      expect(text).toContain(`${(numerator ?? Number.NaN).toLocaleString('vi-VN')}/${denominator.toLocaleString('vi-VN')}`);
  }, 180_000);
});

describe('a report that was issued', () => {
  it('is the same after late logs; their amendment is a report of its own that lists the difference', async () => {
    const formats = ['docx', 'pdf', 'xlsx'] as const;
    const before = await order('monthly', formats, { number: 0 });
    const { rows } = readDocxTables(fileOf(before.files, 'docx')).find(({ title }) => title === LEAGUE) ?? { rows: [] };
    const [, name = '', people = ''] = rows.find(([, cell]) => cell === 'Sở Nội vụ') ?? [];
    const [counted = 0, eligible = 0] = people.split('/').map(Number);
    await comeLate(running.database.dataSource, 'snv', 2);
    const live = (await homeAffairs(`/adoption?ky=${PERIOD_ID}&dn=du-2@1&cc=tai-thoi-diem`)).body as AdoptionReply;
    expect(live.agencies.find(({ code }) => code === 'snv')?.figure).toMatchObject({ numerator: counted + 2, denominator: eligible });
    expect((await order('monthly', formats, { number: 0 })).hash).toBe(before.hash);

    const reason = 'Nhật ký đến muộn';
    const amended = (await homeAffairs(`/freezes/${PERIOD_ID}/amendments`, { reason, approvedBy: 'Giám đốc' })).body as FreezeReply;
    expect(amended.version.number).toBe(1);
    expect((await order('monthly', formats, { number: 0 })).hash).toBe(before.hash);
    const after = await order('monthly', formats);
    const changes = readDocxTables(fileOf(after.files, 'docx')).find(({ title }) => title === 'Số liệu đã điều chỉnh');
    expect(changes?.rows.filter(([, unit]) => unit === name).map((row) => row.slice(2))).toContainEqual([
      'Sử dụng thường xuyên',
      expect.any(String),
      String(counted),
      String(counted + 2),
      '+2',
    ]);
    const { running: text } = await readPdf(fileOf(after.files, 'pdf'));
    for (const said of ['Bản điều chỉnh số 1', amended.version.code, reason]) expect(text).toContain(withoutSpaces(said));
  }, 180_000);
});

(hasLibreOffice() ? describe : describe.skip)('LibreOffice', () => {
  it('opens DOCX and XLSX, and makes PDFs of them in which every letter and every agency is', async () => {
    const introduction = ['Chữ cái tiếng Việt:', VIETNAMESE_LETTERS.join(' ')];
    const { files } = await order('monthly', ['docx', 'xlsx'], { draft: { introduction } });
    const texts = await readAsPdf(
      new Map([
        ['report.docx', fileOf(files, 'docx')],
        ['workbook.xlsx', fileOf(files, 'xlsx')],
      ]),
    );
    const { agencies } = (await homeAffairs(`/adoption?ky=${PERIOD_ID}&dn=du-2@1`)).body as AdoptionReply;
    const [report = '', workbook = ''] = ['report.docx', 'workbook.xlsx'].map((name) => withoutSpaces(texts.get(name) ?? ''));
    expect(VIETNAMESE_LETTERS).toHaveLength(146);
    expect(VIETNAMESE_LETTERS.filter((letter) => !report.includes(letter))).toEqual([]);
    for (const { name } of agencies)
      expect([name, report.includes(withoutSpaces(name)), workbook.includes(withoutSpaces(name))]).toEqual([name, true, true]);
    expect(report).toContain('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM');
  }, 180_000);
});
