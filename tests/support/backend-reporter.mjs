const LINE = '='.repeat(100);
const NOT_EXERCISED = [
  LINE,
  'REDIS WAS NOT EXERCISED: no test of the queue passed on Redis, so it was tried on PostgreSQL only.',
  'To run both: apt-get install redis-server (any free port is used, the system service is not needed), then npm test again.',
  LINE,
];

/**
 * Says on which stores the suites of the queue truly ran, by the tests that passed: those described as "queue on postgres" or "queue on redis".
 * Silent in runs that hold none of them. With NHIPTHU_REQUIRE_REDIS=1 a run that was on PostgreSQL only is a failure.
 */
export default class BackendReporter {
  #error = undefined;

  onRunComplete(_contexts, { testResults }) {
    const tests = testResults.flatMap((file) => file.testResults).filter(({ fullName }) => /queue on (postgres|redis)/.test(fullName));
    if (tests.length === 0) return;
    const countOn = (kind) => tests.filter(({ fullName, status }) => status === 'passed' && fullName.includes(`queue on ${kind}`)).length;
    const [postgres, redis] = [countOn('postgres'), countOn('redis')];
    console.log(`Tests of the queue that passed: ${postgres} on PostgreSQL, ${redis} on Redis.`);
    if (redis > 0) return;
    console.error(NOT_EXERCISED.join('\n'));
    if (process.env.NHIPTHU_REQUIRE_REDIS === '1')
      this.#error = new Error('NHIPTHU_REQUIRE_REDIS=1, but no test of the queue passed on Redis');
  }

  getLastError() {
    return this.#error;
  }
}
