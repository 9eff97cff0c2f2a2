import { describe, expect, it } from '@jest/globals';
import { findAccessPoints, epochSecondOfIsoDate, listDays, type AccessEvent, type IsoDate } from '@nhip-thu/metrics';
import { correlateDays, foldAll } from '../support/sample-run.ts';
import { isOfficeTime } from '../../apps/api/src/calendar/vietnam-work-calendar.ts';
import { detectDialect } from '../../apps/api/src/ingest/maillog/detect-dialect.ts';
import { buildAddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import { MONITOR_ADDRESS } from '../../apps/api/src/demo/province/demo-boxes.ts';
import { inventProvince } from '../../apps/api/src/demo/province/demo-province.ts';
import type { ServerName } from '../../apps/api/src/demo/province/demo-servers.ts';
import { domainOf } from '../../apps/api/src/demo/province/demo-spec.ts';
import type { MailEvent } from '../../apps/api/src/demo/traffic/demo-events.ts';
import { inventDay } from '../../apps/api/src/demo/traffic/demo-traffic.ts';
import { writeMonth } from '../../apps/api/src/demo/logs/demo-log.ts';

const FROM = '2026-07-01';
const TO = '2026-07-02';
const province = inventProvince();
const files = writeMonth(province, { from: FROM, to: TO, isCompressed: false });
const addresses = province.staffs.flatMap(({ people, unitMailbox }) => [...people.map(({ address }) => address), unitMailbox]);
const mailboxes = [
  ...addresses.map((address, index) => ({ id: index + 1, address, kind: 'personal' as const })),
  { id: addresses.length + 1, address: MONITOR_ADDRESS, kind: 'robot' as const },
];
const addressBook = buildAddressBook({ mailboxes, aliases: [] });

interface Use {
  sent: number;
  received: number;
  hasAccess: boolean;
}

/** Log-ins and submissions of each mailbox, as the rules of human access take them. */
function listAccesses(day: IsoDate, events: readonly MailEvent[]): Map<string, AccessEvent[]> {
  const accesses = new Map<string, AccessEvent[]>();
  for (const event of events) {
    if (event.kind !== 'login' && event.kind !== 'submission') continue;
    const address = event.kind === 'login' ? event.address : event.account;
    const protocol = event.kind === 'login' ? event.protocol : 'smtp';
    const second = epochSecondOfIsoDate(day) + Math.floor(event.at / 1_000_000);
    const access: AccessEvent = { second, kind: event.kind, protocol, ip: event.ip, isLoopback: event.isWebmail };
    accesses.set(address, [...(accesses.get(address) ?? []), access]);
  }
  return accesses;
}

/** What the events of a server's day say of each mailbox. */
function tellTruth(server: ServerName, day: IsoDate): Map<string, Use> {
  const domains = new Set(province.staffs.filter(({ agency }) => agency.server === server).map(({ agency }) => domainOf(agency)));
  const events = inventDay(province, day).get(server) ?? [];
  const uses = new Map<string, Use>();
  const of = (address: string): Use => {
    const use = uses.get(address) ?? { sent: 0, received: 0, hasAccess: false };
    uses.set(address, use);
    return use;
  };
  for (const event of events) if (event.kind === 'submission') of(event.account).sent += 1;
  const recipients = events.flatMap((event) => (event.kind === 'submission' || event.kind === 'inbound' ? event.recipients : []));
  for (const address of recipients) if (domains.has(address.split('@')[1] ?? '')) of(address).received += 1;
  for (const [address, list] of listAccesses(day, events)) {
    of(address).hasAccess = address !== MONITOR_ADDRESS && findAccessPoints(list, { isWorkingTime: isOfficeTime }).length > 0;
  }
  return uses;
}

describe.each<[ServerName, string[]]>([
  ['thu-tinh', ['syslog-iso8601']],
  ['thu-xa', ['syslog-rfc3164']],
  ['thu-snnmt', ['syslog-rfc3164', 'zimbra', 'zimbra']],
  ['thu-sgddt', ['exchange-tracking', 'exchange-protocol', 'exchange-protocol']],
  ['thu-syt', ['generic-days']],
])('the logs of %s', (server, dialects) => {
  const own = files.filter((file) => file.server === server).map(({ bytes }) => Buffer.from(bytes));

  it('are known as what they are', () => {
    expect(own.map((bytes) => detectDialect(bytes.subarray(0, 65_536))?.dialect)).toEqual(dialects);
  });

  it('tell of each mailbox and day what was invented: sent, received, whether a person was there', () => {
    const found = correlateDays(foldAll(own), addressBook, FROM, TO);
    for (const day of listDays(FROM, TO)) {
      const truth = tellTruth(server, day);
      const told = new Map(
        (found.get(day) ?? []).map(({ mailboxId, sent, received, accessPoints }) => [
          mailboxes[mailboxId - 1]?.address ?? '',
          { sent, received, hasAccess: accessPoints.length > 0 },
        ]),
      );
      const isSomething = ({ sent, received, hasAccess }: Use): boolean => sent > 0 || received > 0 || hasAccess;
      const inOrder = (uses: ReadonlyMap<string, Use>): [string, Use][] =>
        [...uses].filter(([, use]) => isSomething(use)).toSorted(([left], [right]) => (left < right ? -1 : 1));
      expect(inOrder(truth).length).toBeGreaterThan(20);
      expect(inOrder(told)).toEqual(inOrder(truth));
    }
  });
});
