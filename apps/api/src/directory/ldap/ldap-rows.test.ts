import { describe, expect, it } from '@jest/globals';
import { toLdapRows, type LdapEntry } from './ldap-rows.ts';

const ATTRIBUTES = { mailbox: 'mail', fullName: 'cn', code: 'employeeNumber', agency: 'company', aliases: 'proxyAddresses' };
const AGENCIES = [{ code: 'snv', name: 'Sở Nội vụ' }];

const entry = (mail: string, more: Record<string, string[]> = {}): LdapEntry => ({
  ...{ dn: `uid=${mail}`, values: { mail: [mail], cn: ['Lò Văn Ân'], ...more } },
});
const agencyOf = (company?: string): string[] => {
  const { rows } = toLdapRows([entry('an@snv.example', company === undefined ? {} : { company: [company] })], ATTRIBUTES, AGENCIES);
  return [rows[0]?.cells.agency ?? '', rows[0]?.cells.agencyName ?? ''];
};

describe('toLdapRows', () => {
  it('knows an agency by its code or its name, in whatever form it was typed', () => {
    for (const text of ['SNV', 'Sở Nội vụ', 'SỞ  NỘI VỤ', 'Sở Nội vụ'.normalize('NFD')])
      expect([text, agencyOf(text)]).toEqual([text, ['snv', 'Sở Nội vụ']]);
    expect(agencyOf('Sở Lạ')).toEqual(['Sở Lạ', '']);
    expect(agencyOf()).toEqual(['', '']);
  });

  it('gives the same rows whatever the order of the server', () => {
    const entries = [entry('binh@snv.example'), entry('an@snv.example'), entry('cuong@snv.example')];
    const { rows } = toLdapRows(entries, ATTRIBUTES, AGENCIES);
    expect(rows.map(({ row, cells }) => [row, cells.mailbox])).toEqual([
      [1, 'an@snv.example'],
      [2, 'binh@snv.example'],
      [3, 'cuong@snv.example'],
    ]);
    expect(toLdapRows(entries.toReversed(), ATTRIBUTES, AGENCIES)).toEqual(toLdapRows(entries, ATTRIBUTES, AGENCIES));
  });

  it('has a column only for what is mapped, so that what the server does not tell stays as it is', () => {
    const [row] = toLdapRows([entry('an@snv.example')], ATTRIBUTES, AGENCIES).rows;
    expect([row?.columns.has('code'), row?.columns.has('division')]).toEqual([true, false]);
  });

  it('takes further addresses for aliases, but not the own one, nor what is no mail address', () => {
    const proxyAddresses = ['SMTP:An@snv.example', 'smtp:an.lo@cu.example', 'X400:c=VN;a= ', 'smtp:an.lo@cu.example'];
    expect(toLdapRows([entry('An@snv.example', { proxyAddresses })], ATTRIBUTES, AGENCIES).aliases).toEqual([
      { row: 1, address: 'an.lo@cu.example', targets: ['an@snv.example'], from: null, to: null },
    ]);
  });
});
