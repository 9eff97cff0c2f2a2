import { expect, it } from '@jest/globals';
import { course, ledger, nothing, reply, unit } from '../../testing/paper-builders.ts';
import { toFormCsv, toIndexCsv } from './course-csv.ts';
import { toPaperCsv } from './paper-words.ts';
import { toSheetCsv } from './sheet-csv.ts';

it('files of paper tell by which definition, and when the newest hand-over came that they were made from', () => {
  for (const text of [toIndexCsv(course), toFormCsv(course), toPaperCsv(reply), toSheetCsv(reply, 'Toàn tỉnh')]) {
    const [header = '', ...lines] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/definition.*,import_ids,as_of$/);
    expect(lines.every((line) => line.includes('paper-reduction@1') && line.endsWith(',2026-07-15T10:00:00.000+07:00'))).toBe(true);
  }
  expect(toIndexCsv(course)).toContain(',2 3,2026-07-15T');
});

it('the file of sheets has the rows of the screen: who knows none is left out, and the province says of how many it is', () => {
  const sheets = { ...ledger, amount: 1730, baselineAmount: 3600, reduction: { absolute: 0.519, normalised: 0.542, headline: 0.519 } };
  const savings = { sheets: 561_000, postings: null, total: null };
  const units = [{ ...unit('snv', 'Sở Nội vụ'), printLogs: sheets, savings, isSheetMismatch: true }, unit('stp', 'Sở Tư pháp')];
  const province = { ...reply.province, printLogs: sheets, reams: nothing, savings, printLogCount: 1 };
  const [, first, second, end] = toSheetCsv({ ...reply, units, province }, 'Toàn tỉnh').split('\r\n');
  const about = 'bc-2026-07,2026-06-15,2026-07-14,paper-reduction@1';
  const made = 'false,3 5,2026-07-15T10:00:00.000+07:00';
  expect(first).toBe(`snv,Sở Nội vụ,${about},3600,1730,54.2,,,,,,not-submitted,,,true,561000,,,${made}`);
  expect(second).toBe(`,Toàn tỉnh,${about},3600,1730,54.2,,1,,,,not-submitted,0,2,,561000,,,${made}`);
  expect(end).toBe('');
});

it('the file of registers says of how many agencies the month is told', () => {
  const { submittedCount, expectedCount } = reply.province;
  const [header, first] = toPaperCsv(reply).split('\r\n');
  expect(header).toContain(',reported_agencies,agencies,definition,import_ids,as_of');
  expect(first).toContain(`,${submittedCount},${expectedCount},paper-reduction@1,`);
});
