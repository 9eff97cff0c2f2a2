import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { openTestFolder } from '../../../../tests/support/call-cli.ts';
import { readSettings, VARIABLES } from './settings.ts';

const run = promisify(execFile);
const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

const EXAMPLE = read('.env.example');
const COMPOSE = read('docker-compose.yml');
/** Variables of .env.example with the default shown there. */
const shown = new Map(
  [...EXAMPLE.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value.replace(/^"(.*)"$/, '$1')]),
);
/** Variables that docker-compose.yml fills in, with the default it has for them; none for what must be given. */
const ofCompose = new Map(
  [...COMPOSE.matchAll(/\$\{([A-Z_]+)(?::-([^}]*)|:\?[^}]+)\}/g)].map(([, name = '', value = '']) => [name, value]),
);
/** Variables that docker-compose.yml fills in of itself, or leaves out since they are of no use in a container. */
const [, fixed = ''] = /docker-compose\.yml sets these itself.*\n# {3}([A-Z_ ]+)\n/.exec(EXAMPLE) ?? [];

/** Where docker-compose.yml is stricter than the program on its own. */
const STRICTER = new Map([['SECOND_FACTOR', 'required']]);

/** The file with every line of a default taken for true. */
const filled = EXAMPLE.replaceAll(/^# ([A-Z_]+=)/gm, '$1');

describe('.env.example', () => {
  it('names every variable of the program and of docker-compose.yml, and no other', () => {
    expect([...shown.keys()].toSorted()).toEqual([...new Set([...VARIABLES, ...ofCompose.keys()])].toSorted());
  });

  it('is read by docker-compose.yml to the last setting, but for those it says it sets itself', () => {
    const itself = fixed.split(' ');
    expect(VARIABLES.filter((name) => !ofCompose.has(name)).toSorted()).toEqual(itself.toSorted());
    for (const name of itself) expect([name, ofCompose.has(name)]).toEqual([name, false]);
  });

  it('shows the defaults: setting all of them changes nothing', () => {
    expect(readSettings(Object.fromEntries(shown))).toEqual(readSettings({}));
  });

  it("shows the defaults of docker-compose.yml, but for what a real installation is to have; empty, the default is the program's", () => {
    const ofItsOwn = [...ofCompose].filter(([, value]) => value !== '');
    expect(ofItsOwn).toEqual(ofItsOwn.map(([name]) => [name, STRICTER.get(name) ?? shown.get(name)]));
  });

  it('has a password nowhere', () => {
    const passwords = [...shown].filter(([name]) => name.endsWith('PASSWORD'));
    expect(passwords.map(([, value]) => value)).toEqual(['', '', '']);
  });

  it('is read by a shell to the last line, as it says', async () => {
    const folder = await openTestFolder();
    await writeFile(join(folder.path, '.env'), filled);
    const { stdout, stderr } = await run('sh', ['-c', 'set -a && . ./.env && set +a && env -0'], { cwd: folder.path });
    await folder.remove();
    const values = new Map(stdout.split('\0').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    const found = [...shown.keys()].map((name) => [name, values.get(name)]);
    expect({ stderr, found }).toEqual({ stderr: '', found: [...shown] });
  });

  it('shows a value for WATCH that a shell takes whole', async () => {
    const [, example = ''] = /such as ("thu=.*")$/m.exec(EXAMPLE) ?? [];
    const { stdout } = await run('sh', ['-c', `WATCH=${example}; printf %s "$WATCH"`]);
    expect(readSettings({ WATCH: stdout }).watch).toHaveLength(2);
  });
});
