import { expect, it } from '@jest/globals';
import { flowCells, roleFlow } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { formatOf } from '../../text/format.ts';
import { describeReach } from './flow-heading.ts';

it('a page about flow is headed by where most of what is printed went', async () => {
  const t = await loadWords();
  const title = (reply = roleFlow()): string => describeReach(t, formatOf('vi'), reply);
  expect(title()).toBe('Cứ 10 lượt thư nêu dưới đây thì 8 lượt đi trong nội bộ một cơ quan');
  expect(title(roleFlow({ outside: flowCells([240, null, null, null]) }))).toBe(
    'Cứ 10 lượt thư nêu dưới đây thì 6 lượt đi từ cơ quan này sang cơ quan khác',
  );
});

it('never says 10 in 10 where some went elsewhere', async () => {
  const t = await loadWords();
  const reply = roleFlow({ inside: flowCells([960, null, null, null]) });
  expect(describeReach(t, formatOf('vi'), reply)).toBe('Gần như mọi lượt thư nêu dưới đây đi trong nội bộ một cơ quan');
});

it('where nothing is told, or no pair of groups has 10 copies, nothing is claimed', async () => {
  const t = await loadWords('en');
  const few = flowCells([null, null, null, null]);
  for (const reply of [roleFlow({ inside: null, outside: null, withheld: 'few-people' }), roleFlow({ inside: few, outside: few })]) {
    expect(describeReach(t, formatOf('en'), reply)).toMatch(/^The flow of mail between role groups cannot be told of .*2026 yet$/);
  }
});
