import type { DemoPerson, DemoStaff } from '../province/demo-people.ts';
import { ALL_AGENCIES, DEMO_MERGER, type DemoAgency, type DemoMonth } from '../province/demo-spec.ts';

/** People who are counted together in a month, in the order in which they take to the mailbox. */
export interface PlanGroup {
  readonly agency: DemoAgency;
  readonly people: readonly DemoPerson[];
}

/** The agencies of a month; from the month of the merger on both parts are one, in an order that suits both. */
export function listPlanGroups(staffs: readonly DemoStaff[], month: DemoMonth): PlanGroup[] {
  const into = staffs.find(({ agency }) => agency.code === DEMO_MERGER.into);
  const from = staffs.find(({ agency }) => agency.code === DEMO_MERGER.from);
  const merged = ALL_AGENCIES.find(({ code }) => code === DEMO_MERGER.into);
  if (month.to < DEMO_MERGER.on || into === undefined || from === undefined || merged === undefined) return [...staffs];
  const people = [into, from].flatMap(listWithTurn).toSorted((left, right) => left.turn - right.turn);
  const group = { agency: merged, people: people.map(({ person }) => person) };
  return staffs.filter((staff) => staff !== from).map((staff) => (staff === into ? group : staff));
}

/** When somebody becomes a regular user: 0 or less from the start, 1 or more never. */
function listWithTurn({ agency, people }: DemoStaff): { person: DemoPerson; turn: number }[] {
  const { regularAtStart, regularAtEnd } = agency;
  return people.map((person, rank) => ({ person, turn: (rank - regularAtStart) / (regularAtEnd - regularAtStart) }));
}
