import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SegmentReply } from '@nhip-thu/metrics';
import { AccountService, UnknownAccountError } from '../access/account.service.ts';
import { PasswordRuleError } from '../access/password.ts';
import { ConfigError } from '../config/settings.ts';
import type { ImportInput, ImportResult } from '../directory/directory.service.ts';
import { DirectoryService } from '../directory/directory.service.ts';
import { EmptyUploadError, IngestService, InvalidOriginNameError, type ReceiveInput } from '../ingest/ingest.service.ts';
import { VerifyService } from '../ingest/verify.service.ts';
import { AdoptionService } from '../usage/adoption.service.ts';
import { UsageRepository } from '../usage/usage.repository.ts';
import { runCli } from './run-cli.ts';
import type { CliContext } from './shell.ts';

const COUNTS = { added: 1, changed: 2, unchanged: 3, removed: 0, notInFile: 1520 };
const IMPORTED: ImportResult = {
  faults: [],
  counts: { agencies: COUNTS, officials: COUNTS, mailboxes: COUNTS, aliases: COUNTS },
  isApplied: true,
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-cli-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Services by their class; a service that is not given is not expected to be called. */
type Services = Map<unknown, object>;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was asked of the context, and whether it was closed. */
  readonly opened: { withWorker: boolean }[];
  readonly closed: number;
}

interface Setting {
  readonly services?: Services;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
  readonly openError?: Error;
  readonly now?: () => number;
}

function collect(): { stream: Writable; read: () => string } {
  const chunks: Buffer[] = [];
  const stream = new PassThrough().on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, read: () => Buffer.concat(chunks).toString('utf8') };
}

async function call(argv: string[], setting: Setting = {}): Promise<Outcome> {
  const out = collect();
  const err = collect();
  const opened: { withWorker: boolean }[] = [];
  let closed = 0;
  const code = await runCli(
    argv,
    {
      stdin: Readable.from([setting.stdin ?? '']),
      stdout: out.stream,
      stderr: err.stream,
      isWatched: false,
      hasColours: false,
      signal: setting.signal ?? new AbortController().signal,
      now: setting.now ?? ((): number => 0),
    },
    async (options) => {
      opened.push(options);
      if (setting.openError) throw setting.openError;
      const context: CliContext = {
        get<T>(type: new (...args: never[]) => T): T {
          const service = setting.services?.get(type);
          if (!service) throw new Error(`${type.name} was not expected to be called`);
          // The test put the service in under its class.
          return service as T;
        },
        close: async () => {
          closed += 1;
        },
      };
      return context;
    },
  );
  return { code, out: out.read(), err: err.read(), opened, closed };
}

async function fileOf(name: string, content = 'x\n'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

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
    [['adoption', '--from', '2026-01-01', '--to', '2026-01-02', '--definition', 'du-9'], 'dùng một trong: du-2@1, du-1@1'],
    [['verify', '--lang', 'fr'], 'dùng một trong: vi, en'],
    [['adoption', '--from', '2026-02-30', '--to', '14/07/2026'], '--from: “2026-02-30” không phải là ngày'],
    [['adoption', '--from', '2026-02-02', '--to', '2026-02-01'], '--from: ngày đầu 2026-02-02 sau ngày cuối 2026-02-01'],
    [['ingest', '/nowhere/mail.log', '--origin', 'a'], 'FILE: không có tệp “/nowhere/mail.log”'],
    [['ingest', tmpdir(), '--origin', 'a'], 'không phải là tệp'],
    [['directory', 'import', '/nowhere/d.csv'], 'FILE: không có tệp “/nowhere/d.csv”'],
    [['account', 'password', 'an', '--stdin'], '--stdin: không nhận được mật khẩu nào'],
  ])('exits 2 before anything is opened, and says what to do: %j', async (argv, said) => {
    const { code, out, err, opened } = await call(argv);
    expect({ code, out, opened }).toEqual({ code: 2, out: '', opened: [] });
    expect(err).toContain(said);
    expect(err).toContain('→');
    expect(err).not.toMatch(/undefined|\bat .*\.ts/);
  });

  it.each([['26'], ['1989'], ['2101'], ['20x6'], ['-2026']])('refuses --year %s', async (year) => {
    const { code, err } = await call(['ingest', await fileOf('a'), '--origin', 'a', '--year', year]);
    expect(code).toBe(2);
    expect(err).toContain('--year');
  });

  it.each([['7'], ['+7:00'], ['07:00'], ['+07:60'], ['+15:00'], ['Asia/Ho_Chi_Minh']])('refuses --tz %s', async (zone) => {
    const { code, err } = await call(['ingest', await fileOf('a'), '--origin', 'a', '--tz', zone]);
    expect(code).toBe(2);
    expect(err).toContain('--tz +07:00');
  });

  it('names every fault at once', async () => {
    const { err } = await call(['ingest', '/nowhere/1', '/nowhere/2', '--origin', 'a', '--tz', 'x', '--year', 'y', '--lang', 'en']);
    expect(err.trim().split('\n')).toEqual([
      'error: --year: "y" is not a year → write four digits from 1990 to 2100, for example --year 2026',
      'error: --tz: "x" is not a time zone → write the offset from UTC, -14:00 to +14:00, for example --tz +07:00',
      'error: FILE: there is no file "/nowhere/1" → check the path',
      'error: FILE: there is no file "/nowhere/2" → check the path',
    ]);
  });

  it('speaks English with --lang en, wherever it stands', async () => {
    expect((await call(['ingest', 'x', '--lang=en'])).err).toContain("required option '--origin <NAME>' not specified");
    expect((await call(['--lang', 'en', 'ingest', 'x'])).err).toContain("required option '--origin <NAME>' not specified");
  });
});

