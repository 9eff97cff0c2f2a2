/// <reference types="node" />
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';

const source = join(import.meta.dirname, '..');
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core')), '../styles');

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
