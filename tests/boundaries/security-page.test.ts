import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const page = readFileSync(new URL('SECURITY.md', ROOT), 'utf8');
const rows = page.split('\n').filter((line) => /^\| V\d/.test(line));

describe('the checklist in SECURITY.md', () => {
  it('names only tests that are there', () => {
    const named = [...page.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });

  it('says of each of the 17 chapters how it stands', () => {
    const chapters = new Set(
      rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/V(\d+)/g)].map(([, chapter]) => Number(chapter))),
    );
    expect([...chapters].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(rows.map((row) => row.split('|')[2]?.trim()).filter((state) => !['●', '◐', '○', '–'].includes(state ?? ''))).toEqual([]);
  });

  it('names only tests of those files, by their whole names', () => {
    const named = [...page.matchAll(/`([\w./-]+\.test\.tsx?)` › ([^|]+?) \|/g)].map(([, path = '', name = '']) => ({ path, name }));
    expect(named.length).toBeGreaterThan(30);
    const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
    expect(named.filter(({ path, name }) => !textOf(path).includes(`'${name}'`))).toEqual([]);
  });

  it('says of each requirement how it stands', () => {
    const requirements = page.split('\n').filter((line) => /^\| \d+\.\d+\.\d+/.test(line));
    expect(requirements.length).toBeGreaterThan(40);
    const states = requirements.map((row) => row.split('|')[2]?.trim() ?? '');
    expect(states.filter((state) => !['●', '◐', '○', '–'].includes(state))).toEqual([]);
  });
});
