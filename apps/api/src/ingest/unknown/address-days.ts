import { Injectable } from '@nestjs/common';
import { addDays, isoDateOfEpochSecond, type IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import type { AddressDayFinder } from '../../queue/address-day-finder.ts';
import type { OriginDays } from '../../queue/directory-marks.ts';
import { NamedFacts } from './named-facts.ts';
import { listTouchedNames, type NamedAlias } from './touched-names.ts';

const SECONDS_AN_HOUR = 3600;

/** Finds the days whose figures some addresses can touch, by reading the facts for its names. */
@Injectable()
export class AddressDays implements AddressDayFinder {
  /**
   * The days, of each origin, with a fact that names one of the addresses, or whatever leads to it; a fact in the first hour of a day may also
   * count for the day before, which looks an hour ahead. The database sorts out the blocks that cannot hold a name.
   */
  async list(manager: EntityManager, addresses: readonly string[]): Promise<OriginDays[]> {
    const aliases: NamedAlias[] = await manager.query('select address, targets from alias');
    const named = new NamedFacts([...new Set(addresses.flatMap((address) => listTouchedNames(address, aliases)))]);
    const blocks: { originId: number; hour: number; block: Buffer }[] = await manager.query(
      `select origin_id as "originId", hour, block from fact_block b
        where exists (select from unnest($1::bytea[]) m where position(m in b.block) > 0) order by 1, 2`,
      [named.listMarks()],
    );
    const carried: { originId: number; day: IsoDate; facts: Buffer }[] = await manager.query(
      `select origin_id as "originId", day, facts from day_carry c
        where exists (select from unnest($1::bytea[]) m where position(m in c.facts) > 0)`,
      [named.listMarks()],
    );
    const days = new Map<number, Set<IsoDate>>();
    const add = (originId: number, found: readonly IsoDate[]): void =>
      void days.set(originId, new Set([...(days.get(originId) ?? []), ...found]));
    for (const { originId, hour, block } of blocks) if (named.isNamedIn(block)) add(originId, daysOf(hour));
    // What a day left open, the next one reads.
    for (const { originId, day, facts } of carried) if (named.isNamedIn(facts)) add(originId, [addDays(day, 1)]);
    return [...days].map(([originId, found]) => ({ originId, days: [...found].toSorted() }));
  }
}

/** The day of an hour in the province, and the day before when it is the first. */
function daysOf(hour: number): IsoDate[] {
  const day = isoDateOfEpochSecond(hour * SECONDS_AN_HOUR);
  const before = isoDateOfEpochSecond((hour - 1) * SECONDS_AN_HOUR);
  return before === day ? [day] : [before, day];
}
