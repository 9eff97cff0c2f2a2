import { PERIOD_KINDS, REPORT_TEMPLATES } from '@nhip-thu/metrics';
import { Argument, Option, type Command } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { TARGET_METRICS } from '../targets/target.schema.ts';
import {
  runAttach,
  runExplanationList,
  runExplanationOpen,
  runExplanationShow,
  runExplanationStep,
  type ExplanationOpenOptions,
  type ExplanationStepOptions,
} from './commands/explanation.command.ts';
import {
  runAmend,
  runFreezeDifferences,
  runFreezeList,
  runFreezeMake,
  runFreezeShow,
  type AmendOptions,
  type FreezeMakeOptions,
  type FreezePeriodOptions,
} from './commands/freeze.command.ts';
import { runReportBuild, type ReportBuildOptions } from './commands/report-build.command.ts';
import { runReportCheck } from './commands/report-check.command.ts';
import { REPORTS_TEXT, type ReportsText } from './reports-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands `nhipthu freeze`, `nhipthu amend` and `nhipthu explanation`. */
export function addReports(program: Command, language: TextLanguage, run: Run): void {
  const { help } = REPORTS_TEXT[language];
  addFreeze(program, help, run);
  withPeriod(program.command('amend').description(help.amend), help)
    .addOption(new Option('--reason <TEXT>', help.reason).makeOptionMandatory())
    .addOption(new Option('--approved-by <NAME>', help.approvedBy).makeOptionMandatory())
    .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
    .action((options: AmendOptions, command: Command) => run(command, (shell) => runAmend(shell, options)));
  addReport(program, help, run);
  addExplanation(program, help, run);
}

function addReport(program: Command, help: ReportsText['help'], run: Run): void {
  const report = program.command('report').description(help.report);
  withPeriod(report.command('build').description(help.reportBuild), help)
    .addOption(new Option('--template <NAME>', help.template).choices(REPORT_TEMPLATES).makeOptionMandatory())
    .addOption(new Option('--format <LIST>', help.format).default('docx,pdf'))
    .addOption(new Option('--out <DIR>', help.out).makeOptionMandatory())
    .addOption(new Option('--agency <CODE>', help.reportAgency))
    .addOption(new Option('--amendment <NUMBER>', help.amendment))
    .addOption(new Option('--on <DAY>', help.on))
    .action((options: ReportBuildOptions, command: Command) => run(command, (shell) => runReportBuild(shell, options)));
  report
    .command('check')
    .description(help.reportCheck)
    .addArgument(new Argument('<DIR>', help.checkedFolder))
    .action((folder: string, _options: object, command: Command) => run(command, (shell) => runReportCheck(shell, folder)));
}

function addFreeze(program: Command, help: ReportsText['help'], run: Run): void {
  const freeze = program.command('freeze').description(help.freeze);
  freeze
    .command('list')
    .description(help.freezeList)
    .action((_options: object, command: Command) => run(command, (shell) => runFreezeList(shell)));
  withPeriod(freeze.command('make').description(help.freezeMake), help)
    .addOption(new Option('--approved-by <NAME>', help.approvedBy))
    .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
    .action((options: FreezeMakeOptions, command: Command) => run(command, (shell) => runFreezeMake(shell, options)));
  freeze
    .command('show')
    .description(help.freezeShow)
    .addArgument(new Argument('<CODE>', help.code))
    .action((code: string, _options: object, command: Command) => run(command, (shell) => runFreezeShow(shell, code)));
  freeze
    .command('differences')
    .description(help.freezeDifferences)
    .addOption(new Option('--period <KIND>', help.kind).choices(PERIOD_KINDS).default('reporting-month'))
    .addOption(new Option('--at <DAY>', help.at))
    .action((options: Partial<FreezePeriodOptions>, command: Command) => run(command, (shell) => runFreezeDifferences(shell, options)));
}

function withPeriod(command: Command, help: ReportsText['help']): Command {
  return command
    .addOption(new Option('--period <KIND>', help.kind).choices(PERIOD_KINDS).default('reporting-month'))
    .addOption(new Option('--at <DAY>', help.at).makeOptionMandatory());
}

function addExplanation(program: Command, help: ReportsText['help'], run: Run): void {
  const explanation = program.command('explanation').description(help.explanation);
  explanation
    .command('list')
    .description(help.explanationList)
    .action((_options: object, command: Command) => run(command, (shell) => runExplanationList(shell)));
  explanation
    .command('show')
    .description(help.explanationShow)
    .addArgument(new Argument('<ID>', help.id))
    .action((id: string, _options: object, command: Command) => run(command, (shell) => runExplanationShow(shell, id)));
  withPeriod(explanation.command('ask').description(help.explanationAsk), help)
    .addOption(new Option('--agency <CODE>', help.agency).makeOptionMandatory())
    .addOption(new Option('--metric <ID>', help.metric).choices(TARGET_METRICS).default('du-2@1'))
    .addOption(new Option('--text <TEXT>', help.text).makeOptionMandatory())
    .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
    .action((options: ExplanationOpenOptions, command: Command) => run(command, (shell) => runExplanationOpen(shell, options)));
  explanation
    .command('attach')
    .description(help.explanationAttach)
    .addArgument(new Argument('<ID>', help.id))
    .addArgument(new Argument('<FILE>', help.file))
    .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
    .action((id: string, file: string, options: { readonly by: string }, command: Command) =>
      run(command, (shell) => runAttach(shell, id, file, options)),
    );
  const step = (name: string, act: 'answered' | 'more-asked' | 'refused' | 'closed' | 'accepted', description: string): Command =>
    explanation
      .command(name)
      .description(description)
      .addArgument(new Argument('<ID>', help.id))
      .addOption(new Option('--text <TEXT>', help.text).makeOptionMandatory())
      .addOption(new Option('--by <NAME>', help.by).makeOptionMandatory())
      .action((id: string, options: ExplanationStepOptions, command: Command) =>
        run(command, (shell) => runExplanationStep(shell, id, act, options)),
      );
  step('answer', 'answered', help.explanationAnswer);
  step('accept', 'accepted', help.explanationAccept)
    .addOption(new Option('--footnote <TEXT>', help.footnote).makeOptionMandatory())
    .addOption(new Option('--closed-day <DAY>', help.closure).conflicts('change'))
    .addOption(new Option('--change <ID>', help.change));
  step('refuse', 'refused', help.explanationRefuse);
  step('more', 'more-asked', help.explanationMore);
  step('close', 'closed', help.explanationClose);
}
