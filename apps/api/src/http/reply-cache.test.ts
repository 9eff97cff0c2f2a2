import { describe, expect, it } from '@jest/globals';
import { LAG_MS, ReplyCache } from './reply-cache.ts';
import type { Revision } from './revision.ts';

const at = (logged: string, decided = ''): Revision => ({ decided, logged });

describe('ReplyCache', () => {
  it('makes an answer once while nothing changes, also for those who ask at the same time', async () => {
    const cache = new ReplyCache();
    let made = 0;
    const ask = (question: string, revision: string): Promise<number> => cache.get(question, at(revision), async () => (made += 1));
    expect(await Promise.all([ask('a', '1'), ask('a', '1')])).toEqual([1, 1]);
    expect([await ask('a', '1'), await ask('b', '1'), await ask('a', '2'), await ask('a', '2')]).toEqual([1, 2, 3, 3]);
  });

  it('does not keep a failure', async () => {
    const cache = new ReplyCache();
    await expect(cache.get('a', at('1'), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await cache.get('a', at('1'), async () => 'here')).toBe('here');
  });

  it('forgets the oldest of many questions', async () => {
    const cache = new ReplyCache();
    const made: number[] = [];
    const ask = (question: number): Promise<number> => cache.get(String(question), at('1'), async () => made.push(question));
    for (let question = 0; question < 257; question += 1) await ask(question);
    await ask(256);
    await ask(0);
    expect(made).toHaveLength(258);
  });

  it('gives the newest answer after a change, and one of the last moment while figures change time and again', async () => {
    let now = 0;
    const cache = new ReplyCache(undefined, () => now);
    let made = 0;
    const ask = (logged: string, decided = ''): Promise<number> => cache.get('a', at(logged, decided), async () => (made += 1));
    expect(await ask('1')).toBe(1);
    // The first change after a while is seen at once.
    now = 5_000;
    expect(await ask('2')).toBe(2);
    // The next one too, but from then on figures stream.
    now += 100;
    expect(await ask('3')).toBe(3);
    now += LAG_MS - 1;
    expect(await ask('4')).toBe(3);
    now += 1;
    expect(await ask('4')).toBe(4);
    now += 1;
    expect(await ask('5')).toBe(4);
    // What people decide is seen at once, whatever the logs do, and so are the figures that follow from it.
    expect(await ask('5', 'other')).toBe(5);
    now += 1;
    expect(await ask('6', 'other')).toBe(6);
    now += 5_000;
    expect(await ask('7', 'other')).toBe(7);
  });
});