describe('help', () => {
  it.each([
    ['vi', 'Mã thoát:', 'Tùy chọn:'],
    ['en', 'Exit codes:', 'Options:'],
  ])('goes to stdout with every exit code, also of a command: %s', async (lang, heading, options) => {
    for (const argv of [['--help'], ['ingest', '--help'], ['help', 'ingest']]) {
      const { code, out, err } = await call([...argv, '--lang', lang]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(heading);
      expect(out).toContain(options);
      for (const exit of ['0', '1', '2', '3', '4', '5', '130']) expect(out).toMatch(new RegExp(`^ {2}${exit} +\\S`, 'm'));
    }
  });

  it('is shown on stderr, as wrong usage, when no command is given', async () => {
    for (const argv of [[], ['directory']]) {
      const { code, out, err } = await call(argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('Cách dùng:');
    }
  });
});

describe('a start that fails', () => {
  it('exits 3 for the configuration and 4 for the services', async () => {
    const config = new ConfigError([{ variable: 'PORT', problem: '“x” is not valid', hint: 'a port number' }]);
    expect(await call(['verify'], { openError: config })).toMatchObject({ code: 3, err: expect.stringContaining('PORT') });
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    expect(await call(['verify'], { openError: refused })).toMatchObject({ code: 4, err: 'lỗi: connect ECONNREFUSED 127.0.0.1:5432\n' });
  });
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
    const argv = ['directory', 'import', await fileOf('d.csv', 'dir'), '--aliases', await fileOf('a.csv', 'ali'), '--dry-run'];
    const { code, out, opened, closed } = await call(argv, { services });
    expect({ code, opened, closed }).toEqual({ code: 0, opened: [{ withWorker: false }], closed: 1 });
    expect(inputs).toMatchObject([{ directory: { name: 'd.csv' }, aliases: { name: 'a.csv' }, isDryRun: true }]);
    expect(Buffer.from(inputs[0]!.directory.bytes).toString()).toBe('dir');
    expect(out).toContain('người: thêm 1, sửa 2, bỏ 0, giữ nguyên 3, không có trong tệp 1.520');
  });

  it('exits 1 with every fault in words when the file has faults', async () => {
    const fault = { file: 'd.csv', row: 12, column: 'type', code: 'bad-type' as const, found: 'x', expected: 'official' };
    const { services } = importing({ faults: [fault], counts: null, isApplied: false });
    const path = await fileOf('d.csv');
    expect(await call(['directory', 'import', path], { services })).toMatchObject({
      code: 1,
      out: 'd.csv, dòng 12, cột type: loại “x” không có → dùng một trong: official\nChưa nhập gì: tệp có 1 lỗi.\n',
    });
    const json = await call(['directory', 'import', path, '--json', '--lang', 'en'], { services });
    expect(JSON.parse(json.out)).toMatchObject({
      schemaVersion: 1,
      isApplied: false,
      counts: null,
      faults: [{ row: 12, what: 'there is no type "x"' }],
    });
  });
});

function segmentOf(part: Partial<SegmentReply>): SegmentReply {
  return {
    id: '1',
    origin: 'thu',
    name: 'mail.log',
    compression: 'plain',
    dialect: null,
    state: 'folded',
    bytesTotal: 2,
    bytesDone: 2,
    lines: 1521,
    parsed: 1500,
    ignored: 20,
    rejected: 1,
    oversize: 0,
    facts: 7,
    fresh: 7,
    duplicate: 0,
    tailBytes: 0,
    ignoredKinds: {},
    rejectedReasons: {},
    linesPerSecond: null,
    receivedAt: '',
    foldedAt: null,
    isRollUpPending: false,
    error: null,
    ...part,
  };
}

