import { Injectable } from '@nestjs/common';
import type { RecoveryCodesReply, Role, SecondFactorOfferReply } from '@nhip-thu/metrics';
import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import { isUsername, normaliseUsername } from '../account.service.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { auditNetwork } from '../audit/request-audit.ts';
import { PasswordHasher } from '../password-hasher.ts';
import { requireGoodPassword } from '../password.ts';
import { problemAt } from '../own-account-problem.ts';
import { SecondFactorService, WRONG_CODE } from '../second-factor/second-factor.service.ts';
import { SetupRepository } from './setup.repository.ts';
import { SetupToken } from './setup-token.ts';

const BAD_NAME: ProblemKind = {
  code: 'bad-account-name',
  status: 400,
  title: { vi: 'Tên đăng nhập gồm chữ, số và . _ @ -, từ 2 ký tự', en: 'A user name has letters, digits and . _ @ -, at least 2' },
};
/** Who is to be the first account. */
interface FirstAccountNames {
  readonly token: string;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/** The first account, as somebody asks for it. */
export interface FirstAccountAsked extends FirstAccountNames {
  /** Base32, of the offer. */
  readonly secret: string;
  /** Of the authenticator app. */
  readonly code: string;
}

/** What is told of it before there is a second factor. */
export type FirstAccountOffered = Pick<FirstAccountNames, 'token' | 'username'> & {
  readonly [Field in 'displayName' | 'password']?: string | undefined;
};

/** What came of it: whom to sign in, and what is shown once. */
export interface FirstAccountMade extends RecoveryCodesReply {
  readonly account: { readonly id: number; readonly username: string; readonly role: Role };
}

/** Makes the first account, of home affairs, with a password and a second factor; whoever has the token of the console may. */
@Injectable()
export class SetupService {
  constructor(
    private readonly setups: SetupRepository,
    private readonly tokens: SetupToken,
    private readonly hasher: PasswordHasher,
    private readonly factors: SecondFactorService,
    private readonly audit: AuditLog,
  ) {}

  isOpen(): Promise<boolean> {
    return this.setups.isOpen();
  }

  /**
   * A secret for the authenticator app, stored nowhere: it comes back with the rest.
   * @throws PasswordRuleError; ProblemException as SetupToken.require, and when what is told already of the account could not be made
   */
  async offer({ token, username, displayName, password }: FirstAccountOffered, address: string): Promise<SecondFactorOfferReply> {
    await this.tokens.require(token, address);
    const name = requireUsername(username);
    if (password !== undefined) await requireGoodPassword(password, [name, ...(displayName === undefined ? [] : [displayName])]);
    return this.factors.makeOffer(name);
  }

  /** @throws PasswordRuleError; ProblemException 400, 429. Nothing is used up when something is wrong */
  async create(asked: FirstAccountAsked, address: string): Promise<FirstAccountMade> {
    await this.tokens.require(asked.token, address);
    const username = requireUsername(asked.username);
    await requireGoodPassword(asked.password, [username, asked.displayName]);
    const step = this.factors.findStepOf(asked.secret, asked.code);
    if (step === null) throw problemAt('code', WRONG_CODE);
    const passwordHash = await this.hasher.hash(asked.password);
    const { displayName } = asked;
    await this.audit.write({
      ...{ kind: 'account', actor: username, role: 'home-affairs', action: 'account.first-created', subject: username },
      network: auditNetwork(address),
    });
    const account = { username, displayName, role: 'home-affairs', agencyId: null, officialId: null, passwordHash, email: null } as const;
    const id = await this.tokens.use(asked.token, account);
    return { account: { id, username, role: account.role }, ...(await this.factors.enrol(id, asked.secret, step)) };
  }
}

function requireUsername(asked: string): string {
  const username = normaliseUsername(asked);
  if (!isUsername(username)) throw new ProblemException(BAD_NAME);
  return username;
}
