import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callCli, openTestFolder } from '../../../../tests/support/call-cli.ts';
import { ConfigError } from '../config/settings.ts';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { QueueBackendError } from '../queue/queue-backend.ts';
import { HINTS, PROBLEMS } from '../config/settings.text.ts';

let folder: Awaited<ReturnType<typeof openTestFolder>>;

beforeEach(async () => {
  folder = await openTestFolder();
});

afterEach(async () => {
  await folder.remove();
});

describe('wrong usage', () => {
  it.each([
    [['nonsense'], 'không có lệnh nonsense'],
    [['ingst'], 'không có lệnh ingst (ingest?)'],
    [['verify', '--nonsense'], 'không có tùy chọn --nonsense'],
    [['verify', 'x'], 'thừa tham số'],
    [['ingest', '--origin', 'a'], 'thiếu tham số FILE'],
    [['ingest', 'x'], 'phải có tùy chọn --origin <NAME>'],
    [['ingest', 'x', '--origin'], 'tùy chọn --origin <NAME> thiếu giá trị'],
    [['ingest', 'x', '--origin', 'a', '--format', 'exchange'], 'dùng một trong: auto'],
    [['export', 'mailbox-days', '--from', '2026-01-01', '--to', '2026-01-02', '--format', 'xml'], 'dùng một trong: json, csv'],
    [['adoption', '--from', '2026-01-01', '--to', '2026-01-02', '--definition', 'du-9'], 'dùng một trong: du-1@1, du-2@1'],
    [['verify', '--lang', 'fr'], 'dùng một trong: vi, en'],
    [['adoption'], '--period, --at: chưa nêu kỳ hay khoảng ngày'],
    [['adoption', '--from', '2026-01-01', '--to', '2026-01-02', '--sensitivity'], '--sensitivity'],
    [['adoption', '--period', 'iso-week', '--at', '14/07/2026'], '--at: “14/07/2026” không phải là ngày'],
    [['adoption', '--from', '2026-02-30', '--to', '14/07/2026'], '--from: “2026-02-30” không phải là ngày'],
    [['adoption', '--from', '2026-02-02', '--to', '2026-02-01'], '--from: ngày đầu 2026-02-02 sau ngày cuối 2026-02-01'],
    [['ingest', '/nowhere/mail.log', '--origin', 'a'], 'FILE: không có tệp “/nowhere/mail.log”'],
    [['ingest', tmpdir(), '--origin', 'a'], 'không phải là tệp'],
    [['directory', 'import', '/nowhere/d.csv'], 'FILE: không có tệp “/nowhere/d.csv”'],
    [['account', 'password', 'an', '--stdin'], '--stdin: không nhận được mật khẩu nào'],
  ])('exits 2 before anything is opened, and says what to do: %j', async (argv, said) => {
    const { code, out, err, opened } = await callCli(argv);
    expect({ code, out, opened }).toEqual({ code: 2, out: '', opened: [] });
    expect(err).toContain(said);
    expect(err).toContain('→');
    expect(err).not.toMatch(/undefined|\bat .*\.ts/);
  });

  it.each([['26'], ['1989'], ['2101'], ['20x6'], ['-2026']])('refuses --year %s', async (year) => {
    const { code, err } = await callCli(['ingest', await folder.write('a'), '--origin', 'a', '--year', year]);
    expect(code).toBe(2);
    expect(err).toContain('--year');
  });

  it.each([['7'], ['+7:00'], ['07:00'], ['+07:60'], ['+15:00'], ['Asia/Ho_Chi_Minh']])('refuses --tz %s', async (zone) => {
    const { code, err } = await callCli(['ingest', await folder.write('a'), '--origin', 'a', '--tz', zone]);
    expect(code).toBe(2);
    expect(err).toContain('--tz +07:00');
  });

  it('tells its version, which is that of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../../../package.json', import.meta.url), 'utf8')) as { version: string };
    for (const word of ['--version', '-V']) {
      expect(await callCli([word])).toMatchObject({ code: 0, out: `${version}\n`, err: '', opened: [] });
    }
  });

  it('writes its help in one language', async () => {
    const { out } = await callCli(['--help']);
    expect(out).toMatch(/^Cách dùng: nhipthu \[tùy chọn\] \[lệnh\]\n/);
    expect(out).toMatch(/^ +help \[lệnh\] /m);
    expect(out).not.toMatch(/options|\[command\]/);
    expect((await callCli(['--help', '--lang', 'en'])).out).toMatch(/^Usage: nhipthu \[options\] \[command\]\n/);
    expect((await callCli(['ingest', '--help'])).out).toMatch(/^Cách dùng: nhipthu ingest \[tùy chọn\] <FILE\.\.\.>\n/);
  });

  it('names every fault at once', async () => {
    const { err } = await callCli(['ingest', '/nowhere/1', '/nowhere/2', '--origin', 'a', '--tz', 'x', '--year', 'y', '--lang', 'en']);
    expect(err.trim().split('\n')).toEqual([
      'error: --year: "y" is not a year → write four digits from 1990 to 2100, for example --year 2026',
      'error: --tz: "x" is not a time zone → write the offset from UTC, -14:00 to +14:00, for example --tz +07:00',
      'error: FILE: there is no file "/nowhere/1" → check the path',
      'error: FILE: there is no file "/nowhere/2" → check the path',
    ]);
  });

  it('speaks English with --lang en, wherever it stands', async () => {
    expect((await callCli(['ingest', 'x', '--lang=en'])).err).toContain("required option '--origin <NAME>' not specified");
    expect((await callCli(['--lang', 'en', 'ingest', 'x'])).err).toContain("required option '--origin <NAME>' not specified");
  });
});

