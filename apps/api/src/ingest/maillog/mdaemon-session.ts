import { readIp } from './csv-values.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';
import type { IgnoredKind, RejectedReason } from './line-counts.ts';

/** What is known of a session under way; kept as JSON when a chunk ends inside one. Passwords never get here. */
export interface SessionState {
  readonly number: string;
  protocol: 'smtp' | 'imap' | 'pop3' | null;
  ip: string | null;
  /** Who logged in, as the server says. */
  account: string;
  /** Who tries to log in: nobody yet. */
  claimant: string;
  /** The server asked for a name or a password, or must answer a log-in. */
  step: 'name' | 'password' | 'answer' | null;
  /** The command a log-in over IMAP bears before it: `a1`. */
  tag: string;
  sender: string;
  recipients: string[];
  /** The address whose acceptance the server must still tell, if it has not told of another. */
  asked: string;
  isData: boolean;
}

type Outcome = 'parsed' | IgnoredKind | RejectedReason;

const MAX_RECIPIENTS = 1000;
const ACCEPTING = /^Accepting (SMTP|ESMTP|IMAP|POP|POP3)\b[^[\]]* connection from (?:\[([^\]]+)\]|(\S+))/;
const AUTHENTICATED = /^Authenticated as (\S+)/;
const MAIL_FROM = /^MAIL FROM: ?<([^>\s]{0,320})>/i;
const RCPT_TO = /^RCPT TO: ?<([^>\s]{1,320})>/i;
const LOGIN = /^([\w.]{1,32}) LOGIN (?:"([^"]+)"|(\S+))/i;
const AUTHENTICATE = /^([\w.]{1,32}) AUTHENTICATE\b/i;
const MESSAGE_ID = /<Message-ID: ?<?([^<>]+)>/i;
const ACCOUNT = /^[^\s<>"*]{1,255}$/;
/** `Username:` in base64, as servers ask for it. */
const ASKS_NAME = '334 VXNlcm5hbWU6';
const PROTOCOLS = { SMTP: 'smtp', ESMTP: 'smtp', IMAP: 'imap', POP: 'pop3', POP3: 'pop3' } as const;

export function beginSession(number: string): SessionState {
  return {
    ...{ number, protocol: null, ip: null, account: '', claimant: '', step: null, tag: '' },
    ...{ sender: '', recipients: [], asked: '', isData: false },
  };
}

/**
 * Follows one session of MDaemon. What the client says (`<--`) may be anything; only what the server answers (`-->`) or notes itself makes
 * a fact of it.
 */
export class SessionReader {
  readonly #facts = new DirectFacts();

  read(session: SessionState, text: string, second: number, sink: FactSink): Outcome {
    if (text.startsWith('<-- ')) return this.#hear(session, text.slice(4));
    if (text.startsWith('--> ')) return this.#answer(session, text.slice(4), second, sink);
    const [, protocol, bracketed, plain] = ACCEPTING.exec(text) ?? [];
    if (protocol !== undefined) {
      // The pattern takes no other names.
      session.protocol = PROTOCOLS[protocol as keyof typeof PROTOCOLS];
      session.ip = readIp(bracketed ?? plain ?? '');
      return 'other-event';
    }
    const [, account] = AUTHENTICATED.exec(text) ?? [];
    if (account === undefined) return 'other-event';
    session.account = account;
    const isLogIn = session.step === 'answer' && session.protocol !== 'smtp';
    return isLogIn ? this.#logIn(session, second, sink) : 'other-event';
  }

  /** A command of the client. Its text is looked at for names only. */
  #hear(session: SessionState, command: string): Outcome {
    if (session.protocol === 'smtp') hearSmtp(session, command);
    else if (session.protocol === 'imap') hearImap(session, command);
    else if (session.protocol === 'pop3') hearPop3(session, command);
    return 'other-event';
  }

  #answer(session: SessionState, reply: string, second: number, sink: FactSink): Outcome {
    if (session.protocol === 'smtp') return this.#answerSmtp(session, reply, second, sink);
    if (session.step !== 'answer') return 'other-event';
    const [tag = '', word = ''] = reply.split(' ', 2);
    const isPop3 = session.protocol === 'pop3';
    if (isPop3 ? tag !== '+OK' && tag !== '-ERR' : tag !== session.tag) return 'other-event';
    if (isPop3 ? tag === '+OK' : word === 'OK') return this.#logIn(session, second, sink);
    session.step = null;
    const use = { account: session.claimant, ip: session.ip, session: session.number };
    return this.#facts.loginFail(sink, second, use) ? 'parsed' : 'refused';
  }

  /** Whichever comes first, the answer or the note as whom, counts; an answer to nobody waits for the note. */
  #logIn(session: SessionState, second: number, sink: FactSink): Outcome {
    const account = session.account || session.claimant;
    if (account === '') return 'other-event';
    session.step = null;
    const protocol = session.protocol === 'pop3' ? 'pop3' : 'imap';
    return this.#facts.login(sink, second, protocol, { account, ip: session.ip, session: session.number }) ? 'parsed' : 'malformed-record';
  }

  #answerSmtp(session: SessionState, reply: string, second: number, sink: FactSink): Outcome {
    const { step, asked } = session;
    session.asked = '';
    session.step = reply.startsWith(ASKS_NAME) ? 'name' : step === 'name' ? 'password' : step;
    if (reply.startsWith('235')) {
      session.step = null;
      session.account ||= session.claimant;
      return 'other-event';
    }
    if (reply.startsWith('535')) {
      session.step = null;
      session.claimant = '';
      return 'refused';
    }
    if (asked !== '') {
      if (!reply.startsWith('25')) return 'refused';
      if (session.recipients.length < MAX_RECIPIENTS) session.recipients.push(asked);
      return 'other-event';
    }
    if (!session.isData || reply.startsWith('354')) return 'other-event';
    session.isData = false;
    return reply.startsWith('250') ? this.#accept(session, reply, second, sink) : 'refused';
  }

  /** The server took a message: sent by who logged in, and a copy for each recipient, who may be on another server. */
  #accept(session: SessionState, reply: string, second: number, sink: FactSink): Outcome {
    const message = MESSAGE_ID.exec(reply)?.[1]?.trim() ?? null;
    const { account, sender, ip } = session;
    const isSent = account !== '' && sender !== '' && this.#facts.sent(sink, second, { message, account, sender, ip });
    let copies = 0;
    for (const mailbox of session.recipients) {
      if (this.#facts.stored(sink, second, { message, mailbox })) copies += 1;
    }
    endMessage(session);
    return isSent || copies > 0 ? 'parsed' : 'other-event';
  }
}

