import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import type { LocalisedText } from '../../config/language.ts';
import { HINTS } from '../../config/settings.text.ts';
import { ConfigError, readSettings, type ConfigFault } from '../../config/settings.ts';
import { EXIT } from '../../installation.ts';
import {
  ASKED,
  environmentOf,
  hiddenFolderOf,
  planFiles,
  planSteps,
  SECRETS,
  UNIT_DATA_FOLDER,
  type Answers,
  type Asked,
  type InitStep,
  type PlannedFile,
  type Secret,
} from '../init-plan.ts';
import { INIT_TEXT } from '../init-text.ts';
import type { Shell } from '../shell.ts';
import { InterruptedError, UsageError } from '../usage-fault.ts';
import { PACKAGE_FOLDER } from '../../places.ts';

export interface InitOptions {
  readonly province?: string;
  readonly publicUrl?: string;
  readonly database?: string;
  readonly redis?: string;
  readonly smtp?: string;
  readonly mailFrom?: string;
  readonly data?: string;
  readonly program?: string;
  readonly out: string;
  readonly yes?: boolean;
  readonly stdin?: boolean;
  readonly force?: boolean;
}

const PROGRAM = fileURLToPath(new URL('../..', PACKAGE_FOLDER));

const DEFAULTS: Answers = {
  ...{ PROVINCE_NAME: 'Sơn La', PUBLIC_URL: '', DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '', MAIL_FROM: '' },
  NHIPTHU_DATA: UNIT_DATA_FOLDER,
};

/** `nhipthu init`: writes the settings of a server and says what to do next; nothing that is there is replaced unless `--force` says so. */
export async function runInit(shell: Shell, options: InitOptions): Promise<number> {
  const folder = resolve(options.out);
  const program = resolve(options.program ?? PROGRAM);
  refuseHidden(program);
  if (!options.force) await refuseExisting(planFiles(folder, DEFAULTS, { smtpPassword: '', language: shell.language }));
  const secrets = options.stdin ? readSecrets(await readText(shell.io.stdin)) : {};
  const given = givenAnswers(options, secrets);
  const check = (answers: Answers): readonly ConfigFault[] => findFaults(shell, answers, program);
  const answers = options.yes || options.stdin ? { ...DEFAULTS, ...given } : await ask(shell, given, check);
  const faults = check(answers);
  if (faults.length > 0) throw new ConfigError(faults);
  const smtpPassword = secrets.SMTP_PASSWORD ?? '';
  const files = planFiles(folder, answers, { smtpPassword, language: shell.language });
  const replaced = await writeFiles(files);
  const steps = planSteps(answers, { folder, program, language: shell.language, hasSmtpPassword: smtpPassword !== '' });
  if (shell.isJson) shell.printJson({ files: files.map(({ path }) => path), replaced, steps });
  else printSteps(shell, { files, replaced, steps });
  return EXIT.done;
}

function givenAnswers(options: InitOptions, secrets: Partial<Record<Secret, string>>): Partial<Answers> {
  const given: Readonly<Record<Asked, string | undefined>> = {
    PROVINCE_NAME: options.province,
    PUBLIC_URL: options.publicUrl,
    DATABASE_URL: options.database ?? secrets.DATABASE_URL,
    REDIS_URL: options.redis ?? secrets.REDIS_URL,
    SMTP_URL: options.smtp,
    MAIL_FROM: options.mailFrom,
    NHIPTHU_DATA: options.data === undefined ? undefined : options.data.trim() || UNIT_DATA_FOLDER,
  };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.trim()]])));
}

/** @throws UsageError for a line that names no secret */
function readSecrets(text: string): Partial<Record<Secret, string>> {
  const known: ReadonlySet<string> = new Set(SECRETS);
  const read = parseEnv(text);
  const unknown = Object.keys(read).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UsageError(
      unknown.map((found) => ({ argument: '--stdin', code: 'not-a-secret' as const, found, expected: SECRETS.join(', ') })),
    );
  return read;
}

