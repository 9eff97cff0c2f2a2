import { describe, expect, it } from '@jest/globals';
import { dropExtension, isDomainPattern, isMailAddress } from './mail-address.ts';

describe('isMailAddress', () => {
  it.each(['ha.nguyen@sxd.sonla.gov.vn', "o'hara_1@a-b.example", 'a+b@x.example', 'thư@sơnla.example', `${'a'.repeat(64)}@x.example`])(
    'accepts %s',
    (text) => expect(isMailAddress(text)).toBe(true),
  );

  it.each([
    '',
    'ha.nguyen',
    '@x.example',
    'a@localhost',
    'a b@x.example',
    'a@x..example',
    'a@-x.example',
    'a@x.example.',
    '"a b"@x.example',
    'a@b@x.example',
    'a,b@x.example',
    `${'a'.repeat(65)}@x.example`,
    `a@${'x'.repeat(63)}.${'x'.repeat(63)}.${'x'.repeat(63)}.${'x'.repeat(63)}`,
  ])('refuses %j', (text) => expect(isMailAddress(text)).toBe(false));
});

describe('isDomainPattern', () => {
  it('is a dotted domain after @ and nothing else', () => {
    expect(['@x.example', 'a@x.example', '@x', '@', '@@x.example'].map(isDomainPattern)).toEqual([true, false, false, false, false]);
  });
});

describe('dropExtension', () => {
  it('drops what follows the first + of the local part only', () => {
    expect(dropExtension('an.le+bao+cao@x.example')).toBe('an.le@x.example');
    expect(dropExtension('an.le@x.example')).toBe('an.le@x.example');
  });
});
