import { existsSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
// Jest does not transform this file's imports, so the built server is used; `npm test` builds first.
import { EmbeddedServer } from '../../apps/api/dist/database/embedded-server.js';
import { bundleSources } from './bundle-sources.mjs';

const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'scram_iterations=1'];

/** What `.ci/run` installs meanwhile is there once this file is; after this long tests say themselves what is missing. */
const READY_MS = 600_000;

/** One real PostgreSQL for all integration tests, without fsync; every test file makes databases of its own in it. */
export default async function setUp() {
  await bundleSources(fileURLToPath(new URL('../..', import.meta.url)));
  const { NHIPTHU_SYSTEM_READY: ready } = process.env;
  if (ready) for (const begun = Date.now(); !existsSync(ready) && Date.now() - begun < READY_MS;) await delay(200);
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-test-'));
  await chmod(folder, 0o755);
  globalThis.embeddedServer = await EmbeddedServer.open(folder, { flags: SETTINGS.flatMap((setting) => ['-c', setting]) });
  process.env.NHIPTHU_TEST_FOLDER = folder;
  process.env.NHIPTHU_TEST_DATABASE = globalThis.embeddedServer.url;
}
