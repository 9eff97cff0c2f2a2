import { isWorkingDay, sessionsOf, type IsoDate } from '@nhip-thu/metrics';
import { SESSION_HOURS } from '../../calendar/calendar-seed.ts';
import { roleOfPosition } from '../../directory/official-role.ts';
import type { DemoPerson, DemoStaff } from '../province/demo-people.ts';
import { DEMO_SERVERS, type ServerName } from '../province/demo-servers.ts';
import { DEMO_DOMAIN } from '../province/demo-spec.ts';
import { SeededRandom } from '../demo-random.ts';
import type { PersonDay } from './demo-behaviour.ts';
import { HOUR, MINUTE, SECOND, type MailEvent, type Province } from './demo-events.ts';
import { addServerNoise } from './demo-noise.ts';

/** How often a message to somebody who leads goes to a specialist instead. */
const DOWN_CHANCE = 0.6;
const POLL_EVERY = 30 * MINUTE;
/** How long one server takes to hand a message to another. */
const RELAY_DELAY = 350_000;
/** Minutes before and after the beginning of a session (and after and before its end) at which a punctual person looks in. */
const END_MINUTES = { outside: 10, inside: 40 };
const OUTSIDE = [
  { host: 'mail.hoabinh.example', ip: '198.51.100.40', senders: ['vanthu@hoabinh.example', 'tochuc@hoabinh.example'] },
  { host: 'mx.laichau.example', ip: '198.51.100.44', senders: ['vanthu@laichau.example', 'snv@laichau.example'] },
  { host: 'mta.doanhnghiep.example', ip: '198.51.100.60', senders: ['lienhe@doanhnghiep.example', 'ketoan@doanhnghiep.example'] },
];

/** Start and end of both sessions, in microseconds since midnight. */
interface Hours {
  readonly starts: readonly [morning: number, afternoon: number];
  readonly ends: readonly [morning: number, afternoon: number];
}

/**
 * What happens on one day at each server. Pure: the same province and day give the same events, so that each server's log
 * can be written on its own, and a message from one server to another appears in both.
 */
export function inventDay(province: Province, day: IsoDate): Map<ServerName, MailEvent[]> {
  const events = new Map<ServerName, MailEvent[]>();
  for (const { agency } of province.staffs) if (!events.has(agency.server)) events.set(agency.server, []);
  const isWorking = isWorkingDay(day, province.calendar);
  const hours = hoursOf(day);
  for (const staff of province.staffs) {
    const inventor = new AgencyDay(province, staff, day, events);
    for (const personDay of province.days.get(day)?.get(staff.agency.code) ?? []) inventor.addPerson(personDay, isWorking, hours);
    if (isWorking) inventor.addInbound(hours);
  }
  for (const [server, list] of events) addServerNoise({ province, server, list, isWorking }, day);
  return events;
}

function hoursOf(day: IsoDate): Hours {
  const [morning, afternoon] = sessionsOf(day, SESSION_HOURS);
  if (!morning || !afternoon) throw new RangeError(`no session hours are set for ${day}`);
  return { starts: [morning.start * MINUTE, afternoon.start * MINUTE], ends: [morning.end * MINUTE, afternoon.end * MINUTE] };
}

/** Invents one agency's day into the lists of the servers it touches. */
class AgencyDay {
  readonly #province: Province;
  readonly #staff: DemoStaff;
  readonly #random: SeededRandom;
  readonly #routing: SeededRandom;
  readonly #events: ReadonlyMap<ServerName, MailEvent[]>;

  constructor(province: Province, staff: DemoStaff, day: IsoDate, events: ReadonlyMap<ServerName, MailEvent[]>) {
    this.#province = province;
    this.#staff = staff;
    const name = `${province.seed}/${staff.agency.code}/${day}`;
    this.#random = new SeededRandom(name);
    this.#routing = new SeededRandom(`${name}/to`);
    this.#events = events;
  }

