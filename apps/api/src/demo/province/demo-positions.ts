import type { AgencyTier, DemoAgency } from './demo-spec.ts';

interface Ladder {
  readonly head: string;
  readonly deputy: string;
  readonly unitHead: string;
  readonly unitDeputy: string;
  readonly official: string;
}

const CLERK = 'Văn thư';
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

const COUNCIL_DIVISIONS = ['Văn phòng HĐND và UBND', 'Phòng Kinh tế', 'Phòng Văn hóa - Xã hội', 'Trung tâm Phục vụ hành chính công'];
/** One division for so many officials. */
const DIVISION_SIZE = 11;

/** The position of an official by their place in the list of an agency: who leads it comes first, then the clerk. */
export function choosePosition(agency: DemoAgency, index: number): string {
  const ladder = LADDERS[agency.tier];
  const divisions = countDivisions(agency);
  const ends = [1, countDeputies(agency), 1, divisions, divisions];
  const names = [ladder.head, ladder.deputy, CLERK, ladder.unitHead, ladder.unitDeputy];
  let end = 0;
  for (const [rank, size] of ends.entries()) {
    end += size;
    if (index < end) return names[rank] ?? ladder.official;
  }
  return ladder.official;
}

/** The division of the same official; null of those who lead the agency. */
export function divisionOf(agency: DemoAgency, index: number): string | null {
  const leaders = 1 + countDeputies(agency);
  if (index < leaders) return null;
  // The clerk is of the first division; heads come after in the order of their divisions.
  const number = index === leaders ? 0 : (index - leaders - 1) % countDivisions(agency);
  if (agency.tier === 'ward' || agency.tier === 'commune') return COUNCIL_DIVISIONS[number % COUNCIL_DIVISIONS.length] ?? null;
  return number === 0 ? 'Văn phòng' : `Phòng Nghiệp vụ ${number}`;
}

export function isClerk(position: string): boolean {
  return position === CLERK;
}

/** Whether somebody of this position leads nothing and is not the clerk. */
export function isOrdinary({ tier }: DemoAgency, position: string): boolean {
  return position === LADDERS[tier].official;
}

function countDeputies({ officialCount }: DemoAgency): number {
  return officialCount < 20 ? 1 : 3;
}

function countDivisions({ officialCount }: DemoAgency): number {
  return Math.max(1, Math.round(officialCount / DIVISION_SIZE));
}
