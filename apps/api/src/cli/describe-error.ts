import type { CommanderError } from 'commander';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import { ProblemException } from '../http/problem.ts';
import { EXIT, exitCodeOf } from '../installation.ts';
import { describeCause } from '../start-up.text.ts';
import { CLI_TEXT } from './cli-text.ts';
import { errorCodeOf } from './error-code.ts';
import { InterruptedError, UsageError } from './usage-fault.ts';
import { describeUsageFault } from './usage-fault.text.ts';

const HINT: Record<TextLanguage, string> = { vi: 'thêm --help để xem cách dùng', en: 'add --help to see the usage' };

/** The parser's own errors in Vietnamese; `names` are what its English message puts in quotes. */
const PARSER_ERRORS_VI: Readonly<Record<string, (names: readonly string[]) => string>> = {
  'commander.missingArgument': ([name = '']) => `thiếu tham số ${name}`,
  'commander.optionMissingArgument': ([name = '']) => `tùy chọn ${name} thiếu giá trị`,
  'commander.missingMandatoryOptionValue': ([name = '']) => `phải có tùy chọn ${name}`,
  'commander.unknownOption': ([name = '']) => `không có tùy chọn ${name}`,
  'commander.unknownCommand': ([name = '']) => `không có lệnh ${name}`,
  'commander.excessArguments': () => 'thừa tham số',
  'commander.invalidArgument': ([name = '', value = '']) => `tùy chọn ${name} không nhận giá trị “${value}”`,
};

/** What to print on stderr, and the exit code. */
export interface ErrorReport {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** Puts an error of the argument parser into words; its messages are known by their codes. */
export function describeParserError(error: CommanderError, language: TextLanguage): ErrorReport {
  const message = error.message.replace(/^error: /, '');
  const [first = message, ...more] = message.split('\n');
  const names = [...first.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const [, choices] = /Allowed choices are (.*)\.$/.exec(first) ?? [];
  const [, suggestion] = /Did you mean (.*)\?/.exec(more.join(' ')) ?? [];
  if (language === 'en') return report(language, [`${first}${suggestion ? ` (${suggestion}?)` : ''}`, HINT.en]);
  const what = PARSER_ERRORS_VI[error.code]?.(names) ?? first;
  return report(language, [`${what}${suggestion ? ` (${suggestion}?)` : ''}`, choices ? `dùng một trong: ${choices}` : HINT.vi]);
}

function report(language: TextLanguage, [what = '', toDo = '']: readonly string[]): ErrorReport {
  return { lines: [`${CLI_TEXT[language].error}: ${what} → ${toDo}`], exitCode: EXIT.usage };
}

/** Puts any other error of a command into words. Only a defect of ours shows its stack. */
export function describeError(error: unknown, language: TextLanguage): ErrorReport {
  const text = CLI_TEXT[language];
  if (error instanceof UsageError) {
    const lines = error.faults.map((fault) => {
      const { what, toDo } = describeUsageFault(fault, language);
      return `${text.error}: ${fault.argument}: ${what} → ${toDo}`;
    });
    return { lines, exitCode: EXIT.usage };
  }
  if (error instanceof InterruptedError) return { lines: [`${text.interrupted} ${error.hint}`], exitCode: EXIT.interrupted };
  if (error instanceof ProblemException) {
    const exitCode = error.kind.status < 500 ? EXIT.usage : EXIT.services;
    const detail = error.detail === undefined ? '' : ` → ${error.detail[language]}`;
    const fields = (error.errors ?? []).map(({ path, message }) => `  ${path}: ${message[language]}`);
    return { lines: [`${text.error}: ${error.kind.title[language]}${detail}`, ...fields], exitCode };
  }
  const code = errorCodeOf(error);
  // The reader of our output has seen enough.
  if (code === 'EPIPE') return { lines: [], exitCode: EXIT.done };
  const cause = describeCause(error, language);
  if (cause !== null) return { lines: [`${text.error}: ${cause}`], exitCode: exitCodeOf(error) ?? EXIT.services };
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { lines: [`${text.error}: ${text.defect}: ${shown}`], exitCode: EXIT.services };
}
