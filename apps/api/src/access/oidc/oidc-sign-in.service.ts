import { createHash, randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import type { SignedInAccount } from '../account.repository.ts';
import { normaliseUsername } from '../account.service.ts';
import { CredentialVerifier } from '../credential-verifier.ts';
import { SessionService, type Browser, type StartedSession } from '../session.service.ts';
import { tellReason } from '../tell-refusal.ts';
import { WallClock } from '../wall-clock.ts';
import { OidcAttemptRepository } from './oidc-attempt.repository.ts';
import { OidcClient, OidcError, type OidcIdentity, type OidcRefusal } from './oidc-client.ts';

const LIFE_MS = 10 * 60_000;
/** Stands for the state once the provider has answered and a code is waited for. */
const KNOWN = 'known';

/**
 * Why nobody was let in, for the page: further to `OidcRefusal`, `expired`: this browser began no such sign-in, or too long ago; `unknown`: there is no account
 * of that name; `changed`: that name has been tied to another identity.
 */
export type OidcFailure = OidcRefusal | 'expired' | 'unknown' | 'changed';

export type OidcOutcome =
  | { readonly kind: 'entered'; readonly token: string; readonly returnTo: string }
  | { readonly kind: 'code-needed'; readonly returnTo: string }
  | { readonly kind: 'failed'; readonly failure: OidcFailure };

const NOT_BEGUN: ProblemKind = {
  code: 'sso-not-begun',
  status: 400,
  title: { vi: 'Lượt đăng nhập đã hết hạn: hãy bắt đầu lại', en: 'This sign-in took too long: begin again' },
};

/** Signs people in whom the identity provider vouches for, when there is an account of theirs here. It makes no accounts and gives no roles. */
@Injectable()
export class OidcSignIn {
  private readonly logger = new Logger('Access');

  constructor(
    private readonly client: OidcClient,
    private readonly attempts: OidcAttemptRepository,
    private readonly verifier: CredentialVerifier,
    private readonly sessions: SessionService,
    private readonly clock: WallClock,
  ) {}

  /** @returns where to send the browser, and the secret of its cookie. @throws OidcError when the provider does not answer */
  async begin(returnTo: string): Promise<{ readonly url: string; readonly secret: string }> {
    const { url, checks } = await this.client.begin();
    const secret = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const { nonce, verifier, state } = checks;
    await this.attempts.insert(keyOf(state, secret), { returnTo, nonce, verifier }, now, after(now));
    return { url, secret };
  }

  /** What comes of it when the browser is back. @param query with `?`, as it came */
  async finish(query: string, secret: string | null, browser: Browser): Promise<OidcOutcome> {
    const state = new URLSearchParams(query).get('state') ?? '';
    const attempt = secret === null ? null : await this.attempts.take(keyOf(state, secret), this.clock.now());
    if (secret === null || attempt === null) return refused('expired');
    const { returnTo, nonce, verifier } = attempt;
    try {
      const identity = await this.client.finish(query, { state, nonce, verifier });
      const account = await this.findAccount(identity);
      if (typeof account === 'string') return refused(account);
      if (account.hasSecondFactor && !identity.isStrong) {
        await this.attempts.insertKnown(keyOf(KNOWN, secret), account.id, returnTo, after(this.clock.now()));
        return { kind: 'code-needed', returnTo };
      }
      const token = await this.sessions.begin(account, browser, { isStrong: identity.isStrong, by: 'oidc' });
      return { kind: 'entered', token, returnTo };
    } catch (error) {
      if (!(error instanceof OidcError)) throw error;
      this.note(error);
      return { kind: 'failed', failure: error.refusal };
    }
  }

  /**
   * The second factor of whoever the provider has vouched for, throttled together with their password.
   * @throws ProblemException 400 when nothing was begun here, 401 when the code is wrong, 429 after too many
   */
  async enterCode(code: string, secret: string | null, browser: Browser): Promise<StartedSession> {
    const key = keyOf(KNOWN, secret ?? '');
    const known = secret === null ? null : await this.attempts.findKnown(key, this.clock.now());
    const account = known === null ? null : await this.attempts.findById(known.accountId);
    if (account === null) throw new ProblemException(NOT_BEGUN);
    await this.verifier.verifyCode(account, code, browser.address);
    if (!(await this.attempts.remove(key))) throw new ProblemException(NOT_BEGUN);
    return { account, token: await this.sessions.begin(account, browser, { isStrong: false, by: 'oidc' }) };
  }

  /** Says in the program's log what went wrong; nothing of it holds a secret. */
  note(error: OidcError): void {
    this.logger.warn(`sign-in by the identity provider: ${error.refusal}${reasonOf(error.cause)}`);
  }

  private async findAccount({ subject, name }: OidcIdentity): Promise<SignedInAccount | 'unknown' | 'changed'> {
    const tied = await this.attempts.findBySubject(subject);
    if (tied !== null) return tied;
    const found = name === null ? null : await this.attempts.findByName(normaliseUsername(name));
    if (found === null) return 'unknown';
    return (await this.attempts.bind(found.id, subject)) ? found : 'changed';
  }
}

function refused(failure: OidcFailure): OidcOutcome {
  tellReason(`sso-${failure}`);
  return { kind: 'failed', failure };
}

function keyOf(state: string, secret: string): Buffer {
  return createHash('sha256').update(`${state}\n${secret}`).digest();
}

function after(now: Date): Date {
  return new Date(now.getTime() + LIFE_MS);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? `: ${cause.message}${reasonOf(cause.cause)}` : '';
}