describe('ingest', () => {
  /** A service that keeps what it receives; segment ids are those of the contents. */
  class FakeIngest {
    readonly received: (Omit<ReceiveInput, 'stream'> & { content: string })[] = [];
    result: Partial<SegmentReply> = {};
    waited: string[] | null = null;

    async receive({ stream, ...input }: ReceiveInput): Promise<{ segment: SegmentReply; isKnown: boolean }> {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const content = Buffer.concat(chunks).toString();
      if (content === '') throw new EmptyUploadError();
      if (input.originName === 'Ý') throw new InvalidOriginNameError(input.originName);
      const isKnown = this.received.some((each) => each.content === content);
      this.received.push({ ...input, content });
      return { segment: segmentOf({ id: content, name: input.name, ...this.result }), isKnown };
    }

    async segmentsByIds(ids: string[]): Promise<SegmentReply[]> {
      return ids.toReversed().map((id) => segmentOf({ id, name: this.received.find((each) => each.content === id)!.name, ...this.result }));
    }

    async waitForRollUps(ids: string[]): Promise<SegmentReply[]> {
      this.waited = ids;
      return this.segmentsByIds(ids);
    }

    async status(): Promise<unknown> {
      return { origins: [{ name: 'cu', timeZone: '+07:00' }] };
    }
  }

  const servicesWith = (ingest: object): Services => new Map([[IngestService, ingest]]);

  it('hands the files over in order, waits, and reports each in that order', async () => {
    const ingest = new FakeIngest();
    const files = [await fileOf('mail.log.1', 'one'), await fileOf('mail.log', 'two')];
    const { code, out, opened } = await call(['ingest', ...files, '--origin', 'thu', '--tz', '-03:30', '--year', '2026', '--wait'], {
      services: servicesWith(ingest),
    });
    expect({ code, opened }).toEqual({ code: 0, opened: [{ withWorker: true }] });
    expect(ingest.received).toEqual([
      { originName: 'thu', name: 'mail.log.1', content: 'one', year: 2026, zoneOffsetMinutes: -210 },
      { originName: 'thu', name: 'mail.log', content: 'two', year: 2026, zoneOffsetMinutes: -210 },
    ]);
    expect(ingest.waited).toEqual(['one', 'two']);
    expect(out.split('\n')).toEqual([
      'mail.log.1: xong',
      '  1.521 dòng: hiểu 1.500, bỏ qua 20, từ chối 1, quá dài 0',
      '  7 sự kiện mới, 0 đã đếm trước đó',
      'mail.log: xong',
      '  1.521 dòng: hiểu 1.500, bỏ qua 20, từ chối 1, quá dài 0',
      '  7 sự kiện mới, 0 đã đếm trước đó',
      '',
    ]);
  });

  it('prints one JSON document of the segments; equal bytes are one segment; an empty file is none', async () => {
    const ingest = new FakeIngest();
    const files = [await fileOf('a', 'same'), await fileOf('b', 'same'), await fileOf('c', '')];
    const { code, out, opened } = await call(['ingest', ...files, '--origin', 'thu', '--json'], { services: servicesWith(ingest) });
    expect({ code, opened }).toEqual({ code: 0, opened: [{ withWorker: false }] });
    expect(ingest.waited).toBeNull();
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, segments: [{ id: 'same', name: 'a' }], alreadyKnown: ['same'], notRead: [] });
  });

  it('exits 5 when a file failed, and 0 when lines of it were rejected', async () => {
    const ingest = new FakeIngest();
    const path = await fileOf('a', 'one');
    ingest.result = { rejected: 1500 };
    expect((await call(['ingest', path, '--origin', 'thu', '--wait'], { services: servicesWith(ingest) })).code).toBe(0);
    ingest.result = { state: 'failed', error: 'gzip: broken' };
    const failed = await call(['ingest', path, '--origin', 'thu', '--wait'], { services: servicesWith(ingest) });
    expect(failed).toMatchObject({ code: 5, out: expect.stringContaining('gzip: broken') });
  });

  it('goes on with the other files when one cannot be read to its end, and exits 5', async () => {
    const ingest = new FakeIngest();
    const bad = await fileOf('bad', 'bad');
    const { receive } = ingest;
    ingest.receive = async function spoil(this: FakeIngest, input) {
      // The file vanishes between the check and the reading.
      if (input.name === 'bad') await rm(bad);
      return receive.call(this, input);
    };
    const outcome = await call(['ingest', bad, await fileOf('good', 'good'), '--origin', 'thu', '--json'], {
      services: servicesWith(ingest),
    });
    expect(outcome.code).toBe(5);
    expect(JSON.parse(outcome.out)).toMatchObject({ segments: [{ name: 'good' }], notRead: [{ file: bad, reason: 'ENOENT' }] });
  });

  it('refuses a zone other than the one the origin has, and a name that is none', async () => {
    const services = servicesWith(new FakeIngest());
    const path = await fileOf('a');
    const zone = await call(['ingest', path, '--origin', 'cu', '--tz', '+09:00'], { services });
    expect(zone).toMatchObject({ code: 2, closed: 1, err: expect.stringContaining('đã có múi giờ +07:00') });
    expect((await call(['ingest', path, '--origin', 'cu', '--tz', '+07:00'], { services })).code).toBe(0);
    expect(await call(['ingest', path, '--origin', 'Ý'], { services })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--origin: “Ý”'),
    });
  });

  it('exits 130 on Ctrl-C, closes what it opened, and says how to go on', async () => {
    const interruption = new AbortController();
    const ingest = new FakeIngest();
    ingest.waitForRollUps = () => {
      interruption.abort();
      return new Promise(() => undefined);
    };
    const outcome = await call(['ingest', await fileOf('a'), '--origin', 'thu', '--wait'], {
      services: servicesWith(ingest),
      signal: interruption.signal,
    });
    expect(outcome).toMatchObject({ code: 130, closed: 1, out: '', err: expect.stringContaining('không dòng nào bị đếm hai lần') });
  });

  it('prints progress as a line per ten seconds on stderr, and none with --quiet', async () => {
    const waiting = async (
      ids: string[],
      { onProgress }: Parameters<IngestService['waitForRollUps']>[1] & object,
    ): Promise<SegmentReply[]> => {
      for (let poll = 0; poll < 30; poll += 1) onProgress?.([segmentOf({ bytesTotal: 100, bytesDone: 50 })], 0, 0);
      return [segmentOf({ id: ids[0] ?? '' })];
    };
    const ingest = Object.assign(new FakeIngest(), { waitForRollUps: waiting });
    let clock = 0;
    const now = (): number => (clock += 500);
    const argv = ['ingest', await fileOf('a'), '--origin', 'thu', '--wait'];
    const { err } = await call(argv, { services: servicesWith(ingest), now });
    expect(err).toBe('50 % đang xử lý\n');
    expect((await call([...argv, '--quiet'], { services: servicesWith(ingest), now })).err).toBe('');
  });
});

