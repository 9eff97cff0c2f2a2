import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MACHINE_NODE } from '../support/program-node.mjs';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

jest.setTimeout(180_000);

const PAGE = fileURLToPath(new URL('../../docs/api.md', import.meta.url));
const TESTS = fileURLToPath(new URL('..', import.meta.url));
const NHIPTHU = fileURLToPath(new URL('../../apps/api/bin/nhipthu.js', import.meta.url));
const TOOLS = ['bash', 'curl', 'jq', 'openssl', 'base32'];

/** True when the tools of the guide are there; says loudly which are not, and NHIPTHU_REQUIRE_CURL=1 makes that an error. */
function hasTools(): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = TOOLS.filter((tool) => !folders.some((folder) => existsSync(join(folder, tool)))).join(' ');
  if (missing === '') return true;
  if (process.env['NHIPTHU_REQUIRE_CURL'] === '1') throw new Error(`NHIPTHU_REQUIRE_CURL=1, but there is no ${missing}`);
  console.error(`THE EXAMPLES OF DOCS/API.MD WERE NOT RUN: there is no ${missing}. To run them too: apt-get install ${missing}`);
  return false;
}

/** One block of commands, and what they are said to print. */
interface Example {
  readonly heading: string;
  readonly commands: string;
  readonly printed: readonly string[];
}

function readExamples(page: string): Example[] {
  let heading = '';
  return [...page.matchAll(/^## (.+)$|^```bash\n([^]*?)^```$/gm)].flatMap(([, title, commands]) => {
    heading = title ?? heading;
    if (commands === undefined) return [];
    return [{ heading, commands, printed: [...commands.matchAll(/^#> (.+)$/gm)].map(([, text = '']) => text) }];
  });
}

const examples = readExamples(await readFile(PAGE, 'utf8'));

it('docs/api.md has examples, most of which say what they print', () => {
  expect(examples.length).toBeGreaterThan(7);
  expect(examples.flatMap(({ printed }) => printed).length).toBeGreaterThan(12);
});

// As installed by nhipthu init and by Compose, and as started by hand.
const SETTINGS = ['required', 'offered'] as const;

(hasTools() ? describe : describe.skip).each(SETTINGS)(
  'the examples of docs/api.md, in order, against a new installation: SECOND_FACTOR=%s',
  (factor) => {
    let database: TestDatabase;
    let data: Awaited<ReturnType<typeof makeDataFolder>>;
    let program: RunningProgram;
    let folder: string;
    let environment: Record<string, string>;

    beforeAll(async () => {
      database = await createTestDatabase();
      data = await makeDataFolder();
      folder = await mkdtemp(join(tmpdir(), 'nhip-thu-guide-'));
      // The samples stand there as in the program's folder, in which nothing is to be left behind.
      await symlink(TESTS, join(folder, 'tests'));
      environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path, SECOND_FACTOR: factor };
      // The whole program and its commands on the machine's Node.js, once.
      program = startProgram({ ...environment, PORT: '0' }, [], { node: MACHINE_NODE });
      // The commands of an installation, wherever it is.
      await writeFile(join(folder, 'setting.sh'), `set -euo pipefail\nnpx() { shift; '${MACHINE_NODE}' '${NHIPTHU}' "$@"; }\n`);
    });
    afterAll(async () => {
      await program.end('SIGTERM');
      await database.drop();
      await data.remove();
      await rm(folder, { recursive: true });
    });

    it('are needed: without a second factor the role sees figures only where none is required', async () => {
      const password = (await nhipthu(environment, 'account', 'create', 'hoa', '--role', 'home-affairs')).stdout.trim();
      const base = await program.address();
      const body = JSON.stringify({ username: 'hoa', password });
      const signedIn = await fetch(`${base}/api/v1/session`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      expect((await signedIn.json()) as unknown).toMatchObject({ needsSecondFactor: factor === 'required' });
      const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      expect((await fetch(`${base}/api/v1/periods`, { headers: { cookie } })).status).toBe(factor === 'required' ? 403 : 200);
    });

    it('work, and print what they say', async () => {
      const { PATH = '', HOME = '' } = process.env;
      const env = { PATH, HOME, CI: 'true', ...environment, BASE: await program.address() };
      // One shell for all: a later example uses what an earlier one set. Between two of them stands a mark.
      const script = examples.map(({ commands }, at) => `${commands}\necho "=== end of example ${at}"`).join('\n');
      await writeFile(join(folder, 'guide.sh'), `. ./setting.sh\n${script}\n`);
      const run = promisify(execFile)('bash', ['guide.sh'], { cwd: folder, env, maxBuffer: 16 * 1024 * 1024 });
      const { stdout, stderr } = await run.catch((error: unknown) => {
        const { stdout: said, stderr: complained } = error as { stdout: string; stderr: string };
        throw new Error(`an example failed:\n${said.slice(-3_000)}\n${complained.slice(-3_000)}`, { cause: error });
      });
      let rest = stdout;
      for (const [at, { heading, printed }] of examples.entries()) {
        const [said = '', after = ''] = rest.split(`=== end of example ${at}\n`);
        rest = after;
        for (const text of printed)
          expect({ heading, text, said: said.includes(text) ? text : said + stderr }).toEqual({ heading, text, said: text });
      }
    });
  },
);
