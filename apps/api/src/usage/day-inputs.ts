import { Injectable } from '@nestjs/common';
import type { IsoDate, WorkSession } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import type { CalendarBook } from '../calendar/calendar-book.ts';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { buildAddressBook, type AddressBook } from './correlate/address-book.ts';
import { MailboxPlaces } from './correlate/mailbox-places.ts';
import { RollUpDayRepository } from './roll-up-day.repository.ts';

/** The working time of a day, of the unit of each mailbox. */
interface WorkingTime {
  /** Whether an instant (epoch seconds) is working time. */
  isWorkingTime(second: number, mailboxId: number): boolean;
  /** The sessions that are worked; empty on a day off. */
  sessionsOf(mailboxId: number): readonly WorkSession[];
}

/** What of directory and calendar counts on a day: whose an address is, where the holders of mailboxes stand, when they work. */
export interface DaySurroundings extends WorkingTime {
  readonly addressBook: AddressBook;
  readonly places: MailboxPlaces;
}

/** Directory and calendar as they stay for a transaction. */
export interface HeldInputs {
  on(day: IsoDate): Promise<DaySurroundings>;
}

/** Something of the directory as of a revision, true of the days from `from` until the day before `to`. */
interface Known<Content> {
  readonly revision: number;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly content: Content;
}

/** What a day's figures depend on besides its logs: the directory and the calendar, read once per revision. */
@Injectable()
export class DayInputs {
  private book: Known<AddressBook> | null = null;
  private places: Known<MailboxPlaces> | null = null;
  private calendarBook: CalendarBook | null = null;

  constructor(
    private readonly repository: RollUpDayRepository,
    private readonly directory: DirectoryRepository,
    private readonly calendar: CalendarRepository,
  ) {}

  /** From here on neither directory nor calendar can change until the transaction of `manager` ends. */
  async hold(manager: EntityManager): Promise<HeldInputs> {
    // The revision first: what is read of the directory after it is at least as new as that.
    const revision = await this.repository.readDirectoryRevision(manager);
    const calendarBook = await this.calendar.holdBook(manager, this.calendarBook);
    this.calendarBook = calendarBook;
    return {
      on: async (day) => ({
        addressBook: await this.readAddressBook(revision, day),
        places: await this.readPlaces(manager, revision, day),
        ...(await this.readWorkingTime(manager, calendarBook, day)),
      }),
    };
  }

  private async readAddressBook(revision: number, day: IsoDate): Promise<AddressBook> {
    if (isTrueOf(this.book, revision, day)) return this.book.content;
    const { from, to, ...names } = await this.directory.readAddressNames(day);
    this.book = { revision, from, to, content: buildAddressBook(names) };
    return this.book.content;
  }

  private async readPlaces(manager: EntityManager, revision: number, day: IsoDate): Promise<MailboxPlaces> {
    if (isTrueOf(this.places, revision, day)) return this.places.content;
    const { from, to, places } = await this.directory.readMailboxPlaces(day, manager);
    this.places = { revision, from, to, content: new MailboxPlaces(places) };
    return this.places.content;
  }

  /** Who belongs where is asked only when some unit has days or hours of its own. */
  private async readWorkingTime(manager: EntityManager, book: CalendarBook, day: IsoDate): Promise<WorkingTime> {
    if (book.ownUnits.size === 0) return workingTimeOf(book, day, () => null);
    const agencies = await this.directory.listMailboxAgencies(day, manager);
    return workingTimeOf(book, day, (mailboxId) => agencies.get(mailboxId) ?? null);
  }
}

function isTrueOf<Content>(known: Known<Content> | null, revision: number, day: IsoDate): known is Known<Content> {
  return known?.revision === revision && (known.from === null || known.from <= day) && (known.to === null || day < known.to);
}

function workingTimeOf(book: CalendarBook, day: IsoDate, agencyOf: (mailboxId: number) => number | null): WorkingTime {
  const known = new Map<number | null, readonly WorkSession[]>();
  return {
    isWorkingTime: (second, mailboxId) => book.isWorkingTime(second, agencyOf(mailboxId)),
    sessionsOf: (mailboxId) => {
      const agencyId = agencyOf(mailboxId);
      const sessions = known.get(agencyId) ?? book.workedSessionsOf(agencyId, day);
      known.set(agencyId, sessions);
      return sessions;
    },
  };
}
