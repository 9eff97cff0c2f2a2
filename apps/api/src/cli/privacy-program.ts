import { Option, type Command } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { runErase, runImpact, runNamedViews, type EraseOptions, type ImpactOptions } from './commands/privacy.command.ts';
import { PRIVACY_TEXT } from './privacy-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu privacy`. */
export function addPrivacy(program: Command, language: TextLanguage, run: Run): void {
  const { help } = PRIVACY_TEXT[language];
  const privacy = program.command('privacy').description(help.privacy);
  privacy
    .command('impact')
    .description(help.impact)
    .addOption(new Option('--out <FILE>', help.out))
    .action((options: ImpactOptions, command: Command) => run(command, (shell) => runImpact(shell, options)));
  privacy
    .command('erase <OFFICIAL>')
    .description(help.erase)
    .addOption(new Option('--reason <TEXT>', help.reason).makeOptionMandatory())
    .action((official: string, options: EraseOptions, command: Command) => run(command, (shell) => runErase(shell, official, options)));
  privacy
    .command('views')
    .description(help.views)
    .action((_options: object, command: Command) => run(command, (shell) => runNamedViews(shell)));
}
