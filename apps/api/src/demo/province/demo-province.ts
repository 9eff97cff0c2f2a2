import { VIETNAM_WORK_CALENDAR } from '../../calendar/vietnam-work-calendar.ts';
import { planDays } from '../traffic/demo-behaviour.ts';
import { inventStaffs } from './demo-people.ts';
import { ALL_AGENCIES, DEMO_SEED, SMALL_DEMO_AGENCIES, type DemoAgency } from './demo-spec.ts';
import type { Province, TrafficProfile } from '../traffic/demo-traffic.ts';

/** Quiet enough for seven months of the small demo in some 400,000 lines. */
const DEMO_PROFILE: TrafficProfile = {
  furtherVisitChance: 0.12,
  messagesPerSendingDay: [1, 1],
  inboundPerAgencyDay: [0, 3],
  maxColleagues: 2,
  attacksPerDay: [0, 4],
};

export interface ProvinceOptions {
  readonly agencies?: readonly DemoAgency[];
  readonly profile?: TrafficProfile;
  readonly seed?: string;
}

/**
 * Invents a province, by default that of the small demo. People are invented for all 30 agencies and then chosen from,
 * so that an agency has the same people in every selection.
 */
export function inventProvince({
  agencies = SMALL_DEMO_AGENCIES,
  profile = DEMO_PROFILE,
  seed = DEMO_SEED,
}: ProvinceOptions = {}): Province {
  const chosen = new Map(agencies.map((agency) => [agency.code, agency]));
  const staffs = inventStaffs(ALL_AGENCIES, seed).flatMap((staff) => {
    const agency = chosen.get(staff.agency.code);
    return agency ? [{ ...staff, agency }] : [];
  });
  return { seed, staffs, calendar: VIETNAM_WORK_CALENDAR, days: planDays(staffs, VIETNAM_WORK_CALENDAR, seed), profile };
}
