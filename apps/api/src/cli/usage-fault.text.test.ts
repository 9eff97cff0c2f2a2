import { describe, expect, it } from '@jest/globals';
import { USAGE_CODES, type UsageFault } from './usage-fault.ts';
import { describeUsageFault } from './usage-fault.text.ts';

function faultOf(code: UsageFault['code']): UsageFault {
  return { argument: '--x', code, found: 'FOUND', expected: 'EXPECTED' };
}

describe('describeUsageFault', () => {
  it.each(USAGE_CODES)('says in both languages, with the same values, what is wrong and what to do: %s', (code) => {
    const vi = describeUsageFault(faultOf(code), 'vi');
    const en = describeUsageFault(faultOf(code), 'en');
    for (const text of [vi.what, vi.toDo, en.what, en.toDo]) expect(text).toMatch(/^(?!.*(?:undefined|null)).{6,}$/u);
    expect(vi).not.toEqual(en);
    const shown = (text: string): string[] => [...new Set(text.match(/FOUND|EXPECTED/g))].toSorted();
    expect(shown(`${vi.what} ${vi.toDo}`)).toEqual(shown(`${en.what} ${en.toDo}`));
  });
});
