import { describe, expect, it } from '@jest/globals';
import type { LocalisedText } from './language.ts';
import { describeReason, START_UP_FAULTS } from './start-up-fault.text.ts';

/** What is told of a fault, with ‹0›, ‹1› … in the place of what it is called with. */
function textOf(name: keyof typeof START_UP_FAULTS): LocalisedText {
  const describeFault: (...values: never[]) => LocalisedText = START_UP_FAULTS[name];
  // A reason is read by its language; everything else as it is.
  const values = Array.from({ length: describeFault.length }, (_, n) => ({ vi: `‹${n}›`, en: `‹${n}›`, toString: () => `‹${n}›` }));
  return describeFault(...(values as unknown as never[]));
}

const NAMES = Object.keys(START_UP_FAULTS) as (keyof typeof START_UP_FAULTS)[];

describe('START_UP_FAULTS', () => {
  it.each(NAMES)('says it in both languages, with the same values: %s', (name) => {
    const { vi, en } = textOf(name);
    for (const text of [vi, en]) expect(text).not.toMatch(/undefined|null|\[object/);
    expect(vi).toMatch(/[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵầấẩậắằặếềểễệốồổộớờởợứừửữự]/);
    expect(en.replaceAll('Nhịp Thư', '')).not.toMatch(/[ăđơưạảấầậắặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỷỹ]/);
    const valuesOf = (text: string): string[] => (text.match(/‹\d›/g) ?? []).toSorted();
    expect(valuesOf(vi)).toEqual(valuesOf(en));
    expect(new Set(valuesOf(vi)).size).toBe(START_UP_FAULTS[name].length);
  });
});

describe('describeReason', () => {
  it('puts a known code into words, and keeps it for whoever looks it up', () => {
    expect(describeReason('ECONNREFUSED', '')).toEqual({
      vi: 'không có gì lắng nghe ở địa chỉ đó (ECONNREFUSED)',
      en: 'nothing listens there (ECONNREFUSED)',
    });
  });

  it('falls back to what the error says', () => {
    expect(describeReason('XX000', 'odd')).toEqual({ vi: 'odd', en: 'odd' });
    expect(describeReason(null, 'odd')).toEqual({ vi: 'odd', en: 'odd' });
  });
});
