import { expect, it } from '@jest/globals';
import { readReturnAddress, signInAddress } from './return-address.ts';

const readFrom = (address: string) => readReturnAddress(new URL(address, 'http://localhost').searchParams);

it('leads back to the page with its choices', () => {
  expect(readFrom(signInAddress('/nap', '?ky=bc-2026-07'))).toBe('/nap?ky=bc-2026-07');
});

it('leaves the address of the start page out', () => {
  expect(signInAddress('/', '')).toBe('/dang-nhap');
  expect(readFrom('/dang-nhap')).toBe('/');
});

it.each(['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)', '/\t/example.org', '/dang-nhap?ve=/nap'])(
  'goes to the start page instead of %j',
  (target) => {
    expect(readReturnAddress(new URLSearchParams({ ve: target }))).toBe('/');
  },
);
