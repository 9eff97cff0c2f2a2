/** A mail server; each is one log source of its own. */
export type ServerName = 'thu-tinh' | 'thu-xa' | 'thu-snnmt' | 'thu-sgddt' | 'thu-syt';

interface Named {
  readonly name: ServerName;
  readonly ip: string;
}

/** A server whose Postfix writes to syslog: how that writes time, and whether queue ids are spelt the long way. */
export interface SyslogServer extends Named {
  readonly software: 'postfix-dovecot' | 'zimbra';
  readonly stamp: 'rfc3164' | 'iso8601';
  readonly hasLongQueueIds: boolean;
}

/** A server with logs of another kind: tables of Exchange, or a script's export of figures per mailbox and day. */
export interface TableServer extends Named {
  readonly software: 'exchange' | 'day-export';
}

export type MailServer = SyslogServer | TableServer;

/** A stretch in which a server wrote no log: after `from` and before `to`, both seconds of the day of the lines beside it. */
export interface LogGap {
  readonly server: ServerName;
  readonly fromDay: string;
  readonly fromSecond: number;
  readonly toDay: string;
  readonly toSecond: number;
}

export const DEMO_SERVERS = {
  'thu-tinh': { name: 'thu-tinh', ip: '10.40.0.2', software: 'postfix-dovecot', stamp: 'iso8601', hasLongQueueIds: true },
  'thu-xa': { name: 'thu-xa', ip: '10.40.0.3', software: 'postfix-dovecot', stamp: 'rfc3164', hasLongQueueIds: false },
  'thu-snnmt': { name: 'thu-snnmt', ip: '10.40.0.4', software: 'zimbra', stamp: 'rfc3164', hasLongQueueIds: false },
  'thu-sgddt': { name: 'thu-sgddt', ip: '10.40.0.5', software: 'exchange' },
  'thu-syt': { name: 'thu-syt', ip: '10.40.0.6', software: 'day-export' },
} as const satisfies Readonly<Record<ServerName, MailServer>>;

/** The server of the department of agriculture lost its log: 8,292 of 10,560 working minutes of the last month are covered. */
export const DEMO_GAPS: readonly LogGap[] = [
  {
    server: 'thu-snnmt',
    fromDay: '2026-07-06',
    fromSecond: 9 * 3600 + 12 * 60,
    toDay: '2026-07-10',
    toSecond: 17 * 3600,
  },
];

/** Days of a server whose log was handed over only when its month had been frozen: the reason for an amendment. */
export interface LateLog {
  readonly server: ServerName;
  readonly fromDay: string;
  readonly toDay: string;
}

/** The department of education: the last two working days of the fifth reporting month. */
export const DEMO_LATE_LOG: LateLog = { server: 'thu-sgddt', fromDay: '2026-05-13', toDay: '2026-05-14' };
