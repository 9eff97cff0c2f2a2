import { expect, it } from '@jest/globals';
import { refuseMarkup } from './trusted-types.ts';

it('lets style text pass unchanged', () => {
  expect(refuseMarkup(':root{--nt-met:#1971c2}')).toBe(':root{--nt-met:#1971c2}');
});

it('refuses a string with markup', () => {
  expect(() => refuseMarkup('<img src=x onerror=alert(1)>')).toThrow(TypeError);
});
