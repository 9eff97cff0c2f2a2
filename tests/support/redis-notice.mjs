import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Last word of `npm test`: says loudly when no redis-server was on the PATH, so that the queue ran on PostgreSQL only.
 * With NHIPTHU_REQUIRE_REDIS=1 that is a failure.
 */
const hasRedis = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'redis-server')));

if (hasRedis) {
  console.log('Queue suites ran on both backends: PostgreSQL and Redis.');
} else {
  const line = '='.repeat(100);
  const text = [
    line,
    'REDIS WAS NOT EXERCISED: there is no redis-server on the PATH, so the queue suites ran on PostgreSQL only.',
    'To run both: apt-get install redis-server (any free port is used, the system service is not needed), then npm test again.',
    line,
  ];
  console.error(text.join('\n'));
  if (process.env.NHIPTHU_REQUIRE_REDIS === '1') process.exitCode = 1;
}
