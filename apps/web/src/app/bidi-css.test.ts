/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const css = readFileSync(join(import.meta.dirname, 'global.css'), 'utf8');

it('lets no file name or typed text turn around what stands beside it in the line', () => {
  const [, elements = ''] = /^:where\((.*)\) \{\s+unicode-bidi: isolate;/mu.exec(css) ?? [];
  expect(elements.split(', ')).toEqual(expect.arrayContaining(['a', 'span', 'strong', 'bdi']));
});
