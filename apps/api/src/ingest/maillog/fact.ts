/**
 * The kinds of facts and the bytes of each. Within a second facts are ordered by kind, so the numbers follow the life of a message.
 *
 * Identifiers and addresses are kept as 8-byte hashes (`Hash64`): enough to join lines and to ask the directory, and no text of other
 * people's mail is stored. Only account names of the server's own users are text, folded to lower case. A session or IP address is a 4-byte hash.
 */
export const FACT = {
  /** smtpd took a client that logged in: queue id 8, ip 4, flags 1 (see ACCESS_FLAG), account text. Not yet a message. */
  submit: 1,
  /** smtpd took any other client: queue id 8, queue id of the former hop 8 (zeros when unknown). */
  arrive: 2,
  /** A message entered the queue on the host itself (sendmail, Sieve redirect, requeue): as `arrive`. */
  pickup: 3,
  /** qmgr made a message active: queue id 8, envelope sender 8 (zeros for the null sender). */
  active: 4,
  /** A message went on under another queue id: queue id 8, new queue id 8 (zeros: to a filter on this host, which did not tell the id). */
  hop: 5,
  /** Dovecot's LMTP took a copy from Postfix: queue id 8, LMTP reply id 8, recipient 8. */
  placed: 6,
  /** Postfix stored a copy itself, or handed it to a store that tells no reply id: queue id 8, recipient 8. */
  placedDirect: 7,
  /**
   * A copy was handed to a delivery program, which may log it again: queue id 8, recipient 8 (from Exim perhaps of the local part alone), then
   * the addresses that led to it as in `stored`.
   */
  placedByProgram: 8,
  /** Dovecot's LMTP stored a copy: LMTP reply id 8, message-id 8 (zeros when unspecified), account text. */
  saved: 9,
  /** Dovecot's delivery program stored a copy: session 8, message-id 8, account text. */
  savedByProgram: 10,
  /** Sieve forwarded or discarded a copy: LMTP reply id 8. Stored only if a `saved` says so too. */
  passed: 11,
  /** The queue id is free again: queue id 8. */
  removed: 12,
  /** A successful Dovecot log-in: session 4, ip 4, flags 1, account text. */
  login: 13,
  /** One failed password: session 4, account 8. */
  loginFail: 14,
  /** The end of a connection with failed passwords: session 4, account 8, attempts 1 (at most 255). */
  loginFailSummary: 15,
  /** Sieve in Dovecot's delivery program forwarded or discarded a copy: session 8, account text. */
  passedByProgram: 16,
  /**
   * A log that tells of whole messages: the server took a message from an account of its own. Message key 8 (zeros: none), envelope sender 8
   * (zeros: not told), ip 4 (0: not told), flags 1, account text. One message of one account counts once however often it is told.
   */
  sent: 17,
  /**
   * Such a log: a copy was put into a mailbox. Message key 8 (zeros: none), mailbox 8 (hash of its address, or of the local part where the
   * log has no domain), then 8 for each address that led to it (group, alias), the nearest first. Equal ones are one copy, whatever the second.
   */
  stored: 18,
  /** Webmail was used or logged in to: as `login`. No IMAP or POP3 login. */
  webmail: 19,
  /** A log of whole days (the second is noon of the day, province time): sent 4, received 4, logins 4, mailbox address as text. */
  mailboxDay: 20,
  /**
   * An SMTP client logged in, where the log names the account apart from the messages: session 8, ip 4, flags 1, account text (empty: the session
   * now belongs to a client that did not log in).
   */
  smtpAuth: 21,
  /** A message came over such a session: message key 8, envelope sender 8, session 8, flags 1 (1: its protocol says that the client logged in). */
  sentInSession: 22,
  /** One line tells of copies for several mailboxes, handed to a program that may log them again: queue id 8, the alias that led to them 8, recipients 8 each. */
  placedEach: 23,
  /**
   * The client of an `arrive` that did not log in, or of such a `sentInSession`, beside it: queue id or message key 8, family 1 (4 or 6), the
   * address (4 bytes, or as text in small letters). A message that says it was another's before (`orig_...`) has none.
   */
  cameFrom: 24,
  /**
   * One recipient of a message, as it was addressed: queue id or message key 8, recipient 4, then 4 for the address that a copy told by the same
   * line went to in its place (0: no copy, or to the recipient itself), then 8 for the recipient's domain and for each domain it lies below, the
   * nearest first (none where the log names no domain: a recipient here). The short keys tell recipients of one message apart, and nothing
   * else (`RecipientWriter`). Of Postfix a recipient whose copy a line tells of, and who was addressed by no other name, has no such fact.
   */
  addressed: 25,
  /** The same where the record of the sending itself lists all recipients: what became of them later adds none. */
  addressedByList: 26,
} as const;

/** Bits of the flags byte of `submit` and `login`: the protocol in the low two bits, and whether the client was the server itself. */
export const ACCESS_FLAG = { imap: 0, pop3: 1, smtp: 2, sieve: 3, protocolMask: 3, loopback: 4 } as const;

/** Longest account text of a fact, in bytes. */
export const MAX_ACCOUNT_LENGTH = 255;
