import pg from 'pg';

const DATE = 1082;
const BIGINT = 20;

/**
 * Makes `date` arrive as its text and `bigint` as a number.
 * By default node-postgres turns `date` into a local midnight, which under +07 is the day before in UTC; our counters stay far
 * below 2^53.
 */
export function setTypeParsers(): void {
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(BIGINT, Number);
}
