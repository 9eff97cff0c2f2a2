import { describe, expect, it } from '@jest/globals';
import { parseDirectoryFile } from './directory-file.ts';

const HEADER = 'mailbox,agency,agencyName,fullName,position,type';

function parse(...lines: string[]): ReturnType<typeof parseDirectoryFile> {
  return parseDirectoryFile({ name: 'directory.csv', bytes: new TextEncoder().encode(lines.join('\n')) });
}

/** Faults as [row, column, code, found, expected]. */
async function faultsOf(...lines: string[]): Promise<unknown[][]> {
  return (await parse(...lines)).faults.map(({ row, column, code, found, expected }) => [row, column, code, found, expected]);
}

describe('parseDirectoryFile', () => {
  it('reads officials, shared and service boxes; addresses, codes and types ignore case; blanks are trimmed', async () => {
    const { entries, faults } = await parse(
      HEADER,
      'Ha.Nguyen@SXD.example, SXD ,Sở  Xây dựng,Nguyễn Thu Hà,,Official',
      'vanthu@sxd.example,sxd,Sở Xây dựng,Văn thư,Văn phòng,shared',
      'theodoi@x.example,,,Giám sát,,service',
    );
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([
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

  it('accepts two people with one local part in two agencies, and two with one name', async () => {
    const { entries, faults } = await parse(
      HEADER,
      'ha.nguyen@a.example,a,Cơ quan A,Nguyễn Hà,,official',
      'ha.nguyen@b.example,b,Cơ quan B,Nguyễn Hà,,official',
    );
    expect(faults).toEqual([]);
    expect(entries.map((entry) => entry.address)).toEqual(['ha.nguyen@a.example', 'ha.nguyen@b.example']);
  });

  it('takes columns in any order and lets "position" be absent', async () => {
    const { entries, faults } = await parse('Type;fullName;MAILBOX;agencyName;agency', 'official;Lê An;an@a.example;A, B;a');
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([{ address: 'an@a.example', agencyName: 'A, B', position: null }]);
  });

  it('compares names in NFC, so a name typed in decomposed letters is the same name', async () => {
    const { entries, faults } = await parse(
      HEADER,
      'a@a.example,a,Sở Y tế,Lê An,,official',
      `b@a.example,a,${'Sở Y tế'.normalize('NFD')},${'Lê Bình'.normalize('NFD')},,official`,
    );
    expect(faults).toEqual([]);
    expect(entries[1]).toMatchObject({ agencyName: 'Sở Y tế', fullName: 'Lê Bình' });
  });

  it('reports every fault of the file at once, each with its row and column', async () => {
    expect(
      await faultsOf(
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
      [8, 'type', 'bad-word', 'giám đốc', 'official, unit, shared, service, leaver, unmatched'],
      [8, 'fullName', 'missing-value', '', ''],
      [9, 'agency', 'missing-value', '', ''],
      [10, 'agency', 'name-without-agency', 'Máy', ''],
      [12, 'fullName', 'value-too-long', '201', '200'],
    ]);
  });

  it('refuses days of other centuries as slips of the hand', async () => {
    const rows = ['3026-05-01', '1/5/0226', '1899-12-31', '2100-12-31'].map((day, at) => `n${at}@x.example,a,A,Lê An,,official,${day}`);
    expect(await faultsOf(`${HEADER},from`, ...rows)).toEqual([
      [2, 'from', 'far-date', '3026-05-01', '1900–2100'],
      [3, 'from', 'far-date', '1/5/0226', '1900–2100'],
      [4, 'from', 'far-date', '1899-12-31', '1900–2100'],
    ]);
  });

  it('names every column at fault when the header is wrong, and the faults that other cells have by themselves', async () => {
    const all = 'mailbox, agency, agencyName, fullName, type, position, code, division, role, tier, from, to';
    const rows = ['not an address,sxd,sxd,9,official', 'an@sxd.example,SXD 1,sxd,9,chief', 'binh@sxd.example,sxd,sxd,9,official'];
    expect(await faultsOf('mailbox,agency,agency,lương,type', ...rows)).toEqual([
      [1, 'agency', 'repeated-column', 'agency', ''],
      [1, 'lương', 'unknown-column', 'lương', all],
      [1, 'agencyName', 'missing-column', '', ''],
      [1, 'fullName', 'missing-column', '', ''],
      [2, 'mailbox', 'bad-address', 'not an address', ''],
      [3, 'type', 'bad-word', 'chief', 'official, unit, shared, service, leaver, unmatched'],
      [3, 'agency', 'bad-agency-code', 'sxd 1', ''],
    ]);
  });

  it('calls columns as the file does', async () => {
    const header = 'Hộp thư,Mã cơ quan,Tên cơ quan,Họ và tên,Loại';
    expect(await faultsOf(header, 'không phải thư,sxd,Sở Xây dựng,,official')).toEqual([
      [2, 'Hộp thư', 'bad-address', 'không phải thư', ''],
      [2, 'Họ và tên', 'missing-value', '', ''],
    ]);
  });

  it('reads what a spreadsheet calls Unicode text: UTF-16 with tabs', async () => {
    const lines = ['Hộp thư', 'Mã cơ quan', 'Tên cơ quan', 'Họ tên', 'Loại'].join('\t');
    const text = `\ufeff${lines}\r\n${['ha@sxd.example', 'sxd', 'Sở Xây dựng, phòng 1', 'Nguyễn Thu Hà', 'official'].join('\t')}\r\n`;
    const little = Buffer.from(text, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const { entries, faults } = await parseDirectoryFile({ name: 'd.txt', bytes: new Uint8Array(bytes) });
      expect([faults, entries.map(({ address, agencyName, fullName }) => [address, agencyName, fullName])]).toEqual([
        [],
        [['ha@sxd.example', 'Sở Xây dựng, phòng 1', 'Nguyễn Thu Hà']],
      ]);
    }
  });

  it.each(['', '\n\n', '\ufeff'])('says that a file without a row is empty: %j', async (text) => {
    expect(await faultsOf(text)).toEqual([[1, null, 'empty-file', '', '']]);
  });

  it('refuses a file that holds nothing but its header', async () => {
    for (const text of [HEADER, `${HEADER}\n`, `${HEADER}\r\n\r\n`]) {
      expect(await parse(text)).toMatchObject({ entries: [], faults: [{ code: 'header-only' }] });
    }
    expect(await faultsOf('mailbox,agency')).not.toContainEqual(expect.arrayContaining(['header-only']));
  });

  it('refuses a cell that no one typed', async () => {
    expect(await faultsOf(HEADER, `a@a.example,a,A,${'x'.repeat(65_537)},,official`)).toContainEqual([
      2,
      'fullName',
      'value-too-long',
      '65537',
      '65536',
    ]);
  });

  it('reads dates in either way, the last day as the day before the end, roles, tiers, divisions and people without a mailbox', async () => {
    const { entries, faults } = await parse(
      `${HEADER},code,division,role,tier,from,to`,
      ',a,A,Lê An,,official,CB01,Phòng 1,head,ward,1/4/2026,2026-06-30',
      'b@a.example,a,A,Lê Bình,,Leaver,,,,,,',
    );
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([
      { address: null, code: 'CB01', division: 'Phòng 1', role: 'head', tier: 'ward', from: '2026-04-01', to: '2026-07-01' },
      { type: 'leaver', code: null, division: null, role: null, tier: null, from: null, to: null },
    ]);
    expect((await parse(HEADER, 'b@a.example,a,A,Lê Bình,,unit')).entries[0]?.division).toBeUndefined();
  });

  it('tells wrong days, roles, tiers and repeated or missing numbers', async () => {
    expect(
      await faultsOf(
        `${HEADER},code,role,tier,from,to`,
        ',a,A,Lê An,,official,,,,,',
        'b@a.example,a,A,Lê Bình,,official,CB1,sếp,thôn,31/02/2026,mai',
        ',a,A,Lê Cúc,,official,CB1,,,2026-03-02,2026-03-01',
      ),
    ).toEqual([
      [2, 'mailbox', 'missing-value', '', ''],
      [3, 'role', 'bad-word', 'sếp', 'specialist, head, board'],
      [3, 'tier', 'bad-word', 'thôn', 'department, district, ward, commune'],
      [3, 'from', 'bad-date', '31/02/2026', ''],
      [3, 'to', 'bad-date', 'mai', ''],
      [4, 'code', 'repeated-code', 'CB1', '3'],
      [4, 'to', 'dates-reversed', '2026-03-01', '2026-03-02'],
    ]);
  });

  it('takes the agency from the rule of the mail domain when the row names none', async () => {
    const bytes = new TextEncoder().encode(`${HEADER}\nan@a.example,,,Lê An,,official\nb@b.example,,,Lê B,,official`);
    const rule = (domain: string): { code: string; name: string } | null => (domain === 'a.example' ? { code: 'a', name: 'A' } : null);
    const { entries, faults } = await parseDirectoryFile({ name: 'd.csv', bytes }, rule);
    expect(entries[0]).toMatchObject({ agencyCode: 'a', agencyName: 'A' });
    expect(faults).toMatchObject([{ row: 3, column: 'agency', code: 'missing-value' }]);
  });
});
