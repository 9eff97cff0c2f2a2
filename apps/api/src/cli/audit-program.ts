import { Option, type Command } from 'commander';
import {
  runAuditHead,
  runAuditTouched,
  runAuditVerify,
  type AuditTouchedOptions,
  type AuditVerifyOptions,
} from './commands/audit.command.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { AUDIT_TEXT } from './audit-text.ts';
import type { HelpText } from './help-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** The commands of `nhipthu audit`. */
export function addAudit(program: Command, language: TextLanguage, help: HelpText, run: Run): void {
  const own = AUDIT_TEXT[language].help;
  const audit = program.command('audit').description(help.audit);
  audit
    .command('verify')
    .description(help.auditVerify)
    .addOption(new Option('--head <HEAD...>', help.auditNoted))
    .action((options: AuditVerifyOptions, command: Command) => run(command, (shell) => runAuditVerify(shell, options)));
  audit
    .command('touched')
    .description(own.touched)
    .addOption(new Option('--session <ID>', own.session))
    .addOption(new Option('--actor <NAME>', own.actor))
    .addOption(new Option('--from <DATE>', help.from))
    .addOption(new Option('--to <DATE>', help.to))
    .action((options: AuditTouchedOptions, command: Command) => run(command, (shell) => runAuditTouched(shell, options)));
  audit
    .command('head')
    .description(help.auditHead)
    .action((_options: object, command: Command) => run(command, (shell) => runAuditHead(shell)));
}
