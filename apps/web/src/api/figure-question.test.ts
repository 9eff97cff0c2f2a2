import { expect, it } from '@jest/globals';
import { carriedChoices } from './figure-question.ts';

it('carries period, definition, comparison and structure from page to page, and nothing that concerns one page', () => {
  expect(carriedChoices('?xem=luoi&ky=bc-2026-06&khoi=ward&ss=ky-goc&cc=tai-thoi-diem&dn=du-1%401')).toBe(
    '?ky=bc-2026-06&dn=du-1%401&ss=ky-goc&cc=tai-thoi-diem',
  );
  expect(carriedChoices('?xem=luoi')).toBe('');
});
