import { stringify } from './csv-lines.ts';
import { SECRET } from './hostile/hostile-file.ts';
import { countWeek, localTime, utcTime, type Week, type WeekLogin, type WeekMessage } from './synthetic-week.ts';

/** Of every message: it must be found nowhere. */
const SUBJECT = `Họp, "${SECRET}subject"\nthứ hai`;

function loginsOf({ events }: Week): WeekLogin[] {
  return events.filter((event) => event.kind === 'login');
}

function messagesOf({ events }: Week): WeekMessage[] {
  return events.filter((event) => event.kind === 'message');
}

const networkId = ({ number }: WeekMessage): string => `1341ac7b-0000-4000-8000-${String(number).padStart(12, '0')}`;

type TrackingRow = readonly [second: number, source: string, event: string, recipients: readonly string[], connector: string];

/** The events of one message on one server; the twin SUBMIT and hops are written as well. */
function trackingRows(message: WeekMessage): TrackingRow[] {
  const { second, local, remote } = message;
  const all = [...local, ...remote];
  const taken: TrackingRow[] = message.isOwn
    ? [
        [second, 'STOREDRIVER', 'SUBMIT', [], ''],
        [second, 'STOREDRIVER', 'RECEIVE', all, ''],
        [second, 'SMTP', 'RECEIVE', all, 'MX1\\Default MX1'],
      ]
    : [[second, 'SMTP', 'RECEIVE', all, 'MX1\\Default Frontend MX1']];
  const sent: TrackingRow[] = remote.length > 0 ? [[second + 1, 'SMTP', 'SEND', remote, 'Internet']] : [];
  return [...taken, ...(local.length > 0 ? [[second + 1, 'STOREDRIVER', 'DELIVER', local, ''] as TrackingRow] : []), ...sent];
}

export function renderExchange(week: Week): Buffer[] {
  const names =
    'date-time,source,event-id,message-id,network-message-id,recipient-address,message-subject,sender-address,return-path,connector-id';
  const tracking = messagesOf(week).flatMap((message) =>
    trackingRows(message).map(([second, source, event, recipients, connector]) => [
      ...[utcTime(second), source, event, message.id, networkId(message), recipients.join(';'), SUBJECT],
      ...[message.sender, message.sender, connector],
    ]),
  );
  const protocol = 'DateTime,cId,sqNbr,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context,puid';
  const logins = loginsOf(week).map(({ second, account, ip, session }) => [
    ...[utcTime(second), session, '1', '10.31.0.2:993', `${ip}:50113`, account, '12', '30', '44', 'login', `${account} *****`],
    ...['R=OK;Msg="User:1"', ''],
  ]);
  return [
    Buffer.from(`\uFEFF#Software: Microsoft Exchange Server\r\n#Fields: ${names}\r\n${stringify(tracking)}`),
    Buffer.from(`${protocol}\r\n${stringify(logins)}`),
  ];
}

/** The enhanced summary, in UTF-16 as it is downloaded. */
export function renderM365Summary(week: Week): Buffer[] {
  const names = 'origin_timestamp_utc,sender_address,recipient_status,message_subject,message_id,network_message_id,directionality';
  const rows = messagesOf(week).map((message) => [
    ...[utcTime(message.second), message.sender],
    [
      ...message.local.map((address) => `${address}##Receive, Deliver`),
      ...message.remote.map((address) => `${address}##Receive, Send`),
    ].join(';'),
    ...[SUBJECT, message.id, networkId(message), message.isOwn ? '2' : '1'],
  ]);
  return [Buffer.from(`\uFEFF${names}\r\n${stringify(rows)}`, 'utf16le')];
}

export function renderM365Extended(week: Week): Buffer[] {
  const names =
    'date_time_utc,source,event_id,message_id,network_message_id,recipient_address,recipient_status,message_subject,sender_address,return_path,directionality';
  const rows = messagesOf(week).flatMap((message) =>
    trackingRows(message)
      .filter(([, source, event]) => !(source === 'STOREDRIVER' && event === 'RECEIVE'))
      .map(([second, source, event, recipients]) => [
        ...[utcTime(second), source, event, message.id, networkId(message), recipients.join(';'), '', SUBJECT],
        ...[message.sender, message.sender, message.isOwn ? 'Originating' : 'Incoming'],
      ]),
  );
  return [Buffer.from(`${names}\r\n${stringify(rows)}`)];
}

