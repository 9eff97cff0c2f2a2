import type { LdapAttributes, LdapField } from '../../config/ldap-settings.ts';
import type { AliasEntry } from '../alias-file.ts';
import type { DirectoryColumn } from '../directory-file.ts';
import { isMailAddress } from '../mail-address.ts';
import type { TableRow } from '../table-file.ts';

/** One entry: values of each attribute, in the order of the server. */
export interface LdapEntry {
  readonly dn: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface NamedAgency {
  readonly code: string;
  readonly name: string;
}

/** As rows of a directory file, which are then read like those of a file. */
export interface LdapRows {
  readonly rows: readonly TableRow<DirectoryColumn>[];
  readonly aliases: readonly AliasEntry[];
}

const EMPTY: Readonly<Record<DirectoryColumn, string>> = {
  ...{ mailbox: '', agency: '', agencyName: '', fullName: '', type: 'official', position: '', code: '', division: '', role: '', tier: '' },
  ...{ from: '', to: '' },
};

/**
 * People as rows, numbered from 1 in the order of the server, of mail address so that every pull of the same people is the same.
 * An agency may be told by code or by name; one that the directory does not know is a fault of its row, an empty one follows the rule of its
 * mail domain. Further addresses (`smtp:` of Active Directory, or plain) are aliases.
 */
export function toLdapRows(entries: readonly LdapEntry[], attributes: LdapAttributes, agencies: readonly NamedAgency[]): LdapRows {
  const sorted = entries.toSorted((a, b) => compare(first(a, attributes.mailbox), first(b, attributes.mailbox)) || compare(a.dn, b.dn));
  const columns = new Set<DirectoryColumn>(['mailbox', 'agency', 'agencyName', 'fullName', 'type']);
  for (const field of ['code', 'position', 'division'] as const) if (attributes[field] !== undefined) columns.add(field);
  const rows = sorted.map((entry, index) => {
    const read = (field: LdapField): string => clean(first(entry, attributes[field]));
    const cells = { ...EMPTY, mailbox: read('mailbox'), fullName: read('fullName'), code: read('code'), position: read('position') };
    return {
      row: index + 1,
      columns,
      cells: { ...cells, division: read('division'), ...findAgency(read('agency'), read('agencyName'), agencies) },
    };
  });
  return { rows, aliases: sorted.flatMap((entry, index) => listAliases(entry, attributes, index + 1)) };
}

function findAgency(text: string, name: string, agencies: readonly NamedAgency[]): { agency: string; agencyName: string } {
  if (text === '') return { agency: '', agencyName: '' };
  const wanted = fold(text);
  const known = agencies.find((agency) => agency.code === wanted) ?? agencies.find((agency) => fold(agency.name) === wanted);
  return known === undefined ? { agency: text, agencyName: name } : { agency: known.code, agencyName: known.name };
}

function listAliases(entry: LdapEntry, { mailbox, aliases }: LdapAttributes, row: number): AliasEntry[] {
  const own = first(entry, mailbox).trim().toLowerCase();
  const others = (aliases === undefined ? [] : (entry.values[aliases] ?? [])).map((value) =>
    value
      .replace(/^smtp:/i, '')
      .trim()
      .toLowerCase(),
  );
  return [...new Set(others)]
    .filter((address) => address !== own && isMailAddress(address))
    .map((address) => ({ row, address, targets: [own], from: null, to: null }));
}

function first(entry: LdapEntry, attribute: string | undefined): string {
  return attribute === undefined ? '' : (entry.values[attribute]?.[0] ?? '');
}

/** As cells of files are read. */
function clean(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

function fold(text: string): string {
  return clean(text).toLocaleLowerCase('vi');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
