import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
/** `[words](place#part)`, pictures too; addresses of other hosts are not ours to hold. */
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;

const isPage = (name: string): boolean => name.endsWith('.md');
const pages = [
  ...readdirSync(ROOT).filter(isPage),
  ...readdirSync(new URL('docs', ROOT), { encoding: 'utf8', recursive: true })
    .filter(isPage)
    .map((name) => `docs/${name}`),
];

it('no page links to a file that is not there', () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(new URL(page, ROOT), 'utf8').matchAll(LINK)].map(([, place = '']) => ({ page, place })),
  );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ page, place }) => !existsSync(new URL(place, new URL(page, ROOT))))).toEqual([]);
});
