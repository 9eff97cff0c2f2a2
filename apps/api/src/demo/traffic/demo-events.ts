import type { IsoDate, WorkCalendar } from '@nhip-thu/metrics';
import type { DemoStaff } from '../province/demo-people.ts';
import type { DayPlan } from './demo-behaviour.ts';

/** Units of `at`. */
export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** How busy the simulated servers are. */
export interface TrafficProfile {
  /** Chance of each of the three further checks of the mailbox after the day's first. */
  readonly furtherVisitChance: number;
  readonly messagesPerSendingDay: readonly [min: number, max: number];
  readonly inboundPerAgencyDay: readonly [min: number, max: number];
  readonly maxColleagues: number;
  /** Spam refused and passwords guessed, per server and day. */
  readonly attacksPerDay: readonly [min: number, max: number];
  /** Whether a machine fetches the mail of some boxes at the department of construction, day and night. */
  readonly hasFetcher: boolean;
}

/** Something that happened at a mail server; `at` is in microseconds since midnight. */
export type MailEvent =
  | {
      readonly kind: 'login';
      readonly at: number;
      readonly address: string;
      readonly protocol: 'imap' | 'pop3';
      /** Of the person's machine, also when they use the web page. */
      readonly ip: string;
      readonly isEncrypted: boolean;
      /** Through the web page, which logs in at the mail server for them. */
      readonly isWebmail: boolean;
    }
  | {
      readonly kind: 'submission';
      readonly at: number;
      readonly account: string;
      readonly from: string;
      readonly ip: string;
      readonly isWebmail: boolean;
      readonly recipients: readonly string[];
      readonly messageId: string;
    }
  | {
      readonly kind: 'inbound';
      readonly at: number;
      readonly from: string;
      readonly host: string;
      readonly ip: string;
      readonly recipients: readonly string[];
      readonly messageId: string;
    }
  | { readonly kind: 'reject'; readonly at: number; readonly ip: string; readonly from: string; readonly to: string }
  | { readonly kind: 'guess'; readonly at: number; readonly ip: string; readonly address: string; readonly way: 'imap' | 'submission' };

/** Everything needed to invent any day of a province. */
export interface Province {
  readonly seed: string;
  readonly staffs: readonly DemoStaff[];
  readonly calendar: WorkCalendar;
  readonly days: ReadonlyMap<IsoDate, DayPlan>;
  readonly profile: TrafficProfile;
}
