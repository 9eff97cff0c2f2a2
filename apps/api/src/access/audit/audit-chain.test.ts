import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChainCheck, digestNames, EMPTY_HEAD, formatHead, hashEntry, parseHead, pseudonymOf, type ChainedEntry } from './audit-chain.ts';

const KEY = Buffer.alloc(32, 7);

/** @param isOld as entries were before there were digests */
function makeChain(length: number, key = KEY, isOld = false): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let id = 1; id <= length; id += 1) {
    const names = { actor: 'lanhdao', subject: `GET /x/${id}` };
    const entry = {
      ...{ ...names, id, at: new Date(Date.UTC(2026, 6, 17, 1, 0, id)), kind: 'read' as const, role: 'leadership' as const },
      ...{
        action: 'directory.read',
        officialId: id,
        agency: null,
        reason: null,
        network: '10.1.2',
        session: isOld ? null : '0123456789abcdef',
        digests: isOld ? null : digestNames(key, names),
      },
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
      { session: 'fedcba9876543210' },
      { hash: Buffer.alloc(32) },
      { digests: null },
      { digests: Buffer.alloc(32) },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.constantFrom(...changes), (place, change) => {
        const entries = makeChain(20, KEY, change.digests === undefined && place % 2 === 1);
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
      const { hash: _hash, ...named } = { ...entry, actor: entry.id === 3 ? 'ai-khac' : entry.actor };
      const rest = { ...named, digests: digestNames(KEY, named) };
      others.push({ ...rest, hash: hashEntry(KEY, others.at(-1)?.hash ?? EMPTY_HEAD.hash, rest) });
    }
    expect(check(others)).toEqual({ count: 9, broken: null });
    expect(check([...entries.slice(0, 5), ...others.slice(5)])).toEqual({ count: 5, broken: { id: 6, fault: 'altered' } });
  });

  it('holds when a name gave way to its pseudonym, and to no other; entries without digests keep their names', () => {
    const pseudonym = pseudonymOf(KEY, 'lanhdao');
    const erased = makeChain(9).map((entry) => ({ ...entry, actor: pseudonym }));
    expect(check(erased)).toEqual({ count: 9, broken: null });
    expect(pseudonym).toMatch(/^da-xoa-[0-9a-f]{16}$/);
    expect(pseudonymOf(Buffer.alloc(32, 8), 'lanhdao')).not.toBe(pseudonym);
    const other = makeChain(9);
    other[4] = { ...other[4]!, actor: pseudonymOf(KEY, 'canbo') };
    expect(check(other)).toEqual({ count: 4, broken: { id: 5, fault: 'altered' } });
    const old = makeChain(9, KEY, true);
    expect(check(old)).toEqual({ count: 9, broken: null });
    old[4] = { ...old[4]!, actor: pseudonym };
    expect(check(old)).toEqual({ count: 4, broken: { id: 5, fault: 'altered' } });
  });

  it('shows a tail that was cut off, or written anew with the key, only against a head that was noted', () => {
    const entries = makeChain(9);
    const noted = [formatHead(entries[6]!)];
    expect(check(entries.slice(0, 4))).toEqual({ count: 4, broken: null });
    expect(check(entries.slice(0, 4), noted)).toEqual({ count: 4, broken: { id: 5, fault: 'cut-off' } });
    const anew = makeChain(9, KEY).slice(0, 4);
    const { subject } = entries[4]!;
    const forged = { ...entries[4]!, actor: 'x', digests: digestNames(KEY, { actor: 'x', subject }) };
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
