/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { loadWords } from '../testing/translate.ts';
import { dialect, reason, segmentError } from './ledger.vi.ts';
import { nameDialect, nameReason, nameSegmentError } from './reason-text.ts';

const ingest = join(import.meta.dirname, '../../../api/src/ingest');

/** The codes of a closed union of the server, read from its source: the text from its name to the end of the statement. */
function codesOf(file: string, name: string): string[] {
  const source = readFileSync(join(ingest, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const statement = source.split(name)[1]?.split(';')[0] ?? '';
  return [...statement.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
}

describe('words of the server’s codes', () => {
  const closed = [
    { file: 'maillog/line-counts.ts', name: 'type IgnoredKind', words: reason },
    { file: 'maillog/line-counts.ts', name: 'REJECTED_REASONS =', words: reason },
    { file: 'fold.service.ts', name: 'type SegmentError', words: segmentError },
    { file: 'fold.service.ts', name: 'type FileFault', words: segmentError },
    { file: 'maillog/dialect.ts', name: 'type DialectName', words: dialect },
  ];

  it.each(closed)('exist for every member of $name', ({ file, name, words }) => {
    const codes = codesOf(file, name);
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
  });
});

describe('a code that has no words yet', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });

  it('is shown as it is', () => {
    expect(nameReason(t, 'postfix-connection')).toBe('kết nối, chưa có thư');
    expect(nameReason(t, 'of-tomorrow')).toBe('of-tomorrow');
    expect(nameReason(t, 'toString')).toBe('toString');
    expect(nameSegmentError(t, 'of-tomorrow')).toBe('of-tomorrow');
    expect(nameDialect(t, 'qmail')).toBe('qmail');
  });
});
