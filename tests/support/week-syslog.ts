import { epochSecondOfIsoDate, listDays } from '@nhip-thu/metrics';
import { LineWriter } from '../../apps/api/src/demo/logs/demo-line-writer.ts';
import { SeededRandom } from '../../apps/api/src/demo/demo-random.ts';
import { DEMO_SERVERS } from '../../apps/api/src/demo/province/demo-servers.ts';
import { dayOf, FROM, localTime, OWN_DOMAINS, TO, type Week, type WeekLogin, type WeekMessage } from './synthetic-week.ts';

/** A line without its stamp. */
interface Entry {
  /** Epoch second and fraction. */
  readonly at: number;
  readonly text: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr'];

/** `Mar  5 08:10:01`, the day padded with a space or, in Dovecot's own file, a zero. */
function traditional(at: number, pad: ' ' | '0' = ' '): string {
  const [date = '', clock = ''] = localTime(Math.floor(at)).split(' ');
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${String(Number(date.slice(8))).padStart(2, pad)} ${clock}`;
}

function toFile(entries: readonly Entry[], format: (entry: Entry) => string): Buffer {
  const sorted = entries.toSorted((left, right) => left.at - right.at);
  return Buffer.from(sorted.map((entry) => `${format(entry)}\n`).join(''));
}

const inTraditionalSyslog = ({ at, text }: Entry): string => `${traditional(at)} thu ${text}`;

/** Postfix and Dovecot as the demo's line writer renders them. */
function writePostfix({ events }: Week, isWanted: (event: Week['events'][number]) => boolean = () => true): Entry[] {
  const entries: Entry[] = [];
  for (const day of listDays(FROM, TO)) {
    const midnight = epochSecondOfIsoDate(day);
    const writer = new LineWriter({
      ...{ server: DEMO_SERVERS['thu-tinh'], domains: new Set<string>(OWN_DOMAINS), random: new SeededRandom(`week/${day}`) },
      ...{ midnight, isTalkative: true },
    });
    for (const event of events) {
      if (dayOf(event.second) !== day || !isWanted(event)) continue;
      const at = (event.second - midnight) * 1_000_000;
      if (event.kind === 'login') {
        writer.write({ kind: 'login', at, address: event.account, protocol: 'imap', ip: event.ip, isEncrypted: true, isWebmail: false });
        continue;
      }
      const { sender, ip } = event;
      const message = { at, from: sender, ip, recipients: [...event.local, ...event.remote], messageId: event.id.slice(1, -1) };
      if (event.isOwn) writer.write({ kind: 'submission', account: sender, isWebmail: false, ...message });
      else writer.write({ kind: 'inbound', host: 'mail.example', ...message });
    }
    for (const { at, text } of writer.lines) entries.push({ at: midnight + at / 1_000_000, text });
  }
  return entries;
}

export function renderIso8601(week: Week): Buffer[] {
  const stamp = (at: number): string => new Date((at + 7 * 3600) * 1000).toISOString().replace('Z', '+07:00');
  return [toFile(writePostfix(week), ({ at, text }) => `${stamp(at)} thu ${text}`)];
}

export function renderRfc3164(week: Week): Buffer[] {
  return [toFile(writePostfix(week), inTraditionalSyslog)];
}

/** The pid is a field of its own, and rsyslog cuts the program at its first slash. */
export function renderRfc5424(week: Week): Buffer[] {
  const stamp = (at: number): string => new Date(at * 1000).toISOString();
  return [
    toFile(writePostfix(week), ({ at, text }) => {
      const [, program = '', pid = '-', rest = ''] = /^([^[:/]+)[^[:]*(?:\[(\d+)\])?: (.*)$/s.exec(text) ?? [];
      return `<22>1 ${stamp(at)} thu ${program} ${pid} - -  ${rest}`;
    }),
  ];
}

const loginText = ({ account, ip, session }: WeekLogin): string =>
  `Login: user=<${account}>, method=PLAIN, rip=${ip}, lip=10.31.0.2, mpid=901, TLS, session=<${session}>`;

function loginsOf({ events }: Week): WeekLogin[] {
  return events.filter((event) => event.kind === 'login');
}

function messagesOf({ events }: Week): WeekMessage[] {
  return events.filter((event) => event.kind === 'message');
}

/** Exim's mainlog, which names no domain of a mailbox, and Dovecot's own file. */
export function renderExim(week: Week): Buffer[] {
  const mail = messagesOf(week).flatMap((message): Entry[] => {
    const id = `1w${message.number.toString(36).toUpperCase().padStart(4, '0')}-0000Ab-1x`;
    const auth = message.isOwn ? `P=esmtpsa A=plain_server:${message.sender}` : 'P=esmtps';
    const texts = [
      `<= ${message.sender} H=pc20 [${message.ip}] ${auth} S=1404 id=${message.id.slice(1, -1)}`,
      ...message.local.map((address, index) => {
        const [local = ''] = address.split('@');
        return `${index === 0 ? '=>' : '->'} ${local} <${address}> R=mailboxes T=mbox_maildir`;
      }),
      ...message.remote.map((address) => `=> ${address} R=dnslookup T=remote_smtp H=mx.example [198.51.100.44] C="250 ok"`),
      'Completed',
    ];
    return texts.map((text) => ({ at: message.second, text: `${id} ${text}` }));
  });
  const logins = loginsOf(week).map((login) => ({ at: login.second, text: `imap-login: Info: ${loginText(login)}` }));
  return [toFile(mail, ({ at, text }) => `${localTime(at)} ${text}`), toFile(logins, ({ at, text }) => `${traditional(at, '0')} ${text}`)];
}

/** sendmail with its local mailer, and Dovecot's log-ins, in one syslog file. */
export function renderSendmail(week: Week): Buffer[] {
  const mail = messagesOf(week).flatMap((message): Entry[] => {
    const id = `62511A${String(message.number).padStart(8, '0')}`;
    const daemon = `sm-mta[${1000 + message.number}]`;
    const relay = `relay=pc20 [${message.ip}]`;
    const nrcpts = message.local.length + message.remote.length;
    const envelope = `from=<${message.sender}>, size=900, class=0, nrcpts=${nrcpts}, msgid=${message.id}`;
    const to = (addresses: readonly string[], mailer: string, stat: string): string =>
      `${daemon}: ${id}: to=${addresses.map((address) => `<${address}>`).join(',')}, delay=00:00:01, xdelay=00:00:01, mailer=${mailer}, pri=60900, relay=r, dsn=2.0.0, stat=${stat}`;
    const texts = [
      ...(message.isOwn ? [`${daemon}: AUTH=server, ${relay}, authid=${message.sender}, mech=PLAIN, bits=0`] : []),
      `${daemon}: ${id}: ${envelope}, proto=${message.isOwn ? 'ESMTPSA' : 'ESMTPS'}, daemon=MTA, ${relay}`,
      ...(message.local.length > 0 ? [to(message.local, 'local', 'Sent')] : []),
      ...(message.remote.length > 0 ? [to(message.remote, 'esmtp', 'Sent (ok)')] : []),
    ];
    return texts.map((text) => ({ at: message.second, text }));
  });
  const logins = loginsOf(week).map((login) => ({ at: login.second, text: `dovecot: imap-login: ${loginText(login)}` }));
  return [toFile([...mail, ...logins], inTraditionalSyslog)];
}

/** Zimbra's Postfix in zimbra.log, deliveries in mailbox.log, log-ins in audit.log. */
export function renderZimbra(week: Week): Buffer[] {
  const stored = messagesOf(week).flatMap((message) =>
    message.local.map((address) => ({
      at: message.second,
      text: `INFO  [LmtpServer-2] [name=${address};mid=5;ip=10.31.0.2;] mailop - Adding Message: id=257, Message-ID=${message.id}, parentId=-1, folderId=2, folderName=Inbox.`,
    })),
  );
  const logins = loginsOf(week).map(({ second, account, ip }) => ({
    at: second,
    text: `INFO  [ImapSSLServer-3] [name=${account};oip=${ip};] security - cmd=Auth; account=${account}; protocol=imap;`,
  }));
  const postfix = writePostfix(week, ({ kind }) => kind === 'message')
    .filter(({ text }) => !text.startsWith('dovecot'))
    .map(({ at, text }) => ({
      at,
      text: text
        .replace(/relay=\S+\[private\/dovecot-lmtp\]/, 'relay=thu.sxd.example[10.31.0.2]:7025')
        .replace(/status=sent \(250 2\.0\.0 <[^>]*> \S+ Saved\)/, 'status=sent (250 2.1.5 Delivery OK)'),
    }));
  const inOwnFile = ({ at, text }: Entry): string => `${localTime(at)},515 ${text}`;
  return [toFile(postfix, inTraditionalSyslog), toFile(stored, inOwnFile), toFile(logins, inOwnFile)];
}
