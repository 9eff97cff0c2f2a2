import { beforeEach, describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { loadWords } from '../testing/translate.ts';
import { nameSeeded } from './seeded-text.ts';

beforeEach(async () => {
  await loadWords('en');
});

describe('what the program entered itself', () => {
  it('stands in the language of the page; what somebody typed stays as it was typed', () => {
    expect(nameSeeded(i18next.t, 'Lịch có sẵn khi cài đặt')).toBe('Calendar that comes with the installation');
    expect(nameSeeded(i18next.t, 'Bộ luật Lao động 45/2019/QH14, điều 112')).toBe('Labour Code 45/2019/QH14, article 112');
    expect(nameSeeded(i18next.t, 'Nghỉ bão')).toBe('Nghỉ bão');
  });
});
