import { VIETNAM_WORK_CALENDAR } from '../../calendar/vietnam-work-calendar.ts';
import { planDays } from '../traffic/demo-behaviour.ts';
import type { Province, TrafficProfile } from '../traffic/demo-events.ts';
import { inventStaffs } from './demo-people.ts';
import { DEMO_SEED, FIRST_AGENCIES, type DemoAgency } from './demo-spec.ts';

/** Quiet enough for seven months of the whole province in less than a million lines. */
const DEMO_PROFILE: TrafficProfile = {
  furtherVisitChance: 0.12,
  messagesPerSendingDay: [1, 1],
  inboundPerAgencyDay: [0, 3],
  maxColleagues: 2,
  attacksPerDay: [0, 4],
  hasFetcher: true,
};

export interface ProvinceOptions {
  readonly agencies?: readonly DemoAgency[];
  readonly profile?: TrafficProfile;
  readonly seed?: string;
}

/**
 * Invents a province, by default that of the demo. People are invented for all 31 agencies of the beginning and then chosen from,
 * so that an agency has the same people in every selection.
 */
export function inventProvince({ agencies = FIRST_AGENCIES, profile = DEMO_PROFILE, seed = DEMO_SEED }: ProvinceOptions = {}): Province {
  const chosen = new Map(agencies.map((agency) => [agency.code, agency]));
  const staffs = inventStaffs(FIRST_AGENCIES, seed).flatMap((staff) => {
    const agency = chosen.get(staff.agency.code);
    return agency ? [{ ...staff, agency }] : [];
  });
  return { seed, staffs, calendar: VIETNAM_WORK_CALENDAR, days: planDays(staffs, VIETNAM_WORK_CALENDAR, seed), profile };
}
