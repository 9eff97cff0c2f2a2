import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { SECRET } from './hostile-file.ts';

/** The ways in which a planted text may stand in bytes or in a dump. */
const FORMS: readonly string[] = (['latin1', 'utf16le'] as const).flatMap((encoding) => {
  const bytes = Buffer.from(SECRET, encoding);
  return [bytes.toString('latin1'), bytes.toString('hex'), ...base64Forms(bytes)];
});

/** Base64 of it at each of the three offsets, without the letters that depend on what stands beside it. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : offset + 1, -4),
  );
}

/** Whether a planted text stands in it, in clear, in UTF-16, in hex or in base64. */
export function holdsSecret(text: string): boolean {
  return FORMS.some((form) => text.includes(form));
}

/** Every table with rows in which a planted text stands: all columns of all schemas that are not PostgreSQL's own. */
export async function findSecretsInDatabase(dataSource: DataSource): Promise<{ leaks: string[]; rows: number }> {
  const tables = await dataSource.query<{ name: string }[]>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
  );
  const leaks: string[] = [];
  let rows = 0;
  for (const { name } of tables) {
    const found = await dataSource.query<{ text: string }[]>(`select t::text as text from ${name} t`);
    rows += found.length;
    if (found.some(({ text }) => holdsSecret(text))) leaks.push(name);
  }
  return { leaks, rows };
}

/** Every file of the spool in which a planted text stands, but for the blobs: they are the log itself, as it was handed over. */
export async function findSecretsInSpool(folder: string): Promise<{ leaks: string[]; files: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const others = entries.filter((entry) => entry.isFile() && !/^[0-9a-f]{64}$/.test(entry.name));
  const leaks: string[] = [];
  for (const { name, parentPath } of others) {
    if (holdsSecret(name + (await readFile(join(parentPath, name), 'latin1')))) leaks.push(name);
  }
  return { leaks, files: others.length };
}
