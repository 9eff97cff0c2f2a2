import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Language, LocalisedText } from './language.ts';
import { findLdapFaults, ldapSettingsOf, LdapVariables, type LdapSettings } from './ldap-settings.ts';
import { findMailFaults, mailSettingsOf, MailVariables, publicUrlOf, type MailSettings } from './mail-settings.ts';
import { findOidcFaults, oidcSettingsOf, OidcVariables, type OidcSettings } from './oidc-settings.ts';
import { HINTS, OWN_DATABASE_HINT, PROBLEMS, type Variable } from './settings.text.ts';
import { findRetentionFaults, RetentionVariables, retentionSettingsOf, type RetentionSettings } from './retention-settings.ts';
import { StartUpError } from './start-up-error.ts';
import { missingTlsFiles, syslogSettingsOf, SyslogVariables, type SyslogSettings } from './syslog-settings.ts';
import { TrustedProxies } from './trusted-proxies.ts';
import { WatchList, type WatchEntry } from './watch-list.ts';
import { findWebhookFaults, webhookSettingsOf, WebhookVariables, type WebhookSettings } from './webhook-settings.ts';

/** Which part of the program this process plays; `all` is both in one. */
export const RunRole = z.enum(['api', 'worker', 'all']);
export type RunRole = z.infer<typeof RunRole>;

