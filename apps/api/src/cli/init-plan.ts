import { join } from 'node:path';
import { formatEnvFile } from '../config/env-file.ts';
import type { Language } from '../config/language.ts';
import { INIT_TEXT } from './init-text.ts';

/** What `nhipthu init` wants to know; an empty answer leaves the variable unset. */
export const ASKED = ['PROVINCE_NAME', 'PUBLIC_URL', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'MAIL_FROM', 'NHIPTHU_DATA'] as const;
export type Asked = (typeof ASKED)[number];
export type Answers = Readonly<Record<Asked, string>>;

/** Folders that the units hide from the program (ProtectHome, PrivateTmp), so that neither it nor its data can lie in them. */
const HIDDEN_FOLDERS = ['/home', '/root', '/run/user', '/tmp', '/var/tmp'];

/** As the units of apps/api/ops/systemd have it. */
export const UNIT_DATA_FOLDER = '/var/lib/nhip-thu';
const UNIT_PROGRAM_FOLDER = '/opt/nhip-thu';
const UNIT_HOST = 'nhipthu.sonla.gov.vn';

/** Files that systemd hands over to the services; an empty one counts as unset. */
const SECRET_FILES = { DATABASE_URL: 'database-url', REDIS_URL: 'redis-url', SMTP_PASSWORD: 'smtp-password' } as const;
export type Secret = keyof typeof SECRET_FILES;
export const SECRETS: readonly Secret[] = ['DATABASE_URL', 'REDIS_URL', 'SMTP_PASSWORD'];

export interface PlannedFile {
  readonly path: string;
  readonly text: string;
}

export interface InitStep {
  readonly title: string;
  readonly commands: readonly string[];
}

