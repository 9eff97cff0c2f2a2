import { describe, expect, it } from '@jest/globals';
import { ReplyCache } from './reply-cache.ts';

describe('ReplyCache', () => {
  it('makes an answer once while nothing changes, also for those who ask at the same time', async () => {
    const cache = new ReplyCache();
    let made = 0;
    const ask = (question: string, revision: string): Promise<number> => cache.get(question, revision, async () => (made += 1));
    expect(await Promise.all([ask('a', '1'), ask('a', '1')])).toEqual([1, 1]);
    expect([await ask('a', '1'), await ask('b', '1'), await ask('a', '2'), await ask('a', '2')]).toEqual([1, 2, 3, 3]);
  });

  it('does not keep a failure', async () => {
    const cache = new ReplyCache();
    await expect(cache.get('a', '1', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await cache.get('a', '1', async () => 'here')).toBe('here');
  });

  it('forgets the oldest of many questions', async () => {
    const cache = new ReplyCache();
    const made: number[] = [];
    const ask = (question: number): Promise<number> => cache.get(String(question), '1', async () => made.push(question));
    for (let question = 0; question < 65; question += 1) await ask(question);
    await ask(64);
    await ask(0);
    expect(made).toHaveLength(66);
  });
});
