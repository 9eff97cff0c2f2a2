/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const css = readFileSync(join(import.meta.dirname, 'meeting.module.css'), 'utf8');

it('has no verdict below 28 px on a wall', () => {
  const [wall = ''] = css.split('@media');
  expect(/\.state \{\s+font-size: max\(28px, /u.test(wall)).toBe(true);
});
