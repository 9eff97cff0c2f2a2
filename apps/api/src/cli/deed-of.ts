import { basename } from 'node:path';
import type { Command } from 'commander';
import { nameOf } from './command-name.ts';

/** What is written to the audit log of a command: its name, and what of its line says on what it worked. */
export interface CommandDeed {
  readonly action: string;
  /** Null where the line names persons, or says nothing; the command then tells it itself. */
  readonly subject: string | null;
  readonly reason: string | null;
}

/** Commands that change nothing and show no person. Everything else is written to the audit log. */
const UNWRITTEN: ReadonlySet<string> = new Set([
  ...['init', 'doctor', 'verify', 'adoption', 'calendar list', 'targets list', 'targets history', 'targets what-if'],
  ...['paper report', 'paper status', 'paper imports', 'paper price list', 'paper coefficient list'],
  ...['directory identities', 'directory domain list', 'origin list', 'audit verify', 'audit head'],
  ...['freeze list', 'freeze show', 'freeze differences', 'report check', 'schedule list'],
]);

/** Their arguments are names of persons, which an erasure must be able to take back: the acts themselves write those. */
const NAMES_PERSONS = /^(account|privacy erase)\b/;

/** Options that say what or when; free text, addresses, secrets and how it is shown are left out. */
const TOLD_OPTIONS: ReadonlySet<string> = new Set([
  ...['agency', 'unit', 'period', 'at', 'month', 'months', 'day', 'from', 'on', 'year', 'template', 'format', 'kind', 'item', 'metric'],
  ...['amendment', 'supersedes', 'change', 'closedDay', 'origin', 'revoke', 'out', 'dryRun'],
]);

const TOLD_ARGUMENT_MAX = 80;

/** What is written of the command; null where it is not written down. */
export function deedOf(command: Command): CommandDeed | null {
  const action = actionOf(command);
  if (action === null) return null;
  const { reason } = command.opts<{ reason?: unknown }>();
  return { action, subject: NAMES_PERSONS.test(action) ? null : describeLine(command), reason: typeof reason === 'string' ? reason : null };
}

function actionOf(command: Command): string | null {
  const name = nameOf(command);
  // The same command with exact counts is one that shows what single people did.
  if (command.opts<{ unmasked?: boolean }>().unmasked === true) return `${name} --unmasked`;
  if ((name === 'retention' || name === 'restore') && command.opts<{ dryRun?: boolean }>().dryRun === true) return null;
  return UNWRITTEN.has(name) ? null : name;
}

/** Arguments and telling options as they were typed, files by their name alone. */
function describeLine(command: Command): string | null {
  const told = command.options.flatMap((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    const isTyped = command.getOptionValueSource(option.attributeName()) === 'cli';
    if (!isTyped || !TOLD_OPTIONS.has(option.attributeName())) return [];
    return value === true ? [option.long ?? option.flags] : [`${option.long ?? option.flags} ${describeValue(value)}`];
  });
  const line = [...command.args.map(describeValue), ...told].join(' ');
  return line === '' ? null : line;
}

function describeValue(value: unknown): string {
  const words = Array.isArray(value) ? value.map(String) : [String(value)];
  return words.map((word) => basename(word).slice(0, TOLD_ARGUMENT_MAX)).join(',');
}
