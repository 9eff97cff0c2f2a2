import { describe, expect, it } from '@jest/globals';
import type { VerifyCheck } from '../ingest/verify.service.ts';
import { describeCheck } from './verify-text.ts';

const COUNTS: Readonly<Record<VerifyCheck['name'], Record<string, number>>> = {
  bytes: {},
  lines: {},
  facts: {},
  blocks: { fresh: 9001, stored: 9002 },
  spool: { files: 9003 },
  finished: { received: 9004, undoing: 9005, failed: 9006, dirtyDays: 9007, dirtyPeriods: 9008 },
  rebuild: { days: 9009, hours: 9010, rows: 9011 },
  periods: { periods: 9012, rows: 9013 },
};
const NAMES = Object.keys(COUNTS) as VerifyCheck['name'][];

describe('describeCheck', () => {
  it.each(NAMES)('tells every count in both languages: %s', (name) => {
    const check: VerifyCheck = { name, isOk: true, counts: COUNTS[name], faults: [] };
    const [vi, en] = [describeCheck(check, 'vi'), describeCheck(check, 'en')];
    expect(vi.detail).not.toBe(en.detail);
    for (const count of Object.values(COUNTS[name])) {
      expect(vi.detail).toContain(`9.0${String(count).slice(-2)}`);
      expect(en.detail).toContain(`9,0${String(count).slice(-2)}`);
    }
  });

  it('tells where it does not add up instead, and by how much', () => {
    const segment = { segmentId: '7', origin: 'thu', name: 'mail.log' };
    const faults = [
      { ...segment, problem: 'wrong-size' as const, difference: -1200 },
      { segmentId: null, origin: 'xa', name: '2026-03-02', problem: 'differs' as const, difference: null },
    ];
    const check: VerifyCheck = { name: 'spool', isOk: false, counts: { files: 3 }, faults };
    expect(describeCheck(check, 'vi').detail).toBe('lát 7 của nguồn thu (mail.log): sai cỡ -1.200; nguồn xa, ngày 2026-03-02: lệch');
    expect(describeCheck(check, 'en').detail).toBe(
      'segment 7 of the origin thu (mail.log): wrong size by -1,200; origin xa, day 2026-03-02: off',
    );
  });
});
