import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { DocsGate } from '../http/docs-gate.ts';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { addressOf } from './address-of.ts';
import { RequestAudit } from './audit/request-audit.ts';
import type { SignedInAccount } from './account.repository.ts';
import { CredentialVerifier } from './credential-verifier.ts';
import { OriginTokenService, readOriginToken } from './origin-token.service.ts';
import { isAllowed, type RoutePolicy } from './policy.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionService } from './session.service.ts';

const SIGN_IN_REQUIRED: ProblemKind = {
  code: 'sign-in-required',
  status: 401,
  title: { vi: 'Cần đăng nhập', en: 'Sign-in required' },
};

const NOT_ALLOWED: ProblemKind = {
  code: 'not-allowed',
  status: 403,
  title: { vi: 'Tài khoản này không có quyền thực hiện việc này', en: 'This account may not do this' },
};

/** Says who sends a request, and whether they may do what it asks. */
@Injectable()
export class Authenticator implements DocsGate {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
    private readonly verifier: CredentialVerifier,
    private readonly originTokens: OriginTokenService,
    private readonly requests: RequestAudit,
  ) {}

  /**
   * @returns null for a program that showed an origin's token where the policy takes it, and for nobody where the policy admits that
   * @throws ProblemException 401 when nobody is signed in, 403 when the role or the token does not cover the action
   */
  async authorise(request: Request, policy: RoutePolicy): Promise<SignedInAccount | null> {
    const token = readOriginToken(request.headers.authorization);
    if (token !== null) {
      await this.originTokens.authorise({ token, originName: readOriginName(request, policy), address: addressOf(request) });
      return null;
    }
    const account = await this.identify(request, policy.acceptsBasic ?? false);
    if (!account) {
      if (policy.admitsNobody) return null;
      throw new ProblemException(SIGN_IN_REQUIRED);
    }
    if (!isAllowed(account.role, policy.action)) {
      await this.requests.writeRefusal(request, account);
      throw new ProblemException(NOT_ALLOWED);
    }
    return account;
  }

  async check(request: Request): Promise<void> {
    await this.authorise(request, { action: 'docs.read' });
  }

  private identify(request: Request, acceptsBasic: boolean): Promise<SignedInAccount | null> {
    const basic = acceptsBasic ? readBasic(request.headers.authorization) : null;
    if (basic) return this.verifier.verify({ ...basic, address: addressOf(request) });
    const token = this.cookie.read(request);
    return token === null ? Promise.resolve(null) : this.sessions.resume(token);
  }
}

function readOriginName(request: Request, { originTokenParameter }: RoutePolicy): string | null {
  const value = originTokenParameter === undefined ? undefined : request.params[originTokenParameter];
  return typeof value === 'string' ? value : null;
}

function readBasic(header: string | undefined): { username: string; password: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [username = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { username, password: password.join(':') };
}
