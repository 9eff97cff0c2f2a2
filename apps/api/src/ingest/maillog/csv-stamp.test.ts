import { describe, expect, it } from '@jest/globals';
import { CsvStampReader, readCsvDay } from './csv-stamp.ts';

const RECEIVED = Date.parse('2026-03-06T00:00:00Z') / 1000;
const context = { head: new Uint8Array(), zoneOffsetMinutes: 420, year: null, receivedAtSecond: RECEIVED };
const read = (text: string, zone = 420): number | string => new CsvStampReader(context, zone).read(text);

describe('times of exports', () => {
  it.each([
    '2026-03-05T01:10:01.120Z',
    '2026-03-05T01:10:01.1200000Z',
    '2026-03-05T08:10:01+07:00',
    '2026-03-05 08:10:01 +0700',
    '2026-03-05 08:10:01',
    '2026/03/05 08:10:01',
    '2026-03-05 08:10:01 GMT+7',
    '2026-03-05 01:10:01 UTC',
    '5/3/2026 8:10:01',
    '05/03/2026 08:10:01',
    '05.03.2026 08:10:01',
    '05/03/2026 8:10:01 SA',
    '3/5/2026 8:10:01 AM',
    '1772673001',
    '1772673001120',
    '1772673001120000',
  ])('%s', (text) => {
    expect(read(text)).toBe(Date.parse('2026-03-05T08:10:01+07:00') / 1000);
  });

  it.each([
    ['5/3/2026 8:10 CH', '2026-03-05T20:10:00+07:00'],
    ['3/5/2026 12:10:00 AM', '2026-03-05T00:10:00+07:00'],
    ['3/5/2026 12:10:00 PM', '2026-03-05T12:10:00+07:00'],
    ['2026-03-05 08:10:01 -03:30', '2026-03-05T08:10:01-03:30'],
  ])('%s is %s', (text, iso) => {
    expect(read(text)).toBe(Date.parse(iso) / 1000);
  });

  it('without zone is in the zone given', () => {
    expect(read('2026-03-05T01:10:01', 0)).toBe(Date.parse('2026-03-05T01:10:01Z') / 1000);
  });

  it.each([
    '',
    'hôm qua',
    '2026-02-30 08:00:00',
    '25/13/2026 08:00:00',
    '2026-03-05 24:00:00',
    '13:10 PM',
    '2026-03-05',
    '0000000000',
    '1'.repeat(60),
  ])('%j is none', (text) => {
    expect(read(text)).toBe('bad-time');
  });

  it('a month that stands first without AM or PM is refused, not guessed', () => {
    expect(read('03/25/2026 08:10:01')).toBe('bad-time');
  });

  it('more than a day after the slice arrived is in the future', () => {
    expect(read('2026-03-07 07:00:00')).toBe(RECEIVED + 86_400);
    expect(read('2026-03-07 07:00:01')).toBe('future-time');
  });
});

describe('days of exports', () => {
  it.each(['2026-03-05', '2026/3/5', '5/3/2026', '05-03-2026'])('%s', (text) => {
    expect(readCsvDay(text)).toEqual({ year: 2026, month: 3, day: 5 });
  });

  it.each(['', '2026-02-30', '2026-03', '5/3/26', '05/03-2026'])('%j is none', (text) => {
    expect(readCsvDay(text)).toBeNull();
  });
});
