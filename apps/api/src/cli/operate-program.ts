import { Argument, Option, type Command } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { DIALECT_NAMES } from '../ingest/maillog/dialect-table.ts';
import { BACKUP_TEXT } from './backup-text.ts';
import { runBackup, type BackupOptions } from './commands/backup.command.ts';
import { runDoctor, type DoctorOptions } from './commands/doctor.command.ts';
import { runInstallationDoctor } from './commands/doctor-installation.command.ts';
import { runRestore, type RestoreOptions } from './commands/restore.command.ts';
import { runRetention, type RetentionOptions } from './commands/retention.command.ts';
import { runVerify, type VerifyOptions } from './commands/verify.command.ts';
import type { HelpText } from './help-text.ts';
import { RETENTION_TEXT } from './retention-text.ts';
import type { Shell } from './shell.ts';

type Run = (command: Command, work: (shell: Shell) => Promise<number>) => Promise<void>;

/** As commander words it. */
const MISSING_ARGUMENT = { code: 'commander.missingArgument', exitCode: 2 };

/** Commands of whoever keeps an installation running: doctor, backup, restore, retention, verify. */
export function addOperation(program: Command, language: TextLanguage, help: HelpText, run: Run): void {
  addDoctor(program, help, run);
  addBackup(program, language, run);
  const retention = RETENTION_TEXT[language].help;
  program
    .command('retention')
    .description(retention.retention)
    .addOption(new Option('--dry-run', retention.dryRun))
    .action((options: RetentionOptions, command: Command) => run(command, (shell) => runRetention(shell, options)));
  program
    .command('verify')
    .description(help.verify)
    .addOption(new Option('--rebuild', help.rebuild))
    .action((options: VerifyOptions, command: Command) => run(command, (shell) => runVerify(shell, options)));
}

function addDoctor(program: Command, help: HelpText, run: Run): void {
  program
    .command('doctor')
    .description(help.doctor)
    .addArgument(new Argument('[FILE]', help.doctorFile))
    .addOption(new Option('--origin <NAME>', help.doctorOrigin))
    .addOption(new Option('--format <FORMAT>', help.format).choices(['auto', ...DIALECT_NAMES]).default('auto'))
    .addOption(new Option('--tz <+HH:MM>', help.zone))
    .addOption(new Option('--year <YYYY>', help.year))
    .action((file: string | undefined, options: DoctorOptions, command: Command) => {
      if (file !== undefined) return run(command, (shell) => runDoctor(shell, file, options));
      const isOfFile = (['origin', 'tz', 'year'] as const).some((name) => options[name] !== undefined) || options.format !== 'auto';
      if (isOfFile) return command.error("error: missing required argument 'FILE'", MISSING_ARGUMENT);
      return run(command, runInstallationDoctor);
    });
}

function addBackup(program: Command, language: TextLanguage, run: Run): void {
  const { help } = BACKUP_TEXT[language];
  program
    .command('backup')
    .description(help.backup)
    .addOption(new Option('--out <DIR>', help.out).makeOptionMandatory())
    .addOption(new Option('--keys <DIR>', help.keys))
    .action((options: BackupOptions, command: Command) => run(command, (shell) => runBackup(shell, options, program.version() ?? '')));
  program
    .command('restore')
    .description(help.restore)
    .addArgument(new Argument('<DIR>', help.folder))
    .addOption(new Option('--keys <DIR>', help.keysFrom))
    .addOption(new Option('--dry-run', help.dryRun))
    .action((folder: string, options: RestoreOptions, command: Command) => run(command, (shell) => runRestore(shell, folder, options)));
}