describe('export mailbox-days', () => {
  const row = {
    mailbox: '=x,"y@x.example',
    day: '2026-03-02',
    sent: 1,
    sentAs: 2,
    received: 3,
    receivedMessages: 4,
    logins: 5,
    loginFails: 6,
  };
  const argv = ['export', 'mailbox-days', '--from', '2026-03-02', '--to', '2026-03-08'];

  function exporting(rows: () => AsyncGenerator<unknown>): Services {
    return new Map([[UsageRepository, { exportMailboxDays: rows }]]);
  }

  async function* twoRows(): AsyncGenerator<unknown> {
    yield row;
    yield { ...row, mailbox: 'an@x.example' };
  }

  it('writes one JSON document, also without any row', async () => {
    const { code, out, err } = await call(argv, { services: exporting(twoRows) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      from: '2026-03-02',
      to: '2026-03-08',
      rows: [row, { ...row, mailbox: 'an@x.example' }],
    });
    const empty = await call(argv, { services: exporting(async function* none() {}) });
    expect(JSON.parse(empty.out)).toMatchObject({ rows: [] });
  });

  it('writes CSV that a spreadsheet opens and cannot run', async () => {
    const { out } = await call([...argv, '--format', 'csv'], { services: exporting(twoRows) });
    expect(out).toBe(
      `\ufeffmailbox,day,sent,sentAs,received,receivedMessages,logins,loginFails\r\n"'=x,""y@x.example",2026-03-02,1,2,3,4,5,6\r\nan@x.example,2026-03-02,1,2,3,4,5,6\r\n`,
    );
  });

  it('writes a file whole or not at all', async () => {
    const path = join(folder, 'days.json');
    const { code, out } = await call([...argv, '--out', path], { services: exporting(twoRows) });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ rows: [{}, {}] });

    const broken = exporting(async function* breaks() {
      yield row;
      throw Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
    });
    expect((await call([...argv, '--out', join(folder, 'other.json')], { services: broken })).code).toBe(4);
    expect(await readdir(folder)).toEqual(['days.json']);
  });

  it.each(['/nowhere/days.json', tmpdir()])('refuses --out %s before anything is opened', async (path) => {
    expect(await call([...argv, '--out', path])).toMatchObject({
      code: 2,
      opened: [],
      err: expect.stringContaining('--out: không ghi được'),
    });
  });
});

