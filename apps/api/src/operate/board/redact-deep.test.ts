import { describe, expect, it } from '@jest/globals';
import { redactDeep } from './redact-deep.ts';

describe('redactDeep', () => {
  it('finds addresses in texts, lists and names of fields, and leaves the rest as it is', () => {
    expect(redactDeep({ stacktrace: ['no an@so.gov.vn'], 'an@so.gov.vn': { at: 5, none: null, isFailed: true } })).toEqual({
      stacktrace: ['no [address]'],
      '[address]': { at: 5, none: null, isFailed: true },
    });
  });
});
