import { describe, expect, it, jest } from '@jest/globals';
import { asNobody, asSystem, currentReach, reachAs } from '../database/reach.ts';
import { KeptReplies } from './kept-replies.ts';
import type { Revision } from './revision.ts';

class Replies extends KeptReplies {
  looks: string[] = [];
  decided = 'a';
  logged = '';

  protected override async readRevision(): Promise<Revision> {
    this.looks.push(currentReach().kind);
    return { decided: this.decided, logged: this.logged };
  }
}

const make = (value: number) => async (): Promise<{ value: number }> => ({ value });

describe('KeptReplies', () => {
  it('looks once for everything that is asked in one breath, and anew for what is asked later', async () => {
    const replies = new Replies();
    const three = [1, 2, 3].map((value) => replies.get(`question ${value}`, make(value)));
    expect(await Promise.all(three)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    expect(replies.looks).toHaveLength(1);
    expect(await replies.get('question 1', make(10))).toEqual({ value: 1 });
    expect(replies.looks).toHaveLength(2);
  });

  it('gives no answer that was made before a change to whoever asks after it', async () => {
    const replies = new Replies();
    const before = replies.get('question', make(1));
    await Promise.resolve();
    // The look is under way; what is asked now must not join it.
    replies.decided = 'b';
    const after = replies.get('question', make(2));
    expect(await Promise.all([before, after])).toEqual([{ value: 1 }, { value: 2 }]);
    expect(replies.looks).toHaveLength(2);
  });

  it('looks once, as the program, for all who ask in one breath, and answers each by what they may see', async () => {
    const replies = new Replies();
    const asAgency = (id: number): Promise<{ value: number }> =>
      asNobody(() => {
        reachAs({ kind: 'agency', agencyIds: [id] });
        return replies.get('question', make(id));
      });
    const all = [asAgency(1), asAgency(2), asSystem(() => replies.get('question', make(3)))];
    expect(await Promise.all(all)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    expect(replies.looks).toEqual(['system']);
    expect(await asAgency(2)).toEqual({ value: 2 });
  });

  it('reads a shared part as the program, once for whoever asks, and anew at each change, also while logs stream', async () => {
    const replies = new Replies();
    const read: string[] = [];
    const asAgency = (id: number): Promise<number> =>
      asNobody(() => {
        reachAs({ kind: 'agency', agencyIds: [id] });
        return replies.share('people', async () => read.push(currentReach().kind));
      });
    expect(await Promise.all([asAgency(1), asAgency(2)])).toEqual([1, 1]);
    expect(await asAgency(3)).toBe(1);
    for (const logged of ['1', '2', '3', '4']) {
      replies.logged = logged;
      expect(await asAgency(1)).toBe(Number(logged) + 1);
    }
    expect(new Set(read)).toEqual(new Set(['system']));
  });

  it('keeps a shared part no longer than a minute after somebody asked', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'performance'] });
    try {
      const replies = new Replies();
      let made = 0;
      const ask = (): Promise<number> => replies.share('people', async () => (made += 1));
      expect(await ask()).toBe(1);
      jest.advanceTimersByTime(59_000);
      expect(await ask()).toBe(1);
      jest.advanceTimersByTime(59_000);
      expect(await ask()).toBe(1);
      jest.advanceTimersByTime(60_000);
      expect(await ask()).toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });
});
