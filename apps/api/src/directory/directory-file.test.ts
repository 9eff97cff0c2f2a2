import { describe, expect, it } from '@jest/globals';
import { parseDirectoryFile } from './directory-file.ts';

const HEADER = 'mailbox,agency,agencyName,fullName,position,type';

function parse(...lines: string[]): ReturnType<typeof parseDirectoryFile> {
  return parseDirectoryFile({ name: 'directory.csv', bytes: new TextEncoder().encode(lines.join('\n')) });
}

/** Faults as [row, column, code, found, expected]. */
function faultsOf(...lines: string[]): unknown[][] {
  return parse(...lines).faults.map(({ row, column, code, found, expected }) => [row, column, code, found, expected]);
}

describe('parseDirectoryFile', () => {
  it('reads officials, shared and service boxes; addresses, codes and types ignore case; blanks are trimmed', () => {
    const { entries, faults } = parse(
      HEADER,
      'Ha.Nguyen@SXD.example, SXD ,Sở  Xây dựng,Nguyễn Thu Hà,,Official',
      'vanthu@sxd.example,sxd,Sở Xây dựng,Văn thư,Văn phòng,shared',
      'theodoi@x.example,,,Giám sát,,service',
    );
    expect(faults).toEqual([]);
    expect(entries).toEqual([
      {
        address: 'ha.nguyen@sxd.example',
        type: 'official',
        agencyCode: 'sxd',
        agencyName: 'Sở Xây dựng',
        fullName: 'Nguyễn Thu Hà',
        position: null,
      },
      {
        address: 'vanthu@sxd.example',
        type: 'shared',
        agencyCode: 'sxd',
        agencyName: 'Sở Xây dựng',
        fullName: 'Văn thư',
        position: 'Văn phòng',
      },
      { address: 'theodoi@x.example', type: 'service', agencyCode: null, agencyName: null, fullName: 'Giám sát', position: null },
    ]);
  });

  it('accepts two people with one local part in two agencies, and two with one name', () => {
    const { entries, faults } = parse(
      HEADER,
      'ha.nguyen@a.example,a,Cơ quan A,Nguyễn Hà,,official',
      'ha.nguyen@b.example,b,Cơ quan B,Nguyễn Hà,,official',
    );
    expect(faults).toEqual([]);
    expect(entries.map((entry) => entry.address)).toEqual(['ha.nguyen@a.example', 'ha.nguyen@b.example']);
  });

  it('takes columns in any order and lets "position" be absent', () => {
    const { entries, faults } = parse('Type;fullName;MAILBOX;agencyName;agency', 'official;Lê An;an@a.example;A, B;a');
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([{ address: 'an@a.example', agencyName: 'A, B', position: null }]);
  });

  it('compares names in NFC, so a name typed in decomposed letters is the same name', () => {
    const { entries, faults } = parse(
      HEADER,
      'a@a.example,a,Sở Y tế,Lê An,,official',
      `b@a.example,a,${'Sở Y tế'.normalize('NFD')},${'Lê Bình'.normalize('NFD')},,official`,
    );
    expect(faults).toEqual([]);
    expect(entries[1]).toMatchObject({ agencyName: 'Sở Y tế', fullName: 'Lê Bình' });
  });

  it('reports every fault of the file at once, each with its row and column', () => {
    expect(
      faultsOf(
        HEADER,
        'khong-phai-dia-chi,a,A,Lê An,,official',
        'an+x@a.example,a,A,Lê An,,official',
        'binh@a.example,a,A,Lê Bình,,official',
        'BINH@a.example,a,A,Lê Bình,,official',
        'cuc@a.example,Sở Y tế,A,Lê Cúc,,official',
        'dung@a.example,a,B,Lê Dung,,official',
        'em@a.example,a,A,,,giám đốc',
        'phuc@a.example,,,Lê Phúc,,official',
        'may@a.example,,Máy,Máy,,service',
        'giang@a.example,a,A,Lê Giang,official',
        `hoa@a.example,a,A,${'x'.repeat(201)},,official`,
        'y@a.example,a,A,L\u0007ê Y,,official',
      ),
    ).toEqual([
      [11, null, 'field-count', '5', '6'],
      [13, 'fullName', 'bad-character', '', ''],
      [2, 'mailbox', 'bad-address', 'khong-phai-dia-chi', ''],
      [3, 'mailbox', 'address-with-extension', 'an+x@a.example', 'an@a.example'],
      [5, 'mailbox', 'repeated-address', 'binh@a.example', '4'],
      [6, 'agency', 'bad-agency-code', 'sở y tế', ''],
      [7, 'agencyName', 'agency-names-differ', 'B', 'A'],
      [8, 'type', 'bad-type', 'giám đốc', 'official, shared, service'],
      [8, 'fullName', 'missing-value', '', ''],
      [9, 'agency', 'missing-value', '', ''],
      [10, 'agency', 'name-without-agency', 'Máy', ''],
      [12, 'fullName', 'value-too-long', '201', '200'],
    ]);
  });

  it('gives no rows when the header is wrong, and names every column at fault', () => {
    const all = 'mailbox, agency, agencyName, fullName, type, position';
    expect(faultsOf('mailbox,agency,agency,hoTen,type', 'x')).toEqual([
      [1, 'agency', 'repeated-column', 'agency', ''],
      [1, 'hoTen', 'unknown-column', 'hoTen', all],
      [1, 'agencyName', 'missing-column', '', all],
      [1, 'fullName', 'missing-column', '', all],
    ]);
  });

  it.each(['', '\n\n', '\ufeff'])('says that a file without a row is empty: %j', (text) => {
    expect(faultsOf(text)).toEqual([[1, null, 'empty-file', '', '']]);
  });

  it('refuses a file that holds nothing but its header', () => {
    for (const text of [HEADER, `${HEADER}\n`, `${HEADER}\r\n\r\n`]) {
      expect(parse(text)).toMatchObject({ entries: [], faults: [{ code: 'header-only' }] });
    }
    expect(faultsOf('mailbox,agency')).not.toContainEqual(expect.arrayContaining(['header-only']));
  });

  it('refuses a cell that no one typed', () => {
    expect(faultsOf(HEADER, `a@a.example,a,A,${'x'.repeat(65_537)},,official`)).toContainEqual([
      2,
      'fullName',
      'value-too-long',
      '65537',
      '65536',
    ]);
  });
});
