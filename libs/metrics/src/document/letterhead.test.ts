import { describe, expect, it } from '@jest/globals';
import { signatureOf } from './letterhead.ts';

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
