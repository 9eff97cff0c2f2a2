import { Injectable } from '@nestjs/common';
import type { AccountRowReply, NewAccountReply, NewPasswordReply, NewRoleReply, Role } from '@nhip-thu/metrics';
import { z } from 'zod';
import { DirectoryViewRepository } from '../../directory/directory-view.repository.ts';
import { AccountService, isUsername, normaliseUsername } from '../account.service.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { generatePassword } from '../password.ts';
import { AccountFaultError } from './account-fault.ts';
import { OwnLink } from './own-link.service.ts';
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
  /** Where a link for a new password is sent. */
  readonly email?: string | undefined;
}

/** An account, and the officials whose account it is, becomes or was. */
interface Concerned {
  readonly username: string;
  readonly officialIds: readonly (number | null)[];
}

const Email = z.email().max(254);

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
    private readonly links: OwnLink,
  ) {}

  list(): Promise<AccountRowReply[]> {
    return this.desk.list();
  }

  /** @returns the account with the password that was made for it, which is stored nowhere; an official gets a link by mail instead. @throws AccountFaultError */
  async create(asked: AccountAsked, keeper: AccountKeeper): Promise<NewAccountReply> {
    const username = normaliseUsername(asked.username);
    requireUsable(username, asked.email);
    requireLookedAfter(keeper, asked.role);
    const { agencyId, officialId } = await this.findScope(asked);
    if ((await this.desk.list({ username })).length > 0) throw new AccountFaultError('name-taken');
    const linkTo = await this.links.findMailbox(officialId);
    requireOwn(asked.email, linkTo);
    await this.write('account.created', { username, officialIds: [officialId] }, asked.role, keeper);
    const password = generatePassword();
    const email = linkTo ?? asked.email;
    const isNew = await this.accounts.ensureAccount({
      ...{ username, displayName: asked.displayName, role: asked.role, password },
      ...(agencyId !== null && { agencyId }),
      ...(officialId !== null && { officialId }),
      ...(email !== undefined && { email }),
    });
    if (!isNew) throw new AccountFaultError('name-taken');
    const account = await this.find({ username });
    if (linkTo === null) return { account, password, linkTo };
    await this.links.send(account, linkTo);
    return { account, password: null, linkTo };
  }

  /** @throws AccountFaultError */
  async disable(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<AccountRowReply> {
    const account = await this.require(which, keeper);
    await this.write('account.disabled', ofAccount(account), null, keeper);
    await this.desk.disable(account.id);
    return this.find({ id: account.id });
  }

  /** @throws AccountFaultError */
  async enable(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<AccountRowReply> {
    const account = await this.require(which, keeper);
    await this.write('account.enabled', ofAccount(account), null, keeper);
    await this.desk.enable(account.id);
    return this.find({ id: account.id });
  }

  /** An account that becomes an official's is that person's alone from then on, where mail is sent. @throws AccountFaultError */
  async setRole(which: { id?: number; username?: string }, asked: RoleAsked, keeper: AccountKeeper): Promise<NewRoleReply> {
    const account = await this.require(which, keeper);
    requireLookedAfter(keeper, asked.role);
    const scope = await this.findScope(asked);
    const linkTo = scope.officialId === account.officialId ? null : await this.links.findMailbox(scope.officialId);
    const officialIds = [account.officialId, scope.officialId];
    await this.write('account.role-changed', { username: account.username, officialIds }, `${account.role} → ${asked.role}`, keeper);
    if (linkTo !== null) await this.handOver(account, linkTo);
    await this.desk.setScope(account.id, scope);
    if (linkTo !== null) await this.links.send(account, linkTo);
    return { account: await this.find({ id: account.id }), linkTo };
  }

  /**
   * @param password null makes one, or sends a link to the official whose account it is, where mail is sent
   * @returns the new one. @throws AccountFaultError, PasswordRuleError
   */
  async setPassword(which: { id?: number; username?: string }, password: string | null, keeper: AccountKeeper): Promise<NewPasswordReply> {
    const account = await this.require(which, keeper);
    const linkTo = password === null ? await this.links.findMailbox(account.officialId) : null;
    await this.write('account.password-set', ofAccount(account), linkTo === null ? null : 'link', keeper);
    const made = await this.accounts.resetPassword(account.username, password);
    if (linkTo === null) return { password: made, linkTo };
    await this.desk.setEmail(account.id, linkTo);
    await this.links.send(account, linkTo);
    return { password: null, linkTo };
  }

  /** For whoever lost phone and recovery codes. @throws AccountFaultError */
  async removeFactor(which: { id?: number; username?: string }, keeper: AccountKeeper): Promise<void> {
    const account = await this.require(which, keeper);
    await this.write('account.factor-removed', ofAccount(account), null, keeper);
    await this.desk.removeFactor(account.id);
  }

  /** A password that nobody knows, and no other way in of whoever had it. */
  private async handOver({ id, username }: AccountRowReply, email: string): Promise<void> {
    await this.accounts.resetPassword(username, null);
    await this.desk.handOver(id, email);
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

  /** One entry for each official concerned, who sees it among what was done with their data; one without a person when it is nobody's account. */
  private async write(
    action: string,
    { username: subject, officialIds }: Concerned,
    reason: string | null,
    keeper: AccountKeeper,
  ): Promise<void> {
    const { actor, role, network } = keeper;
    const persons = new Set(officialIds.filter((id) => id !== null));
    for (const officialId of persons.size === 0 ? [null] : persons) {
      await this.audit.write({ kind: 'account', actor, role, action, subject, officialId, reason, network });
    }
  }
}

function ofAccount({ username, officialId }: AccountRowReply): Concerned {
  return { username, officialIds: [officialId] };
}

function requireUsable(username: string, email: string | undefined): void {
  if (!isUsername(username)) throw new AccountFaultError('bad-name');
  if (email !== undefined && !Email.safeParse(email).success) throw new AccountFaultError('bad-email');
}

/** Letters to an official go to no other address. @param own null: it is nobody's account, or no mail is sent */
function requireOwn(email: string | undefined, own: string | null): void {
  if (own !== null && email !== undefined && email.toLowerCase() !== own) throw new AccountFaultError('not-own-mailbox');
}

function requireLookedAfter({ role }: AccountKeeper, of: Role): void {
  if (role !== null && LOOKED_AFTER[role]?.includes(of) !== true) throw new AccountFaultError('not-yours');
}
