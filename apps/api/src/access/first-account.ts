import { Injectable } from '@nestjs/common';
import { AccountService } from './account.service.ts';
import { generatePassword } from './password.ts';

/** A way in that may be shown on the console: a new account with the password it was just given, or one that is known anyway. */
export interface ShownAccount {
  readonly username: string;
  readonly password: string;
}

const DEMO_ACCOUNT: ShownAccount = { username: 'demo', password: 'thu-mau-son-la' };

/** Makes the account a new installation is entered with. */
@Injectable()
export class FirstAccount {
  constructor(private readonly accounts: AccountService) {}

  /** The demo's account, whose password is no secret: its figures are invented. */
  async ensureDemo(): Promise<ShownAccount> {
    await this.accounts.ensureAccount({ ...DEMO_ACCOUNT, displayName: 'Sở Nội vụ (tài khoản mẫu)', role: 'home-affairs' });
    return DEMO_ACCOUNT;
  }

  /**
   * Creates `quantri` with a random password when there is no account at all; null when there is one.
   * Of several processes that start at once on an empty database one creates it, and only that one knows the password.
   */
  async create(): Promise<ShownAccount | null> {
    if (await this.accounts.hasAccounts()) return null;
    const account = { username: 'quantri', password: generatePassword() };
    const isCreated = await this.accounts.ensureAccount({ ...account, displayName: 'Quản trị', role: 'home-affairs' });
    return isCreated ? account : null;
  }
}
