import { Option, type Command } from 'commander';
import { runAuditHead, runAuditVerify, type AuditVerifyOptions } from './commands/audit.command.ts';
import type { HelpText } from './help-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu audit`. */
export function addAudit(program: Command, help: HelpText, run: Run): void {
  const audit = program.command('audit').description(help.audit);
  audit
    .command('verify')
    .description(help.auditVerify)
    .addOption(new Option('--head <HEAD...>', help.auditNoted))
    .action((options: AuditVerifyOptions, command: Command) => run(command, (shell) => runAuditVerify(shell, options)));
  audit
    .command('head')
    .description(help.auditHead)
    .action((_options: object, command: Command) => run(command, (shell) => runAuditHead(shell)));
}
