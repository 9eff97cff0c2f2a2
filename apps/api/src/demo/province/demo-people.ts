import { foldVietnamese, inventFullName } from './demo-names.ts';
import { SeededRandom } from '../demo-random.ts';
import { choosePosition, divisionOf, isClerk, isOrdinary } from './demo-positions.ts';
import { domainOf, DEMO_SEED, type DemoAgency } from './demo-spec.ts';

/** How an official reaches their mailbox. */
export type AccessStyle = 'webmail' | 'desktop' | 'phone' | 'pop3';

export interface DemoPerson {
  /** Staff number. */
  readonly code: string;
  readonly fullName: string;
  readonly address: string;
  readonly position: string;
  readonly division: string | null;
  readonly isClerk: boolean;
  readonly style: AccessStyle;
  readonly ip: string;
  /** 0..1; who has less of it comes first when some must keep to their hours. */
  readonly unpunctuality: number;
}

/** An agency with its officials who have a mailbox, in the order in which they took to it: the hesitant come last. */
export interface DemoStaff {
  readonly agency: DemoAgency;
  readonly people: readonly DemoPerson[];
  /** Who has no mailbox. */
  readonly boxless: readonly DemoPerson[];
  readonly unitMailbox: string;
}

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
  // Officials who poll by POP3 all day; one per agency with a network keeps the log small.
  const pollerIndex = agency.hasLan && agency.officialCount >= 40 ? random.int(3, 8) : -1;
  const people: DemoPerson[] = [];
  for (let index = 0; index < agency.officialCount; index += 1) {
    const fullName = inventFreeName(random, takenNames);
    const position = choosePosition(agency, index);
    people.push({
      code: codeOf(agency, index),
      fullName,
      address: `${chooseLocalPart(fullName, takenLocals)}@${domainOf(agency)}`,
      position,
      division: divisionOf(agency, index),
      isClerk: isClerk(position),
      style: index === pollerIndex ? 'pop3' : chooseStyle(agency, random),
      ip: agency.hasLan ? `10.40.${agency.network}.${FIRST_HOST + index}` : `192.0.2.${random.int(1, 254)}`,
      unpunctuality: random.next(),
    });
  }
  const ordered = orderByReadiness(people, random);
  const ordinary = ordered.filter(({ position }) => isOrdinary(agency, position));
  const boxless = ordinary.slice(ordinary.length - agency.withoutMailbox);
  return { agency, people: ordered.filter((person) => !boxless.includes(person)), boxless, unitMailbox: `vanthu@${domainOf(agency)}` };
}

function inventFreeName(random: SeededRandom, taken: Set<string>): string {
  for (;;) {
    const name = inventFullName(random);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
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

/** An official beside the staff of `inventStaffs`: `index` beyond its last. */
export function inventNewcomer(agency: DemoAgency, index: number, takenNames: Set<string>, random: SeededRandom): DemoPerson {
  const fullName = inventFreeName(random, takenNames);
  return {
    ...{ code: codeOf(agency, index), fullName, position: choosePosition(agency, index), division: divisionOf(agency, index) },
    // The number keeps the address apart from those of the staff.
    address: `${chooseLocalPart(fullName, new Set())}${index}@${domainOf(agency)}`,
    ...{ isClerk: false, style: 'webmail', ip: '127.0.0.1', unpunctuality: 1 },
  };
}

function codeOf(agency: DemoAgency, index: number): string {
  return `${agency.code.toUpperCase()}-${String(index + 1).padStart(3, '0')}`;
}

/** The clerk first, then everybody by chance, except a hesitant third which comes last. No age is invented or kept. */
function orderByReadiness(people: readonly DemoPerson[], random: SeededRandom): DemoPerson[] {
  const rank = new Map(people.map((person) => [person, (random.chance(1 / 3) ? 1 : 0) + random.next() - (person.isClerk ? 2 : 0)]));
  return people.toSorted((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0));
}
