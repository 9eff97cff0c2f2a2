import { Argument, Option, type Command } from 'commander';
import { EVERY_ROLE } from '../access/policy.ts';
import { runAccountPassword, type AccountPasswordOptions } from './commands/account-password.command.ts';
import {
  runAccountCreate,
  runAccountFactor,
  runAccountList,
  runAccountRole,
  runAccountState,
  type AccountCreateOptions,
  type AccountRoleOptions,
} from './commands/account.command.ts';
import type { HelpText } from './help-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu account`. */
export function addAccount(program: Command, help: HelpText, run: Run): void {
  const account = program.command('account').description(help.account);
  account
    .command('list')
    .description(help.accountList)
    .action((_options: object, command: Command) => run(command, (shell) => runAccountList(shell)));
  withScope(
    account
      .command('create')
      .description(help.accountCreate)
      .addArgument(new Argument('<NAME>', help.accountName))
      .addOption(new Option('--role <ROLE>', help.accountRoleName).choices(EVERY_ROLE).makeOptionMandatory())
      .addOption(new Option('--display-name <TEXT>', help.displayName))
      .addOption(new Option('--email <ADDRESS>', help.accountEmail)),
    help,
  ).action((name: string, options: AccountCreateOptions, command: Command) =>
    run(command, (shell) => runAccountCreate(shell, name, options)),
  );
  withScope(
    account
      .command('role')
      .description(help.accountRole)
      .addArgument(new Argument('<NAME>', help.accountName))
      .addArgument(new Argument('<ROLE>', help.accountRoleName).choices(EVERY_ROLE)),
    help,
  ).action((name: string, role: AccountCreateOptions['role'], options: AccountRoleOptions, command: Command) =>
    run(command, (shell) => runAccountRole(shell, name, { ...options, role })),
  );
  for (const [word, description] of [
    ['disable', help.accountDisable],
    ['enable', help.accountEnable],
  ] as const) {
    account
      .command(word)
      .description(description)
      .addArgument(new Argument('<NAME>', help.accountName))
      .action((name: string, _options: object, command: Command) => run(command, (shell) => runAccountState(shell, name, word)));
  }
  account
    .command('remove-factor')
    .description(help.accountFactor)
    .addArgument(new Argument('<NAME>', help.accountName))
    .action((name: string, _options: object, command: Command) => run(command, (shell) => runAccountFactor(shell, name)));
  account
    .command('password')
    .description(help.password)
    .addArgument(new Argument('<NAME>', help.accountName))
    .addOption(new Option('--stdin', help.stdin))
    .action((name: string, options: AccountPasswordOptions, command: Command) =>
      run(command, (shell) => runAccountPassword(shell, name, options)),
    );
}

function withScope(command: Command, help: HelpText): Command {
  return command
    .addOption(new Option('--agency <CODE>', help.accountAgency))
    .addOption(new Option('--official <NUMBER|MAILBOX>', help.accountOfficial));
}
