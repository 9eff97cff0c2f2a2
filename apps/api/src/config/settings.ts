import { z } from 'zod';
import { missingTlsFiles, SYSLOG_HINTS, syslogSettingsOf, SyslogVariables, type SyslogSettings } from './syslog-settings.ts';
import { WatchList, type WatchEntry } from './watch-list.ts';

/** Which part of the program this process plays; `all` is both in one. */
export const RunRole = z.enum(['api', 'worker', 'all']);
export type RunRole = z.infer<typeof RunRole>;

const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/ }).refine((url) => !new URL(url).searchParams.has('options'), {
  params: { hint: 'remove ?options=…: the queue sets its own search_path' },
});

const EnvironmentSchema = z.object({
  NHIPTHU_DATA: z.string().min(1).optional(),
  DATABASE_URL: PostgresUrl.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROLE: RunRole.default('all'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  FOLD_CHUNK_KIB: z.coerce.number().int().min(64).max(65_536).default(8192),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('warn'),
  ...SyslogVariables,
  WATCH: WatchList.default([]),
});

const HINTS: Record<keyof z.infer<typeof EnvironmentSchema>, string> = {
  NHIPTHU_DATA: 'a folder this user may write to, for example /var/lib/nhip-thu',
  DATABASE_URL: 'postgres://user:password@host:5432/database, without ?options=; leave it unset for the embedded database',
  REDIS_URL: 'redis://host:6379 or rediss://host:6379; leave it unset to queue in PostgreSQL',
  ROLE: 'api, worker or all',
  HOST: 'the address to listen on: 127.0.0.1 (default) or 0.0.0.0',
  PORT: 'a port number, for example 3000; 0 takes any free port',
  FOLD_CHUNK_KIB: 'plain text folded in one transaction, 64 to 65536 KiB: more is faster, less needs less memory',
  LOG_LEVEL: 'error, warn, log or debug',
  ...SYSLOG_HINTS,
  WATCH: 'origin=/path/of/files, several separated by semicolons; * and ? as in a shell: thu=/var/log/mail.log*;xa=/srv/logs/xa/*.log',
};

/** Names of all variables there are. */
export const VARIABLES: readonly string[] = Object.keys(HINTS);

/** One thing that is wrong with the environment. The value itself is never repeated: it may hold a password. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
  readonly hint: string;
}

/** The environment does not make a configuration; all faults at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.variable}: ${fault.problem}\n    → ${fault.hint}`).join('\n'));
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
  /** Plain text folded in one transaction. */
  readonly foldChunkBytes: number;
  readonly logLevel: 'error' | 'warn' | 'log' | 'debug';
  readonly syslog: SyslogSettings;
  /** Log files that this process follows, unless it is a worker. */
  readonly watch: readonly WatchEntry[];
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * The time zone is not among them: days are those of Asia/Ho_Chi_Minh by the calendar, whatever TZ the process has.
 * @throws ConfigError naming every fault
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));
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
    foldChunkBytes: values.FOLD_CHUNK_KIB * 1024,
    logLevel: values.LOG_LEVEL,
    syslog: syslogSettingsOf(values),
    watch: values.WATCH,
  };
}

/** What other variables make necessary. */
function findMissing(given: Readonly<Record<string, string | undefined>>): ConfigFault[] {
  const faults: ConfigFault[] = missingTlsFiles(given).map((variable) => ({
    variable,
    problem: 'is needed with SYSLOG_TLS',
    hint: HINTS[variable],
  }));
  const role = RunRole.safeParse(given['ROLE'] ?? 'all');
  if (role.success && role.data !== 'all' && given['DATABASE_URL'] === undefined) {
    faults.push({
      variable: 'DATABASE_URL',
      problem: `is needed with ROLE=${role.data}: several processes share one database`,
      hint: HINTS.DATABASE_URL,
    });
  }
  return faults;
}

function faultOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): ConfigFault {
  const variable = String(issue.path[0] ?? '');
  const secret = variable.endsWith('_URL');
  const shown = secret ? 'is not a valid address' : `“${given[variable] ?? ''}” is not valid`;
  const told: unknown = issue.code === 'custom' ? issue.params?.['problem'] : null;
  return { variable, problem: typeof told === 'string' ? told : shown, hint: HINTS[variable as keyof typeof HINTS] ?? '' };
}
