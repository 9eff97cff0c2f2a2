import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { DayCheck } from '../../queue/day-check.ts';
import { BlockRepository, type BlockScope } from '../block.repository.ts';
import { unionBlocks } from '../facts/fact-block.ts';
import { Spool } from '../spool.ts';
import { UndoRepository } from '../undo.repository.ts';
import { readSliceBlocks } from './slice-blocks.ts';

const HOURS_A_DAY = 24;
const SECONDS_AN_HOUR = 3600;

/** What came of making one or more days of an origin again from the files. */
export interface RebuildResult {
  readonly hours: number;
  /** Hours whose block is not, byte for byte, the union of the files in the order they came, and in the reverse order. */
  readonly differingHours: number;
  readonly differingReversed: number;
  readonly rows: number;
  readonly differingRows: number;
  readonly differingDays: readonly IsoDate[];
}

/** The blocks of some hours, made again from the files in the order they came. */
interface HoursAgain {
  readonly hours: number;
  readonly forward: ReadonlyMap<number, Uint8Array>;
  readonly differing: readonly number[];
  readonly differingReversed: number;
}

/** Makes days again from the files: first the hours, then the figures (I3, I4, I5). Reads every file that touches them once. */
@Injectable()
export class RebuildCheck {
  constructor(
    private readonly repository: UndoRepository,
    private readonly blocks: BlockRepository,
    private readonly spool: Spool,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws the disk's error when a file is missing */
  async check(originId: number, days: readonly IsoDate[]): Promise<RebuildResult> {
    const sorted = [...listHours(days)].toSorted((a, b) => a - b);
    const trusted = await this.compareHours({ originId, isProvisional: false }, sorted);
    const provisional = await this.compareHours({ originId, isProvisional: true }, sorted);
    const differing = new Set([...trusted.differing, ...provisional.differing]);
    const dayCheck = this.modules.get(DayCheck, { strict: false });
    let rows = 0;
    let differingRows = 0;
    const differingDays: IsoDate[] = [];
    for (const day of days) {
      const compared = await dayCheck.compareDay(originId, day, trusted.forward);
      rows += compared.rows;
      differingRows += compared.differing;
      if (compared.differing > 0 || [...listHours([day])].some((hour) => differing.has(hour))) differingDays.push(day);
    }
    return {
      hours: trusted.hours + provisional.hours,
      differingHours: trusted.differing.length + provisional.differing.length,
      differingReversed: trusted.differingReversed + provisional.differingReversed,
      ...{ rows, differingRows, differingDays },
    };
  }

  private async compareHours(scope: BlockScope, sorted: readonly number[]): Promise<HoursAgain> {
    const stored = await this.blocks.listIntactBlocks(this.repository.manager, scope, sorted);
    const { forward, reversed } = await this.unite(scope, sorted);
    const differing = sorted.filter((hour) => !areEqual(stored.get(hour), forward.get(hour)));
    const differingReversed = sorted.filter((hour) => !areEqual(stored.get(hour), reversed.get(hour))).length;
    return { hours: stored.size, forward, differing, differingReversed };
  }

  private async unite(
    scope: BlockScope,
    sorted: readonly number[],
  ): Promise<{ forward: Map<number, Uint8Array>; reversed: Map<number, Uint8Array> }> {
    const hours = new Set(sorted);
    const forward = new Map<number, Uint8Array>();
    const reversed = new Map<number, Uint8Array>();
    const segments = await this.repository.listOthers({ ...scope, id: '0' }, sorted[0] ?? 0, sorted.at(-1) ?? 0);
    for (const segment of segments) {
      const blocks = await readSliceBlocks({ path: this.spool.pathOf(segment.hmac), segment }, hours);
      for (const [hour, block] of blocks) {
        forward.set(hour, unionBlocks(forward.get(hour) ?? null, block).block);
        // The later one first: what the union keeps must not depend on which side it stood.
        const before = reversed.get(hour);
        reversed.set(hour, before === undefined ? block : unionBlocks(block, before).block);
      }
    }
    return { forward, reversed };
  }
}

/** The epoch hours of the days and the first hour of the day after each, which a day looks into. */
function listHours(days: readonly IsoDate[]): Set<number> {
  const hours = new Set<number>();
  for (const day of days) {
    const first = epochSecondOfIsoDate(day) / SECONDS_AN_HOUR;
    for (let hour = first; hour <= first + HOURS_A_DAY; hour += 1) hours.add(hour);
  }
  return hours;
}

function areEqual(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}
