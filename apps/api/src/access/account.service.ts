import { Injectable } from '@nestjs/common';
import type { Role } from '@nhip-thu/metrics';
import { AccountRepository, type Somebody } from './account.repository.ts';
import { PasswordHasher } from './password-hasher.ts';
import { generatePassword, requireGoodPassword } from './password.ts';

export interface AccountToEnsure {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
  /** For the role `agency`. */
  readonly agencyId?: number;
  /** For the role `official`. */
  readonly officialId?: number;
  /** Where a link for a new password is sent. */
  readonly email?: string;
}

/** There is no account of that name. */
class UnknownAccountError extends Error {
  override readonly name = 'UnknownAccountError';
  constructor() {
    super('there is no account of that name');
  }
}

/** Creates accounts and sets passwords. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  hasAccounts(): Promise<boolean> {
    return this.accounts.hasAny();
  }

  /** An agency with people and one of them, for the demo's accounts; null while the directory is empty. */
  findSomebody(): Promise<Somebody | null> {
    return this.accounts.findSomebody();
  }

  /**
   * Creates the account unless one of that name exists, which is left untouched, password included.
   * @returns true when it was created
   * @throws PasswordRuleError
   */
  async ensureAccount(account: AccountToEnsure): Promise<boolean> {
    const username = normaliseUsername(account.username);
    await requireGoodPassword(account.password, [username, account.displayName]);
    if ((await this.accounts.find(username)) !== null) return false;
    const passwordHash = await this.hasher.hash(account.password);
    const { displayName, role, agencyId = null, officialId = null, email = null } = account;
    return this.accounts.insert({ username, displayName, role, agencyId, officialId, passwordHash, email });
  }

  /**
   * Sets a new password and ends all sessions of the account.
   * @param password null generates one
   * @returns the new password
   * @throws UnknownAccountError, PasswordRuleError
   */
  async resetPassword(username: string, password: string | null): Promise<string> {
    if (password !== null) await requireGoodPassword(password, [username]);
    const chosen = password ?? generatePassword();
    const isChanged = await this.accounts.replaceHash(normaliseUsername(username), await this.hasher.hash(chosen));
    if (!isChanged) throw new UnknownAccountError();
    return chosen;
  }
}

/** The form in which names are stored and compared. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** Letters, digits and `. _ @ -`, beginning with a letter or digit. */
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,99}$/u;

/** Whether an account may have this name. @param username normalised */
export function isUsername(username: string): boolean {
  return USERNAME.test(username);
}
