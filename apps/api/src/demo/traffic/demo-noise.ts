import type { IsoDate } from '@nhip-thu/metrics';
import { MONITOR_ADDRESS } from '../province/demo-boxes.ts';
import type { DemoStaff } from '../province/demo-people.ts';
import { DEMO_GAPS, type ServerName } from '../province/demo-servers.ts';
import { DEMO_CURRENT_MONTH, DEMO_DOMAIN } from '../province/demo-spec.ts';
import { countActive } from '../province/demo-uptake.ts';
import { SeededRandom } from '../demo-random.ts';
import { HOUR, MINUTE, SECOND, type MailEvent, type Province } from './demo-events.ts';

const MONITOR_IP = '10.40.0.9';
/** The monitor's interval in and outside office hours; the first keeps every gap in a quiet log below 15 minutes. */
const PROBE_EVERY = { office: 12 * MINUTE, other: 60 * MINUTE };
/** From the last month on a machine at one department fetches the mail of boxes that nobody opens. */
export const FETCHER = { code: 'sxd', boxCount: 28, from: '2026-06-15', every: 15 * MINUTE, ip: '10.40.7.250' };

export interface ServerDay {
  readonly province: Province;
  readonly server: ServerName;
  readonly list: MailEvent[];
  readonly isWorking: boolean;
}

/** The monitor's log-ins, a machine that fetches mail, refused spam and guessed passwords. */
export function addServerNoise({ province, server, list, isWorking }: ServerDay, day: IsoDate): void {
  const random = new SeededRandom(`${province.seed}/${server}/${day}`);
  const staffs = province.staffs.filter((staff) => staff.agency.server === server);
  const people = staffs.flatMap((staff) => staff.people);
  const probe = logInOf(MONITOR_ADDRESS, MONITOR_IP);
  for (let at = 7 * MINUTE + random.int(0, SECOND - 1); at < 24 * HOUR - MINUTE;) {
    list.push({ ...probe, at });
    const isOffice = isWorking && at >= 6 * HOUR && at < 17.2 * HOUR;
    at += isOffice ? PROBE_EVERY.office : PROBE_EVERY.other;
  }
  for (const at of listGapEdges(server, day)) list.push({ ...probe, at });
  if (province.profile.hasFetcher && day >= FETCHER.from) addFetches(staffs, list);
  const attacks = random.int(...province.profile.attacksPerDay);
  for (let index = 0; index < attacks; index += 1) {
    const at = random.int(HOUR, 23 * HOUR);
    const ip = `203.0.113.${random.int(60, 90)}`;
    const { address } = random.pick(people);
    if (random.chance(0.5)) list.push({ kind: 'guess', at, ip, address, way: random.chance(0.5) ? 'imap' : 'submission' });
    else list.push({ kind: 'reject', at, ip, from: 'promo@quangcao.example', to: `test@${address.split('@')[1] ?? DEMO_DOMAIN}` });
  }
}

/** The boxes that the machine fetches from: those of the first people who are never seen any more. */
export function listFetchedBoxes(staffs: readonly DemoStaff[]): string[] {
  const staff = staffs.find(({ agency }) => agency.code === FETCHER.code);
  if (staff === undefined) return [];
  const from = countActive(staff.agency, DEMO_CURRENT_MONTH);
  return staff.people.slice(from, from + FETCHER.boxCount).map(({ address }) => address);
}

function addFetches(staffs: readonly DemoStaff[], list: MailEvent[]): void {
  for (const [index, address] of listFetchedBoxes(staffs).entries()) {
    // One box after the other, two seconds apart.
    for (let at = (index + 1) * 2 * SECOND; at < 24 * HOUR; at += FETCHER.every) list.push({ ...logInOf(address, FETCHER.ip), at });
  }
}

function logInOf(address: string, ip: string): Omit<Extract<MailEvent, { kind: 'login' }>, 'at'> {
  return { kind: 'login', address, protocol: 'pop3', ip, isEncrypted: false, isWebmail: false };
}

/** The log of a server falls silent right after a line of the monitor and comes back with one. */
function listGapEdges(server: ServerName, day: IsoDate): number[] {
  return DEMO_GAPS.filter((gap) => gap.server === server).flatMap(({ fromDay, fromSecond, toDay, toSecond }) => [
    ...(fromDay === day ? [fromSecond * SECOND] : []),
    ...(toDay === day ? [toSecond * SECOND] : []),
  ]);
}
