import { Injectable } from '@nestjs/common';
import { addDays, isoDateOfEpochSecond, type IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { FactSeal } from '../../database/fact-seal.ts';
import type { AddressDayFinder } from '../../queue/address-day-finder.ts';
import type { OriginDays } from '../../queue/directory-marks.ts';
import { NamedFacts } from './named-facts.ts';
import { listTouchedNames, type NamedAlias } from './touched-names.ts';

const SECONDS_AN_HOUR = 3600;
/** A few megabytes of them in a busy province. */
const BLOCKS_AT_ONCE = 100;

/** Finds the days whose figures some addresses can touch, by reading the facts for its names. */
@Injectable()
export class AddressDays implements AddressDayFinder {
  constructor(private readonly seal: FactSeal) {}

  /**
   * The days, of each origin, with a fact that names one of the addresses, or whatever leads to it; a fact in the first hour of a day may also
   * count for the day before, which looks an hour ahead. Blocks are sealed, so each is read, in the order of the hours.
   */
  async list(manager: EntityManager, addresses: readonly string[]): Promise<OriginDays[]> {
    const aliases: NamedAlias[] = await manager.query('select address, targets from alias');
    const named = new NamedFacts([...new Set(addresses.flatMap((address) => listTouchedNames(address, aliases)))]);
    const days = new Map<number, Set<IsoDate>>();
    const add = (originId: number, found: readonly IsoDate[]): void =>
      void days.set(originId, new Set([...(days.get(originId) ?? []), ...found]));
    const origins: { id: number }[] = await manager.query('select id from origin order by id');
    for (const { id } of origins) {
      for await (const { hour, block } of this.readBlocks(manager, id)) if (named.isNamedIn(this.seal.open(block))) add(id, daysOf(hour));
    }
    const carried: { originId: number; day: IsoDate; facts: Buffer }[] = await manager.query(
      'select origin_id as "originId", day, facts from day_carry',
    );
    // What a day left open, the next one reads.
    for (const { originId, day, facts } of carried) if (named.isNamedIn(this.seal.open(facts))) add(originId, [addDays(day, 1)]);
    return [...days].map(([originId, found]) => ({ originId, days: [...found].toSorted() }));
  }

  private async *readBlocks(manager: EntityManager, originId: number): AsyncGenerator<{ hour: number; block: Buffer }> {
    for (let after = -1; ;) {
      const rows: { hour: number; block: Buffer }[] = await manager.query(
        'select hour, block from fact_block where origin_id = $1 and hour > $2 order by hour limit $3',
        [originId, after, BLOCKS_AT_ONCE],
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < BLOCKS_AT_ONCE) return;
      after = last.hour;
    }
  }
}

/** The day of an hour in the province, and the day before when it is the first. */
function daysOf(hour: number): IsoDate[] {
  const day = isoDateOfEpochSecond(hour * SECONDS_AN_HOUR);
  const before = isoDateOfEpochSecond((hour - 1) * SECONDS_AN_HOUR);
  return before === day ? [day] : [before, day];
}
