import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-password.ts';
import { generatePassword } from './password.ts';

const LIST = readFileSync(new URL('../../data/common-passwords.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

describe('isCommonPassword', () => {
  it('knows more than the 3,000 most common that are long enough, however they are written', () => {
    expect(LIST.length).toBeGreaterThan(3000);
    expect(LIST.filter(({ length }) => length < 12)).toEqual([]);
    for (const password of LIST.slice(0, 200)) expect([password, isCommonPassword(password.toUpperCase())]).toEqual([password, true]);
    expect(LIST.filter((password) => !isCommonPassword(password))).toEqual([]);
  }, 60_000);

  it.each([
    ...['xxxxxxxxxxxx', '123456789012', 'abcabcabcabc', 'qwertyuiop12', 'passwordpassword', 'Password12345', '01012000010120'],
    ...['MatKhau@12345', 'Mật khẩu 123456', 'noivu123456789', 'nhipthu123456', 'Sonla123456!', 'SoNoiVu2026!', 'quantri@2026'],
  ])('refuses %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it('refuses what is made of the name of its owner, and only of theirs', () => {
    const about = ['lo.thi.xuan', 'Lò Thị Xuân'];
    for (const password of ['lothixuan2026', 'lo.thi.xuan12', 'Lò Thị Xuân 1!']) {
      expect([password, isCommonPassword(password, about)]).toEqual([password, true]);
    }
    expect(isCommonPassword('lo.thi.xuan12', ['nguyen.b'])).toBe(false);
  });

  it.each(['mèo nhảy qua hàng rào tre', 'correct horse battery staple', 'thu-mau-son-la', 'lợn cỏ nẻ bị'])('takes %s', (password) => {
    expect(isCommonPassword(password, ['demo', 'Sở Nội vụ'])).toBe(false);
  });

  it('takes whatever the program makes itself', () => {
    for (let n = 0; n < 20; n += 1) expect(isCommonPassword(generatePassword(), ['lan'])).toBe(false);
  });

  it('takes no longer for a long one', () => {
    for (const part of ['1qaz', 'aA1!', '4@$31!0', 'mật ']) {
      const begin = process.cpuUsage();
      isCommonPassword(part.repeat(256 / part.length));
      const { user } = process.cpuUsage(begin);
      expect(user).toBeLessThan(2_000_000);
    }
  });
});
