import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { callCli, openTestFolder, type Outcome } from '../../../../tests/support/call-cli.ts';
import { readSettings } from '../config/settings.ts';
import { openInstallation } from '../installation.ts';
import { nameOf } from './command-name.ts';
import { buildProgram, type ProgramHooks } from './program.ts';

const AT = ['--at', '2026-07-14'];
const FROM = ['--from', '2026-07-14'];
const BY = ['--by', 'Hoa'];
const REASON = ['--reason', 'thử'];
const TEXT = ['--text', 'thử'];
const BASIS = ['--basis', 'Quyết định 1'];
const SOURCE = [...REASON, ...BY, '--source', 'Quyết định 1'];
const APPROVED = ['--approved-by', 'Hoa'];
const SPAN = [...FROM, '--to', '2026-07-15'];
const INSTRUMENT = ['--number', '1', '--issued-on', '2026-07-14', '--issuer', 'UBND'];

/** What is typed after the name of a command; FILE is a file that is there, NEW one that is not, FOLDER an empty folder. */
type Words = readonly string[];

/** Work on an installation: where there is none they are refused. */
const GUARDED: Readonly<Record<string, readonly Words[]>> = {
  ...{ undo: [['1', '--yes']], retention: [[], ['--dry-run']], verify: [[], ['--rebuild']] },
  backup: [['--out', 'NEW']],
  'export mailbox-days': [SPAN, [...SPAN, '--out', 'NEW']],
  adoption: [
    [...AT, '--period', 'reporting-month'],
    [...SPAN, '--unmasked'],
  ],
  'origin list': [[]],
  'origin set': [['thu', '--internal-clients', '10.0.0.0/8']],
  ...{ 'audit verify': [[]], 'audit touched': [['--actor', 'hoa']], 'audit head': [[]] },
  ...{ 'account list': [[]], 'account role': [['hoa', 'auditor']], 'account disable': [['hoa']], 'account enable': [['hoa']] },
  ...{ 'account remove-factor': [['hoa']], 'account password': [['hoa', '--stdin']] },
  ...{ 'calendar list': [['--year', '2026']], 'calendar remove': [['1', ...REASON, ...BY]] },
  ...{ 'targets list': [[]], 'targets history': [['1']], 'targets what-if': [[...AT, '--at-least', '90']] },
  ...{ 'privacy impact': [[], ['--out', 'NEW']], 'privacy erase': [['1', ...REASON]], 'privacy views': [[]] },
  ...{ 'schedule list': [[]], 'schedule add': [['alerts', ...BY]], 'schedule remove': [['1', ...BY]] },
  ...{ 'freeze list': [[]], 'freeze make': [[...AT, ...BY]], 'freeze show': [['K1']], 'freeze differences': [[]] },
  amend: [[...AT, ...REASON, ...APPROVED, ...BY]],
  'report build': [[...AT, '--template', 'monthly', '--out', 'NEW']],
  ...{ 'explanation list': [[]], 'explanation show': [['1']], 'explanation ask': [[...AT, '--agency', 'snv', ...TEXT, ...BY]] },
  ...{ 'explanation attach': [['1', 'FILE', ...BY]], 'explanation answer': [['1', ...TEXT, ...BY]] },
  ...{ 'explanation accept': [['1', ...TEXT, ...BY, '--footnote', 'thử']], 'explanation refuse': [['1', ...TEXT, ...BY]] },
  ...{ 'explanation more': [['1', ...TEXT, ...BY]], 'explanation close': [['1', ...TEXT, ...BY]] },
  'directory import': [['FILE', '--dry-run']],
  'directory pull': [['--dry-run']],
  ...{ 'directory undo': [['1']], 'directory identities': [AT], 'directory agencies': [[]] },
  'directory merge': [['a', 'b', '--on', '2026-07-14', ...BASIS]],
  'directory split': [['a', 'b', '--name', 'B', '--division', 'x', '--on', '2026-07-14', ...BASIS]],
  'directory rename': [['a', 'B', '--on', '2026-07-14', ...BASIS]],
  ...{ 'directory domain list': [[]], 'directory domain set': [['a.gov.vn', 'a']] },
  'directory domain end': [['a.gov.vn', '--on', '2026-07-14']],
  ...{ 'directory unknown': [[]], 'directory assign': [['a@b.gov.vn', '--unit', 'a']] },
  'origin token': [
    ['thu', '--list'],
    ['thu', '--revoke', '1'],
  ],
  ...{ 'paper import': [['FILE'], ['FILE', '--dry-run']], 'paper reams': [['FILE']], 'paper print-log': [['FILE']] },
  ...{ 'paper report': [AT], 'paper status': [[]], 'paper imports': [[]], 'paper undo': [['1']] },
  'paper baseline': [['--months', '2026-01', ...BASIS, ...APPROVED, '--approved-on', '2026-07-14']],
  'paper map': [['queue', 'x', '--agency', 'a']],
  ...{ 'paper lock': [['--month', '2026-01']], 'paper unlock': [['--month', '2026-01', ...REASON]] },
  'paper price list': [[]],
  'paper price set': [['--item', 'sheet', '--amount', '300', '--kind', 'decision', ...INSTRUMENT, ...FROM]],
  ...{ 'paper coefficient list': [[]], 'paper coefficient set': [['trees@1']] },
  doctor: [['FILE', '--origin', 'thu']],
};