/** Asks for what is not given, each until the answer will do. @throws InterruptedError at the end of the input */
async function ask(shell: Shell, given: Partial<Answers>, check: (answers: Answers) => readonly ConfigFault[]): Promise<Answers> {
  const text = INIT_TEXT[shell.language];
  const lines = createInterface({ input: shell.io.stdin, signal: shell.io.signal });
  const reader = lines[Symbol.asyncIterator]();
  const answers: Record<Asked, string> = { ...DEFAULTS, ...given };
  try {
    for (const name of ASKED) {
      while (given[name] === undefined && !isNeedless(name, answers)) {
        shell.io.stderr.write(`${text.questions[name]}${DEFAULTS[name] === '' ? '' : ` [${DEFAULTS[name]}]`}: `);
        const line = await reader.next();
        if (line.done) throw new InterruptedError(shell.text.again);
        answers[name] = line.value.trim() || DEFAULTS[name];
        const fault = check(answers).find(({ variable }) => variable === name);
        if (fault === undefined) break;
        shell.io.stderr.write(`  ${fault.problem[shell.language]} → ${fault.hint[shell.language]}\n`);
      }
    }
    return answers;
  } finally {
    lines.close();
  }
}

/** Letters are links that begin with the public address, and have a sender. */
function isNeedless(name: Asked, answers: Answers): boolean {
  return (name === 'SMTP_URL' && answers.PUBLIC_URL === '') || (name === 'MAIL_FROM' && answers.SMTP_URL === '');
}

/** What the program itself would say of these settings, and what systemd would make of the folder. */
function findFaults(shell: Shell, answers: Answers, program: string): readonly ConfigFault[] {
  const { DATABASE_URL, REDIS_URL } = answers;
  // The units name a file for each secret, so the password of the mail server is never what is missing.
  const environment = { ...environmentOf(answers, shell.language), DATABASE_URL, REDIS_URL, SMTP_PASSWORD_FILE: 'secrets/smtp-password' };
  const unfit = findFolderFaults(answers.NHIPTHU_DATA, program);
  try {
    readSettings(environment);
    return unfit;
  } catch (error) {
    if (error instanceof ConfigError) return [...error.faults, ...unfit];
    throw error;
  }
}

/** Why a folder is none for the data of a server. */
function findFolderFaults(data: string, program: string): ConfigFault[] {
  const problem = findFolderProblem(data, program);
  return problem === null ? [] : [{ variable: 'NHIPTHU_DATA', problem, hint: HINTS.NHIPTHU_DATA }];
}

function findFolderProblem(data: string, program: string): LocalisedText | null {
  const { vi, en } = INIT_TEXT;
  // Nobody may guess in which folder the services are started, nor whose home is meant.
  if (!isAbsolute(data) || data.split('/').includes('~')) return { vi: vi.notWhole, en: en.notWhole };
  if (`${resolve(data)}/`.startsWith(`${resolve(program)}/`)) return { vi: vi.inProgram(program), en: en.inProgram(program) };
  const folder = hiddenFolderOf(resolve(data));
  return folder === null ? null : { vi: vi.hidden(folder), en: en.hidden(folder) };
}

/** @throws UsageError where the units could not start the program */
function refuseHidden(program: string): void {
  const folder = hiddenFolderOf(program);
  if (folder !== null) throw new UsageError([{ argument: '--program', code: 'hidden-program', found: program, expected: folder }]);
}

/** @throws UsageError naming every file that is there */
async function refuseExisting(files: readonly PlannedFile[]): Promise<void> {
  const there = await Promise.all(files.map(async ({ path }) => ((await exists(path)) ? [path] : [])));
  const faults = there.flat().map((found) => ({ argument: '--out', code: 'already-there' as const, found }));
  if (faults.length > 0) throw new UsageError(faults);
}

/** Writes all for this user alone. @returns where the files that stood there are now */
async function writeFiles(files: readonly PlannedFile[]): Promise<string[]> {
  const replaced: string[] = [];
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (await exists(path)) {
      await rename(path, `${path}.old`);
      replaced.push(`${path}.old`);
    }
    // Refuses to write through whatever somebody has put there meanwhile.
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  return replaced;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function printSteps(
  shell: Shell,
  { files, replaced, steps }: { files: readonly PlannedFile[]; replaced: readonly string[]; steps: readonly InitStep[] },
): void {
  const text = INIT_TEXT[shell.language];
  for (const { path } of files) shell.print(text.written(path));
  for (const path of replaced) shell.print(text.kept(path));
  shell.print('');
  shell.print(text.next);
  for (const [at, { title, commands }] of steps.entries()) {
    shell.print(`${at + 1}. ${title}`);
    for (const command of commands) shell.print(`     ${command}`);
  }
}
