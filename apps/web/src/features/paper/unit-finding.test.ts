import { beforeAll, expect, it } from '@jest/globals';
import type { RegisterCounts } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { formatOf } from '../../text/format.ts';
import { loadWords } from '../../testing/translate.ts';
import { describeForms } from './unit-finding.ts';

let t: TFunction;
beforeAll(async () => {
  t = await loadWords();
});

it('says how many documents went out on no paper; both forms are paper, and of none nothing is said', () => {
  const say = (counts: RegisterCounts | null): string => describeForms(t, formatOf('vi'), { counts });
  expect(say({ paper: 120, both: 51, electronic: 249 })).toBe('59,3% văn bản đi chỉ dùng bản điện tử: 249/420');
  expect([say({ paper: 0, both: 0, electronic: 0 }), say(null)]).toEqual(['Văn bản đi theo hình thức', 'Văn bản đi theo hình thức']);
});
