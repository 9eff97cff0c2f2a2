import type { AccountRowReply, Role } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import { AccountDesk, type AccountKeeper } from '../../access/desk/account-desk.service.ts';
import { AccountFaultError, type AccountFault } from '../../access/desk/account-fault.ts';
import { EXIT } from '../../installation.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import { parseTexts } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError, type UsageCode } from '../usage-fault.ts';

export interface AccountRoleOptions {
  readonly agency?: string;
  readonly official?: string;
}

export interface AccountCreateOptions extends AccountRoleOptions {
  readonly role: Role;
  readonly displayName?: string;
  readonly email?: string;
}

/** Whoever works on the command line may do everything. */
export function commandKeeper(): AccountKeeper {
  return { actor: commandActor(), role: null, network: null };
}

/** `nhipthu account list` */
export async function runAccountList(shell: Shell): Promise<number> {
  const accounts = await withDesk(shell, '', (desk) => desk.list());
  if (shell.isJson) shell.printJson({ accounts });
  else
    for (const line of formatTable(
      shell.text.accountHeads,
      accounts.map((account) => toCells(shell, account)),
    ))
      shell.print(line);
  return EXIT.done;
}

/** `nhipthu account create NAME --role ROLE [--agency CODE | --official NUMBER] [--display-name TEXT] [--email ADDRESS]`: the password is printed once. */
export async function runAccountCreate(shell: Shell, username: string, options: AccountCreateOptions): Promise<number> {
  const { role, agency, official, email } = options;
  const displayName = options.displayName === undefined ? username : parseTexts({ 'display-name': options.displayName })['display-name'];
  const { account, password, linkTo } = await withDesk(shell, username, (desk) =>
    desk.create({ username, displayName, role, agency, official, email }, commandKeeper()),
  );
  if (shell.isJson) shell.printJson({ account, password, linkTo });
  else if (password === null) shell.print(shell.text.linkSent(account.username, linkTo ?? ''));
  else {
    shell.note(shell.text.newAccount(account.username));
    shell.print(password);
  }
  return EXIT.done;
}

/** `nhipthu account role NAME ROLE [--agency CODE | --official NUMBER]` */
export async function runAccountRole(shell: Shell, username: string, asked: AccountRoleOptions & { readonly role: Role }): Promise<number> {
  const { account, linkTo } = await withDesk(shell, username, (desk) => desk.setRole({ username }, asked, commandKeeper()));
  if (shell.isJson) shell.printJson({ account, linkTo });
  else {
    shell.print(shell.text.roleSet(account.username, account.role));
    if (linkTo !== null) shell.print(shell.text.linkSent(account.username, linkTo));
  }
  return EXIT.done;
}

/** `nhipthu account disable NAME`, `nhipthu account enable NAME` */
export async function runAccountState(shell: Shell, username: string, change: 'disable' | 'enable'): Promise<number> {
  const account = await withDesk(shell, username, (desk) => desk[change]({ username }, commandKeeper()));
  if (shell.isJson) shell.printJson({ account });
  else shell.print(change === 'disable' ? shell.text.accountDisabled(account.username) : shell.text.accountEnabled(account.username));
  return EXIT.done;
}

/** `nhipthu account remove-factor NAME`: for whoever lost phone and recovery codes. */
export async function runAccountFactor(shell: Shell, username: string): Promise<number> {
  await withDesk(shell, username, (desk) => desk.removeFactor({ username }, commandKeeper()));
  if (shell.isJson) shell.printJson({ username, hasSecondFactor: false });
  else shell.print(shell.text.factorRemoved(username));
  return EXIT.done;
}

const ARGUMENTS: Readonly<Record<AccountFault, [argument: string, code: UsageCode]>> = {
  'bad-name': ['NAME', 'not-usable'],
  'bad-email': ['--email', 'not-usable'],
  'name-taken': ['NAME', 'name-taken'],
  'unknown-account': ['NAME', 'unknown-account'],
  'unknown-agency': ['--agency', 'unknown-agency'],
  'unknown-official': ['--official', 'unknown-official'],
  'not-yours': ['NAME', 'not-usable'],
  'own-account': ['NAME', 'not-usable'],
  'no-own-mailbox': ['--official', 'no-own-mailbox'],
  'not-own-mailbox': ['--email', 'not-own-mailbox'],
  'letter-not-sent': ['NAME', 'letter-not-sent'],
};

/** Runs work at the desk whose expected faults become faults of the arguments. @throws UsageError */
export async function withDesk<T>(shell: Shell, username: string, work: (desk: AccountDesk) => Promise<T>): Promise<T> {
  return shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    try {
      return await work(context.get(AccountDesk));
    } catch (error) {
      if (!(error instanceof AccountFaultError)) throw error;
      const [argument, code] = ARGUMENTS[error.fault];
      throw new UsageError([{ argument, code, found: username }], { cause: error });
    }
  });
}

function toCells(shell: Shell, account: AccountRowReply): string[] {
  const { username, displayName, role, agency, officialName, disabledAt, lastSeenAt } = account;
  return [
    username,
    displayName,
    role,
    agency ?? officialName ?? '–',
    disabledAt === null ? shell.text.inUse : shell.text.disabled,
    lastSeenAt === null ? '–' : formatMoment(lastSeenAt),
  ];
}