const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const PostgresUrl = z.string().refine((text) => {
  const url = parseUrl(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return false;
  const hasHost = url.hostname !== '' || url.searchParams.has('host');
  // The queue sets its own search_path, which ?options= would overrule.
  return hasHost && url.pathname.length > 1 && !url.searchParams.has('options');
});

const RedisUrl = z.string().refine((text) => {
  const url = parseUrl(text);
  return url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '';
});

const EnvironmentSchema = z.object({
  NHIPTHU_DATA: z.string().min(1).optional(),
  NHIPTHU_LANG: z.enum(['vi', 'en']).default('vi'),
  DATABASE_URL: PostgresUrl.optional(),
  DATABASE_URL_FILE: z.string().min(1).optional(),
  REDIS_URL: RedisUrl.optional(),
  REDIS_URL_FILE: z.string().min(1).optional(),
  ROLE: RunRole.default('all'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  TRUSTED_PROXY: TrustedProxies.default([]),
  FOLD_CHUNK_KIB: z.coerce.number().int().min(64).max(65_536).default(4096),
  NHIPTHU_LOG: z.enum(['text', 'json']).default('text'),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('warn'),
  PROVINCE_NAME: z
    .string()
    .trim()
    .regex(/^\P{Cc}{1,60}$/u)
    .default('Sơn La'),
  SECOND_FACTOR: z.enum(['offered', 'required']).default('offered'),
  ...RetentionVariables,
  ...SyslogVariables,
  ...LdapVariables,
  ...MailVariables,
  ...OidcVariables,
  ...WebhookVariables,
  WATCH: WatchList.default([]),
} satisfies Record<Variable, z.ZodType>);

/** Names of all variables there are. */
export const VARIABLES: readonly string[] = Object.keys(HINTS);

/** One thing that is wrong with the environment. The value itself is never repeated: it may hold a password. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: LocalisedText;
  readonly hint: LocalisedText;
}

/** The environment does not make a configuration; all faults at once. */
export class ConfigError extends StartUpError {
  override readonly name = 'ConfigError';
  constructor(
    readonly faults: readonly ConfigFault[],
    options?: ErrorOptions,
  ) {
    const describe = (language: Language): string =>
      faults.map(({ variable, problem, hint }) => `${variable}: ${problem[language]}\n    → ${hint[language]}`).join('\n');
    super({ vi: describe('vi'), en: describe('en') }, options);
  }
}

/** The settings of this process. `null` means "use the built-in": embedded database, queue in PostgreSQL, a chosen data folder. */
export interface Settings {
  readonly dataFolder: string | null;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly role: RunRole;
  readonly host: string;
  readonly port: number;
  /** Reverse proxies in front, whose word on who asks, and whether by HTTPS, is taken; empty: nobody's. */
  readonly trustedProxies: readonly string[];
  /** Plain text folded in one transaction. */
  readonly foldChunkBytes: number;
  /** What the log is written as: for people, or one JSON object a line. */
  readonly logForm: 'text' | 'json';
  readonly logLevel: 'error' | 'warn' | 'log' | 'debug';
  /** Name of the province as reports print it. */
  readonly provinceName: string;
  /** Whether roles that see persons get to nothing but their own account until they have a second factor. */
  readonly requiresSecondFactor: boolean;
  /** How long what is kept about single people stays. */
  readonly retention: RetentionSettings;
  readonly syslog: SyslogSettings;
  /** Null: people are not pulled from a directory server. */
  readonly ldap: LdapSettings | null;
  /** The address people open in their browser; links in letters begin with it, never with what a request says. */
  readonly publicUrl: string | null;
  /** Null: no letters are sent, so nobody gets a new password by mail. */
  readonly mail: MailSettings | null;
  /** Null: nobody signs in by an identity provider. */
  readonly oidc: OidcSettings | null;
  /** Null: no other program is told anything. */
  readonly webhooks: WebhookSettings | null;
  /** Log files that this process follows, unless it is a worker. */
  readonly watch: readonly WatchEntry[];
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * The time zone is not among them: days are those of Asia/Ho_Chi_Minh by the calendar, whatever TZ the process has.
 * @throws ConfigError naming every fault
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const given = addLdapFile(addSecretFiles(set));
  const parsed = EnvironmentSchema.safeParse(given);
  const faults = [...(parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, given))), ...findMissing(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const values = parsed.data;
  return {
    dataFolder: values.NHIPTHU_DATA ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    role: values.ROLE,
    host: values.HOST,
    port: values.PORT,
    trustedProxies: values.TRUSTED_PROXY,
    foldChunkBytes: values.FOLD_CHUNK_KIB * 1024,
    logForm: values.NHIPTHU_LOG,
    logLevel: values.LOG_LEVEL,
    provinceName: values.PROVINCE_NAME.normalize('NFC'),
    requiresSecondFactor: values.SECOND_FACTOR === 'required',
    retention: retentionSettingsOf(values),
    syslog: syslogSettingsOf(values),
    ldap: ldapSettingsOf(values),
    publicUrl: publicUrlOf(values),
    mail: mailSettingsOf(values),
    oidc: oidcSettingsOf(values),
    webhooks: webhookSettingsOf(values),
    watch: values.WATCH,
  };
}

/** Variables with a password in them, each of which may stand in a file of its own that `<NAME>_FILE` names, as Docker and Kubernetes hand out secrets. */
const SECRETS = ['DATABASE_URL', 'REDIS_URL'] as const;

/**
 * What is in the environment wins.
 * @throws ConfigError naming every file that cannot be read
 */
function addSecretFiles(given: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const found: Record<string, string> = {};
  const faults: ConfigFault[] = [];
  for (const name of SECRETS) {
    const variable = `${name}_FILE` as const;
    const file = given[variable];
    if (file === undefined) continue;
    try {
      // An empty file counts as unset, like an empty variable.
      const value = readFileSync(file, 'utf8').trim();
      if (value !== '') found[name] = value;
    } catch {
      // The error names the file again, and nothing that helps more.
      faults.push({ variable, problem: PROBLEMS.badValue(file), hint: HINTS[variable] });
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return { ...found, ...given };
}

/**
 * Variables of LDAP may stand in a file of lines NAME=value, which `LDAP_FILE` names; what is in the environment wins.
 * @throws ConfigError when the file cannot be read
 */
function addLdapFile(given: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const file = given['LDAP_FILE'];
  if (file === undefined) return given;
  try {
    const entries = Object.entries(parseEnv(readFileSync(file, 'utf8'))).filter(
      ([name, value]) => name.startsWith('LDAP_') && value !== '',
    );
    return { ...Object.fromEntries(entries), ...given };
  } catch (cause) {
    throw new ConfigError([{ variable: 'LDAP_FILE', problem: PROBLEMS.badValue(file), hint: HINTS.LDAP_FILE }], { cause });
  }
}

/** What other variables make necessary. */
function findMissing(given: Readonly<Record<string, string | undefined>>): ConfigFault[] {
  const faults: ConfigFault[] = missingTlsFiles(given).map((variable) => ({
    variable,
    problem: PROBLEMS.neededWithTls(),
    hint: HINTS[variable],
  }));
  const others = [
    ...findLdapFaults(given),
    ...findMailFaults(given),
    ...findOidcFaults(given),
    ...findRetentionFaults(given),
    ...findWebhookFaults(given),
  ];
  faults.push(...others.map(({ variable, problem }) => ({ variable, problem, hint: HINTS[variable] })));
  const role = RunRole.safeParse(given['ROLE'] ?? 'all');
  if (role.success && role.data !== 'all' && given['DATABASE_URL'] === undefined) {
    faults.push({
      variable: 'DATABASE_URL',
      problem: PROBLEMS.neededWithRole(role.data),
      hint: OWN_DATABASE_HINT,
    });
  }
  return faults;
}

function faultOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): ConfigFault {
  // The schema's keys are the variables, and every issue is below one of them.
  const variable = String(issue.path[0]) as Variable;
  const shown = variable.endsWith('_URL') ? PROBLEMS.badAddress() : PROBLEMS.badValue(given[variable] ?? '');
  // Parsers of ours that know more say so in `params.problem`.
  const told: LocalisedText | undefined = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
  return { variable, problem: told ?? shown, hint: HINTS[variable] };
}