/** The settings of the file. Where a province is measured, whoever sees persons has a second factor. */
export function environmentOf(answers: Answers, language: Language): Record<string, string> {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = answers;
  const proxy = answers.PUBLIC_URL === '' ? '' : 'loopback';
  const all = { ...rest, NHIPTHU_LANG: language, TRUSTED_PROXY: proxy, SECOND_FACTOR: 'required' };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** What is written, all of it for root alone: the settings, and one file for each secret, empty or not, since the units name each. */
export function planFiles(
  folder: string,
  answers: Answers,
  { smtpPassword, language }: { readonly smtpPassword: string; readonly language: Language },
): PlannedFile[] {
  const header = INIT_TEXT[language].header.map((line) => `# ${line}\n`).join('');
  const secrets: Readonly<Record<Secret, string>> = {
    DATABASE_URL: answers.DATABASE_URL,
    REDIS_URL: answers.REDIS_URL,
    SMTP_PASSWORD: smtpPassword,
  };
  return [
    { path: join(folder, 'nhip-thu.env'), text: `${header}${formatEnvFile(environmentOf(answers, language))}` },
    ...SECRETS.map((name) => ({
      path: join(folder, 'secrets', SECRET_FILES[name]),
      text: secrets[name] === '' ? '' : `${secrets[name]}\n`,
    })),
  ];
}

export interface StepPlace {
  /** Where the settings are. */
  readonly folder: string;
  /** Where the program is. */
  readonly program: string;
  readonly language: Language;
  readonly hasSmtpPassword: boolean;
}

const step = (title: string, ...commands: readonly string[]): InitStep => ({ title, commands });

/** What somebody does after it, in order, as commands of a shell. */
export function planSteps(answers: Answers, { folder, program, language, hasSmtpPassword }: StepPlace): InitStep[] {
  const titles = INIT_TEXT[language].steps;
  const isSplit = answers.DATABASE_URL !== '';
  const backup = ['nhip-thu-backup.service', 'nhip-thu-backup.timer'];
  const units = isSplit ? ['nhip-thu-api.service', 'nhip-thu-api@.service', 'nhip-thu-worker@.service'] : ['nhip-thu.service'];
  const started = isSplit ? 'nhip-thu-api nhip-thu-worker@1 nhip-thu-worker@2' : 'nhip-thu';
  const ops = join(program, 'apps/api/ops');
  const data = answers.NHIPTHU_DATA;
  const needsPassword = answers.SMTP_URL.includes('@') && !hasSmtpPassword;
  return [
    step(titles.user, `useradd --system --home-dir ${quote(data)} --shell /usr/sbin/nologin nhip-thu`),
    ...(isSplit ? [step(titles.role, ...roleCommands(answers.DATABASE_URL))] : []),
    ...(needsPassword ? [step(titles.smtpPassword, `editor ${quote(join(folder, 'secrets/smtp-password'))}`)] : []),
    step(
      titles.units,
      ...[...units, ...backup].map((unit) =>
        copyCommand(join(ops, 'systemd', unit), `/etc/systemd/system/${unit}`, replacements(program, folder)),
      ),
      copyCommand(join(ops, 'nhipthu'), '/usr/local/sbin/nhipthu', replacements(program, folder)),
      'chmod 755 /usr/local/sbin/nhipthu',
    ),
    ...(data === UNIT_DATA_FOLDER ? [] : [step(titles.folder, ...ownFolder(data, [...units, 'nhip-thu-backup.service']))]),
    ...(answers.PUBLIC_URL === ''
      ? []
      : [
          step(
            titles.proxy,
            'install -d -m 700 /etc/nhip-thu/tls',
            copyCommand(
              join(ops, 'nginx/nhip-thu.conf'),
              '/etc/nginx/sites-enabled/nhip-thu',
              proxyReplacements(new URL(answers.PUBLIC_URL)),
            ),
            `nginx -t && systemctl reload nginx   # ${INIT_TEXT[language].noNginx}`,
          ),
        ]),
    step(titles.start, 'systemctl daemon-reload', `systemctl enable --now ${started}`),
    step(
      titles.backup,
      'install -d -m 711 /backup',
      'install -d -o nhip-thu -g nhip-thu -m 700 /backup/nhip-thu /backup/nhip-thu-keys',
      'systemctl enable --now nhip-thu-backup.timer',
    ),
    step(titles.first, `cat ${quote(join(data, 'setup-token.txt'))}`),
    step(titles.logs),
  ];
}

type Replacement = readonly [from: string, to: string];

/** Where the examples stand as they are it is a copy. */
function copyCommand(from: string, to: string, replaced: readonly Replacement[]): string {
  const edits = replaced.filter(([before, after]) => before !== after).map(([before, after]) => ` -e ${quote(`s#${before}#${after}#g`)}`);
  return edits.length === 0 ? `install -m 644 ${quote(from)} ${quote(to)}` : `sed${edits.join('')} ${quote(from)} > ${quote(to)}`;
}

/** The name, and the port that stands in the address where it is not that of HTTPS. */
function proxyReplacements({ hostname, host, port }: URL): Replacement[] {
  if (port === '') return [[UNIT_HOST, hostname]];
  return [
    ['443 ssl', `${port} ssl`],
    ['https://$host', 'https://$host:' + port],
    // The program compares where a request comes from with whom it was asked as, port included.
    ['Host $host', 'Host $http_host'],
    [`https://${UNIT_HOST}`, `https://${host}`],
    [UNIT_HOST, hostname],
  ];
}

/** The folder that the units hide in which `place` lies; null: they can reach it. */
export function hiddenFolderOf(place: string): string | null {
  return HIDDEN_FOLDERS.find((folder) => place === folder || place.startsWith(`${folder}/`)) ?? null;
}

const replacements = (program: string, folder: string): Replacement[] => [
  [UNIT_PROGRAM_FOLDER, program],
  ['/etc/nhip-thu', folder],
];

/** Make the role and the database that the address names; the password is not repeated. */
function roleCommands(databaseUrl: string): string[] {
  const url = new URL(databaseUrl);
  const [role = '', database = ''] = [url.username, url.pathname.slice(1)].map((name) => quote(decodeURIComponent(name)));
  const asServer = 'runuser -u postgres --';
  return [`${asServer} createuser --createrole --pwprompt ${role}`, `${asServer} createdb --owner ${role} ${database}`];
}

/** The unit may write in its own folder only. */
function ownFolder(data: string, units: readonly string[]): string[] {
  const [paths, folder] = [quote(`"${escapeUnit(data).replaceAll(/["\\]/g, String.raw`\$&`)}"`), quote(escapeUnit(data))];
  return [
    `install -d -o nhip-thu -g nhip-thu -m 711 ${quote(data)}`,
    ...units.flatMap((unit) => [
      `install -d /etc/systemd/system/${unit}.d`,
      `printf '[Service]\\nReadWritePaths=%s\\nWorkingDirectory=%s\\n' ${paths} ${folder} > /etc/systemd/system/${unit}.d/data.conf`,
    ]),
  ];
}

/** As a unit takes it, where `%` begins a specifier. */
const escapeUnit = (text: string): string => text.replaceAll('%', '%%');

/** As a shell takes it. */
function quote(text: string): string {
  return /^[\w./:@%+=,#-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
