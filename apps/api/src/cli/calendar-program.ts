import { Argument, Option, type Command } from 'commander';
import { CALENDAR_KINDS } from '../calendar/calendar.schema.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { CALENDAR_TEXT } from './calendar-text.ts';
import { runCalendarHours, type CalendarHoursOptions } from './commands/calendar-hours.command.ts';
import {
  runCalendarAdd,
  runCalendarList,
  runCalendarRemove,
  type CalendarAddOptions,
  type CalendarListOptions,
  type CalendarRemoveOptions,
} from './commands/calendar.command.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu calendar`. */
export function addCalendar(program: Command, language: TextLanguage, run: Run): void {
  const { help } = CALENDAR_TEXT[language];
  const calendar = program.command('calendar').description(help.calendar);
  const signed = (command: Command): Command =>
    command
      .addOption(new Option('--reason <TEXT>', help.reason).makeOptionMandatory())
      .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory());
  const entered = (command: Command): Command =>
    signed(command.addOption(new Option('--source <TEXT>', help.source).makeOptionMandatory()))
      .addOption(new Option('--unit <CODE>', help.unit))
      .addOption(new Option('--tentative', help.tentative));
  calendar
    .command('list')
    .description(help.list)
    .addOption(new Option('--year <YYYY>', help.year).makeOptionMandatory())
    .addOption(new Option('--unit <CODE>', help.unit))
    .addOption(new Option('--all', help.all))
    .action((options: CalendarListOptions, command: Command) => run(command, (shell) => runCalendarList(shell, options)));
  entered(
    calendar
      .command('add')
      .description(help.add)
      .addArgument(new Argument('<DAY>', help.day))
      .addOption(new Option('--kind <KIND>', help.kind).choices(CALENDAR_KINDS).makeOptionMandatory()),
  ).action((day: string, options: CalendarAddOptions, command: Command) => run(command, (shell) => runCalendarAdd(shell, day, options)));
  entered(
    calendar
      .command('hours')
      .description(help.hours)
      .addArgument(new Argument('<SESSIONS>', help.sessions))
      .addOption(new Option('--valid-from <DAY>', help.validFrom).makeOptionMandatory())
      .addOption(new Option('--valid-to <DAY>', help.validTo))
      .addOption(new Option('--season <MM-DD..MM-DD>', help.season).default('01-01..12-31')),
  ).action((sessions: string, options: CalendarHoursOptions, command: Command) =>
    run(command, (shell) => runCalendarHours(shell, sessions, options)),
  );
  signed(
    calendar
      .command('remove')
      .description(help.remove)
      .addArgument(new Argument('<ID>', help.id))
      .addOption(new Option('--hours', help.removeHours)),
  ).action((id: string, options: CalendarRemoveOptions, command: Command) =>
    run(command, (shell) => runCalendarRemove(shell, id, options)),
  );
}
