import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { OriginTokenRepository, type OriginTokenRow } from './origin-token.repository.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { tellRefusal } from './tell-refusal.ts';
import { WallClock } from './wall-clock.ts';

/** Begins every token, so that one that was left in a file or a chat is recognised as a secret of this program. */
const PREFIX = 'nt_';
/** Use is written down at most so often, so that an upload does not cost a further write. */
const TOUCH_MS = 60_000;

const INVALID_TOKEN: ProblemKind = {
  code: 'invalid-token',
  status: 401,
  title: { vi: 'Mã truy cập không đúng hoặc đã bị thu hồi', en: 'The token is wrong or was revoked' },
};

const TOKEN_NOT_ALLOWED: ProblemKind = {
  code: 'token-not-allowed',
  status: 403,
  title: {
    vi: 'Mã truy cập này chỉ dùng để gửi nhật ký của nguồn được cấp',
    en: 'This token only allows handing over logs of the origin it was made for',
  },
};

/** What a program shows instead of a session. */
export interface PresentedToken {
  readonly token: string;
  /** The origin the request is about; null when it is about anything else, which no token allows. */
  readonly originName: string | null;
  /** Address of the client, for throttling. */
  readonly address: string;
}

/** Tokens with which a mail server hands over its own log, and can do nothing else. */
@Injectable()
export class OriginTokenService {
  constructor(
    private readonly tokens: OriginTokenRepository,
    private readonly throttle: SignInThrottle,
    private readonly clock: WallClock,
  ) {}

  /** Makes a token; it cannot be read again later. */
  async issue(originName: string): Promise<{ id: number; token: string }> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
    const id = await this.tokens.insert({ originName, tokenHash: hashToken(token), createdAt: this.clock.now() });
    return { id, token };
  }

  /** Oldest first, revoked ones included. */
  list(originName: string): Promise<OriginTokenRow[]> {
    return this.tokens.list(originName);
  }

  /** Of every origin, also of one that no log came of yet; in the order in which they were made. */
  listAll(): Promise<(OriginTokenRow & { readonly originName: string })[]> {
    return this.tokens.listAll();
  }

  /** @returns false when the origin has no token of that number */
  revoke(originName: string, id: number): Promise<boolean> {
    return this.tokens.revoke(originName, id, this.clock.now());
  }

  /**
   * Returns when the token is good for that origin. A right token never waits, so that servers behind one address do not hinder each
   * other; a wrong one cannot be guessed, and is charged like a wrong password.
   * @throws ProblemException 401 for a wrong or revoked token, 403 for another origin or another use, 429 after too many wrong ones
   */
  authorise(presented: PresentedToken): Promise<void> {
    return tellRefusal(this.admit(presented));
  }

  private async admit({ token, originName, address }: PresentedToken): Promise<void> {
    if (originName === null) throw new ProblemException(TOKEN_NOT_ALLOWED);
    const tokenHash = hashToken(token);
    const live = await this.tokens.findLive(tokenHash);
    if (!live) {
      await this.throttle.charge(`token ${tokenHash.toString('hex')}`, address);
      throw new ProblemException(INVALID_TOKEN);
    }
    if (live.originName !== originName) throw new ProblemException(TOKEN_NOT_ALLOWED);
    const now = this.clock.now();
    if (now.getTime() - (live.lastUsedAt?.getTime() ?? 0) >= TOUCH_MS) await this.tokens.touch(live.id, now);
  }
}

/** The token of an `Authorization` header, or null when it carries none of ours. */
export function readOriginToken(header: string | undefined): string | null {
  return /^Bearer +(nt_[A-Za-z0-9_-]{1,100})$/i.exec(header ?? '')?.[1] ?? null;
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
