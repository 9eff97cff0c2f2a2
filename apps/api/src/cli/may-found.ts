import type { Command } from 'commander';
import { nameOf } from './command-name.ts';

/**
 * Commands that may make an installation where there is none: with these a new server is set up before its first start. Every other command
 * works on what is there, and is refused where nothing is: of a mistyped folder it must not say that all is well.
 */
const FOUNDING: ReadonlySet<string> = new Set([
  ...['directory import', 'directory pull', 'ingest', 'origin token', 'account create'],
  ...['calendar add', 'calendar hours', 'targets set', 'restore'],
]);

/** With these, the same commands only look, or take back. */
const LOOKING = ['dryRun', 'list', 'revoke'] as const;

export function mayFound(command: Command): boolean {
  const options = command.opts<Partial<Record<(typeof LOOKING)[number], unknown>>>();
  return FOUNDING.has(nameOf(command)) && LOOKING.every((name) => options[name] === undefined);
}
