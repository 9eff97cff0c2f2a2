import { SeededRandom } from '../demo-random.ts';
import type { SyslogServer } from '../province/demo-servers.ts';
import { DEMO_DOMAIN } from '../province/demo-spec.ts';
import type { MailEvent } from '../traffic/demo-events.ts';

/** One log line without its time and host; `at` is in microseconds since midnight. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
}

type Submission = Extract<MailEvent, { kind: 'submission' }>;
type Inbound = Extract<MailEvent, { kind: 'inbound' }>;

/** Long queue ids: base 52, digits and consonants. The file number uses one letter less, since `z` ends the time. */
const BASE_52 = '0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';
const LOOPBACK = '127.0.0.1';
const TLS = 'TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)';

/**
 * Writes what Postfix 3.7 and Dovecot 2.3 write for the events of one server and day, in the daemons' own wording; of a Zimbra server
 * what its Postfix writes, since its other logs tell of log-ins and stored copies.
 * Lines of one event overlap those of others as on a real server; the caller sorts them by time.
 */
export class LineWriter {
  readonly lines: LogLine[] = [];
  readonly #server: SyslogServer;
  readonly #random: SeededRandom;
  /** Epoch second of the day's midnight, which long queue ids encode. */
  readonly #midnight: number;
  /** Local domains: mail to any other is handed to another server. */
  readonly #domains: ReadonlySet<string>;
  readonly #isTalkative: boolean;
  readonly #qmgr: number;
  #nextPid: number;
  #nextFile: number;

  constructor(options: {
    server: SyslogServer;
    domains: ReadonlySet<string>;
    random: SeededRandom;
    midnight: number;
    /** Whether connections also leave the lines of TLS, DKIM and postscreen. */
    isTalkative: boolean;
  }) {
    this.#server = options.server;
    this.#domains = options.domains;
    this.#random = options.random;
    this.#midnight = options.midnight;
    this.#isTalkative = options.isTalkative;
    this.#qmgr = options.random.int(400, 900);
    this.#nextPid = options.random.int(1000, 20_000);
    this.#nextFile = options.random.int(0x20000, 0x3ffff);
  }

  write(event: MailEvent): void {
    if (this.#isZimbra && (event.kind === 'login' || (event.kind === 'guess' && event.way === 'imap'))) return;
    switch (event.kind) {
      case 'login':
        return this.#writeLogin(event);
      case 'submission':
        return this.#writeSubmission(event);
      case 'inbound':
        return this.#writeInbound(event);
      case 'reject':
        return this.#writeReject(event);
      case 'guess':
        return this.#writeGuess(event);
    }
  }

  get #isZimbra(): boolean {
    return this.#server.software === 'zimbra';
  }