  addPerson({ person, isSending, isPunctual }: PersonDay, isWorking: boolean, hours: Hours): void {
    const random = this.#random;
    if (!isWorking) this.#addVisit(person, random.int(8 * HOUR, 21 * HOUR));
    else if (person.style === 'pop3') this.#addPolls(person, hours);
    else for (const at of isPunctual ? this.#sessionEnds(hours) : this.#visitTimes(hours)) this.#addVisit(person, at);
    if (!isSending) return;
    const count = random.int(...this.#province.profile.messagesPerSendingDay);
    for (let index = 0; index < count; index += 1) this.#addMessage(person, hours);
    if (person.isClerk) this.#addVisit({ ...person, address: this.#staff.unitMailbox, style: 'desktop' }, this.#workingTime(hours));
  }

  addInbound(hours: Hours): void {
    const random = this.#random;
    const count = random.int(...this.#province.profile.inboundPerAgencyDay);
    for (let index = 0; index < count; index += 1) {
      const source = random.pick(OUTSIDE);
      this.#push(this.#staff.agency.server, {
        kind: 'inbound',
        at: this.#workingTime(hours),
        from: random.pick(source.senders),
        host: source.host,
        ip: source.ip,
        recipients: [random.chance(0.5) ? this.#staff.unitMailbox : random.pick(this.#staff.people).address],
        messageId: `${random.hex(24)}@${source.host}`,
      });
    }
  }

  /** The first check of the day is mostly in the morning; the others are kept by chance. */
  #visitTimes({ starts, ends }: Hours): number[] {
    const random = this.#random;
    const checks = [starts[0] + random.int(-12, 40) * MINUTE, ends[0] - random.int(5, 60) * MINUTE];
    checks.push(starts[1] + random.int(-5, 40) * MINUTE, ends[1] - random.int(5, 70) * MINUTE);
    const first = random.chance(0.7) ? 0 : random.int(1, 3);
    const kept = checks.filter((_, index) => index === first || random.chance(this.#province.profile.furtherVisitChance));
    return kept.map((at) => at + random.int(0, MINUTE - 1));
  }

  /** Both ends of both sessions, well within what DU-4 asks for. */
  #sessionEnds({ starts, ends }: Hours): number[] {
    const random = this.#random;
    const { outside, inside } = END_MINUTES;
    const times = [0, 1].flatMap((session) => [
      (starts[session] ?? 0) + random.int(-outside, inside) * MINUTE,
      (ends[session] ?? 0) - random.int(-outside, inside) * MINUTE,
    ]);
    return times.map((at) => at + random.int(0, MINUTE - 1));
  }

  #addVisit(person: PersonDay['person'], at: number): void {
    const { address, ip } = person;
    const isWebmail = person.style === 'webmail';
    const logIn = { kind: 'login', address, protocol: 'imap', ip, isEncrypted: person.style === 'phone', isWebmail } as const;
    this.#push(this.#staff.agency.server, { ...logIn, at });
    // A webmail page often opens a second connection while it loads.
    if (isWebmail && this.#random.chance(0.25)) this.#push(this.#staff.agency.server, { ...logIn, at: at + 4_000 });
  }

  /** A mail program left open: it asks every half hour from the start of work (switched on inside it) to its end. */
  #addPolls(person: PersonDay['person'], { starts, ends }: Hours): void {
    const first = starts[0] + this.#random.int(60, 1500) * SECOND;
    for (let at = first; at < ends[1]; at += POLL_EVERY) {
      const poll = {
        kind: 'login',
        address: person.address,
        protocol: 'pop3',
        ip: person.ip,
        isEncrypted: false,
        isWebmail: false,
      } as const;
      this.#push(this.#staff.agency.server, { ...poll, at: at + this.#random.int(0, 5 * SECOND) });
    }
  }

  #addMessage(person: PersonDay['person'], hours: Hours): void {
    const random = this.#random;
    const at = this.#workingTime(hours);
    const from = person.isClerk && random.chance(0.7) ? this.#staff.unitMailbox : person.address;
    const messageId = `${random.hex(8)}-${random.hex(4)}-${random.hex(12)}@${person.address.split('@')[1] ?? DEMO_DOMAIN}`;
    const recipients = this.#pickRecipients(person.address);
    const { server } = this.#staff.agency;
    const client = { ip: person.ip, isWebmail: person.style === 'webmail' };
    const message = { from, recipients: [...recipients.keys()], messageId };
    this.#push(server, { kind: 'submission', at, account: person.address, ...client, ...message });
    for (const [other, list] of this.#events) {
      const relayed = [...recipients].filter(([, home]) => home === other && other !== server).map(([address]) => address);
      if (relayed.length === 0) continue;
      const { ip: relayIp } = DEMO_SERVERS[server];
      const host = `${server}.${DEMO_DOMAIN}`;
      list.push({ kind: 'inbound', at: at + RELAY_DELAY, from, host, ip: relayIp, recipients: relayed, messageId });
    }
  }

  /** Recipients with the server that holds their mailbox (null: outside the province). */
  #pickRecipients(sender: string): Map<string, ServerName | null> {
    const random = this.#random;
    const { people, agency } = this.#staff;
    const draw = random.next();
    const recipients = new Map<string, ServerName | null>();
    if (draw < 0.1) recipients.set(random.pick(random.pick(OUTSIDE).senders), null);
    if (draw > 0.08 && draw < 0.28) {
      const other = random.pick(this.#province.staffs);
      const address = random.chance(0.5) ? other.unitMailbox : random.pick(other.people).address;
      if (address !== sender) recipients.set(address, other.agency.server);
    }
    if (draw >= 0.25 || recipients.size === 0) {
      const count = random.int(1, this.#province.profile.maxColleagues);
      const colleagues = random.sample(people, count + 1).filter((person) => person.address !== sender);
      for (const colleague of colleagues.slice(0, count)) recipients.set(this.#redirect(sender, colleague).address, agency.server);
    }
    return recipients;
  }

  /**
   * Work goes down more than up: somebody picked who leads gives way to a specialist most of the time. By a stream of its own, so that who writes when is the
   * same with and without it.
   */
  #redirect(sender: string, colleague: DemoPerson): DemoPerson {
    if (roleOfPosition(colleague.position) === 'specialist' || !this.#routing.chance(DOWN_CHANCE)) return colleague;
    const specialists = this.#staff.people.filter(
      ({ address, position }) => address !== sender && roleOfPosition(position) === 'specialist',
    );
    return specialists.length === 0 ? colleague : this.#routing.pick(specialists);
  }

  #workingTime({ starts, ends }: Hours): number {
    const half = this.#random.chance(0.6) ? 0 : 1;
    return this.#random.int(starts[half] + 5 * MINUTE, ends[half] - MINUTE);
  }

  #push(server: ServerName, event: MailEvent): void {
    this.#events.get(server)?.push(event);
  }
}
