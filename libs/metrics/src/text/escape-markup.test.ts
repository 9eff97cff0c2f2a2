import { expect, it } from '@jest/globals';
import { escapeMarkup } from './escape-markup.ts';

it('leaves no sign that ends a text or an attribute, and every other as it is', () => {
  expect(escapeMarkup('<img src="x"> & Sở Nội vụ')).toBe('&lt;img src=&quot;x&quot;&gt; &amp; Sở Nội vụ');
});
