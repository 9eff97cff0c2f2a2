import { describe, expect, it } from '@jest/globals';
import { hashAddressText } from '../../ingest/maillog/address-hash.ts';
import { buildAddressBook } from './address-book.ts';

const book = buildAddressBook({
  mailboxes: [
    { id: 1, address: 'ha.nguyen@sxd.vn', kind: 'personal' },
    { id: 2, address: 'ha.nguyen@stp.vn', kind: 'personal' },
    { id: 3, address: 'quan.bui@sxd.vn', kind: 'personal' },
    { id: 4, address: 'theodoi@vn', kind: 'robot' },
  ],
  aliases: [
    { address: 'Nguyenthuha@sxd.vn', targets: ['ha.nguyen@sxd.vn'] },
    { address: 'giamdoc@sxd.vn', targets: ['nguyenthuha@sxd.vn'] },
    { address: 'canbo@sxd.vn', targets: ['ha.nguyen@sxd.vn', 'quan.bui@sxd.vn'] },
    { address: 'quan.bui@sxd.vn', targets: ['ha.nguyen@sxd.vn'] },
    { address: '@xaydung.vn', targets: ['@sxd.vn'] },
    { address: '@older.vn', targets: ['@xaydung.vn'] },
    { address: 'round@sxd.vn', targets: ['about@sxd.vn'] },
    { address: 'about@sxd.vn', targets: ['round@sxd.vn'] },
  ],
});

function findAccount(name: string): number {
  const { high, low } = hashAddressText(name);
  return book.findAccount(high, low);
}

describe('AddressBook', () => {
  it.each([
    ['ha.nguyen@sxd.vn', 1],
    ['Ha.Nguyen@SXD.vn', 1],
    ['ha.nguyen+bao+cao@sxd.vn', 1],
    ['nguyenthuha@sxd.vn', 1],
    ['giamdoc@sxd.vn', 1],
    ['ha.nguyen@xaydung.vn', 1],
    ['Giamdoc+x@older.vn', 1],
    ['quan.bui@older.vn', 3],
  ])('%s is mailbox %i', (address, id) => {
    expect(book.resolve(address)).toBe(id);
  });

  it.each(['canbo@sxd.vn', 'nobody@sxd.vn', 'round@sxd.vn', 'ha.nguyen@other.vn', '"ha.nguyen+x"@sxd.vn', ''])(
    '%j is nobody',
    (address) => {
      expect(book.resolve(address)).toBeNull();
    },
  );

  it('a mailbox wins over an alias of the same name', () => {
    expect(book.resolve('quan.bui@sxd.vn')).toBe(3);
  });

  it('an account may lack the domain if only one mailbox has the local part', () => {
    expect(findAccount('Quan.Bui')).toBe(3);
    expect(findAccount('ha.nguyen')).toBe(-1);
    expect(book.resolve('quan.bui')).toBeNull();
  });

  it('knows robots', () => {
    expect(book.isRobot(4)).toBe(true);
    expect(book.isRobot(1)).toBe(false);
  });
});
