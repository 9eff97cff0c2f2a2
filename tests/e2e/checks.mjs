import { appendFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

/** Counts what was checked and says each outcome; a failed check does not stop the next one. */
export class Checks {
  passed = 0;
  failures = [];

  /**
   * Runs one check. It fails when the function throws.
   * @returns whether it passed, for those that build on it
   */
  async check(name, work) {
    try {
      await work();
      this.passed += 1;
      console.log(`  ok    ${name}`);
      return true;
    } catch (error) {
      this.fail(name, error);
      return false;
    }
  }

  fail(name, error) {
    this.failures.push(name);
    console.log(`  FAIL  ${name}\n        ${describe(error).replaceAll('\n', '\n        ')}`);
  }

  /** One line in the format of tests/support/tally-reporter.mjs, so that .ci/run can sum all runs. */
  tally(file) {
    const line = { passed: this.passed, failed: this.failures.length, skipped: 0 };
    if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(line)}\n`);
  }
}

function describe(error) {
  if (error instanceof ExpectationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

class ExpectationError extends Error {}

export function expectEqual(actual, expected, what = 'value') {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new ExpectationError(`${what}\n  is       ${JSON.stringify(actual)}\n  not      ${JSON.stringify(expected)}`);
}

export function expectIncludes(text, part, what = 'text') {
  if (text.includes(part)) return;
  throw new ExpectationError(`${what}\n  lacks    ${JSON.stringify(part)}\n  is       ${JSON.stringify(text)}`);
}

export function expectTrue(condition, what) {
  if (!condition) throw new ExpectationError(what);
}
