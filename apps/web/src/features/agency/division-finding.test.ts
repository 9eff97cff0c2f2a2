import { describe, expect, it } from '@jest/globals';
import type { DivisionBlock, DivisionUse } from '@nhip-thu/metrics';
import { target } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { formatOf } from '../../text/format.ts';
import { describeDivisions } from './division-finding.ts';

const of = (verdict: DivisionUse['verdict']): DivisionUse => ({ verdict, target: verdict === 'no-target' ? null : target }) as DivisionUse;
const block = (...verdicts: DivisionUse['verdict'][]): DivisionBlock => ({ divisions: verdicts.map(of) }) as unknown as DivisionBlock;

describe('the title of the divisions', () => {
  it('says how many fall short, of those that can be judged', async () => {
    const t = await loadWords();
    const title = (of4Weeks: DivisionBlock): string => describeDivisions(t, formatOf('vi'), 'Sở Y tế', of4Weeks);
    expect(title(block('met', 'near', 'not-met', 'not-published'))).toBe('Sở Y tế: 2/3 phòng kết luận được chưa đạt chỉ tiêu');
    expect(title(block('met', 'met', 'not-published'))).toBe('Sở Y tế: mọi phòng kết luận được đều đạt chỉ tiêu');
  });

  it('claims nothing where no division can be judged: all withheld, no target, too few logs, or no block', async () => {
    const t = await loadWords('en');
    const silent = [block('not-published', 'no-target'), { ...block(), divisions: null }, undefined];
    for (const each of silent) {
      expect(describeDivisions(t, formatOf('en'), 'Health', each)).toBe('Health: no division can be judged against its target yet');
    }
  });
});
