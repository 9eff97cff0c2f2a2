import { describe, expect, it } from '@jest/globals';
import { formatMoment } from './format-moment.ts';

describe('formatMoment', () => {
  it('is the day and minute of the province, whatever zone the moment was written in', () => {
    expect(formatMoment('2026-07-14T17:30:59Z')).toBe('15/07/2026 00:30');
    expect(formatMoment('2026-07-14T17:30:59+07:00')).toBe('14/07/2026 17:30');
    expect(formatMoment(new Date('2025-12-31T17:00:00Z'))).toBe('01/01/2026 00:00');
  });
});
