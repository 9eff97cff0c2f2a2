/// <reference types="node" />
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const source = join(import.meta.dirname, '..');
const styles = findStyles();

/** Beside the app or at the root, wherever npm put the library. */
function findStyles(): string {
  const folders = ['../..', '../../../..'].map((up) => join(import.meta.dirname, up, 'node_modules/@mantine/core/styles'));
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`no styles of Mantine in ${folders.join(' or ')}`);
  return found;
}

function listUsedComponents(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const imports = files.flatMap((name) => [
    ...readFileSync(join(source, name), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
  ]);
  return [...new Set(imports.flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim())))];
}

it('has the styles of every Mantine component that is used', () => {
  const listed = readFileSync(join(source, 'app/mantine.css'), 'utf8');
  const used = listUsedComponents().filter((name) => existsSync(join(styles, `${name}.css`)));
  expect(used).toContain('Button');
  expect(used.filter((name) => !listed.includes(`/${name}.css'`))).toEqual([]);
});
