import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Jest does not transform this file's imports, so the built server is used; `npm test` builds first.
import { EmbeddedServer } from '../../apps/api/dist/database/embedded-server.js';

const FLAGS = [
  '-c',
  'fsync=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'full_page_writes=off',
  '-c',
  'max_connections=200',
  '-c',
  'scram_iterations=1',
];

/** One real PostgreSQL for all integration tests, without fsync; every test file makes databases of its own in it. */
export default async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-test-'));
  await chmod(folder, 0o755);
  globalThis.embeddedServer = await EmbeddedServer.open(folder, { flags: FLAGS });
  process.env.NHIPTHU_TEST_FOLDER = folder;
  process.env.NHIPTHU_TEST_DATABASE = globalThis.embeddedServer.url;
}
