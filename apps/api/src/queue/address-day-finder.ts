import type { EntityManager } from 'typeorm';
import type { OriginDays } from './directory-marks.ts';

/** Finds the days whose facts name one of some addresses; the directory asks it of ingest, which it does not know. */
export abstract class AddressDayFinder {
  abstract list(manager: EntityManager, addresses: readonly string[]): Promise<OriginDays[]>;
}