describe('help', () => {
  it.each([
    ['vi', 'Mã thoát:', 'Tùy chọn:'],
    ['en', 'Exit codes:', 'Options:'],
  ])('goes to stdout with every exit code, also of a command: %s', async (lang, heading, options) => {
    for (const argv of [['--help'], ['ingest', '--help'], ['help', 'ingest']]) {
      const { code, out, err } = await callCli([...argv, '--lang', lang]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(heading);
      expect(out).toContain(options);
      for (const exit of ['0', '1', '2', '3', '4', '5', '130']) expect(out).toMatch(new RegExp(`^ {2}${exit} +\\S`, 'm'));
    }
  });

  it('is shown on stderr, as wrong usage, when no command is given', async () => {
    for (const argv of [[], ['directory']]) {
      const { code, out, err } = await callCli(argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('Cách dùng:');
    }
  });
});

describe('a start that fails', () => {
  it('exits 3 for the configuration and 4 for the services', async () => {
    const config = new ConfigError([{ variable: 'PORT', problem: PROBLEMS.badValue('x'), hint: HINTS.PORT }]);
    expect(await callCli(['verify'], { openError: config })).toMatchObject({ code: 3, err: expect.stringContaining('PORT') });
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    expect(await callCli(['verify'], { openError: refused })).toMatchObject({
      code: 4,
      err: 'lỗi: không có gì lắng nghe ở địa chỉ đó (ECONNREFUSED): connect ECONNREFUSED 127.0.0.1:5432\n',
    });
  });

  it('says why in the language of --lang, else of NHIPTHU_LANG, else in Vietnamese', async () => {
    const openError = new QueueBackendError(START_UP_FAULTS.redisMayEvict('allkeys-lru'));
    const errorOf = async (argv: string[], language?: 'vi' | 'en'): Promise<string> =>
      (await callCli(argv, { openError, ...(language && { language }) })).err;
    expect(await errorOf(['verify'])).toMatch(/^lỗi: Redis có maxmemory-policy “allkeys-lru”/);
    expect(await errorOf(['verify'], 'en')).toMatch(/^error: Redis has maxmemory-policy “allkeys-lru”/);
    expect(await errorOf(['--lang', 'vi', 'verify'], 'en')).toMatch(/^lỗi: Redis có/);
    expect(await errorOf(['verify', '--lang=en'])).toMatch(/^error: Redis has/);
  });

  it('says in the help which language it speaks by default', async () => {
    expect((await callCli(['--help'], { language: 'en' })).out).toMatch(/--lang <lang>\s+language \(vi \| en; default en\)/);
  });
});
