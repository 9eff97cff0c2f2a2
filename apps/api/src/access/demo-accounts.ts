import { Injectable } from '@nestjs/common';
import type { Role } from '@nhip-thu/metrics';
import { AccountService } from './account.service.ts';

/** A way in that may be shown on the console, since everybody knows it. */
export interface ShownAccount {
  readonly username: string;
  readonly password: string;
}

const DEMO_ACCOUNT: ShownAccount = { username: 'demo', password: 'thu-mau-son-la' };

/** One for each other role, all with the password of the first. */
const DEMO_ROLES = [
  { username: 'lanhdao', displayName: 'Lãnh đạo UBND tỉnh (tài khoản mẫu)', role: 'leadership' },
  { username: 'coquan', displayName: 'Cơ quan (tài khoản mẫu)', role: 'agency' },
  { username: 'quantrithu', displayName: 'Quản trị thư (tài khoản mẫu)', role: 'mail-administrator' },
  { username: 'canbo', displayName: 'Cán bộ (tài khoản mẫu)', role: 'official' },
  { username: 'kiemtoan', displayName: 'Kiểm toán (tài khoản mẫu)', role: 'auditor' },
] as const satisfies readonly { username: string; displayName: string; role: Role }[];

/** Makes the accounts with which a demo is entered. */
@Injectable()
export class DemoAccounts {
  constructor(private readonly accounts: AccountService) {}

  /** The demo's account, whose password is no secret: its figures are invented. */
  async ensureDemo(): Promise<ShownAccount> {
    await this.accounts.ensureAccount({ ...DEMO_ACCOUNT, displayName: 'Sở Nội vụ (tài khoản mẫu)', role: 'home-affairs' });
    return DEMO_ACCOUNT;
  }

  /** The demo's accounts of the other roles, once there is somebody they can be of. @returns their names */
  async ensureDemoRoles(): Promise<readonly string[]> {
    const somebody = await this.accounts.findSomebody();
    if (somebody === null) return [];
    const { agencyId, agencyName, officialId, fullName } = somebody;
    const { password } = DEMO_ACCOUNT;
    for (const { username, displayName, role } of DEMO_ROLES) {
      if (role === 'agency') {
        await this.accounts.ensureAccount({ username, displayName: `${agencyName} (tài khoản mẫu)`, role, password, agencyId });
      } else if (role === 'official') {
        await this.accounts.ensureAccount({ username, displayName: `${fullName} (tài khoản mẫu)`, role, password, officialId });
      } else await this.accounts.ensureAccount({ username, displayName, role, password });
    }
    return DEMO_ROLES.map(({ username }) => username);
  }
}
