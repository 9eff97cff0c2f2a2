import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callCli, openTestFolder, type Services } from '../../../../../tests/support/call-cli.ts';
import { LdapPullService, NoLdapError } from '../../directory/ldap/ldap-pull.service.ts';
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

  it('a dry run prints row by row what changes, fifty of them and how many more, and warns of rows before what is stored', async () => {
    const row = (index: number) => ({
      ...{ file: 'directory' as const, row: index + 2, key: `n${index}@snv.example`, status: 'changed' as const },
      fields: [{ field: 'position', from: null as string | null, to: 'Trưởng phòng' }],
    });
    const rows = Array.from({ length: 53 }, (_, index) => row(index));
    rows[0]!.fields.push({ field: 'agency', from: 'snv', to: 'stp' }, { field: 'replacesFrom', from: '2026-05-01', to: '2026-03-01' });
    rows.push({ ...row(60), status: 'unchanged' as never, fields: [] });
    const path = await folder.write('d.csv');
    const { out } = await callCli(['directory', 'import', path, '--dry-run'], importing({ ...IMPORTED, rows, isApplied: false }));
    const lines = out.split('\n');
    expect(lines[0]).toBe('danh bạ, dòng 2, sửa n0@snv.example: chức vụ Trưởng phòng; cơ quan snv → stp');
    expect(lines[1]).toContain('từ ngày 2026-03-01, trước điều đã ghi từ ngày 2026-05-01');
    expect(lines.filter((line) => line.includes('@snv.example'))).toHaveLength(50);
    expect(out).toContain('… và 3 dòng nữa có thay đổi');
    const json = await callCli(['directory', 'import', path, '--dry-run', '--json'], importing({ ...IMPORTED, rows, isApplied: false }));
    expect(JSON.parse(json.out).rows).toHaveLength(53);
    expect((await callCli(['directory', 'import', path], importing({ ...IMPORTED, rows }))).out).not.toContain('@snv.example');
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

describe('nhipthu directory pull', () => {
  it('tells its settings, what becomes of whoever left, and where more is written', async () => {
    for (const [language, kept] of [
      ['vi', 'vẫn giữ nguyên trong danh bạ'],
      ['en', 'stay in the directory'],
    ] as const) {
      const { out } = await callCli(['directory', 'pull', '--help', '--lang', language]);
      for (const word of ['LDAP_URL', 'LDAP_BASE_DN', 'LDAP_BIND_DN', 'LDAP_FILE', 'docs/directory.md', kept]) expect(out).toContain(word);
    }
    const pull = async (): Promise<never> => Promise.reject(new NoLdapError());
    const { code, err } = await callCli(['directory', 'pull'], { services: new Map([[LdapPullService, { pull }]]) });
    expect([code, err]).toEqual([2, expect.stringMatching(/LDAP_URL .*docs\/directory\.md/)]);
  });
});
