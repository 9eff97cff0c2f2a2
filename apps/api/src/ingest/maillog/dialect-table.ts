import type { Dialect, DialectName } from './dialect.ts';
import { DOVECOT_DIALECT } from './dovecot-dialect.ts';
import { EXIM_DIALECT } from './exim-dialect.ts';
import { SYSLOG_DIALECTS } from './syslog-dialects.ts';
import { ZIMBRA_DIALECT } from './zimbra-dialect.ts';

/** Every dialect that can be read. Among equally sure ones the first wins, so those with the narrower form stand first. */
export const DIALECTS: readonly Dialect[] = [EXIM_DIALECT, DOVECOT_DIALECT, ZIMBRA_DIALECT, ...SYSLOG_DIALECTS];

/** The names `--format` takes besides `auto`. */
export const DIALECT_NAMES: readonly DialectName[] = DIALECTS.map(({ name }) => name);

export function findDialect(name: string): Dialect | null {
  return DIALECTS.find((dialect) => dialect.name === name) ?? null;
}
