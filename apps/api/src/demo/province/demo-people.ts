import { foldVietnamese, inventFullName } from './demo-names.ts';
import { SeededRandom } from '../demo-random.ts';
import { domainOf, DEMO_SEED, type AgencyTier, type DemoAgency } from './demo-spec.ts';

/** How an official reaches their mailbox. */
export type AccessStyle = 'webmail' | 'desktop' | 'phone' | 'pop3';

export interface DemoPerson {
  readonly fullName: string;
  readonly address: string;
  readonly position: string;
  readonly isClerk: boolean;
  readonly style: AccessStyle;
  readonly ip: string;
}

/** An agency with its officials, in the order in which they took to the mailbox: the hesitant come last. */
export interface DemoStaff {
  readonly agency: DemoAgency;
  readonly people: readonly DemoPerson[];
  readonly sharedMailbox: string;
}

interface Ladder {
  readonly head: string;
  readonly deputy: string;
  readonly unitHead: string;
  readonly unitDeputy: string;
  readonly official: string;
}

const DEPARTMENT: Ladder = {
  head: 'Giám đốc',
  deputy: 'Phó Giám đốc',
  unitHead: 'Trưởng phòng',
  unitDeputy: 'Phó Trưởng phòng',
  official: 'Chuyên viên',
};
const COUNCIL: Ladder = { ...DEPARTMENT, head: 'Chủ tịch UBND', deputy: 'Phó Chủ tịch UBND', official: 'Công chức' };
const LADDERS: Readonly<Record<AgencyTier, Ladder>> = {
  department: DEPARTMENT,
  office: { ...DEPARTMENT, head: 'Chánh Văn phòng', deputy: 'Phó Chánh Văn phòng' },
  inspectorate: { ...DEPARTMENT, head: 'Chánh Thanh tra', deputy: 'Phó Chánh Thanh tra', official: 'Thanh tra viên' },
  board: { ...DEPARTMENT, head: 'Trưởng ban', deputy: 'Phó Trưởng ban' },
  ward: COUNCIL,
  commune: COUNCIL,
};

const CLERK = 'Văn thư';
/** Officials who poll by POP3 all day; one per agency with a network keeps the log small. */
const FIRST_HOST = 20;

/**
 * Invents the officials of all given agencies: full names unique in the province, addresses unique in the agency.
 * An agency's people depend on the agencies before it only through names already taken, so give them in the order of the list.
 */
export function inventStaffs(agencies: readonly DemoAgency[], seed = DEMO_SEED): DemoStaff[] {
  const takenNames = new Set<string>();
  return agencies.map((agency) => inventStaff(agency, takenNames, seed));
}

function inventStaff(agency: DemoAgency, takenNames: Set<string>, seed: string): DemoStaff {
  const random = new SeededRandom(`${seed}/${agency.code}/people`);
  const takenLocals = new Set<string>();
  const pollerIndex = agency.hasLan && agency.officialCount >= 40 ? random.int(3, 8) : -1;
  const people: DemoPerson[] = [];
  for (let index = 0; index < agency.officialCount; index += 1) {
    const fullName = inventFreeName(random, takenNames);
    const position = choosePosition(agency, index);
    people.push({
      fullName,
      address: `${chooseLocalPart(fullName, takenLocals)}@${domainOf(agency)}`,
      position,
      isClerk: position === CLERK,
      style: index === pollerIndex ? 'pop3' : chooseStyle(agency, random),
      ip: agency.hasLan ? `10.40.${agency.network}.${FIRST_HOST + index}` : `192.0.2.${random.int(1, 254)}`,
    });
  }
  return { agency, people: orderByReadiness(people, random), sharedMailbox: `vanthu@${domainOf(agency)}` };
}

function inventFreeName(random: SeededRandom, taken: Set<string>): string {
  for (;;) {
    const name = inventFullName(random);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function choosePosition({ tier, officialCount }: DemoAgency, index: number): string {
  const ladder = LADDERS[tier];
  const deputies = officialCount < 20 ? 1 : 3;
  const units = Math.max(1, Math.round(officialCount / 11));
  const ends = [1, deputies, 1, units, units];
  const names = [ladder.head, ladder.deputy, CLERK, ladder.unitHead, ladder.unitDeputy];
  let end = 0;
  for (const [rank, size] of ends.entries()) {
    end += size;
    if (index < end) return names[rank] ?? ladder.official;
  }
  return ladder.official;
}

/** `given.surname`; whoever comes later adds the middle names, then a number. */
function chooseLocalPart(fullName: string, taken: Set<string>): string {
  const [surname = '', ...rest] = foldVietnamese(fullName).split(' ');
  const given = rest.at(-1) ?? '';
  const middle = rest.slice(0, -1).join('');
  const candidates = [`${given}.${surname}`, `${given}.${surname}${middle}`];
  for (let number = 2; ; number += 1) {
    const candidate = candidates.shift() ?? `${given}.${surname}${number}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

function chooseStyle(agency: DemoAgency, random: SeededRandom): AccessStyle {
  const draw = random.next();
  if (!agency.hasLan) return draw < 0.45 ? 'webmail' : 'phone';
  if (draw < 0.3) return 'webmail';
  return draw < 0.78 ? 'desktop' : 'phone';
}

/** The clerk first, then everybody by chance, except a hesitant third which comes last. No age is invented or kept. */
function orderByReadiness(people: readonly DemoPerson[], random: SeededRandom): DemoPerson[] {
  const rank = new Map(people.map((person) => [person, (random.chance(1 / 3) ? 1 : 0) + random.next() - (person.isClerk ? 2 : 0)]));
  return people.toSorted((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0));
}
