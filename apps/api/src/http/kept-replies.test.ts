import { describe, expect, it } from '@jest/globals';
import { asNobody, asSystem, oncePerDecision, reachAs } from '../database/reach.ts';
import { KeptReplies } from './kept-replies.ts';
import type { Revision } from './revision.ts';

class Replies extends KeptReplies {
  looks = 0;
  decided = 'a';
  logged = '';

  protected override async readRevision(): Promise<Revision> {
    this.looks += 1;
    return { decided: this.decided, logged: this.logged };
  }
}

const make = (value: number) => async (): Promise<{ value: number }> => ({ value });

describe('KeptReplies', () => {
  it('gives no answer that was made before a change to whoever asks after it', async () => {
    const replies = new Replies();
    const before = replies.get('question', make(1));
    replies.decided = 'b';
    const after = replies.get('question', make(2));
    expect(await Promise.all([before, after])).toEqual([{ value: 1 }, { value: 2 }]);
    expect(replies.looks).toBe(2);
  });

  it('answers each by what they may see', async () => {
    const replies = new Replies();
    const asAgency = (id: number): Promise<{ value: number }> =>
      asNobody(() => {
        reachAs({ kind: 'agency', agencyIds: [id] });
        return replies.get('question', make(id));
      });
    const all = [asAgency(1), asAgency(2), asSystem(() => replies.get('question', make(3)))];
    expect(await Promise.all(all)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    expect(await asAgency(2)).toEqual({ value: 2 });
  });

  it('asks once for all answers made as of the same decisions for the same reach what only decisions change, and again what could not be asked', async () => {
    const replies = new Replies();
    const [question, asked]: [object, string[]] = [{}, []];
    const ask = (reach: string): Promise<string> =>
      oncePerDecision(question, async () => {
        asked.push(`${reach} ${replies.decided}`);
        if (asked.length === 1) throw new Error('no connection');
        return reach;
      });
    const getAs = (name: string, reach: string): Promise<{ own: string; program: string }> =>
      asNobody(() => {
        reachAs({ kind: reach === 'one' ? 'province' : 'aggregate' });
        return replies.get(name, async () => ({ own: await ask(reach), program: await asSystem(() => ask('program')) }));
      });
    await expect(getAs('first', 'one')).rejects.toThrow('no connection');
    expect(await getAs('first', 'one')).toEqual({ own: 'one', program: 'program' });
    expect(await Promise.all([getAs('second', 'one'), getAs('second', 'other')])).toEqual([
      { own: 'one', program: 'program' },
      { own: 'other', program: 'program' },
    ]);
    expect(asked).toEqual(['one a', 'one a', 'program a', 'other a']);
    // Logs change no decision.
    replies.logged = 'more';
    await getAs('first', 'one');
    expect(asked).toHaveLength(4);
    replies.decided = 'b';
    await getAs('first', 'one');
    expect(asked.slice(4)).toEqual(['one b', 'program b']);
    // Outside of what is kept it is asked each time.
    await asNobody(async () => [await ask('one'), await ask('one')]);
    expect(asked).toHaveLength(8);
  });
});
