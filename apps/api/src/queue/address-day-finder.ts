import type { EntityManager } from 'typeorm';
import type { OriginDays } from './directory-marks.ts';

/** Finds the days whose facts name an address; the directory asks it of ingest, which it does not know. */
export abstract class AddressDayFinder {
  abstract list(manager: EntityManager, address: string): Promise<OriginDays[]>;
}
