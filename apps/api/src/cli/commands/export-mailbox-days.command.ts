import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, constants, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EVERY_AGENCY, toCsvLine } from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import { Clock } from '../../calendar/clock.ts';
import { UsageRepository, type MailboxDayRow } from '../../usage/usage.repository.ts';
import { noteWaiting } from '../note-waiting.ts';
import { parseRange, readReason } from '../parse-argument.ts';
import { SCHEMA_VERSION, type Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface ExportOptions {
  readonly from: string;
  readonly to: string;
  readonly format: 'json' | 'csv';
  readonly out?: string;
  readonly reason?: string;
}

const COLUMNS = [
  'mailbox',
  'day',
  'sent',
  'sentAs',
  'received',
  'receivedMessages',
  'logins',
  'loginFails',
  'sentInternalClient',
  'sentUntold',
  'sentInternal',
  'sentExternal',
  'sentMixed',
  'recipients',
  'internalRecipients',
] as const satisfies (keyof MailboxDayRow)[];

/** `nhipthu export mailbox-days --from DAY --to DAY --format json|csv [--out FILE] [--reason TEXT]`; a file appears whole or not at all. */
export async function runExportMailboxDays(shell: Shell, options: ExportOptions): Promise<number> {
  const range = parseRange(options);
  const { out } = options;
  if (shell.isJson && options.format === 'csv') throw new UsageError([{ argument: '--format', code: 'not-json', found: 'csv' }]);
  if (out !== undefined) await requireWritable(out);
  const touched = {
    agency: EVERY_AGENCY,
    subject: `mailbox-days ${range.from}..${range.to}${out === undefined ? '' : `, to ${basename(out)}`}`,
    reason: readReason(options),
  };
  const count = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again, touched }, async (context) => {
    await noteWaiting(shell, context);
    const counted = { rows: 0 };
    const rows = countRows(context.get(UsageRepository).exportMailboxDays(range.from, range.to), counted);
    const label = (await context.get(Clock).demo())?.label ?? null;
    const lines = options.format === 'csv' ? toCsv(rows, label) : toJson(rows, range, label);
    if (out === undefined) await write(lines, shell.io.stdout, false, shell.io.signal);
    else await writeFileWhole(lines, out, shell.io.signal);
    return counted.rows;
  });
  if (out !== undefined) shell.note(shell.text.written(shell.formatCount(count), out));
  return EXIT.done;
}

async function* countRows(rows: AsyncIterable<MailboxDayRow>, counted: { rows: number }): AsyncGenerator<MailboxDayRow> {
  for await (const row of rows) {
    counted.rows += 1;
    yield row;
  }
}

/** Simulated data say so. */
async function* toJson(
  rows: AsyncIterable<MailboxDayRow>,
  range: { from: string; to: string },
  label: string | null,
): AsyncGenerator<string> {
  const note = label === null ? '' : `"dataNote":${JSON.stringify(label)},`;
  yield `{"schemaVersion":${SCHEMA_VERSION},${note}"from":"${range.from}","to":"${range.to}","rows":[`;
  let separator = '\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(row, [...COLUMNS]);
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. Simulated data say so in every row, in a column of their own. */
async function* toCsv(rows: AsyncIterable<MailboxDayRow>, label: string | null): AsyncGenerator<string> {
  const note = label === null ? [] : [label];
  yield `\ufeff${toCsvLine([...COLUMNS, ...(label === null ? [] : ['dataNote'])])}\r\n`;
  for await (const row of rows) yield `${toCsvLine([...COLUMNS.map((column) => row[column]), ...note])}\r\n`;
}

async function write(lines: AsyncIterable<string>, target: Writable, isClosing: boolean, signal: AbortSignal): Promise<void> {
  await pipeline(Readable.from(lines), target, { end: isClosing, signal });
}

async function writeFileWhole(lines: AsyncIterable<string>, path: string, signal: AbortSignal): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    await write(lines, createWriteStream(part), true, signal);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** @throws UsageError when the file's folder does not exist or may not be written to, or the name is a folder's */
async function requireWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) return;
  } catch (error) {
    throw new UsageError([{ argument: '--out', code: 'unwritable-file', found: path }], { cause: error });
  }
  throw new UsageError([{ argument: '--out', code: 'unwritable-file', found: path }]);
}
