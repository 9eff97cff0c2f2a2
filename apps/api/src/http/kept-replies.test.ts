import { describe, expect, it } from '@jest/globals';
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

  it('looks once, as of nobody, for all who ask in one breath, and answers each by what they may see', async () => {
    const replies = new Replies();
    const asAgency = (id: number): Promise<{ value: number }> =>
      asNobody(() => {
        reachAs({ kind: 'agency', agencyIds: [id] });
        return replies.get('question', make(id));
      });
    const all = [asAgency(1), asAgency(2), asSystem(() => replies.get('question', make(3)))];
    expect(await Promise.all(all)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    expect(replies.looks).toEqual(['nobody']);
    expect(await asAgency(2)).toEqual({ value: 2 });
  });
});
