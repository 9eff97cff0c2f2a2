import type { Command } from 'commander';

/** Commands that change nothing and show no person. Everything else is written to the audit log. */
const UNWRITTEN: ReadonlySet<string> = new Set([
  ...['init', 'doctor', 'verify', 'adoption', 'calendar list', 'targets list', 'targets history', 'targets what-if'],
  ...['paper report', 'paper status', 'paper imports', 'paper price list', 'paper coefficient list'],
  ...['directory identities', 'directory domain list', 'origin list', 'audit verify', 'audit head'],
  ...['freeze list', 'freeze show', 'freeze differences', 'report check', 'schedule list'],
]);

/** The command's name as the audit log has it, such as `directory import`; null where it is not written down. */
export function deedOf(command: Command): string | null {
  const names: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  const name = names.join(' ');
  // The same command with exact counts is one that shows what single people did.
  if (command.opts<{ unmasked?: boolean }>().unmasked === true) return `${name} --unmasked`;
  if ((name === 'retention' || name === 'restore') && command.opts<{ dryRun?: boolean }>().dryRun === true) return null;
  return UNWRITTEN.has(name) ? null : name;
}
