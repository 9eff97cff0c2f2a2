import { appendFileSync } from 'node:fs';

/** Appends one JSON line per test file to the file named by NHIPTHU_RED: the mutation, and which of its tests were green or red. */
export default class RedReporter {
  onTestResult({ context }, { testResults, testExecError }) {
    const titles = (status) => testResults.filter((result) => result.status === status).map(({ title }) => title);
    const line = {
      mutation: context.config.displayName.name,
      ...{ passed: titles('passed'), failed: titles('failed'), error: testExecError?.message ?? null },
    };
    appendFileSync(process.env.NHIPTHU_RED, `${JSON.stringify(line)}\n`);
  }
}
