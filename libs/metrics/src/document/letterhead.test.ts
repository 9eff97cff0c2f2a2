import { describe, expect, it } from '@jest/globals';
import { hasTitle, layRecipients, laySignature, signatureOf } from './letterhead.ts';

describe('signature of a report', () => {
  it.each([
    ['Sở Nội vụ', ['GIÁM ĐỐC']],
    ['Trung tâm Thông tin', ['GIÁM ĐỐC']],
    ['Văn phòng UBND tỉnh', ['CHÁNH VĂN PHÒNG']],
    ['Thanh tra tỉnh', ['CHÁNH THANH TRA']],
    ['Ban Quản lý các khu công nghiệp', ['TRƯỞNG BAN']],
    ['Phường Tô Hiệu', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
  ])('of %s is that of who heads it', (name, authority) => {
    expect(signatureOf({ code: 'x', name, province: 'Sơn La' })).toEqual({ authority, name: null });
  });
});

describe('recipients', () => {
  it.each([
    [[], ['- Như trên;', '- Lưu: VT.']],
    [
      ['Như trên', 'Bộ Nội vụ', 'Lưu: VT, CCHC.PL.(30)'],
      ['- Như trên;', '- Bộ Nội vụ;', '- Lưu: VT, CCHC.PL.(30)'],
    ],
    [
      ['- Lưu VT, CCHC.', '– Các xã, phường;', '- như trên;', '  '],
      ['- Như trên;', '- Các xã, phường;', '- Lưu: VT, CCHC.'],
    ],
    [
      ['UBND tỉnh (để b/c)', 'Lưu: CCHC'],
      ['- Như trên;', '- UBND tỉnh (để b/c);', '- Lưu: VT, CCHC.'],
    ],
  ])('%j are set as the decree sets them', (typed, laid) => {
    expect(layRecipients(typed)).toEqual(laid);
    expect(layRecipients(laid)).toEqual(laid);
  });
});

describe('a signature that is typed', () => {
  it.each([
    ['NGUYỄN VĂN ĐỨC', 'Nguyễn Văn Đức'],
    ['lò thị  ánh', 'Lò Thị Ánh'],
    ['H’Hen Niê', 'H’Hen Niê'],
  ])('has its authority in capitals, and the name %s as %s', (name, laid) => {
    expect(laySignature({ authority: ['kt. giám đốc', ' Phó giám đốc '], name })).toEqual({
      authority: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
      name: laid,
    });
  });

  it('may have no name', () => {
    expect(laySignature({ authority: ['giám đốc'], name: null })).toEqual({ authority: ['GIÁM ĐỐC'], name: null });
  });

  it.each([
    ['TS. Nguyễn Văn A', true],
    ['PGS.TS Nguyễn Văn A', true],
    ['Thạc sĩ Lò Văn B', true],
    ['bs.Quàng Thị C', true],
    ['Tsần Văn D', false],
    ['Ksor Phước', false],
    ['Lâm Bá E', false],
  ])('%s is written with a title: %s', (name, expected) => {
    expect(hasTitle(name)).toBe(expected);
  });
});
