import { expect, it } from '@jest/globals';
import { discardsInput } from './discards-input.ts';

const at = (search: string, pathname = '/van-ban') => ({ pathname, search });
const ONE = [[]];

it('another page, period, tab or agency discards what is typed; how something is shown does not', () => {
  expect(discardsInput(at(''), at('', '/'), ONE)).toBe(true);
  for (const search of ['?ky=bc-2026-06', '?tab=giay', '?cq=syt', '?tab=a&tab=b'])
    expect([search, discardsInput(at(''), at(search), ONE)]).toEqual([search, true]);
  expect(discardsInput(at('?ky=bc-2026-06'), at(''), ONE)).toBe(true);
  for (const search of ['', '?xem=bang', '?dang=bang&cot=bang', '?buoc=3', '?xep=ten', '?nhap=ky-goc'])
    expect([search, discardsInput(at(''), at(search), ONE)]).toEqual([search, false]);
});

it('a form keeps its input by the parameters it names, and another form on the page may not', () => {
  expect(discardsInput(at('?nam=2026'), at('?nam=2027'), [['nam']])).toBe(false);
  expect(discardsInput(at('?nam=2026'), at('?nam=2027'), [['nam'], []])).toBe(true);
  expect(discardsInput(at('?nam=2026'), at('?nam=2027&cq=syt'), [['nam']])).toBe(true);
});

it('nothing is discarded where nothing is begun', () => {
  expect(discardsInput(at(''), at('', '/'), [])).toBe(false);
  expect(discardsInput(at(''), at('?ky=bc-2026-06'), [])).toBe(false);
});
