import type { IsoDate } from '@nhip-thu/metrics';
import type { MailEvent } from '../traffic/demo-events.ts';

/** Column names as a Vietnamese administrator writes them. */
export const DAY_EXPORT_HEADER = 'Ngày;Hộp thư;Gửi;Nhận;Đăng nhập\n';

interface Counts {
  sent: number;
  received: number;
  logins: number;
}

/** The rows of a script that exports, for each mailbox and day, how many messages it sent and got and how often somebody logged in. */
export function exportDay(day: IsoDate, domains: ReadonlySet<string>, events: readonly MailEvent[]): string {
  const counts = new Map<string, Counts>();
  const of = (address: string): Counts => {
    const known = counts.get(address) ?? { sent: 0, received: 0, logins: 0 };
    counts.set(address, known);
    return known;
  };
  for (const event of events) {
    if (event.kind === 'login') of(event.address).logins += 1;
    if (event.kind === 'submission') of(event.account).sent += 1;
    if (event.kind !== 'submission' && event.kind !== 'inbound') continue;
    for (const address of event.recipients) if (domains.has(address.split('@')[1] ?? '')) of(address).received += 1;
  }
  const date = `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  const rows = [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return rows.map(([address, { sent, received, logins }]) => `${date};${address};${sent};${received};${logins}\n`).join('');
}
