import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { Pepper } from './pepper.ts';

/** Argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const satisfies Options;
/** How many run at a time: each takes its memory and one thread of libuv's pool. */
const CONCURRENCY = 4;
/** How many may wait; with more, signing in is being flooded and waiting would not help. */
const WAITING_MAX = 64;

const TOO_BUSY: ProblemKind = {
  code: 'sign-in-busy',
  status: 503,
  title: { vi: 'Đang có quá nhiều lượt đăng nhập', en: 'Too many sign-ins at this moment' },
};

/** A hash as it is stored: the id of the pepper, `:`, and what argon2 gives; hashes of before there was a pepper have neither id nor colon. */
const STORED = /^(?:([0-9a-f]+):)?(\$argon2id\$.+)$/;

/** Hashes and verifies passwords, a few at a time. Passwords are taken in NFKC, as keyboards differ in how they compose "ế". */
@Injectable()
export class PasswordHasher {
  private readonly logger = new Logger('Access');
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  constructor(private readonly pepper: Pepper) {}

  async hash(password: string): Promise<string> {
    const { id, key } = await this.pepper.current();
    return `${id}:${await this.inTurn(() => hash(password.normalize('NFKC'), { ...PARAMETERS, secret: key }))}`;
  }

  /** Without a hash (no such account) it verifies against a decoy, so that the answer takes as long, and is false. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const known = stored === null ? null : await this.open(stored);
    const { phc, secret } = known ?? { phc: await this.decoyHash(), secret: (await this.pepper.current()).key };
    const matches = await this.inTurn(() => verify(phc, password.normalize('NFKC'), secret === null ? {} : { secret }));
    return known !== null && matches;
  }

  /** Whether a hash was made with another pepper, or none, or cheaper than hashes are made now; whoever knows the password makes it anew. */
  async isOutdated(stored: string): Promise<boolean> {
    const [, id, phc = ''] = STORED.exec(stored) ?? [];
    if (id !== (await this.pepper.current()).id) return true;
    const { memoryCost, timeCost } = parseOptions(phc);
    return memoryCost < PARAMETERS.memoryCost || timeCost < PARAMETERS.timeCost;
  }

  /** Null, and a line in the program's log, when the pepper of the hash is not in the data folder: nobody can tell any more whether a password is right. */
  private async open(stored: string): Promise<{ readonly phc: string; readonly secret: Buffer | null } | null> {
    const [, id, phc = stored] = STORED.exec(stored) ?? [];
    if (id === undefined) return { phc, secret: null };
    const secret = await this.pepper.find(id);
    if (secret !== null) return { phc, secret };
    this.logger.error(
      `A password was hashed with the pepper ${id}, which is not in the data folder: put its pepper.key back, or set the password anew (nhipthu account password)`,
    );
    return null;
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= this.pepper.current().then(({ key }) => hash(randomBytes(32), { ...PARAMETERS, secret: key }));
    return this.decoy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= CONCURRENCY) {
      if (this.waiting.length >= WAITING_MAX) throw new ProblemException(TOO_BUSY, { headers: { 'Retry-After': '5' } });
      // Whoever finishes hands its place on, so `running` does not change here.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
