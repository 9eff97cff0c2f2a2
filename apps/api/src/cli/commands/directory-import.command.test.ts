import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callCli, openTestFolder, type Services } from '../../../../../tests/support/call-cli.ts';
import { DirectoryService, type ImportInput, type ImportResult } from '../../directory/directory.service.ts';

const COUNTS = { added: 1, changed: 2, unchanged: 3, removed: 0, notInFile: 1520 };
const IMPORTED: ImportResult = {
  faults: [],
  counts: { agencies: COUNTS, officials: COUNTS, mailboxes: COUNTS, aliases: COUNTS, absences: COUNTS },
  rows: [],
  isApplied: true,
  changeSetId: 7,
};

let folder: Awaited<ReturnType<typeof openTestFolder>>;

beforeEach(async () => {
  folder = await openTestFolder();
});

afterEach(async () => {
  await folder.remove();
});

describe('directory import', () => {
  function importing(result: ImportResult): { services: Services; inputs: ImportInput[] } {
    const inputs: ImportInput[] = [];
    const importFiles = async (input: ImportInput): Promise<ImportResult> => {
      inputs.push(input);
      return result;
    };
    return { services: new Map([[DirectoryService, { importFiles }]]), inputs };
  }

  it('hands both files over and says what changed', async () => {
    const { services, inputs } = importing(IMPORTED);
    const argv = ['directory', 'import', await folder.write('d.csv', 'dir'), '--aliases', await folder.write('a.csv', 'ali'), '--dry-run'];
    const { code, out, opened, closed } = await callCli(argv, { services });
    // A dry run adds no job, so it needs no queue.
    expect({ code, opened, closed }).toEqual({ code: 0, opened: [{ queue: 'none' }], closed: 1 });
    expect((await callCli(argv.slice(0, -1), importing(IMPORTED))).opened).toEqual([{ queue: 'add' }]);
    expect(inputs).toMatchObject([{ directory: { name: 'd.csv' }, aliases: { name: 'a.csv' }, isDryRun: true }]);
    expect(Buffer.from(inputs[0]!.directory!.bytes).toString()).toBe('dir');
    expect(out).toContain('người: thêm 1, sửa 2, bỏ 0, giữ nguyên 3, không có trong tệp 1.520');
  });

  it('exits 1 with every fault in words when the file has faults', async () => {
    const fault = { file: 'd.csv', row: 12, column: 'type', code: 'bad-word' as const, found: 'x', expected: 'official' };
    const { services } = importing({ faults: [fault], counts: null, rows: [], isApplied: false, changeSetId: null });
    const path = await folder.write('d.csv');
    expect(await callCli(['directory', 'import', path], { services })).toMatchObject({
      code: 1,
      out: 'd.csv, dòng 12, cột type: không có giá trị “x” → dùng một trong: official\nChưa nhập gì: tệp có 1 lỗi.\n',
    });
    const json = await callCli(['directory', 'import', path, '--json', '--lang', 'en'], { services });
    expect(JSON.parse(json.out)).toMatchObject({
      schemaVersion: 1,
      isApplied: false,
      counts: null,
      faults: [{ row: 12, what: 'there is no value "x"' }],
    });
  });
});
