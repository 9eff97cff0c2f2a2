import { Argument, Option, type Command } from 'commander';
import {
  runPaperBaseline,
  runPaperImport,
  runPaperMap,
  runPaperPrintLog,
  runPaperReport,
  type PaperBaselineOptions,
  type PaperImportOptions,
  type PaperMapOptions,
  type PaperReportOptions,
} from './commands/paper.command.ts';
import type { HelpText } from './help-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

const MAP_KINDS = ['queue', 'host', 'account'] as const;

/** The commands of `nhipthu paper`. */
export function addPaper(program: Command, help: HelpText, run: Run): void {
  const paper = program.command('paper').description(help.paper);
  for (const [name, ledger, description] of [
    ['import', 'registers', help.paperImport],
    ['reams', 'reams', help.paperReams],
  ] as const) {
    paper
      .command(name)
      .description(description)
      .addArgument(new Argument('<FILE>', help.paperFile))
      .addOption(new Option('--reason <TEXT>', help.correctionReason))
      .addOption(new Option('--dry-run', help.dryRun))
      .action((file: string, options: PaperImportOptions, command: Command) =>
        run(command, (shell) => runPaperImport(shell, file, ledger, options)),
      );
  }
  paper
    .command('print-log')
    .description(help.paperPrintLog)
    .addArgument(new Argument('<FILE>', help.paperFile))
    .addOption(new Option('--dry-run', help.dryRun))
    .action((file: string, options: PaperImportOptions, command: Command) =>
      run(command, (shell) => runPaperPrintLog(shell, file, options)),
    );
  paper
    .command('report')
    .description(help.paperReport)
    .addOption(new Option('--period <KIND>', help.periodKind).choices(['reporting-month']).default('reporting-month'))
    .addOption(new Option('--at <DAY>', help.at).makeOptionMandatory())
    .addOption(new Option('--by <WHAT>', help.by).choices(['agency']).default('agency'))
    .addOption(new Option('--structure <VIEW>', help.structure).choices(['as-was', 'as-is']).default('as-is'))
    .action((options: PaperReportOptions, command: Command) => run(command, (shell) => runPaperReport(shell, options)));
  paper
    .command('baseline')
    .description(help.paperBaseline)
    .addOption(new Option('--months <MONTH...>', help.months).makeOptionMandatory())
    .addOption(new Option('--basis <TEXT>', help.basis).makeOptionMandatory())
    .addOption(new Option('--approved-by <NAME>', help.approvedBy).makeOptionMandatory())
    .addOption(new Option('--approved-on <DAY>', help.approvedOn).makeOptionMandatory())
    .addOption(new Option('--agency <CODE>', help.agencyCode))
    .action((options: PaperBaselineOptions, command: Command) => run(command, (shell) => runPaperBaseline(shell, options)));
  paper
    .command('map')
    .description(help.paperMap)
    .addArgument(new Argument('<KIND>', help.mapKind).choices(MAP_KINDS))
    .addArgument(new Argument('<NAME>', help.mapName))
    .addOption(new Option('--agency <CODE>', help.agencyCode).makeOptionMandatory())
    .addOption(new Option('--from <DAY>', help.from).default('1900-01-01'))
    .action((kind: (typeof MAP_KINDS)[number], name: string, options: PaperMapOptions, command: Command) =>
      run(command, (shell) => runPaperMap(shell, kind, name, options)),
    );
}