/** Rows of the trace API, the newest first. */
export function renderM365Rows(week: Week): Buffer[] {
  const names = 'Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageId,MessageTraceId';
  const rows = messagesOf(week)
    .toReversed()
    .flatMap((message) =>
      [...message.local, ...message.remote].map((address) => [
        ...[utcTime(message.second).slice(0, 23), message.sender, address, SUBJECT, 'Delivered'],
        ...[message.remote.includes(address) ? '198.51.100.44' : '', message.ip, '4021', message.id, networkId(message)],
      ]),
    );
  return [Buffer.from(`${names}\r\n${stringify(rows)}`)];
}

export function renderGoogle(week: Week): Buffer[] {
  const names =
    'Message ID,Start date,End date,Sender,Message size,Subject,Direction,Attachments,Recipient address,Event target,Event status';
  const rows = messagesOf(week).flatMap((message) => {
    const row = (address: string, target: string, direction: string): string[] => {
      const start = localTime(message.second).replaceAll('-', '/');
      const end = localTime(message.second + 1).replaceAll('-', '/');
      return [message.id, start, end, message.sender, '4021', SUBJECT, direction, '0', address, target, 'DELIVERED'];
    };
    const inwards = message.isOwn ? 'Mixed' : 'Received';
    return [
      ...message.local.flatMap((address) => [
        row(address, message.isOwn ? 'INTERNAL_SERVER' : 'SMTP_IN', inwards),
        row(address, 'GMAIL_INBOX', inwards),
      ]),
      ...message.remote.map((address) => row(address, 'SMTP_OUT', 'Sent')),
    ];
  });
  return [Buffer.from(`${names}\r\n${stringify(rows)}`)];
}

export function renderMDaemon(week: Week): Buffer[] {
  const blocks = week.events.map((event, index) => {
    const texts = event.kind === 'login' ? imapTexts(event) : smtpTexts(event);
    const stamp = `Thu ${localTime(event.second)}.768: `;
    return [`05: Session ${index}; child 2`, ...texts, `05: ${'-'.repeat(60)}`].map((text) => `${stamp}${text}\r\n`).join('');
  });
  return [Buffer.from(`${'-'.repeat(60)}\r\nSTART Event Log / MDaemon PRO v24.0.0\r\n${'-'.repeat(60)}\r\n${blocks.join('')}`)];
}

function imapTexts({ account, ip }: WeekLogin): string[] {
  const opening = `05: Accepting IMAP connection from ${ip}:50113 to 10.31.0.2:993`;
  return [opening, '03: --> * OK ready', `02: <-- a1 LOGIN "${account}" ******`, '03: --> a1 OK LOGIN completed'];
}

function smtpTexts(message: WeekMessage): string[] {
  return [
    `05: Accepting SMTP connection from ${message.ip}:50113 to 10.31.0.2:${message.isOwn ? 587 : 25}`,
    '03: --> 220 thu ESMTP MDaemon 24.0.0',
    '02: <-- EHLO pc20',
    '03: --> 250 Hello',
    ...(message.isOwn
      ? ['02: <-- AUTH PLAIN ******', `01: Authenticated as ${message.sender}`, '03: --> 235 2.7.0 Authentication successful']
      : []),
    `02: <-- MAIL FROM:<${message.sender}>`,
    '03: --> 250 2.1.0 Sender OK',
    ...[...message.local, ...message.remote].flatMap((address) => [`02: <-- RCPT TO:<${address}>`, '03: --> 250 2.1.5 Recipient OK']),
    '02: <-- DATA',
    '03: --> 354 Enter mail, end with <CRLF>.<CRLF>',
    `03: --> 250 2.6.0 Ok, message saved <Message-ID: ${message.id}>`,
  ];
}

export function renderGenericEvents(week: Week): Buffer[] {
  const rows = week.events.flatMap((event): string[][] => {
    const time = utcTime(event.second);
    if (event.kind === 'login') return [[time, 'login', event.account, '', event.ip, event.session]];
    const sent = event.isOwn ? [[time, 'sent', event.sender, event.id, event.ip, '']] : [];
    return [...sent, ...event.local.map((address) => [time, 'received', address, event.id, '', ''])];
  });
  return [Buffer.from(`time,event,mailbox,message,ip,session\r\n${stringify(rows)}`)];
}

export function renderGenericDays(week: Week): Buffer[] {
  const rows = Object.entries(countWeek(week, true)).flatMap(([day, mailboxes]) =>
    Object.entries(mailboxes).map(([mailbox, { sent, received, logins }]) => [
      day,
      mailbox,
      String(sent),
      String(received),
      String(logins),
    ]),
  );
  return [Buffer.from(`day,mailbox,sent,received,logins\r\n${stringify(rows)}`)];
}
