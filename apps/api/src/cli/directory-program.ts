import { Argument, Option, type Command } from 'commander';
import {
  runDirectoryAssign,
  runDirectoryDomainEnd,
  runDirectoryDomainList,
  runDirectoryDomainSet,
  runDirectoryUnknown,
  type DirectoryAssignOptions,
} from './commands/directory-address.command.ts';
import { runDirectoryAgencies } from './commands/directory-agencies.command.ts';
import {
  runDirectoryIdentities,
  runDirectoryMerge,
  runDirectoryUndo,
  type DirectoryMergeOptions,
} from './commands/directory-edit.command.ts';
import { runDirectoryImport, runDirectoryPull, type DirectoryImportOptions } from './commands/directory-import.command.ts';
import {
  runDirectoryRename,
  runDirectorySplit,
  type DirectoryRenameOptions,
  type DirectorySplitOptions,
} from './commands/directory-succession.command.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import type { HelpText } from './help-text.ts';
import { LDAP_TEXT } from './ldap-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu directory`. */
export function addDirectory(program: Command, language: TextLanguage, help: HelpText, run: Run): void {
  const directory = program.command('directory').description(help.directory);
  directory
    .command('import')
    .description(help.directoryImport)
    .addArgument(new Argument('<FILE>', help.directoryFile))
    .addOption(new Option('--aliases <FILE>', help.aliases))
    .addOption(new Option('--absences <FILE>', help.absences))
    .addOption(new Option('--wait', help.wait).conflicts('dryRun'))
    .addOption(new Option('--dry-run', help.dryRun))
    .action((file: string, options: DirectoryImportOptions, command: Command) =>
      run(command, (shell) => runDirectoryImport(shell, file, options)),
    );
  directory
    .command('pull')
    .description(help.directoryPull)
    .addOption(new Option('--dry-run', help.dryRun))
    .addHelpText('after', LDAP_TEXT[language])
    .action((options: { dryRun?: boolean }, command: Command) => run(command, (shell) => runDirectoryPull(shell, options)));
  directory
    .command('undo')
    .description(help.directoryUndo)
    .addArgument(new Argument('<NUMBER>', help.changeNumber))
    .action((id: string, _options: object, command: Command) => run(command, (shell) => runDirectoryUndo(shell, id)));
  directory
    .command('identities')
    .description(help.identities)
    .addOption(new Option('--at <DAY>', help.at).makeOptionMandatory())
    .action((options: { at: string }, command: Command) => run(command, (shell) => runDirectoryIdentities(shell, options)));
  directory
    .command('agencies')
    .description(help.agencies)
    .addOption(new Option('--at <DAY>', help.agenciesAt))
    .action((options: { at?: string }, command: Command) => run(command, (shell) => runDirectoryAgencies(shell, options)));
  addSuccessions(directory, help, run);
  addAddresses(directory, help, run);
}

function addSuccessions(directory: Command, help: HelpText, run: Run): void {
  directory
    .command('merge')
    .description(help.directoryMerge)
    .addArgument(new Argument('<FROM>', help.mergeFrom))
    .addArgument(new Argument('<TO>', help.mergeTo))
    .addOption(new Option('--on <DAY>', help.mergeOn).makeOptionMandatory())
    .addOption(new Option('--basis <TEXT>', help.basis).makeOptionMandatory())
    .action((from: string, to: string, options: DirectoryMergeOptions, command: Command) =>
      run(command, (shell) => runDirectoryMerge(shell, from, to, options)),
    );
  directory
    .command('split')
    .description(help.directorySplit)
    .addArgument(new Argument('<FROM>', help.splitFrom))
    .addArgument(new Argument('<TO>', help.splitTo))
    .addOption(new Option('--name <TEXT>', help.splitName))
    .addOption(new Option('--division <NAME...>', help.splitDivision))
    .addOption(new Option('--person <ID...>', help.splitPerson))
    .addOption(new Option('--on <DAY>', help.mergeOn).makeOptionMandatory())
    .addOption(new Option('--basis <TEXT>', help.basis).makeOptionMandatory())
    .action((from: string, to: string, options: DirectorySplitOptions, command: Command) =>
      run(command, (shell) => runDirectorySplit(shell, from, to, options)),
    );
  directory
    .command('rename')
    .description(help.directoryRename)
    .addArgument(new Argument('<CODE>', help.agencyCode))
    .addArgument(new Argument('<NAME>', help.newName))
    .addOption(new Option('--on <DAY>', help.renameOn).makeOptionMandatory())
    .addOption(new Option('--basis <TEXT>', help.basis).makeOptionMandatory())
    .action((code: string, name: string, options: DirectoryRenameOptions, command: Command) =>
      run(command, (shell) => runDirectoryRename(shell, code, name, options)),
    );
}

function addAddresses(directory: Command, help: HelpText, run: Run): void {
  const domain = directory.command('domain').description(help.domain);
  domain
    .command('list')
    .description(help.domainList)
    .action((_options: object, command: Command) => run(command, runDirectoryDomainList));
  domain
    .command('set')
    .description(help.domainSet)
    .addArgument(new Argument('<DOMAIN>', help.domainName))
    .addArgument(new Argument('<CODE>', help.agencyCode))
    .addOption(new Option('--from <DAY>', help.domainFrom))
    .action((name: string, code: string, options: { from?: string }, command: Command) =>
      run(command, (shell) => runDirectoryDomainSet(shell, name, code, options)),
    );
  domain
    .command('end')
    .description(help.domainEnd)
    .addArgument(new Argument('<DOMAIN>', help.domainName))
    .addOption(new Option('--on <DAY>', help.domainEndOn).makeOptionMandatory())
    .action((name: string, options: { on: string }, command: Command) =>
      run(command, (shell) => runDirectoryDomainEnd(shell, name, options)),
    );
  directory
    .command('unknown')
    .description(help.unknown)
    .addOption(new Option('--limit <COUNT>', help.unknownLimit).default('20'))
    .action((options: { limit: string }, command: Command) => run(command, (shell) => runDirectoryUnknown(shell, options)));
  directory
    .command('assign')
    .description(help.assign)
    .addArgument(new Argument('<ADDRESS>', help.assignAddress))
    .addOption(new Option('--official <ID>', help.assignOfficial))
    .addOption(new Option('--unit <CODE>', help.assignUnit))
    .addOption(new Option('--shared <CODE>', help.assignShared))
    .addOption(new Option('--robot <CODE>', help.assignRobot))
    .addOption(new Option('--foreign <TEXT>', help.assignForeign))
    .action((address: string, options: DirectoryAssignOptions, command: Command) =>
      run(command, (shell) => runDirectoryAssign(shell, address, options)),
    );
}
