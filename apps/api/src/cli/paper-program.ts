import { Argument, Option, type Command } from 'commander';
import {
  runPaperBaseline,
  runPaperCoefficientList,
  runPaperCoefficientSet,
  runPaperMap,
  runPaperPriceList,
  runPaperPriceSet,
  type PaperBaselineOptions,
  type PaperMapOptions,
  type PaperPriceOptions,
} from './commands/paper-agreed.command.ts';
import {
  runPaperImports,
  runPaperLock,
  runPaperStatus,
  runPaperUndo,
  runPaperUnlock,
  type PaperLockOptions,
  type PaperStatusOptions,
  type PaperUnlockOptions,
} from './commands/paper-desk.command.ts';
import {
  runPaperImport,
  runPaperPrintLog,
  runPaperReport,
  type PaperImportOptions,
  type PaperReportOptions,
} from './commands/paper.command.ts';
import type { HelpText } from './help-text.ts';
import type { PaperText } from './paper-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

const MAP_KINDS = ['queue', 'host', 'account'] as const;

/** The commands of `nhipthu paper`. */
export function addPaper(program: Command, help: HelpText, own: PaperText['help'], run: Run): void {
  const paper = program.command('paper').description(help.paper);
  addFiles(paper, help, run);
  addAgreed(paper, help, run);
  addDesk(paper, help, own, run);
  addPrices(paper, own, run);
}

function addFiles(paper: Command, help: HelpText, run: Run): void {
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
}

function addAgreed(paper: Command, help: HelpText, run: Run): void {
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

/** Who has reported, months that are closed, what was handed over. */
function addDesk(paper: Command, help: HelpText, own: PaperText['help'], run: Run): void {
  paper
    .command('status')
    .description(own.status)
    .addOption(new Option('--month <MONTH>', own.statusMonth))
    .action((options: PaperStatusOptions, command: Command) => run(command, (shell) => runPaperStatus(shell, options)));
  paper
    .command('lock')
    .description(own.lock)
    .addOption(new Option('--month <MONTH>', own.month).makeOptionMandatory())
    .addOption(new Option('--agency <CODE>', help.agencyCode))
    .addOption(new Option('--reason <TEXT>', own.lockReason))
    .action((options: PaperLockOptions, command: Command) => run(command, (shell) => runPaperLock(shell, options)));
  paper
    .command('unlock')
    .description(own.unlock)
    .addOption(new Option('--month <MONTH>', own.month).makeOptionMandatory())
    .addOption(new Option('--reason <TEXT>', own.unlockReason).makeOptionMandatory())
    .addOption(new Option('--agency <CODE>', help.agencyCode))
    .action((options: PaperUnlockOptions, command: Command) => run(command, (shell) => runPaperUnlock(shell, options)));
  paper
    .command('imports')
    .description(own.imports)
    .addOption(new Option('--limit <N>', own.importsLimit).default('20'))
    .action((options: { limit: string }, command: Command) => run(command, (shell) => runPaperImports(shell, options)));
  paper
    .command('undo')
    .description(own.undo)
    .addArgument(new Argument('<NUMBER>', own.importNumber))
    .action((id: string, _options: object, command: Command) => run(command, (shell) => runPaperUndo(shell, id)));
}

function addPrices(paper: Command, own: PaperText['help'], run: Run): void {
  const price = paper.command('price').description(own.price);
  price
    .command('list')
    .description(own.priceList)
    .addOption(new Option('--at <DAY>', own.priceAt))
    .action((options: { at?: string }, command: Command) => run(command, (shell) => runPaperPriceList(shell, options)));
  price
    .command('set')
    .description(own.priceSet)
    .addOption(new Option('--item <ITEM>', own.priceItem).choices(['sheet', 'posting']).makeOptionMandatory())
    .addOption(new Option('--amount <DONG>', own.priceAmount).makeOptionMandatory())
    .addOption(new Option('--kind <KIND>', own.priceKind).choices(['decision', 'invoice']).makeOptionMandatory())
    .addOption(new Option('--number <NUMBER>', own.priceNumber).makeOptionMandatory())
    .addOption(new Option('--issuer <NAME>', own.priceIssuer).makeOptionMandatory())
    .addOption(new Option('--issued-on <DAY>', own.priceIssuedOn).makeOptionMandatory())
    .addOption(new Option('--from <DAY>', own.priceFrom).makeOptionMandatory())
    .action((options: PaperPriceOptions, command: Command) => run(command, (shell) => runPaperPriceSet(shell, options)));
  const coefficient = paper.command('coefficient').description(own.coefficient);
  coefficient
    .command('list')
    .description(own.coefficientList)
    .action((_options: object, command: Command) => run(command, (shell) => runPaperCoefficientList(shell)));
  coefficient
    .command('set')
    .description(own.coefficientSet)
    .addArgument(new Argument('[ID...]', own.coefficientIds))
    .action((ids: string[], _options: object, command: Command) => run(command, (shell) => runPaperCoefficientSet(shell, ids)));
}
