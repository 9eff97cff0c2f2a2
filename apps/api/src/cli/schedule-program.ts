import { REPORT_TEMPLATES } from '@nhip-thu/metrics';
import { Argument, Option, type Command } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { runScheduleAdd, runScheduleList, runScheduleRemove, type ScheduleAddOptions } from './commands/schedule.command.ts';
import { SCHEDULE_TEXT } from './schedule-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

const KINDS = ['report', 'digest', 'registers', 'alerts'] as const;

/** The commands of `nhipthu schedule`. */
export function addSchedule(program: Command, language: TextLanguage, run: Run): void {
  const { help } = SCHEDULE_TEXT[language];
  const schedule = program.command('schedule').description(help.schedule);
  schedule
    .command('list')
    .description(help.list)
    .action((_options: object, command: Command) => run(command, (shell) => runScheduleList(shell)));
  schedule
    .command('add')
    .description(help.add)
    .addArgument(new Argument('<KIND>', help.kind).choices(KINDS))
    .addOption(new Option('--template <NAME>', help.template).choices(REPORT_TEMPLATES.filter((name) => name !== 'agency')))
    .addOption(new Option('--format <LIST>', help.format).default('docx,pdf'))
    .addOption(new Option('--weekly', help.weekly))
    .addOption(new Option('--day <N>', help.day))
    .addOption(new Option('--hour <H>', help.hour).default('7'))
    .addOption(new Option('--to <LIST>', help.to))
    .addOption(new Option('--from <DAY>', help.from))
    .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
    .action((kind: (typeof KINDS)[number], options: ScheduleAddOptions, command: Command) =>
      run(command, (shell) => runScheduleAdd(shell, kind, options)),
    );
  schedule
    .command('remove')
    .description(help.remove)
    .addArgument(new Argument('<ID>', help.id))
    .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
    .action((id: string, options: { readonly by: string }, command: Command) =>
      run(command, (shell) => runScheduleRemove(shell, id, options)),
    );
}
