import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
/** `[words](place#part)`, pictures too; addresses of other hosts are not ours to hold. */
const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g;

const isPage = (name: string): boolean => name.endsWith('.md');
const pages = [
  ...readdirSync(ROOT).filter(isPage),
  ...readdirSync(new URL('docs', ROOT), { encoding: 'utf8', recursive: true })
    .filter(isPage)
    .map((name) => `docs/${name}`),
];

const links = pages.flatMap((page) =>
  [...readFileSync(new URL(page, ROOT), 'utf8').matchAll(LINK)].map(([, place = '', part = '']) => ({ page, place, part })),
);
const urlOf = ({ page, place }: { page: string; place: string }): URL => new URL(place, new URL(page, ROOT));

/** What `#…` may say of a page: the ids in it, and its headings as GitHub makes ids of them. */
function anchorsOf(page: string): Set<string> {
  const text = page.replaceAll(/^(`{3,}|~{3,})[^]*?^\1$/gm, '');
  const anchors = new Set([...text.matchAll(/<[a-z][a-z\d]* [^>]*?\b(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id));
  const timesSeen = new Map<string, number>();
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+?)[ #]*$/gm)) {
    const slug = slugOf(heading);
    const times = timesSeen.get(slug) ?? 0;
    timesSeen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}

/** Lower case, letters of every language kept, punctuation dropped, each space a hyphen; of a link its words. */
function slugOf(heading: string): string {
  return heading
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

it('no page links to a file that is not there', () => {
  const files = links.filter(({ place }) => place !== '');
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((link) => !existsSync(urlOf(link)))).toEqual([]);
});

it('no page links to a part of a page that is not there, itself included', () => {
  const parts = links.filter((link) => link.part !== '' && isPage(urlOf(link).pathname) && existsSync(urlOf(link)));
  expect(parts.length).toBeGreaterThan(20);
  expect(parts.filter((link) => !anchorsOf(readFileSync(urlOf(link), 'utf8')).has(decodeURIComponent(link.part)))).toEqual([]);
});

it('a part is named as GitHub names it', () => {
  const page = [
    ...['# Cài đặt · Installing', '## The `init` step: [why](x.md), *how*', '### A lost facts.key', '## Down', '## Down'],
    ...['```sh', '# a comment is no heading', '```', '### <a id="vi-du-1-1"></a>DU-1 · Có hoạt động (`du-1@1`)'],
  ].join('\n');
  expect([...anchorsOf(page)]).toEqual([
    ...['vi-du-1-1', 'cài-đặt--installing', 'the-init-step-why-how', 'a-lost-factskey', 'down', 'down-1'],
    'du-1--có-hoạt-động-du-11',
  ]);
});
