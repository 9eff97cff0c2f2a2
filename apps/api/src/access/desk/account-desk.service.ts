import { Injectable } from '@nestjs/common';
import type { AccountRowReply, NewAccountReply, Role } from '@nhip-thu/metrics';
import { DirectoryViewRepository } from '../../directory/directory-view.repository.ts';
import { AccountService, normaliseUsername } from '../account.service.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { generatePassword } from '../password.ts';
import { AccountDeskRepository, type AccountScope } from './account-desk.repository.ts';

/** Who changes accounts: somebody signed in, or the command line, which may do everything. */
export interface AccountKeeper {
  /** Name of the account, or `cli:` and the user of the machine. */
  readonly actor: string;
  /** Null: the command line. */
  readonly role: Role | null;
  readonly network: string | null;
}

/** A role, and of which agency or official, as somebody says it. */
export interface RoleAsked {
  readonly role: Role;
  /** Code, for the role `agency`. */
  readonly agency?: string | undefined;
  /** Staff number or personal mailbox, for the role `official`. */
  readonly official?: string | undefined;
}

export interface AccountAsked extends RoleAsked {
  readonly username: string;
  readonly displayName: string;
}

export type AccountFault =
  | 'bad-name'
  | 'name-taken'
  | 'unknown-account'
  | 'unknown-agency'
  | 'unknown-official'
  | 'not-yours'
  | 'own-account';

/** An account cannot be made or changed so. */
export class AccountFaultError extends Error {
  override readonly name = 'AccountFaultError';
  constructor(readonly fault: AccountFault) {
    super(fault);
  }
}

/** Letters, digits and `. _ @ -`, beginning with a letter or digit. */
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,99}$/u;

/**
 * Roles whose accounts each role looks after. A mail administrator sees no figures and no entry of what home affairs does but in the audit log, and must not
 * make an account that sees more, nor set the password of one.
 */
const LOOKED_AFTER: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  'home-affairs': ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor'],
  'mail-administrator': ['agency', 'mail-administrator', 'official'],
};

/** Makes accounts, gives them roles, closes and opens them; each is in the audit log before it happens. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly desk: AccountDeskRepository,
    private readonly accounts: AccountService,
    private readonly officials: DirectoryViewRepository,
    private readonly audit: AuditLog,
  ) {}

  list(): Promise<AccountRowReply[]> {
    return this.desk.list();
  }

  /** @returns the account with the password that was made for it, which is stored nowhere. @throws AccountFaultError */
  async create(asked: AccountAsked, keeper: AccountKeeper): Promise<NewAccountReply> {
    const username = normaliseUsername(asked.username);
    if (!USERNAME.test(username)) throw new AccountFaultError('bad-name');
    requireLookedAfter(keeper, asked.role);
    const { agencyId, officialId } = await this.findScope(asked);
    if ((await this.desk.list({ username })).length > 0) throw new AccountFaultError('name-taken');
    await this.write('account.created', username, asked.role, keeper);
    const password = generatePassword();
    const isNew = await this.accounts.ensureAccount({
      ...{ username, displayName: asked.displayName, role: asked.role, password },
      ...(agencyId !== null && { agencyId }),
      ...(officialId !== null && { officialId }),
    });
    if (!isNew) throw new AccountFaultError('name-taken');
    return { account: await this.find({ username }), password };
  }

  /** @throws AccountFaultError */
  async disable(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<AccountRowReply> {
    const account = await this.require(which, keeper);
    await this.write('account.disabled', account.username, null, keeper);
    await this.desk.disable(account.id);
    return this.find({ id: account.id });
  }

  /** @throws AccountFaultError */
  async enable(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<AccountRowReply> {
    const account = await this.require(which, keeper);
    await this.write('account.enabled', account.username, null, keeper);
    await this.desk.enable(account.id);
    return this.find({ id: account.id });
  }

  /** @throws AccountFaultError */
  async setRole(which: { id?: number; username?: string }, asked: RoleAsked, keeper: AccountKeeper): Promise<AccountRowReply> {
    const account = await this.require(which, keeper);
    requireLookedAfter(keeper, asked.role);
    const scope = await this.findScope(asked);
    await this.write('account.role-changed', account.username, `${account.role} → ${asked.role}`, keeper);
    await this.desk.setScope(account.id, scope);
    return this.find({ id: account.id });
  }

  /** @param password null makes one. @returns the new one. @throws AccountFaultError, PasswordRuleError */
  async setPassword(which: { id?: number; username?: string }, password: string | null, keeper: AccountKeeper): Promise<string> {
    const account = await this.require(which, keeper);
    await this.write('account.password-set', account.username, null, keeper);
    return this.accounts.resetPassword(account.username, password);
  }

  /** For whoever lost phone and recovery codes. @throws AccountFaultError */
  async removeFactor(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<void> {
    const account = await this.require(which, keeper);
    await this.write('account.factor-removed', account.username, null, keeper);
    await this.desk.removeFactor(account.id);
  }

  private async find(which: { id?: number; username?: string }): Promise<AccountRowReply> {
    const [account] = await this.desk.list(which);
    if (account === undefined) throw new AccountFaultError('unknown-account');
    return account;
  }

  /** The account, when the keeper may change it; nobody changes their own here. */
  private async require(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<AccountRowReply> {
    const username = which.username === undefined ? undefined : normaliseUsername(which.username);
    const account = await this.find({ ...which, ...(username !== undefined && { username }) });
    requireLookedAfter(keeper, account.role);
    if (keeper.role !== null && account.username === keeper.actor) throw new AccountFaultError('own-account');
    return account;
  }

  private async findScope({ role, agency, official }: RoleAsked): Promise<AccountScope> {
    const agencyId = role === 'agency' ? await this.desk.findAgencyId(agency ?? '') : null;
    if (role === 'agency' && agencyId === null) throw new AccountFaultError('unknown-agency');
    const officialId = role === 'official' ? await this.officials.findOfficialId(official ?? '') : null;
    if (role === 'official' && officialId === null) throw new AccountFaultError('unknown-official');
    return { role, agencyId, officialId };
  }

  private write(action: string, subject: string, reason: string | null, { actor, role, network }: AccountKeeper): Promise<void> {
    return this.audit.write({ kind: 'account', actor, role, action, subject, reason, network });
  }
}

function requireLookedAfter({ role }: AccountKeeper, of: Role): void {
  if (role !== null && LOOKED_AFTER[role]?.includes(of) !== true) throw new AccountFaultError('not-yours');
}