/** May begin an installation. */
const FOUNDING: Readonly<Record<string, readonly Words[]>> = {
  ...{ 'directory import': [['FILE'], ['FILE', '--wait']], 'directory pull': [[]] },
  ...{ ingest: [['FILE', '--origin', 'thu']], 'origin token': [['thu']], 'account create': [['hoa', '--role', 'auditor']] },
  'calendar add': [['2026-07-14', '--kind', 'holiday', ...SOURCE]],
  'calendar hours': [['07:30-11:30,13:00-17:00', '--valid-from', '2026-07-14', ...SOURCE]],
  'targets set': [['--at-least', '90', ...FROM, '--instrument', 'Quyết định', ...INSTRUMENT, ...APPROVED, ...REASON, ...BY]],
};

/** Need no installation for what they do here, and say something else than that there is none. */
const ALONE: Readonly<Record<string, readonly Words[]>> = {
  ...{ init: [['--out', 'FOLDER', '--database', 'wrong', '--yes']], restore: [['FOLDER'], ['FOLDER', '--dry-run']] },
  ...{ doctor: [[], ['FILE']], ingest: [['FILE', '--dry-run']], 'report check': [['FOLDER']] },
};

const linesOf = (table: typeof GUARDED): [string, Words][] =>
  Object.entries(table).flatMap(([name, lines]) => lines.map((words): [string, Words] => [name, words]));

let folder: Awaited<ReturnType<typeof openTestFolder>>;
let dataFolder: string;
const before = { ...process.env };
beforeAll(async () => {
  folder = await openTestFolder();
  await folder.write('file');
  await mkdir(join(folder.path, 'empty'));
  dataFolder = join(folder.path, 'data');
  for (const name of ['DATABASE_URL', 'DATABASE_URL_FILE', 'REDIS_URL', 'REDIS_URL_FILE']) delete process.env[name];
  process.env['NHIPTHU_DATA'] = dataFolder;
});
afterAll(async () => {
  process.env = before;
  await folder.remove();
});

/** Runs the line where there is no installation; what may make one is stopped before it does. */
async function call(name: string, words: Words): Promise<Outcome & { mayFound: boolean }> {
  const places: Readonly<Record<string, string>> = { FILE: 'file', NEW: 'new', FOLDER: 'empty' };
  const typed = words.map((word) => (places[word] === undefined ? word : join(folder.path, places[word])));
  let mayFound = false;
  const outcome = await callCli([...name.split(' '), ...typed], {
    stdin: 'mot-mat-khau-rat-dai\n',
    onOpen: async (options) => {
      mayFound = options.mayFound;
      if (mayFound) throw new Error('stopped');
      await openInstallation(readSettings(), { mayFound });
    },
  });
  return { ...outcome, mayFound };
}

async function listAll(): Promise<string[]> {
  return (await readdir(folder.path, { recursive: true })).toSorted();
}

describe('where there is no installation', () => {
  it.each(linesOf(GUARDED))('is refused, and makes nothing: %s %j', async (name, words) => {
    const { code, out, err } = await call(name, words);
    expect({ code, out, err }).toEqual({ code: 3, out: '', err: expect.stringContaining(`không có bản cài nào ở ${dataFolder};`) });
    expect(err).toContain('NHIPTHU_DATA');
    expect(await listAll()).toEqual(['empty', 'file']);
  });

  it.each(linesOf(FOUNDING))('may begin one: %s %j', async (name, words) => {
    expect((await call(name, words)).mayFound).toBe(true);
  });

  it.each(linesOf(ALONE))('has no need of one, and makes none: %s %j', async (name, words) => {
    const { opened, err } = await call(name, words);
    expect({ opened, err }).toEqual({ opened: [], err: expect.not.stringContaining('không có bản cài nào') });
    expect(await listAll()).toEqual(['empty', 'file']);
  });

  it('every command is one of these', () => {
    const decided = new Set([GUARDED, FOUNDING, ALONE].flatMap((table) => Object.keys(table)));
    // Nothing is run, so nothing is asked of the hooks but the language.
    const program = buildProgram({ language: 'vi', io: {} } as unknown as ProgramHooks);
    const leavesOf = (command: Command): string[] =>
      command.commands.length === 0 ? [nameOf(command)] : command.commands.flatMap(leavesOf);
    expect([...decided].toSorted()).toEqual(leavesOf(program).toSorted());
  });

  it('is told in English too', async () => {
    const { err } = await call('verify', ['--lang', 'en']);
    expect(err).toMatch(/^error: there is no installation in .*; set NHIPTHU_DATA .* or run the command in the program's folder/);
  });
});

describe('a folder for a backup that cannot be one', () => {
  it.each(['vi', 'en'] as const)('is told as such, without words of the operating system: %s', async (language) => {
    const { code, err } = await call('backup', ['--out', join(folder.path, 'file', 'x'), '--lang', language]);
    expect(code).toBe(2);
    expect(err).toContain(language === 'vi' ? 'một phần của đường dẫn là tệp' : 'a part of the path is a file');
    expect(err).not.toMatch(/scandir/);
  });
});
