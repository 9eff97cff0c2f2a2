import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OwnSessionReply } from '@nhip-thu/metrics';
import { AskedTogether } from '../database/asked-together.ts';
import type { SignedInAccount } from './account.repository.ts';
import { AuditLog } from './audit/audit-log.ts';
import { AuditRepository } from './audit/audit.repository.ts';
import { auditNetwork } from './audit/request-audit.ts';
import { CredentialVerifier, type Credentials } from './credential-verifier.ts';
import { hashSessionToken, sessionIdOf } from './session-id.ts';
import { SessionRepository } from './session.repository.ts';
import { WallClock } from './wall-clock.ts';

const MINUTE_MS = 60_000;
/** A session not used for so long is over. */
const IDLE_MS = 30 * MINUTE_MS;
/** A session is over so long after sign-in, however much it is used. */
const LIFE_MS = 12 * 60 * MINUTE_MS;
/** Use is written down at most so often, so that reading a page does not write to the database; idleness is exact to this. */
const TOUCH_MS = MINUTE_MS;

export interface StartedSession {
  readonly token: string;
  readonly account: SignedInAccount;
}

/** Whence somebody signs in. */
export interface Browser {
  readonly address: string;
  /** Of the session that the browser had before. */
  readonly formerToken: string | null;
}

/** How an account has shown who it is. */
export interface HowShown {
  /** Whether somebody else has asked for a second factor. */
  readonly isStrong: boolean;
  /** Null: by its password. */
  readonly by: 'oidc' | null;
}

/** Sessions: an opaque token of 256 random bits in the browser, its hash in the database. */
@Injectable()
export class SessionService {
  readonly #looks = new AskedTogether((hashes: readonly Buffer[]) => {
    const now = this.clock.now();
    return this.sessions.findLive(hashes, idleLimit(now), now);
  });

  constructor(
    private readonly sessions: SessionRepository,
    private readonly verifier: CredentialVerifier,
    private readonly clock: WallClock,
    private readonly audit: AuditLog,
    private readonly entries: AuditRepository,
  ) {}

  /**
   * Starts a session with a new token; a former session of this browser ends.
   * @throws ProblemException as CredentialVerifier.verify
   */
  async signIn(credentials: Credentials, formerToken: string | null): Promise<StartedSession> {
    const account = await this.verifier.verify(credentials);
    const token = await this.begin(account, { address: credentials.address, formerToken });
    return { token, account };
  }

  /** Starts a session of an account that has shown who it is; a former session of this browser ends. @returns the new token */
  async begin(
    account: Pick<SignedInAccount, 'id' | 'username' | 'role'>,
    { address, formerToken }: Browser,
    { isStrong, by }: HowShown = { isStrong: false, by: null },
  ): Promise<string> {
    if (formerToken !== null) await this.signOut(formerToken, address);
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashSessionToken(token);
    await this.note('session.started', account, { address, session: sessionIdOf(tokenHash), reason: by });
    const now = this.clock.now();
    await this.sessions.deleteDead(idleLimit(now), now);
    await this.sessions.insert({
      tokenHash,
      accountId: account.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFE_MS),
      network: auditNetwork(address),
      isStrong,
    });
    return token;
  }

  /** Code of the agency that the account speaks for; null where it speaks for none, or that is no longer in the directory. */
  async agencyOf({ role, agencyIds }: SignedInAccount): Promise<string | null> {
    return role === 'agency' ? this.entries.codeOf(agencyIds) : null;
  }

  /** Whose live session the token is, or null; counts as use. */
  async resume(token: string): Promise<SignedInAccount | null> {
    const tokenHash = hashSessionToken(token);
    const live = (await this.#looks.ask(tokenHash)).find((one) => one.tokenHash.equals(tokenHash));
    if (!live) return null;
    const now = this.clock.now();
    if (now.getTime() - live.lastSeenAt.getTime() >= TOUCH_MS) await this.sessions.touch(tokenHash, now);
    return live.account;
  }

  async signOut(token: string, address: string): Promise<void> {
    const account = await this.resume(token);
    const tokenHash = hashSessionToken(token);
    if (account !== null) await this.note('session.ended', account, { address, session: sessionIdOf(tokenHash) });
    await this.sessions.delete(tokenHash);
  }

  /** The live sessions of the account, one of which is that of `token`. */
  async listOf({ id }: SignedInAccount, token: string | null): Promise<OwnSessionReply[]> {
    const now = this.clock.now();
    const own = token === null ? null : hashSessionToken(token);
    const live = await this.sessions.listLive(id, idleLimit(now), now);
    return live.map(({ tokenHash, createdAt, lastSeenAt, network }) => ({
      ...{ id: sessionIdOf(tokenHash), network, isThis: own !== null && tokenHash.equals(own) },
      ...{ createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() },
    }));
  }

  /** Ends one session of the account, by the id of `listOf`. @returns false when it has none such */
  async end(account: SignedInAccount, id: string, address: string): Promise<boolean> {
    await this.note('session.revoked', account, { address, session: id });
    return this.sessions.deleteOf(account.id, Buffer.from(id, 'hex'));
  }

  /** Ends all sessions of the account but that of `token`. */
  async endOthers({ id }: SignedInAccount, token: string): Promise<void> {
    await this.sessions.deleteOthers(id, hashSessionToken(token));
  }

  private note(
    action: string,
    { username, role }: Pick<SignedInAccount, 'username' | 'role'>,
    { address, session, reason = null }: { readonly address: string; readonly session: string; readonly reason?: string | null },
  ): Promise<void> {
    return this.audit.write({ kind: 'session', actor: username, role, action, session, reason, network: auditNetwork(address) });
  }
}

function idleLimit(now: Date): Date {
  return new Date(now.getTime() - IDLE_MS);
}
