import { bytesOf, findByte, findLastByte, startsWith } from './byte-text.ts';
import { DovecotGrammar } from './dovecot.ts';
import { EximGrammar } from './exim.ts';
import type { Grammar } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { PostfixGrammar } from './postfix.ts';
import { SendmailGrammar } from './sendmail.ts';

const SLASH = 47;
const POSTFIX = bytesOf('postfix');
const DOVECOT = bytesOf('dovecot');
const EXIM = bytesOf('exim');
/** `sm-mta`, `sm-msp-queue` and others. */
const SENDMAIL = ['sendmail', 'sm-'].map(bytesOf);
/** Daemons that write what we keep; they name a Postfix whose `syslog_name` does not begin with its own name. */
const DAEMONS = ['smtpd', 'qmgr', 'lmtp', 'local', 'virtual', 'pipe', 'smtp', 'pickup', 'postsuper'].map(bytesOf);

/** Finds the grammar for a program name such as `postfix/submission/smtpd`. */
export class ProgramTable {
  readonly #dovecot = new DovecotGrammar();
  readonly #postfix = new PostfixGrammar(0);
  readonly #exim = new EximGrammar();
  readonly #sendmail = new SendmailGrammar();
  readonly #instances = new Map<number, PostfixGrammar>();
  readonly #hash = new Hash64();

  find(bytes: Uint8Array, start: number, end: number): Grammar | null {
    if (startsWith(bytes, start, end, DOVECOT)) return end - start === DOVECOT.length ? this.#dovecot : null;
    const slash = findByte(bytes, start, end, SLASH);
    const nameEnd = slash < 0 ? end : slash;
    const isNamed = startsWith(bytes, start, nameEnd, POSTFIX);
    if (isNamed && nameEnd - start === POSTFIX.length) return this.#postfix;
    if (!isNamed && !(slash >= 0 && isDaemon(bytes, findLastByte(bytes, start, end, SLASH) + 1, end))) {
      return slash < 0 ? this.#findOther(bytes, start, end) : null;
    }
    const { low } = this.#hash.begin().add(bytes, start, nameEnd).finish();
    let grammar = this.#instances.get(low);
    if (grammar === undefined) {
      grammar = new PostfixGrammar(low);
      // Names come from the log: a hostile one must not fill the memory.
      if (this.#instances.size < 256) this.#instances.set(low, grammar);
    }
    return grammar;
  }

  #findOther(bytes: Uint8Array, start: number, end: number): Grammar | null {
    if (startsWith(bytes, start, end, EXIM)) return this.#exim;
    return SENDMAIL.some((name) => startsWith(bytes, start, end, name)) ? this.#sendmail : null;
  }
}

function isDaemon(bytes: Uint8Array, start: number, end: number): boolean {
  return DAEMONS.some((name) => name.length === end - start && startsWith(bytes, start, end, name));
}
