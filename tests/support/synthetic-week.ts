import { listDays } from '@nhip-thu/metrics';
import { SeededRandom } from '../../apps/api/src/demo/demo-random.ts';
import type { FiguresByDay } from './export-log.ts';

export const FROM = '2026-03-02';
export const TO = '2026-03-08';
export const OWN_DOMAINS = ['sxd.example', 'stp.example'] as const;

export interface WeekLogin {
  readonly kind: 'login';
  /** Epoch second, as of all events. */
  readonly second: number;
  readonly account: string;
  readonly ip: string;
  /** Name of the connection. */
  readonly session: string;
}

export interface WeekMessage {
  readonly kind: 'message';
  readonly second: number;
  readonly sender: string;
  /** Whether an account of ours sent it. */
  readonly isOwn: boolean;
  readonly ip: string;
  readonly id: string;
  readonly number: number;
  /** Recipients with a mailbox here, each once. */
  readonly local: readonly string[];
  /** The others. */
  readonly remote: readonly string[];
}

export type WeekEvent = WeekLogin | WeekMessage;

export interface Week {
  readonly addresses: readonly string[];
  readonly events: readonly WeekEvent[];
}

const SURNAMES = ['nguyen', 'tran', 'le', 'pham', 'hoang', 'lo', 'quang', 'cam', 'vi', 'deo'];
const OUTSIDE = ['bo.noi.vu@bnv.example', 'bao.chi@bao.example', 'doanh.nghiep@cty.example'];
const MINUTE = 60;

/**
 * A week of 20 people of two agencies, two of whom bear one local part: log-ins, mail among them, to and from outside. Mail of the early morning is
 * the day before in UTC. Everything that belongs together is over well before midnight, so that every log tells of it on one day.
 */
export function playWeek(seed = 'week'): Week {
  const random = new SeededRandom(seed);
  const addresses = OWN_DOMAINS.flatMap((domain) => SURNAMES.map((surname, index) => `${personName(surname, index, domain)}@${domain}`));
  const events: WeekEvent[] = [];
  let number = 0;
  for (const day of listDays(FROM, TO)) {
    const midnight = Date.parse(`${day}T00:00:00+07:00`) / 1000;
    const isWorkday = new Date((midnight + 43_200) * 1000).getUTCDay() % 6 !== 0;
    const instant = (): number => midnight + random.int(30 * MINUTE, 23 * 60 * MINUTE);
    for (const [index, account] of addresses.entries()) {
      const ip = `10.31.${index < SURNAMES.length ? 1 : 2}.${index + 10}`;
      if (!random.chance(isWorkday ? 0.8 : 0.15)) continue;
      for (let count = random.int(0, 3); count > 0; count -= 1) {
        number += 1;
        events.push({ kind: 'login', second: instant(), account, ip, session: `s${number}` });
      }
      for (let count = random.int(0, 3); count > 0; count -= 1) {
        number += 1;
        const local = pickSome(random, addresses, random.int(0, 4));
        const remote = pickSome(random, OUTSIDE, local.length === 0 ? 1 : random.int(0, 1));
        const id = `<m${number}@${ip}>`;
        events.push({ kind: 'message', second: instant(), sender: account, isOwn: true, ip, id, number, local, remote });
      }
    }
    for (let count = random.int(3, 8); count > 0; count -= 1) {
      number += 1;
      const sender = random.pick(OUTSIDE);
      const local = pickSome(random, addresses, random.int(1, 3));
      const id = `<m${number}@${sender.split('@')[1] ?? ''}>`;
      events.push({ kind: 'message', second: instant(), sender, isOwn: false, ip: '198.51.100.9', id, number, local, remote: [] });
    }
  }
  return { addresses, events: events.toSorted((left, right) => left.second - right.second) };
}

/** Everybody's name is their own, but for one pair of namesakes in the two agencies. */
function personName(surname: string, index: number, domain: string): string {
  return index === 0 ? `ha.${surname}` : `${domain === OWN_DOMAINS[0] ? 'minh' : 'lan'}.${surname}`;
}

function pickSome(random: SeededRandom, items: readonly string[], count: number): string[] {
  const picked = new Set<string>();
  while (picked.size < count) picked.add(random.pick(items));
  return [...picked];
}

/** The day of the province. */
export function dayOf(second: number): string {
  return new Date((second + 7 * 3600) * 1000).toISOString().slice(0, 10);
}

/** `2026-03-05 08:10:01`, local time. */
export function localTime(second: number): string {
  return new Date((second + 7 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-03-05T01:10:01.000Z` */
export function utcTime(second: number): string {
  return new Date(second * 1000).toISOString();
}

/** What happened, counted from the events; without log-ins when a log can't tell of them. */
export function countWeek({ events }: Week, hasLogins: boolean): FiguresByDay {
  const days: Record<string, Record<string, { sent: number; received: number; logins: number; loginFails: number }>> = {};
  const add = (second: number, address: string, key: 'sent' | 'received' | 'logins'): void => {
    const row = ((days[dayOf(second)] ??= {})[address] ??= { sent: 0, received: 0, logins: 0, loginFails: 0 });
    row[key] += 1;
  };
  for (const event of events) {
    if (event.kind === 'login') {
      if (hasLogins) add(event.second, event.account, 'logins');
      continue;
    }
    if (event.isOwn) add(event.second, event.sender, 'sent');
    for (const address of event.local) add(event.second, address, 'received');
  }
  return days;
}

/** The days on which each person did something a log can tell of: what every metric of adoption is made from. */
export function listUse(figures: FiguresByDay): Record<string, string[]> {
  const use: Record<string, string[]> = {};
  for (const [day, rows] of Object.entries(figures)) {
    for (const [address, { sent, logins }] of Object.entries(rows)) if (sent + logins > 0) (use[address] ??= []).push(day);
  }
  return use;
}
