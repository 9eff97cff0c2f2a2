import { Injectable } from '@nestjs/common';
import { addDays, lastDayOf, listDays, MIN_PEOPLE, mondayOf, type MailDayReply, type Period } from '@nhip-thu/metrics';
import { AgencyDayRepository } from './agency-day.repository.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';
import { ToldDays } from './told-days.ts';

/** Weeks that are shown, up to the one of the last day of the period that has passed. */
const WEEKS = 26;
const NO_MAIL = { sent: 0, received: 0 };

/** The mail of the province on the days up to the end of a period, or up to now where it is open: counts of messages, never of people or of one agency (ADR 41). */
@Injectable()
export class MailDaysService {
  constructor(
    private readonly volume: AgencyDayRepository,
    private readonly inputs: RollUpPeriodRepository,
    private readonly surroundings: PeriodSurroundings,
  ) {}

  /** Of 26 weeks, the oldest first. */
  async read(period: Period): Promise<MailDayReply[]> {
    const [originDays, served, agencies, { today, calendar }] = await Promise.all([
      this.inputs.listOriginDays(),
      this.inputs.listKnownServedAgencies(),
      this.inputs.listAgencySpans(),
      this.surroundings.read(),
    ]);
    const from = addDays(mondayOf(lastDayOf(period, today)), 7 * (1 - WEEKS));
    const told = new ToldDays({ period: { ...period, from }, today, calendar, originDays, served }, agencies);
    const mail = new Map((await this.volume.sumByDay(from, told.lastDay)).map(({ day, ...counts }) => [day, counts]));
    return listDays(from, told.lastDay).map((day): MailDayReply => {
      const { isSilent, ...known } = told.of(day);
      return { day, ...known, ...toCounts(isSilent ? null : (mail.get(day) ?? NO_MAIL)) };
    });
  }
}

/** That hardly anybody, or nobody, sent or received anything would be known of everybody. */
function toCounts(mail: typeof NO_MAIL | null): Pick<MailDayReply, 'sent' | 'received' | 'isFew'> {
  if (mail === null) return { sent: null, received: null, isFew: false };
  const isFew = Math.min(mail.sent, mail.received) < MIN_PEOPLE;
  return isFew ? { sent: null, received: null, isFew } : { ...mail, isFew };
}