function hearSmtp(session: SessionState, command: string): void {
  if (session.step === 'name') {
    const name = Buffer.from(command.slice(0, 400), 'base64').toString();
    session.claimant = ACCOUNT.test(name) ? name : '';
    return;
  }
  const [, sender] = MAIL_FROM.exec(command) ?? [];
  const [, recipient] = RCPT_TO.exec(command) ?? [];
  if (sender !== undefined) {
    endMessage(session);
    session.sender = sender;
  } else if (recipient !== undefined) session.asked = recipient;
  else if (/^(?:DATA|BDAT \d+ LAST)$/i.test(command)) session.isData = true;
  else if (/^RSET$/i.test(command)) endMessage(session);
}

function hearImap(session: SessionState, command: string): void {
  const [, loginTag, quoted, plain] = LOGIN.exec(command) ?? [];
  const [, tag] = loginTag === undefined ? (AUTHENTICATE.exec(command) ?? []) : [undefined, loginTag];
  if (tag === undefined) return;
  session.tag = tag;
  session.claimant = readName(quoted ?? plain ?? '');
  session.step = 'answer';
}

function hearPop3(session: SessionState, command: string): void {
  const [word = '', name = ''] = command.split(' ', 2);
  if (/^USER$/i.test(word)) session.claimant = readName(name);
  else if (/^PASS$/i.test(word)) session.step = 'answer';
  else if (/^APOP$/i.test(word)) {
    session.claimant = readName(name);
    session.step = 'answer';
  }
}

function readName(text: string): string {
  return ACCOUNT.test(text) ? text : '';
}

function endMessage(session: SessionState): void {
  session.sender = '';
  session.recipients = [];
  session.asked = '';
  session.isData = false;
}
