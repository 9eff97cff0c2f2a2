import { Option, type Command } from 'commander';
import type { Language } from '../config/language.ts';
import { runInit, type InitOptions } from './commands/init.command.ts';
import { INIT_TEXT } from './init-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The command `nhipthu init`. */
export function addInit(program: Command, language: Language, run: Run): void {
  const { help } = INIT_TEXT[language];
  program
    .command('init')
    .description(help.init)
    .addOption(new Option('--province <NAME>', help.province))
    .addOption(new Option('--public-url <URL>', help.publicUrl))
    .addOption(new Option('--database <URL>', help.database))
    .addOption(new Option('--redis <URL>', help.redis))
    .addOption(new Option('--smtp <URL>', help.smtp))
    .addOption(new Option('--mail-from <ADDRESS>', help.mailFrom))
    .addOption(new Option('--data <DIR>', help.data))
    .addOption(new Option('--program <DIR>', help.program))
    .addOption(new Option('--out <DIR>', help.out).default('/etc/nhip-thu'))
    .addOption(new Option('--yes', help.yes))
    .addOption(new Option('--stdin', help.stdin))
    .addOption(new Option('--force', help.force))
    .action((options: InitOptions, command: Command) => run(command, (shell) => runInit(shell, options)));
}