  #writeLogin({ at, address, protocol, ip, isEncrypted, isWebmail }: Extract<MailEvent, { kind: 'login' }>): void {
    const pid = this.#takePid();
    const session = this.#random.base64(16);
    const security = isWebmail ? ' secured,' : isEncrypted ? ' TLS,' : '';
    const ends = isWebmail ? `rip=${LOOPBACK}, lip=${LOOPBACK}` : `rip=${ip}, lip=${this.#server.ip}`;
    const parts = `user=<${address}>, method=PLAIN, ${ends}, mpid=${pid},${security} session=<${session}>`;
    this.#add(at, `dovecot: ${protocol}-login: Login: ${parts}`);
    const end = at + this.#random.int(5_000, 90_000);
    const size = this.#random.int(0, 9) * 1187;
    const summary =
      protocol === 'pop3'
        ? `top=0/0, retr=${size > 0 ? 1 : 0}/${size}, del=0/${size > 0 ? 1 : 0}, size=${size}`
        : `in=${this.#random.int(53, 400)} out=${859 + size} deleted=0 expunged=0 trashed=0 hdr_count=0 hdr_bytes=0 body_count=0 body_bytes=${size}`;
    this.#add(end, `dovecot: ${protocol}(${address})<${pid}><${session}>: Disconnected: Logged out ${summary}`);
  }

  #writeSubmission(event: Submission): void {
    const { at, account, from, ip, isWebmail, recipients, messageId } = event;
    const daemon = `postfix/submission/smtpd[${this.#takePid()}]`;
    const client = isWebmail ? `localhost[${LOOPBACK}]` : `unknown[${ip}]`;
    // Zimbra's web page hands mail over without logging in; its own log says whose it is.
    const login = isWebmail && this.#isZimbra ? '' : `, sasl_method=PLAIN, sasl_username=${account}`;
    const id = this.#takeQueueId(at + 9_000);
    this.#add(at, `${daemon}: connect from ${client}`);
    if (this.#isTalkative) this.#add(at + 3_000, `${daemon}: Anonymous TLS connection established from ${client}: ${TLS}`);
    this.#add(at + 9_000, `${daemon}: ${id}: client=${client}${login}`);
    if (this.#isTalkative) {
      const domain = from.split('@')[1] ?? DEMO_DOMAIN;
      this.#add(at + 14_000, `opendkim[265]: ${id}: DKIM-Signature field added (s=mail, d=${domain})`);
    }
    const counts = `ehlo=2 starttls=1 auth=1 mail=1 rcpt=${recipients.length} data=1 quit=1 commands=${7 + recipients.length}`;
    this.#add(at + 60_000, `${daemon}: disconnect from ${client} ${counts}`);
    this.#writeQueue(at + 11_000, id, { from, recipients, messageId });
  }

  #writeInbound({ at, from, host, ip, recipients, messageId }: Inbound): void {
    const daemon = `postfix/smtpd[${this.#takePid()}]`;
    const client = `${host}[${ip}]`;
    const id = this.#takeQueueId(at + 5_000);
    if (this.#isTalkative) this.#writePostscreen(at - 40_000, ip);
    this.#add(at, `${daemon}: connect from ${client}`);
    this.#add(at + 5_000, `${daemon}: ${id}: client=${client}`);
    const counts = `ehlo=1 mail=1 rcpt=${recipients.length} data=1 quit=1 commands=${4 + recipients.length}`;
    this.#add(at + 40_000, `${daemon}: disconnect from ${client} ${counts}`);
    this.#writeQueue(at + 7_000, id, { from, recipients, messageId });
  }

  /** From cleanup to removal; local recipients are stored at once, others handed over a moment later. */
  #writeQueue(at: number, id: string, message: { from: string; recipients: readonly string[]; messageId: string }): void {
    const { from, recipients, messageId } = message;
    const size = this.#random.int(900, 60_000);
    this.#add(at, `postfix/cleanup[${this.#takePid()}]: ${id}: message-id=<${messageId}>`);
    this.#add(at + 30_000, `postfix/qmgr[${this.#qmgr}]: ${id}: from=<${from}>, size=${size}, nrcpt=${recipients.length} (queue active)`);
    const local = recipients.filter((address) => this.#domains.has(address.split('@')[1] ?? ''));
    const remote = recipients.filter((address) => !local.includes(address));
    if (local.length > 0) this.#writeStored(at + 45_000, id, local, messageId);
    const pid = this.#takePid();
    for (const [index, address] of remote.entries()) {
      const relay = relayOf(address);
      const reply = `250 2.0.0 Ok: queued as ${this.#random.hex(10).toUpperCase()}`;
      const rest = `relay=${relay}:25, delay=0.34, delays=0.03/0.02/0.21/0.08, dsn=2.0.0, status=sent (${reply})`;
      this.#add(at + 310_000 + index * 15, `postfix/smtp[${pid}]: ${id}: to=<${address}>, ${rest}`);
    }
    const end = remote.length > 0 ? at + 311_000 : at + 70_000 + local.length * 1_500;
    this.#add(end, `postfix/qmgr[${this.#qmgr}]: ${id}: removed`);
  }

  #writeStored(at: number, id: string, addresses: readonly string[], messageId: string): void {
    if (this.#isZimbra) return this.#writeHandedToStore(at, id, addresses);
    const lmtp = this.#takePid();
    const client = this.#takePid();
    const delivery = this.#random.base64(22);
    const relay = `${this.#server.name}.${DEMO_DOMAIN}[private/dovecot-lmtp]`;
    this.#add(at, `dovecot: lmtp(${lmtp}): Connect from local`);
    for (const [index, address] of addresses.entries()) {
      const part = index === 0 ? delivery : `${delivery}:R${index + 1}`;
      const saved = `msgid=<${messageId}>: saved mail to INBOX`;
      this.#add(at + 5_000 + index * 1_500, `dovecot: lmtp(${address})<${lmtp}><${part}>: ${saved}`);
      const rest = `relay=${relay}, delay=0.11, delays=0.07/0.01/0.01/0.02, dsn=2.0.0, status=sent (250 2.0.0 <${address}> ${part} Saved)`;
      this.#add(at + 12_000 + addresses.length * 1_500 + index * 15, `postfix/lmtp[${client}]: ${id}: to=<${address}>, ${rest}`);
    }
    this.#add(at + 15_000 + addresses.length * 1_500, `dovecot: lmtp(${lmtp}): Disconnect from local: Logged out (state=READY)`);
  }

  #writeHandedToStore(at: number, id: string, addresses: readonly string[]): void {
    const client = this.#takePid();
    const host = `${this.#server.name}.${DEMO_DOMAIN}[${this.#server.ip}]`;
    for (const [index, address] of addresses.entries()) {
      const rest = 'delay=0.08, delays=0.02/0.01/0/0.05, dsn=2.1.5, status=sent (250 2.1.5 Delivery OK)';
      this.#add(at + 6_000 + index * 1_500, `postfix/lmtp[${client}]: ${id}: to=<${address}>, relay=${host}:7025, ${rest}`);
    }
  }

  #writeReject({ at, ip, from, to }: Extract<MailEvent, { kind: 'reject' }>): void {
    const daemon = `postfix/smtpd[${this.#takePid()}]`;
    const client = `unknown[${ip}]`;
    if (this.#isTalkative) this.#writePostscreen(at - 40_000, ip);
    this.#add(at, `${daemon}: connect from ${client}`);
    const reason = `550 5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table`;
    const envelope = `from=<${from}> to=<${to}> proto=ESMTP helo=<localhost.localdomain>`;
    this.#add(at + 8_000, `${daemon}: NOQUEUE: reject: RCPT from ${client}: ${reason}; ${envelope}`);
    this.#add(at + 12_000, `${daemon}: disconnect from ${client} ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`);
  }

  #writeGuess({ at, ip, address, way }: Extract<MailEvent, { kind: 'guess' }>): void {
    const attempts = this.#random.int(1, 3);
    if (way === 'imap') {
      const what = `Aborted login by logging out (auth failed, ${attempts} attempts in ${attempts} secs)`;
      const parts = `user=<${address}>, method=PLAIN, rip=${ip}, lip=${this.#server.ip}, session=<${this.#random.base64(16)}>`;
      this.#add(at, `dovecot: imap-login: Disconnected: ${what}: ${parts}`);
      return;
    }
    const daemon = `postfix/submission/smtpd[${this.#takePid()}]`;
    const client = `unknown[${ip}]`;
    this.#add(at, `${daemon}: connect from ${client}`);
    const reason = `SASL LOGIN authentication failed: (reason unavailable), sasl_username=${address}`;
    this.#add(at + 900_000, `${daemon}: warning: ${client}: ${reason}`);
    this.#add(at + 905_000, `${daemon}: disconnect from ${client} ehlo=1 auth=0/1 quit=1 commands=2/3`);
  }

  #writePostscreen(at: number, ip: string): void {
    const daemon = `postfix/postscreen[${this.#qmgr + 11}]`;
    const port = this.#random.int(32_768, 60_999);
    this.#add(at, `${daemon}: CONNECT from [${ip}]:${port} to [${this.#server.ip}]:25`);
    this.#add(at + 2_000, `${daemon}: PASS OLD [${ip}]:${port}`);
  }

  /** A line of Postfix's connection counter, which says nothing of mail. @param clock the time as it stands in the line's text */
  writeStatistics(at: number, clock: string): void {
    this.#add(at, `postfix/anvil[${this.#qmgr + 12}]: statistics: max cache size ${this.#random.int(1, 9)} at ${clock}`);
  }

  #add(at: number, text: string): void {
    this.lines.push({ at, text });
  }

  #takePid(): number {
    this.#nextPid = this.#nextPid >= 32_000 ? 1000 : this.#nextPid + 1;
    return this.#nextPid;
  }

  /** A queue id is the time of arrival and the number of the queue file, as Postfix builds it. */
  #takeQueueId(at: number): string {
    this.#nextFile = this.#nextFile >= 0x3ffff ? 0x20000 : this.#nextFile + 1;
    const microsecond = at % 1_000_000;
    if (!this.#server.hasLongQueueIds) {
      const time = microsecond.toString(16).padStart(5, '0');
      return `${time}${this.#nextFile.toString(16)}`.toUpperCase();
    }
    const second = this.#midnight + Math.floor(at / 1_000_000);
    return `${encode(second, 52, 6)}${encode(microsecond, 52, 4)}z${encode(this.#nextFile, 51, 4)}`;
  }
}

function encode(value: number, base: number, length: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / base)) text = `${BASE_52[rest % base] ?? ''}${text}`;
  return text.padStart(length, '0');
}

/** The next server of an address that is not local: another server of the province, or an organisation outside. */
function relayOf(address: string): string {
  const domain = address.split('@')[1] ?? '';
  if (!domain.endsWith(`.${DEMO_DOMAIN}`)) return `mx.${domain}[198.51.100.44]`;
  return `mx.${DEMO_DOMAIN}[10.40.0.10]`;
}
