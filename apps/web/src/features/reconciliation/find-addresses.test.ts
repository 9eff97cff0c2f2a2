import { expect, it } from '@jest/globals';
import { findAddresses } from './find-addresses.ts';

const row = (address: string, origin = 'thu-01') => ({
  ...{ address, origin, kind: 'login' as const, count: 1, firstDay: '2026-07-01', lastDay: '2026-07-02' },
});
const rows = [row('đặng.an@sonla.gov.vn'), row('may-quet@sonla.gov.vn', 'zimbra')];
const found = (text: string) => findAddresses(rows, text).map(({ address }) => address);

it('finds without marks and without case, also đ', () => {
  expect(found('DANG')).toEqual(['đặng.an@sonla.gov.vn']);
  expect(found('Đặng')).toEqual(['đặng.an@sonla.gov.vn']);
});

it('finds by origin, and all for blanks', () => {
  expect(found('zim')).toEqual(['may-quet@sonla.gov.vn']);
  expect(found('  ')).toHaveLength(2);
  expect(found('khong-co')).toEqual([]);
});
