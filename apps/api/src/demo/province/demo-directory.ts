import type { ImportFile } from '../../directory/import-file.ts';
import { inventAwayPeople, listOtherBoxes } from './demo-boxes.ts';
import type { DemoPerson, DemoStaff } from './demo-people.ts';
import { DEMO_DOMAIN, domainOf, type AgencyTier, type DemoAgency } from './demo-spec.ts';

const HEADER = [...['mailbox', 'agency', 'agencyName', 'tier', 'fullName', 'position', 'division', 'code', 'type', 'from', 'to']] as const;
type Row = Partial<Record<(typeof HEADER)[number], string | null>>;

/** What the directory calls the kinds of agencies. */
const TIERS: Readonly<Record<AgencyTier, string>> = {
  ...{ office: 'department', department: 'department', inspectorate: 'department', board: 'department', ward: 'ward', commune: 'commune' },
};

/** The province as it was before the merger, as a directory file: officials with and without a mailbox, and the boxes of all other kinds. */
export function writeDirectoryFile(staffs: readonly DemoStaff[], seed?: string): ImportFile {
  const rows: Row[] = staffs.flatMap(({ agency, people, boxless }) => [
    ...people.map((person) => ({ ...personRow(agency, person), mailbox: person.address })),
    ...boxless.map((person) => personRow(agency, person)),
  ]);
  for (const { agency, person, joinedOn, leftOn } of inventAwayPeople(staffs, seed)) {
    rows.push({ ...personRow(agency, person), mailbox: person.address, from: joinedOn, to: leftOn });
  }
  for (const { address, agency, name, type } of listOtherBoxes(staffs)) {
    rows.push({ ...(agency && agencyCells(agency)), mailbox: address, fullName: name, type });
  }
  return writeCsv(
    'directory.csv',
    HEADER,
    rows.map((row) => HEADER.map((column) => row[column] ?? '')),
  );
}

/** Full leave and exemptions. */
export function writeAbsenceFile(staffs: readonly DemoStaff[], seed?: string): ImportFile {
  const rows = inventAwayPeople(staffs, seed).flatMap(({ person, absence }) =>
    absence === null ? [] : [[person.code, absence.kind, absence.from, absence.to, absence.reason]],
  );
  return writeCsv('absences.csv', ['person', 'kind', 'from', 'to', 'reason'], rows);
}

/** Staff lists of the agencies, and one list of them all. */
export function writeAliasFile(staffs: readonly DemoStaff[]): ImportFile {
  const lists = staffs.map(({ agency, people }) => [`canbo@${domainOf(agency)}`, people.map((person) => person.address).join(' ')]);
  const all = [`toantinh@${DEMO_DOMAIN}`, staffs.map(({ agency }) => `canbo@${domainOf(agency)}`).join(' ')];
  return writeCsv('aliases.csv', ['address', 'expandsTo'], [...lists, all]);
}

function agencyCells(agency: DemoAgency): Row {
  return { agency: agency.code, agencyName: agency.name, tier: TIERS[agency.tier] };
}

function personRow(agency: DemoAgency, { code, fullName, position, division }: DemoPerson): Row {
  return { ...agencyCells(agency), fullName, position, division, code, type: 'official' };
}

/** A file of comma-separated values in UTF-8. */
export function writeCsv(name: string, header: readonly string[], rows: readonly (readonly string[])[]): ImportFile {
  const lines = [header, ...rows].map((row) => row.map(quote).join(','));
  return { name, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
