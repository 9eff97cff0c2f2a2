import { Injectable } from '@nestjs/common';
import { addDays, epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { asSystem } from '../database/reach.ts';
import type { DayCheck, DayComparison } from '../queue/day-check.ts';
import { AgencyFlowRepository } from './agency-flow.repository.ts';
import { correlateDay } from './correlate/correlate-day.ts';
import type { MailboxDayFigures } from './correlate/day-figures.ts';
import { DayInputs } from './day-inputs.ts';
import { RollUpDayRepository, type StoredMailboxDay } from './roll-up-day.repository.ts';

const HOURS_A_DAY = 24;
const SECONDS_AN_HOUR = 3600;

/** Computes a day again, as the roll-up does, and compares it with what is stored, row for row. */
@Injectable()
export class DayCheckService implements DayCheck {
  constructor(
    private readonly repository: RollUpDayRepository,
    private readonly inputs: DayInputs,
    private readonly flows: AgencyFlowRepository,
  ) {}

  async compareDay(originId: number, day: IsoDate, blocks: ReadonlyMap<number, Uint8Array>): Promise<DayComparison> {
    // Whoever asks is told how many rows differ, and sees none.
    const firstHour = epochSecondOfIsoDate(day) / SECONDS_AN_HOUR;
    const hours = [...blocks.keys()].filter((hour) => hour >= firstHour && hour < firstHour + HOURS_A_DAY).toSorted((a, b) => a - b);
    const { carry, rows, flows, surroundings, internalClients } = await asSystem(() =>
      this.repository.transaction(async (manager) => ({
        carry: (await this.repository.readCarries(manager, originId, [addDays(day, -1)])).get(addDays(day, -1)) ?? null,
        rows: await this.repository.listMailboxDays(manager, originId, day),
        flows: await this.flows.listDay(manager, originId, day),
        surroundings: await (await this.inputs.hold(manager)).on(day),
        internalClients: await this.repository.readInternalClients(manager, originId),
      })),
    );
    const again = correlateDay({
      day,
      blocks: hours.flatMap((hour) => blocks.get(hour) ?? []),
      lookAhead: blocks.get(firstHour + HOURS_A_DAY) ?? null,
      carry,
      ...surroundings,
      internalClients,
    });
    const stored = new Set([...rows, ...flows].map((row) => JSON.stringify(row)));
    const expected = new Set([...again.mailboxes.map(toRow), ...again.flows].map((row) => JSON.stringify(row)));
    const differing = [...stored].filter((row) => !expected.has(row)).length + [...expected].filter((row) => !stored.has(row)).length;
    return { rows: expected.size, differing };
  }
}

function toRow({ accessPoints, ...figures }: MailboxDayFigures): StoredMailboxDay {
  const { mailboxId, sent, sentInternalClient, sentInternal, sentExternal, sentMixed, recipients, internalRecipients } = figures;
  const { sentAs, received, receivedMessages, logins, loginFails } = figures;
  const first = accessPoints[0] ?? null;
  const last = accessPoints.at(-1) ?? null;
  return {
    mailboxId,
    sent,
    sentInternalClient,
    sentInternal,
    sentExternal,
    sentMixed,
    recipients,
    internalRecipients,
    sentAs,
    received,
    receivedMessages,
    logins,
    loginFails,
    accessPoints: accessPoints.length,
    first,
    last,
    sessionEnds: figures.sessionEnds,
    doubt: figures.doubt,
  };
}
