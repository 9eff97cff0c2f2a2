import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KEY_NAME } from './backup-layout.ts';

const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const BackupTable = z.strictObject({
  name: Name,
  /** In the order of the file's columns; generated ones are made again. */
  columns: z.array(Name).min(1),
  rows: z.int().nonnegative(),
});
export type BackupTable = z.infer<typeof BackupTable>;

const BackupSequence = z.strictObject({ table: Name, column: Name, last: z.string().regex(/^-?\d+$/), isCalled: z.boolean() });
export type BackupSequence = z.infer<typeof BackupSequence>;

const Contents = z.strictObject({
  format: z.literal(1),
  /** Version of the program that made it. */
  program: z.string(),
  /** Of the snapshot, ISO 8601. */
  at: z.iso.datetime(),
  /** Every migration the database had, in order. */
  migrations: z.array(z.string()).min(1),
  /** In an order in which no row refers to a table that comes later. */
  tables: z.array(BackupTable),
  sequences: z.array(BackupSequence),
  /** Of the table of months its months, each by its first day; there is none in backups of earlier schemas. */
  months: z.array(z.iso.date()).optional(),
  files: z.strictObject({ count: z.int().nonnegative(), bytes: z.number().nonnegative() }),
  /** Names in the spool of files that the ledger knows and that were missing already. */
  missing: z.array(z.string()),
  /** Keys of the data folder, each with the SHA-256 of its bytes, by which a file is known as that key. Nothing but the name of a file: it is written under it. */
  keys: z.array(z.strictObject({ name: z.string().regex(KEY_NAME), sha256: Sha256 })),
  /** SHA-256 of the list of sums, which covers every other file but this one. */
  sums: Sha256,
});
export type Manifest = z.infer<typeof Contents>;

const Sealed = z.strictObject({ contents: z.unknown(), sha256: Sha256 });

/** The manifest as it is written; its own sum stands beside it. */
export function sealManifest(manifest: Manifest): string {
  const contents = Contents.parse(manifest);
  return `${JSON.stringify({ contents, sha256: sumOf(contents) }, null, 2)}\n`;
}

/** @returns `newer`: made by a program whose form this one does not know; null: not what was written */
export function readManifest(text: string): Manifest | 'newer' | null {
  const sealed = Sealed.safeParse(parseJson(text));
  if (!sealed.success || sumOf(sealed.data.contents) !== sealed.data.sha256) return null;
  const contents = Contents.safeParse(sealed.data.contents);
  return contents.success ? contents.data : 'newer';
}

function sumOf(contents: unknown): string {
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
