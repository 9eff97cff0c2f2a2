import { readFileSync } from 'node:fs';
import { PERIOD_KINDS } from '@nhip-thu/metrics';
import { Argument, Command, Option } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { DEFINITIONS } from '../usage/count-use.ts';
import { DIALECT_NAMES } from '../ingest/maillog/dialect-table.ts';
import { addAccount } from './account-program.ts';
import { addAudit } from './audit-program.ts';
import { addCalendar } from './calendar-program.ts';
import type { CliIo } from './cli-io.ts';
import { runAdoption, type AdoptionOptions } from './commands/adoption.command.ts';
import { runDryRun } from './commands/dry-run.command.ts';
import { runExportMailboxDays, type ExportOptions } from './commands/export-mailbox-days.command.ts';
import { runIngest, type IngestOptions } from './commands/ingest.command.ts';
import { runOriginList, runOriginSet, type OriginSetOptions } from './commands/origin.command.ts';
import { runOriginToken, type OriginTokenOptions } from './commands/origin-token.command.ts';
import { addInit } from './init-program.ts';
import { addOperation } from './operate-program.ts';
import { addPaper } from './paper-program.ts';
import { PAPER_TEXT } from './paper-text.ts';
import { addPrivacy } from './privacy-program.ts';
import { addReports } from './reports-program.ts';
import { addSchedule } from './schedule-program.ts';
import { addTargets } from './targets-program.ts';
import { runUndo, type UndoOptions } from './commands/undo.command.ts';
import { addDirectory } from './directory-program.ts';
import { deedOf } from './deed-of.ts';
import { HELP_TEXT, type HelpText } from './help-text.ts';
import { mayFound } from './may-found.ts';
import type { Shell, ShellOptions } from './shell.ts';
import { PACKAGE_FOLDER } from '../places.ts';

export interface GlobalOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

// The package's own file; its version is a string.
const { version: VERSION } = JSON.parse(readFileSync(new URL('package.json', PACKAGE_FOLDER), 'utf8')) as { version: string };

/** As commander words it for options that are always needed. */
const MISSING_OPTION = { code: 'commander.missingMandatoryOptionValue', exitCode: 2 };

/** What the program hands to its caller: how to speak, and where to leave the exit code. */
export interface ProgramHooks {
  readonly language: TextLanguage;
  readonly io: CliIo;
  openShell(options: GlobalOptions, kind: Pick<ShellOptions, 'deed' | 'mayFound'>): Shell;
  exitWith(code: number): void;
}

/** The commands of `nhipthu` with their arguments and help; each only calls its own file. */
export function buildProgram(hooks: ProgramHooks): Command {
  const help = HELP_TEXT[hooks.language];
  const program = new Command('nhipthu');
  configure(program, hooks, help);
  program
    .description(help.program)
    .version(VERSION, '-V, --version', help.version)
    .addOption(new Option('--json', help.json))
    .addOption(new Option('--quiet', help.quiet))
    .addOption(new Option('--lang <lang>', help.lang).choices(['vi', 'en']).default(hooks.language))
    .addHelpText('afterAll', help.exitCodes);
  addDirectory(program, hooks.language, help, (command, work) => run(hooks, command, work));
  addIngest(program, hooks, help);
  addUndo(program, hooks, help);
  addExport(program, hooks, help);
  addAdoption(program, hooks, help);
  addCalendar(program, hooks.language, (command, work) => run(hooks, command, work));
  addTargets(program, help, (command, work) => run(hooks, command, work));
  addPaper(program, help, PAPER_TEXT[hooks.language].help, (command, work) => run(hooks, command, work));
  addPrivacy(program, hooks.language, (command, work) => run(hooks, command, work));
  addReports(program, hooks.language, (command, work) => run(hooks, command, work));
  addSchedule(program, hooks.language, (command, work) => run(hooks, command, work));
  addOperation(program, hooks.language, help, (command, work) => run(hooks, command, work));
  addInit(program, hooks.language, (command, work) => run(hooks, command, work));
  addAudit(program, hooks.language, help, (command, work) => run(hooks, command, work));
  addOrigin(program, hooks, help);
  addAccount(program, help, (command, work) => run(hooks, command, work));
  return program;
}

/** Settings that `command()` copies to every command made after this. */
function configure(program: Command, { io }: ProgramHooks, help: HelpText): void {
  const titles: Readonly<Record<string, string>> = help.titles;
  const { words } = help;
  const translate = (term: string): string => term.replace('[options]', `[${words.options}]`).replace('[command]', `[${words.command}]`);
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // The caller reports errors, in the language of the user.
      outputError: () => undefined,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: translate,
      styleSubcommandTerm: translate,
      optionDescription: (option) => describeOption(option, help),
    })
    .helpOption('-h, --help', help.help)
    .helpCommand(`help [${words.command}]`, help.helpCommand);
}

function describeOption({ description, argChoices, defaultValue }: Option, help: HelpText): string {
  const notes = [argChoices?.join(' | '), typeof defaultValue === 'string' ? `${help.default} ${defaultValue}` : undefined];
  const shown = notes.filter((note) => note !== undefined).join('; ');
  return shown === '' ? description : `${description} (${shown})`;
}

