import pg from 'pg';

/**
 * Makes `date` arrive as its text and `bigint` as a number.
 * By default node-postgres turns `date` into a local midnight, which under +07 is the day before in UTC; our counters stay far
 * below 2^53.
 */
export function setTypeParsers(): void {
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
}
