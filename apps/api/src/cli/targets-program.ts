import { Argument, Option, type Command } from 'commander';
import { PERIOD_KINDS } from '@nhip-thu/metrics';
import { TARGET_DEFINITIONS, TARGET_METRICS, TARGET_TIERS } from '../targets/target.schema.ts';
import {
  runTargetHistory,
  runTargetList,
  runTargetSet,
  type TargetListOptions,
  type TargetSetOptions,
} from './commands/targets.command.ts';
import { runWhatIf, type WhatIfOptions } from './commands/what-if.command.ts';
import type { HelpText } from './help-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu targets`. */
export function addTargets(program: Command, help: HelpText, run: Run): void {
  const targets = program.command('targets').alias('target').description(help.target);
  targets
    .command('list')
    .description(help.targetList)
    .addOption(new Option('--at <DAY>', help.targetAt))
    .addOption(new Option('--all', help.targetAll))
    .action((options: TargetListOptions, command: Command) => run(command, (shell) => runTargetList(shell, options)));
  addSet(targets, help, run);
  targets
    .command('history')
    .description(help.targetHistory)
    .addArgument(new Argument('<ID>', help.targetId))
    .action((id: string, _options: object, command: Command) => run(command, (shell) => runTargetHistory(shell, id)));
  withScope(
    withThreshold(
      targets
        .command('what-if')
        .description(help.whatIf)
        .addOption(new Option('--period <KIND>', help.periodKind).choices(PERIOD_KINDS).default('reporting-month'))
        .addOption(new Option('--at <DAY>', help.at).makeOptionMandatory())
        .addOption(new Option('--definition <ID>', help.targetMetric).choices(TARGET_METRICS).default('du-2@1'))
        .addOption(new Option('--tried <ID>', help.triedDefinition).choices(TARGET_DEFINITIONS))
        .addOption(new Option('--measure <NAME>', help.triedMeasure).choices(['headline', 'absolute', 'normalised']))
        .addOption(new Option('--structure <VIEW>', help.structure).choices(['as-was', 'as-is']).default('as-is')),
      help,
    ),
    help,
  )
    .addOption(new Option('--supersedes <ID>', help.targetSupersedes))
    .action((options: WhatIfOptions, command: Command) => run(command, (shell) => runWhatIf(shell, options)));
}

function addSet(targets: Command, help: HelpText, run: Run): void {
  const set = targets
    .command('set')
    .description(help.targetSet)
    .addOption(new Option('--definition <ID>', help.targetMetric).choices(TARGET_METRICS).default('du-2@1'));
  withScope(withThreshold(set, help), help)
    .addOption(new Option('--division <NAME>', help.targetDivision))
    .addOption(new Option('--minimum <PERCENT>', help.targetMinimum))
    .addOption(new Option('--good <PERCENT>', help.targetGood))
    .addOption(new Option('--period <KIND>', help.targetPeriod).choices(PERIOD_KINDS))
    .addOption(new Option('--linear <PERIOD=PERCENT...>', help.targetLinear).conflicts('steps'))
    .addOption(new Option('--steps <PERIOD=PERCENT...>', help.targetSteps))
    .addOption(new Option('--from <DAY>', help.targetFrom).makeOptionMandatory())
    .addOption(new Option('--to <DAY>', help.targetTo))
    .addOption(new Option('--instrument <TYPE>', help.instrument).makeOptionMandatory())
    .addOption(new Option('--number <NUMBER>', help.instrumentNumber).makeOptionMandatory())
    .addOption(new Option('--issued-on <DAY>', help.instrumentDay).makeOptionMandatory())
    .addOption(new Option('--issuer <NAME>', help.instrumentIssuer).makeOptionMandatory())
    .addOption(new Option('--clause <TEXT>', help.instrumentClause))
    .addOption(new Option('--approved-by <NAME>', help.approvedBy).makeOptionMandatory())
    .addOption(new Option('--reason <TEXT>', help.targetReason).makeOptionMandatory())
    .addOption(new Option('--by <NAME>', help.targetBy).makeOptionMandatory())
    .addOption(new Option('--supersedes <ID>', help.targetSupersedes))
    .action((options: TargetSetOptions, command: Command) => run(command, (shell) => runTargetSet(shell, options)));
}

function withThreshold(command: Command, help: HelpText): Command {
  return command
    .addOption(new Option('--at-least <PERCENT>', help.atLeast).conflicts('moreThan'))
    .addOption(new Option('--more-than <PERCENT>', help.moreThan));
}

function withScope(command: Command, help: HelpText): Command {
  return command
    .addOption(new Option('--tier <TIER>', help.targetTier).choices(TARGET_TIERS).conflicts('agency'))
    .addOption(new Option('--agency <CODE>', help.targetAgency));
}
