import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { writeDecisionsPage } from '../support/decisions-page.ts';
import { writeDefinitionsPage } from '../support/definitions-page.ts';

const DOCS = new URL('../../docs/', import.meta.url);
/** `npm run definitions` writes what the tests compare. */
const isWriting = process.env['NHIPTHU_WRITE_PAGES'] === '1';

const decisions = (): { file: string; text: string }[] =>
  readdirSync(new URL('decisions/', DOCS))
    .filter((file) => /^\d{4}-.+\.md$/.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(new URL(`decisions/${file}`, DOCS), 'utf8') }));

function expectWritten(path: string, text: string): void {
  if (isWriting) writeFileSync(new URL(path, DOCS), text);
  expect(readFileSync(new URL(path, DOCS), 'utf8')).toBe(text);
}

describe('pages of docs that are written from the program', () => {
  it('definitions.md says what the registered definitions count', () => {
    expectWritten('definitions.md', writeDefinitionsPage());
  });

  it('decisions/README.md lists every decision with its status', () => {
    expectWritten('decisions/README.md', writeDecisionsPage(decisions()));
  });

  it('no two decisions have one number', () => {
    const numbers = decisions().map(({ file }) => file.slice(0, 4));
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  });
});
