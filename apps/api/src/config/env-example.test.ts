import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readSettings, VARIABLES } from './settings.ts';

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** Variables of .env.example with the default shown there. */
const shown = new Map([...read('.env.example').matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
/** Variables that docker-compose.yml fills in, with the default it has for them. */
const ofCompose = new Map(
  [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+):-([^}]*)\}/g)].map(([, name = '', value = '']) => [name, value]),
);

/** Where docker-compose.yml is stricter than the program on its own. */
const STRICTER = new Map([['SECOND_FACTOR', 'required']]);

describe('.env.example', () => {
  it('names every variable of the program and of docker-compose.yml, and no other', () => {
    expect([...shown.keys()].toSorted()).toEqual([...new Set([...VARIABLES, ...ofCompose.keys()])].toSorted());
  });

  it('shows the defaults: setting all of them changes nothing', () => {
    expect(readSettings(Object.fromEntries(shown))).toEqual(readSettings({}));
  });

  it('shows the defaults of docker-compose.yml, but for what a real installation is to have', () => {
    for (const [name, value] of ofCompose) expect([name, STRICTER.get(name) ?? shown.get(name)]).toEqual([name, value]);
  });
});