describe('adoption', () => {
  const use = {
    code: 'sxd',
    name: 'Sở Xây dựng',
    definition: 'du-2@1',
    counted: 9,
    eligible: 11,
    unknown: 1,
    workingDays: 20,
    coveredDays: 19,
    sent: 0,
    received: 0,
  };
  const argv = ['adoption', '--from', '2026-03-02', '--to', '2026-03-08'];
  const adopting = (rows: unknown[]): Services => new Map([[AdoptionService, { compute: async () => rows }]]);

  it('prints n of those who can be judged, and no rate below 95 % coverage', async () => {
    const services = adopting([
      use,
      { ...use, code: 'stp', name: 'Sở Tư pháp', coveredDays: 18 },
      { ...use, code: 'x', name: 'X', eligible: 1, workingDays: 0, coveredDays: 0, counted: 0 },
    ]);
    expect((await call(argv, { services })).out.split('\n')).toEqual([
      'Mã   Cơ quan      n   N  Tỷ lệ            Độ phủ',
      'sxd  Sở Xây dựng  9  10  90,0%             95,0%',
      'stp  Sở Tư pháp   9  10  chưa đủ dữ liệu   90,0%',
      'x    X            0   0  chưa đủ dữ liệu       –',
      '',
    ]);
  });

  it('prints the counts as JSON', async () => {
    const { out } = await call([...argv, '--json', '--by', 'agency'], { services: adopting([use]) });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      from: '2026-03-02',
      to: '2026-03-08',
      by: 'agency',
      definition: 'du-2@1',
      rows: [use],
    });
  });
});

describe('verify', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('exits by whether the ledger balances: %s gives %i', async (isBalanced, code) => {
    const checks = [{ name: 'lines', isOk: isBalanced, detail: '3 of 3' }];
    const services: Services = new Map([[VerifyService, { verify: async () => ({ isBalanced, checks }) }]]);
    const text = await call(['verify'], { services });
    expect(text.code).toBe(code);
    expect(text.out).toContain('lines: 3 of 3');
    expect(JSON.parse((await call(['verify', '--json'], { services })).out)).toEqual({ schemaVersion: 1, isBalanced, checks });
  });
});

describe('account password', () => {
  function resetting(): { services: Services; calls: unknown[][] } {
    const calls: unknown[][] = [];
    const resetPassword = async (name: string, password: string | null): Promise<string> => {
      calls.push([name, password]);
      if (name === 'nobody') throw new UnknownAccountError();
      if (password === 'short') throw new PasswordRuleError();
      return password ?? 'made-pass-word';
    };
    return { services: new Map([[AccountService, { resetPassword }]]), calls };
  }

  it('prints a made password alone on stdout', async () => {
    const { services, calls } = resetting();
    expect(await call(['account', 'password', 'an'], { services })).toMatchObject({ code: 0, out: 'made-pass-word\n' });
    expect(calls).toEqual([['an', null]]);
  });

  it('takes one from stdin with --stdin and never repeats it', async () => {
    const { services, calls } = resetting();
    for (const more of [[], ['--json']]) {
      const { code, out, err } = await call(['account', 'password', 'an', '--stdin', ...more], { services, stdin: ' hai  chữ \r\nmore' });
      expect(code).toBe(0);
      expect(out + err).not.toContain('hai');
    }
    expect(calls).toEqual([
      ['an', ' hai  chữ '],
      ['an', ' hai  chữ '],
    ]);
  });

  it('exits 2 for an unknown account and for a password against the rule', async () => {
    const { services } = resetting();
    expect(await call(['account', 'password', 'nobody'], { services })).toMatchObject({
      code: 2,
      err: expect.stringContaining('không có tài khoản “nobody”'),
    });
    const short = await call(['account', 'password', 'an', '--stdin'], { services, stdin: 'short' });
    expect(short).toMatchObject({ code: 2, err: expect.stringContaining('12–256') });
    expect(short.err).not.toContain('short');
  });
});
