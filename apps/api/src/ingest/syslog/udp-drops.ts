import { readFile } from 'node:fs/promises';

const TABLES = ['/proc/net/udp', '/proc/net/udp6'];

/**
 * Datagrams that the kernel dropped on a port since its socket was opened, because nobody fetched them in time.
 * @returns 0 where the system does not tell (Linux does)
 */
export async function readUdpDrops(port: number): Promise<number> {
  const tables = await Promise.all(TABLES.map((path) => readFile(path, 'latin1').catch(() => '')));
  return tables.reduce((sum, table) => sum + countDrops(table, port), 0);
}

/** Adds up the last column of the rows whose local address ends in the port, in four hexadecimal digits. */
export function countDrops(table: string, port: number): number {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.filter(([, local]) => local?.endsWith(suffix)).reduce((sum, row) => sum + Number(row.at(-1)), 0);
}
