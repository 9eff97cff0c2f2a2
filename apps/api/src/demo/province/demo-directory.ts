import type { ImportFile } from '../../directory/import-file.ts';
import type { DemoStaff } from './demo-people.ts';
import { DEMO_DOMAIN, domainOf } from './demo-spec.ts';
import { MONITOR_ADDRESS } from '../traffic/demo-traffic.ts';

/** The province's mailboxes as a directory file: officials, a clerk's office mailbox per agency, the monitor. */
export function writeDirectoryFile(staffs: readonly DemoStaff[]): ImportFile {
  const rows = staffs.flatMap(({ agency, people, sharedMailbox }) => [
    ...people.map((person) => [person.address, agency.code, agency.name, person.fullName, person.position, 'official']),
    [sharedMailbox, agency.code, agency.name, `Văn thư ${agency.name}`, '(hộp thư dùng chung)', 'shared'],
  ]);
  rows.push([MONITOR_ADDRESS, '', '', 'Theo dõi máy chủ', '(dịch vụ)', 'service']);
  return writeCsv('directory.csv', ['mailbox', 'agency', 'agencyName', 'fullName', 'position', 'type'], rows);
}

/** Staff lists of the agencies, and one list of them all. */
export function writeAliasFile(staffs: readonly DemoStaff[]): ImportFile {
  const lists = staffs.map(({ agency, people }) => [`canbo@${domainOf(agency)}`, people.map((person) => person.address).join(' ')]);
  const all = [`toantinh@${DEMO_DOMAIN}`, staffs.map(({ agency }) => `canbo@${domainOf(agency)}`).join(' ')];
  return writeCsv('aliases.csv', ['address', 'expandsTo'], [...lists, all]);
}

function writeCsv(name: string, header: readonly string[], rows: readonly (readonly string[])[]): ImportFile {
  const lines = [header, ...rows].map((row) => row.map(quote).join(','));
  return { name, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
