import type { Dialect, DialectName } from './dialect.ts';
import { DOVECOT_DIALECT } from './dovecot-dialect.ts';
import { EXCHANGE_PROTOCOL_DIALECT } from './exchange-protocol.ts';
import { EXCHANGE_TRACKING_DIALECT } from './exchange-tracking.ts';
import { EXIM_DIALECT } from './exim-dialect.ts';
import { GENERIC_DAYS_DIALECT, GENERIC_EVENTS_DIALECT } from './generic-csv.ts';
import { GOOGLE_EMAIL_LOG_DIALECT } from './google-email-log.ts';
import { M365_TRACE_DIALECT } from './m365-trace.ts';
import { MDAEMON_DIALECT } from './mdaemon.ts';
import { SYSLOG_DIALECTS } from './syslog-dialects.ts';
import { ZIMBRA_DIALECT } from './zimbra-dialect.ts';

/** Every dialect that can be read. Among equally sure ones the first wins, so those with the narrower form stand first. */
export const DIALECTS: readonly Dialect[] = [
  ...[EXCHANGE_TRACKING_DIALECT, EXCHANGE_PROTOCOL_DIALECT, M365_TRACE_DIALECT, GOOGLE_EMAIL_LOG_DIALECT],
  ...[GENERIC_EVENTS_DIALECT, GENERIC_DAYS_DIALECT],
  ...[MDAEMON_DIALECT, EXIM_DIALECT, DOVECOT_DIALECT, ZIMBRA_DIALECT, ...SYSLOG_DIALECTS],
];

/** The names `--format` takes besides `auto`. */
export const DIALECT_NAMES: readonly DialectName[] = DIALECTS.map(({ name }) => name);

export function findDialect(name: string): Dialect | null {
  return DIALECTS.find((dialect) => dialect.name === name) ?? null;
}
