import { SECRET } from './hostile/hostile-file.ts';
import { playWeek, type Week, type WeekMessage } from './synthetic-week.ts';
import * as exports from './week-exports.ts';
import * as syslog from './week-syslog.ts';

const stamp = '2026-03-04T09:00:00+07:00 thu';
const syslogStamp = 'Mar  4 09:00:00 thu';

/** Somebody typed a password where the name belongs, an outsider was refused, a filter wrote down a subject: lines that every log of the kind may have. */
const SLIPS: Readonly<Record<string, (n: number) => string[]>> = {
  syslog: (n) => [
    `${stamp} dovecot: imap-login: Disconnected (auth failed, 2 attempts in 5 secs): user=<${SECRET}password${n}>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, TLS, session=<x${n}>`,
    `${stamp} dovecot: auth: passwd-file(${SECRET}password${n},10.0.0.9,<y${n}>): Password mismatch`,
    `${stamp} dovecot: auth-worker(7): sql(${SECRET}password${n},10.0.0.9,<z${n}>): unknown user (given password: ${SECRET}again${n})`,
    `${stamp} postfix/smtpd[12]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=${SECRET}password${n}`,
    `${stamp} postfix/smtpd[12]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <${SECRET}refused@ngoai.example>: Relay access denied; from=<${SECRET}from@ngoai.example> to=<ha@xa.example> proto=ESMTP`,
    `${stamp} postfix/cleanup[22]: 3F2A91C0B7: warning: header Subject: ${SECRET}subject from h[10.0.0.9]; from=<${SECRET}from@ngoai.example> to=<ha@xa.example>`,
  ],
  sendmail: (n) => [
    `${syslogStamp} sm-mta[77]: AUTH failure (LOGIN): user not found (-20) SASL(-13): user not found: checkpass failed, user=${SECRET}password${n}, relay=[203.0.113.9]`,
    `${syslogStamp} sm-mta[77]: 6251A1xy0009${n}: ruleset=check_rcpt, arg1=<${SECRET}refused@ngoai.example>, relay=[203.0.113.9], reject=550 5.7.1 <${SECRET}refused@ngoai.example>... Relaying denied`,
  ],
  exim: (n) => [
    `2026-03-04 09:00:00 plain_server authenticator failed for (PC) [203.0.113.85]: 535 Incorrect authentication data (set_id=${SECRET}password${n})`,
    `2026-03-04 09:00:00 H=(x) [203.0.113.9] F=<${SECRET}from@ngoai.example> rejected RCPT <${SECRET}refused@ngoai.example>: relay not permitted`,
    `2026-03-04 09:00:00 1wZZ${n}-0000Ab-1x ** ${SECRET}bounced@ngoai.example R=dnslookup T=remote_smtp: SMTP error from remote mail server: 550 ${SECRET}body`,
  ],
  zimbra: (n) => [
    `2026-03-04 09:00:00,515 WARN  [ImapSSLServer-3] [oip=203.0.113.9;] security - cmd=Auth; account=${SECRET}password${n}; protocol=imap; error=authentication failed for [${SECRET}password${n}], invalid password;`,
  ],
  protocol: (n) => [
    `2026-03-04T02:00:00.120Z,f${n},1,10.31.0.2:993,203.0.113.9:50113,,12,30,44,login,${SECRET}password${n} *****,"R=""A1 NO LOGIN failed."";Msg=LogonFailed",`,
  ],
  mdaemon: (n) => [
    `Wed 2026-03-04 09:00:00.768: 05: Session 9${n}; child 2`,
    'Wed 2026-03-04 09:00:00.768: 05: Accepting IMAP connection from 203.0.113.9:50113 to 10.31.0.2:993',
    'Wed 2026-03-04 09:00:00.768: 03: --> * OK ready',
    `Wed 2026-03-04 09:00:00.768: 02: <-- a1 LOGIN "${SECRET}password${n}" ******`,
    'Wed 2026-03-04 09:00:00.768: 03: --> a1 NO LOGIN failed',
    `Wed 2026-03-04 09:00:00.768: 05: ${'-'.repeat(60)}`,
  ],
  events: (n) => [`2026-03-04T09:00:00+07:00,login-failed,${SECRET}password${n},,203.0.113.9,f${n}`],
};

/** Each kind of log, what writes it, and what is added to each of its files. */
const RENDERINGS: readonly [name: string, render: (week: Week) => Buffer[], slips: readonly (keyof typeof SLIPS | null)[]][] = [
  ['iso8601', syslog.renderIso8601, ['syslog']],
  ['rfc3164', syslog.renderRfc3164, ['syslog']],
  ['rfc5424', syslog.renderRfc5424, ['syslog']],
  ['exim', syslog.renderExim, ['exim', null]],
  ['sendmail', syslog.renderSendmail, ['sendmail']],
  ['zimbra', syslog.renderZimbra, ['syslog', null, 'zimbra']],
  ['exchange', exports.renderExchange, [null, 'protocol']],
  ['m365-summary', exports.renderM365Summary, [null]],
  ['m365-extended', exports.renderM365Extended, [null]],
  ['m365-rows', exports.renderM365Rows, [null]],
  ['google', exports.renderGoogle, [null]],
  ['mdaemon', exports.renderMDaemon, ['mdaemon']],
  ['generic-events', exports.renderGenericEvents, ['events']],
  ['generic-days', exports.renderGenericDays, [null]],
];

/** A log file with planted texts, and the kind of mail server it is of. */
export interface OutsideFile {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** A week of mail in which every outsider's address is a planted text, told by every kind of mail server, with what people do by mistake. */
export function tellOutsideWorld(): {
  readonly outsiders: readonly string[];
  readonly own: readonly string[];
  readonly files: readonly OutsideFile[];
} {
  const played = playWeek('outsiders');
  const names = new Map<string, string>();
  const planted = (address: string): string => {
    const known = names.get(address) ?? `${SECRET}khach${names.size}@${SECRET}co-quan${names.size}.example`;
    names.set(address, known);
    return known;
  };
  const plant = (message: WeekMessage): WeekMessage => ({
    ...message,
    sender: message.isOwn ? message.sender : planted(message.sender),
    id: message.isOwn ? message.id : `<m${message.number}@${SECRET}may.example>`,
    remote: message.remote.map(planted),
  });
  const week: Week = { ...played, events: played.events.map((event) => (event.kind === 'message' ? plant(event) : event)) };
  const files = RENDERINGS.flatMap(([kind, render, slips]) =>
    render(week).map((bytes, at) => {
      const added = (SLIPS[slips[at] ?? ''] ?? (() => []))(at);
      return { kind, name: `${kind}-${at}.log`, bytes: Buffer.concat([bytes, Buffer.from(added.map((line) => `${line}\n`).join(''))]) };
    }),
  );
  return { outsiders: [...names.values()], own: week.addresses, files };
}
