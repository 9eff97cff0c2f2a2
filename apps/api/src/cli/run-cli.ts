import { CommanderError } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { EXIT } from '../installation.ts';
import type { CliIo } from './cli-io.ts';
import { describeError, describeParserError } from './describe-error.ts';
import { buildProgram } from './program.ts';
import { Shell, type OpenCliContext } from './shell.ts';

/** Runs one command line (without the program's own name) and resolves to its exit code; never rejects. */
export async function runCli(argv: readonly string[], io: CliIo, openContext: OpenCliContext): Promise<number> {
  const language = findLanguage(argv, io.language);
  let exitCode: number = EXIT.done;
  const program = buildProgram({
    language,
    io,
    openShell: ({ json, quiet }, kind) => new Shell(io, { language, isJson: json ?? false, isQuiet: quiet ?? false, ...kind }, openContext),
    exitWith: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    // `nhipthu` and `nhipthu directory` alone: the help was shown, and says it all.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage;
    const report = error instanceof CommanderError ? describeParserError(error, language) : describeError(error, language);
    for (const line of report.lines) io.stderr.write(`${line}\n`);
    return report.exitCode;
  }
}

/** The language is needed before the arguments are parsed, for what the parser itself says; `--lang` wins over the environment. */
function findLanguage(argv: readonly string[], otherwise: TextLanguage): TextLanguage {
  const place = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[place] ?? '';
  const value = word === '--lang' ? argv[place + 1] : word.slice('--lang='.length);
  return value === 'en' || value === 'vi' ? value : otherwise;
}
