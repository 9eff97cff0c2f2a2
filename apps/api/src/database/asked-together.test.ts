import { describe, expect, it } from '@jest/globals';
import { AskedTogether } from './asked-together.ts';
import { asNobody, currentReach, reachAs } from './reach.ts';

/** Rounds that end when they are told to. */
class Rounds {
  readonly begun: { readonly keys: readonly string[]; readonly reach: string; readonly end: (answer: string | Error) => void }[] = [];
  readonly together = new AskedTogether<string, string>((keys) => {
    return new Promise((resolve, reject) => {
      const end = (answer: string | Error): void => (answer instanceof Error ? reject(answer) : resolve(answer));
      this.begun.push({ keys, reach: currentReach().kind, end });
    });
  });

  /** The round of this number, once it has begun. */
  async at(number: number): Promise<Rounds['begun'][number]> {
    for (let turn = 0; turn < 20 && this.begun.length <= number; turn += 1) await Promise.resolve();
    const round = this.begun[number];
    if (round === undefined) throw new Error(`round ${number} has not begun`);
    return round;
  }
}

describe('AskedTogether', () => {
  it('asks at once for all who come in one breath, as nobody whoever comes', async () => {
    const rounds = new Rounds();
    const answers = ['a', 'b'].map((key) =>
      asNobody(() => {
        reachAs({ kind: 'province' });
        return rounds.together.ask(key);
      }),
    );
    const { keys, reach, end } = await rounds.at(0);
    end('first');
    expect([await Promise.all(answers), keys, reach]).toEqual([['first', 'first'], ['a', 'b'], 'nobody']);
  });

  it('asks anew for whoever comes while a round is under way, for all of them together and when that one is over', async () => {
    const rounds = new Rounds();
    const early = rounds.together.ask('early');
    const first = await rounds.at(0);
    const late = [rounds.together.ask('late'), rounds.together.ask('later')];
    await expect(rounds.at(1)).rejects.toThrow('not begun');
    first.end('before the change');
    const second = await rounds.at(1);
    second.end('after it');
    expect([await early, await Promise.all(late), second.keys]).toEqual(['before the change', ['after it', 'after it'], ['late', 'later']]);
    expect(first.keys).toEqual(['early']);
  });

  it('tells all of a round what it failed by, and asks the next', async () => {
    const rounds = new Rounds();
    const failed = Promise.allSettled([rounds.together.ask('a'), rounds.together.ask('b')]);
    (await rounds.at(0)).end(new Error('no connection'));
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = rounds.together.ask('c');
    (await rounds.at(1)).end('there again');
    expect(await next).toBe('there again');
  });
});
