import { describe, expect, it } from '@jest/globals';
import { readLanguage } from './language.ts';

describe('readLanguage', () => {
  it.each([
    [{}, 'vi'],
    [{ NHIPTHU_LANG: '' }, 'vi'],
    [{ NHIPTHU_LANG: 'vi', LANG: 'en_US.UTF-8' }, 'vi'],
    [{ LANG: 'en_US.UTF-8' }, 'vi'],
    [{ NHIPTHU_LANG: ' en ' }, 'en'],
    [{ NHIPTHU_LANG: 'de' }, 'vi'],
  ])('is Vietnamese unless NHIPTHU_LANG says otherwise; servers have LANG=en whoever sits there: %j', (environment, language) => {
    expect(readLanguage(environment)).toBe(language);
  });
});
