import { expect, it } from '@jest/globals';
import { course, reply } from '../../testing/paper-builders.ts';
import { toFormCsv, toIndexCsv } from './course-csv.ts';
import { toPaperCsv } from './paper-words.ts';

it('files of paper tell by which definition, and when the newest hand-over came that they were made from', () => {
  for (const text of [toIndexCsv(course), toFormCsv(course), toPaperCsv(reply)]) {
    const [header = '', ...lines] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/definition.*,as_of$/);
    expect(lines.every((line) => line.includes('paper-reduction@1') && line.endsWith(',2026-07-15T10:00:00.000+07:00'))).toBe(true);
  }
  expect(toPaperCsv(reply)).toContain(',import_ids,');
});
