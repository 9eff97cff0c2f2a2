import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChainCheck, EMPTY_HEAD, formatHead, hashEntry, parseHead, type ChainedEntry } from './audit-chain.ts';

const KEY = Buffer.alloc(32, 7);

function makeChain(length: number, key = KEY): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let id = 1; id <= length; id += 1) {
    const entry = {
      ...{ id, at: new Date(Date.UTC(2026, 6, 17, 1, 0, id)), kind: 'read' as const, actor: 'lanhdao', role: 'leadership' as const },
      ...{ action: 'directory.read', subject: `GET /x/${id}`, officialId: id, agency: null, reason: null, network: '10.1.2' },
    };
    entries.push({ ...entry, hash: hashEntry(key, entries.at(-1)?.hash ?? EMPTY_HEAD.hash, entry) });
  }
  return entries;
}

function check(entries: readonly ChainedEntry[], noted: readonly string[] = []): { count: number; broken: unknown } {
  const chain = new ChainCheck(
    KEY,
    noted.flatMap((text) => parseHead(text) ?? []),
  );
  entries.every((entry) => chain.follow(entry));
  const { head, broken } = chain.conclude();
  return { count: head.id, broken };
}

describe('the chain of the audit log', () => {
  it('holds as it was written, and every head noted on the way is found in it', () => {
    const entries = makeChain(20);
    expect(check(entries, entries.map(formatHead))).toEqual({ count: 20, broken: null });
    expect(check([])).toEqual({ count: 0, broken: null });
    expect(check([], [formatHead(EMPTY_HEAD)])).toEqual({ count: 0, broken: null });
  });

  it('breaks at the first entry of which anything was changed', () => {
    const changes: Partial<ChainedEntry>[] = [
      { at: new Date(0) },
      { kind: 'change' },
      { actor: 'ai-khac' },
      { role: 'auditor' },
      { action: 'x' },
      { subject: null },
      { officialId: null },
      { agency: 'snv' },
      { reason: 'x' },
      { network: null },
      { hash: Buffer.alloc(32) },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.constantFrom(...changes), (place, change) => {
        const entries = makeChain(20);
        entries[place] = { ...entries[place]!, ...change };
        expect(check(entries)).toEqual({ count: place, broken: { id: place + 1, fault: 'altered' } });
      }),
    );
  });

  it('breaks where an entry was taken out, put in, or two changed places', () => {
    expect(check(makeChain(9).toSpliced(4, 1))).toEqual({ count: 4, broken: { id: 5, fault: 'missing' } });
    const put = makeChain(9).flatMap((entry) => (entry.id === 5 ? [entry, { ...entry, actor: 'x' }] : [entry]));
    const renumbered = put.map((entry, index) => ({ ...entry, id: index + 1 }));
    expect(check(renumbered)).toEqual({ count: 5, broken: { id: 6, fault: 'altered' } });
  });

  it('breaks where the log goes on as another history of it did, each entry of which was written with the key', () => {
    const entries = makeChain(9);
    const others: ChainedEntry[] = [];
    for (const entry of entries) {
      const { hash: _hash, ...rest } = { ...entry, actor: entry.id === 3 ? 'ai-khac' : entry.actor };
      others.push({ ...rest, hash: hashEntry(KEY, others.at(-1)?.hash ?? EMPTY_HEAD.hash, rest) });
    }
    expect(check(others)).toEqual({ count: 9, broken: null });
    expect(check([...entries.slice(0, 5), ...others.slice(5)])).toEqual({ count: 5, broken: { id: 6, fault: 'altered' } });
  });

  it('shows a tail that was cut off, or written anew with the key, only against a head that was noted', () => {
    const entries = makeChain(9);
    const noted = [formatHead(entries[6]!)];
    expect(check(entries.slice(0, 4))).toEqual({ count: 4, broken: null });
    expect(check(entries.slice(0, 4), noted)).toEqual({ count: 4, broken: { id: 5, fault: 'cut-off' } });
    const anew = makeChain(9, KEY).slice(0, 4);
    const forged = { ...entries[4]!, actor: 'x' };
    const other = { ...forged, hash: hashEntry(KEY, anew[3]!.hash, forged) };
    expect(check([...anew, other], [formatHead(entries[4]!)])).toEqual({ count: 4, broken: { id: 5, fault: 'not-as-noted' } });
  });

  it('does not hold under another key', () => {
    expect(check(makeChain(3, Buffer.alloc(32, 8)))).toEqual({ count: 0, broken: { id: 1, fault: 'altered' } });
  });

  it('reads a head as it is printed, and nothing else', () => {
    const head = { id: 1234, hash: Buffer.alloc(32, 0xab) };
    expect(formatHead(head)).toBe('1234-abababababababababababab');
    expect(parseHead(' 1234-abababababababababababab\n')).toEqual({ id: 1234, digits: 'abababababababababababab' });
    for (const text of ['', '1234', '1234-ab', '-abababababababababababab', 'x']) expect(parseHead(text)).toBeNull();
  });
});