async function run(hooks: ProgramHooks, command: Command, work: (shell: Shell) => Promise<number>): Promise<void> {
  const kind = { deed: deedOf(command), mayFound: mayFound(command) };
  hooks.exitWith(await work(hooks.openShell(command.optsWithGlobals<GlobalOptions>(), kind)));
}

function addIngest(program: Command, hooks: ProgramHooks, help: HelpText): void {
  program
    .command('ingest')
    .description(help.ingest)
    .addArgument(new Argument('<FILE...>', help.files))
    .addOption(new Option('--origin <NAME>', help.origin))
    .addOption(new Option('--format <FORMAT>', help.format).choices(['auto', ...DIALECT_NAMES]).default('auto'))
    .addOption(new Option('--tz <+HH:MM>', help.zone))
    .addOption(new Option('--year <YYYY>', help.year))
    .addOption(new Option('--wait', help.wait).conflicts('dryRun'))
    .addOption(new Option('--dry-run', help.ingestDryRun))
    .action((files: string[], options: Partial<IngestOptions> & { dryRun?: boolean }, command: Command) => {
      const { origin, dryRun } = options;
      if (dryRun) return run(hooks, command, (shell) => runDryRun(shell, files, options));
      if (origin === undefined) return command.error("error: required option '--origin <NAME>' not specified", MISSING_OPTION);
      return run(hooks, command, (shell) => runIngest(shell, files, { ...options, origin }));
    });
}

function addUndo(program: Command, hooks: ProgramHooks, help: HelpText): void {
  program
    .command('undo')
    .description(help.undo)
    .addArgument(new Argument('<SEGMENT...>', help.segments))
    .addOption(new Option('--yes', help.yes))
    .action((ids: string[], options: UndoOptions, command: Command) => run(hooks, command, (shell) => runUndo(shell, ids, options)));
}

function addExport(program: Command, hooks: ProgramHooks, help: HelpText): void {
  program
    .command('export')
    .description(help.export)
    .command('mailbox-days')
    .description(help.mailboxDays)
    .addOption(new Option('--from <DAY>', help.from).makeOptionMandatory())
    .addOption(new Option('--to <DAY>', help.to).makeOptionMandatory())
    .addOption(new Option('--format <FORMAT>', help.exportFormat).choices(['json', 'csv']).default('json'))
    .addOption(new Option('--out <FILE>', help.out))
    .addOption(new Option('--reason <TEXT>', help.lookReason))
    .action((options: ExportOptions, command: Command) => run(hooks, command, (shell) => runExportMailboxDays(shell, options)));
}

function addAdoption(program: Command, hooks: ProgramHooks, help: HelpText): void {
  program
    .command('adoption')
    .description(help.adoption)
    .addOption(new Option('--period <KIND>', help.period).choices(PERIOD_KINDS).conflicts(['from', 'to']))
    .addOption(new Option('--at <DAY>', help.periodAt).conflicts(['from', 'to']))
    .addOption(new Option('--from <DAY>', help.spanFrom))
    .addOption(new Option('--to <DAY>', help.spanTo))
    .addOption(new Option('--sensitivity', help.sensitivity).conflicts(['from', 'to']))
    .addOption(new Option('--lifecycle', help.lifecycle).conflicts(['from', 'to', 'sensitivity']))
    .addOption(new Option('--unmasked', help.unmasked).conflicts(['sensitivity', 'lifecycle']))
    .addOption(new Option('--reason <TEXT>', help.lookReason))
    .addOption(new Option('--by <WHAT>', help.by).choices(['agency']).default('agency'))
    .addOption(new Option('--definition <ID>', help.definition).choices(DEFINITIONS).default('du-2@1'))
    .addOption(new Option('--structure <VIEW>', help.structure).choices(['as-was', 'as-is']).default('as-is'))
    .action((options: AdoptionOptions, command: Command) => run(hooks, command, (shell) => runAdoption(shell, options)));
}

function addOrigin(program: Command, hooks: ProgramHooks, help: HelpText): void {
  const room = program.command('origin').description(help.originRoom);
  room
    .command('list')
    .description(help.originList)
    .action((_options: object, command: Command) => run(hooks, command, (shell) => runOriginList(shell)));
  room
    .command('set')
    .description(help.originSet)
    .addArgument(new Argument('<ORIGIN>', help.originName))
    .addOption(new Option('--internal-clients <LIST>', help.internalClients).makeOptionMandatory())
    .action((origin: string, options: OriginSetOptions, command: Command) =>
      run(hooks, command, (shell) => runOriginSet(shell, origin, options)),
    );
  room
    .command('token')
    .description(help.originToken)
    .addArgument(new Argument('<ORIGIN>', help.originName))
    .addOption(new Option('--list', help.tokenList).conflicts('revoke'))
    .addOption(new Option('--revoke <ID>', help.tokenRevoke))
    .action((origin: string, options: OriginTokenOptions, command: Command) =>
      run(hooks, command, (shell) => runOriginToken(shell, origin, options)),
    );
}
