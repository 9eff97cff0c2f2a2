import { expect, it } from '@jest/globals';
import { checkOriginInput } from './origin-input.ts';

it('takes a name and a year, without the blanks around them', () => {
  expect(checkOriginInput(' thu-01 ', ' 2026 ')).toEqual({ isValid: true, value: { origin: 'thu-01', year: 2026 } });
});

it('leaves an empty year to the server', () => {
  expect(checkOriginInput('thu-01', '')).toEqual({ isValid: true, value: { origin: 'thu-01', year: null } });
});

it.each([
  ['', '', 'originRequired'],
  ['Thư 01', '', 'originInvalid'],
  ['../etc', '', 'originInvalid'],
  ['a'.repeat(64), '', 'originInvalid'],
  ['thu-01', '1989', 'yearInvalid'],
  ['thu-01', '20x6', 'yearInvalid'],
  ['thu-01', '2026.5', 'yearInvalid'],
])('refuses origin %j with year %j: %s', (origin, year, fault) => {
  expect(checkOriginInput(origin, year)).toEqual({ isValid: false, fault });
});
