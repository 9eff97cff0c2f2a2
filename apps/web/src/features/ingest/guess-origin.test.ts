import { describe, expect, it } from '@jest/globals';
import { guessOrigin } from './guess-origin.ts';

type Ledger = Parameters<typeof guessOrigin>[1];

/** A ledger of these sources, with the names of their logs. */
function ledger(logs: Readonly<Record<string, readonly string[]>>): Ledger {
  const origins = Object.keys(logs).map((name) => ({ name }));
  const segments = Object.entries(logs).flatMap(([origin, names]) => names.map((name) => ({ origin, name })));
  // Of the ledger only names are read.
  return { origins, segments } as unknown as Ledger;
}
const files = (...names: string[]) => names.map((name) => ({ name }));
const KNOWN = ledger({ 'thu-sgddt': ['mail.log.1'], 'thu-syt': ['mail.log.1', 'syt-mail.log-20260713.gz'], thu: [] });

describe('the source that files seem to be of', () => {
  it('is the one whose name stands in the names of all, the longest of them', () => {
    expect(guessOrigin(files('thu-syt/mail.log.1', 'thu-syt_mail.log.gz'), KNOWN)).toBe('thu-syt');
    expect(guessOrigin(files('thu.log'), KNOWN)).toBe('thu');
  });

  it('is the one that has a log of such a name already', () => {
    expect(guessOrigin(files('syt-mail.log-20260714.gz'), KNOWN)).toBe('thu-syt');
  });

  it('is none when names point to several sources, or to nothing', () => {
    expect(guessOrigin(files('mail.log.2'), KNOWN)).toBeNull();
    expect(guessOrigin(files('thu-syt.log', 'thu-sgddt.log'), KNOWN)).toBeNull();
    expect(guessOrigin(files('khac.txt'), KNOWN)).toBeNull();
    expect(guessOrigin([], KNOWN)).toBeNull();
  });

  it('is the only one there is', () => {
    expect(guessOrigin(files('khac.txt'), ledger({ thu: [] }))).toBe('thu');
    expect(guessOrigin(files('thu.log'), ledger({}))).toBeNull();
  });
});
