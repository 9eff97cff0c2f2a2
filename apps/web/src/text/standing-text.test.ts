import { describe, expect, it } from '@jest/globals';
import { loadWords } from '../testing/translate.ts';
import { formatOf } from './format.ts';
import { describeStanding } from './standing-text.ts';

const format = formatOf('vi');

describe('a standing in words', () => {
  it('DOMAIN 5: 55.0 % where 60.0 % is due is "chậm 5,0 điểm %"; ahead is said too', async () => {
    const t = await loadWords();
    const say = (behind: number): string => describeStanding(t, format, { standing: { level: null, due: 0.6, behind }, threshold: 0.9 });
    expect([say(0.05), say(-0.021), say(0)]).toEqual([
      ...['lộ trình 60%: chậm 5,0 điểm %', 'lộ trình 60%: vượt 2,1 điểm %', 'lộ trình 60%: vượt 0,0 điểm %'],
    ]);
  });

  it('names the levels that the verdict does not, and repeats nothing that the target says itself', async () => {
    const t = await loadWords();
    const say = (level: 'minimum' | 'met' | 'good' | null): string =>
      describeStanding(t, format, { standing: { level, due: 0.9, behind: 0.1 }, threshold: 0.9 });
    expect([say('good'), say('met'), say('minimum'), say(null)]).toEqual(['mức tốt', '', 'trên mức tối thiểu', '']);
  });
});
