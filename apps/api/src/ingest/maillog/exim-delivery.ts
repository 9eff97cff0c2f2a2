import { hashAddress } from './address-hash.ts';
import { bytesOf, endsWith, findByte, findLastByte, findText } from './byte-text.ts';
import { EximFields, findEximAddressEnd } from './exim-fields.ts';
import { FACT } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { writeRecipient } from './recipient-writer.ts';

const SPACE = 32;
const OPEN = 40;
const CLOSE = 41;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const H = 72;
const C = 67;
const T = 84;
const PIPE = 124;
/** Groups within groups: no more addresses than these are kept of the way to a mailbox. */
const MAX_PATH = 8;
const SAVED = bytesOf(' Saved');
/** Words in the names of transports that run a delivery program, which may log the copy again. */
const PROGRAMS = ['dovecot', 'lda', 'deliver_program', 'maildrop', 'procmail', 'cyrus'].map(bytesOf);

export interface EximDelivery {
  readonly bytes: Uint8Array;
  /** After the flag. */
  readonly start: number;
  readonly end: number;
  readonly writer: FactWriter;
  readonly id: Hash64;
}

const address = new Hash64();
const reply = new Hash64();

/**
 * `local_part (parent) <envelope address> F=<sender> R=router T=transport`: a copy in a mailbox, whose domain only the way to it tells; with `H=` it
 * left the server, unless Dovecot's LMTP answered. Files (`/path`) belong to the nearest address of the way; pipes and `:blackhole:` store nothing.
 */
export function readEximDelivery(line: EximDelivery): TextOutcome {
  const { bytes, start, end, writer, id } = line;
  const nameEnd = findEximAddressEnd(bytes, start, end);
  const pathEnd = findPathEnd(bytes, nameEnd, end);
  if (pathEnd < 0) return isNowhere(bytes[start]) ? 'no-copy' : 'malformed-record';
  const outcome = readCopy(line, nameEnd, pathEnd);
  const addressed = findAddressed(line, nameEnd, pathEnd);
  if (addressed === null) return outcome;
  const isFact = typeof outcome === 'number';
  writeRecipient(isFact ? writer.beginBeside(FACT.addressed) : writer.begin(), id, bytes, addressed, null);
  return isFact ? outcome : FACT.addressed;
}

/** `== address R=router defer (..): reason` and `** address R=router: reason`: who was addressed, whatever came of it. */
export function readEximFailure(line: EximDelivery): TextOutcome {
  const { bytes, start, end, writer, id } = line;
  const nameEnd = findEximAddressEnd(bytes, start, end);
  const pathEnd = findPathEnd(bytes, nameEnd, end);
  const addressed = pathEnd < 0 ? null : findAddressed(line, nameEnd, pathEnd);
  if (addressed === null) return 'no-copy';
  writeRecipient(writer.begin(), id, bytes, addressed, null);
  return FACT.addressed;
}

/** A pipe or `:blackhole:`. */
function isNowhere(first: number | undefined): boolean {
  return first === PIPE || first === COLON;
}

/** The envelope address, which stands at the end of the way where it is not the name itself; null where only a pipe or file is told. */
function findAddressed({ bytes, start }: EximDelivery, nameEnd: number, pathEnd: number): { start: number; end: number } | null {
  if (bytes[pathEnd - 1] === GREATER && pathEnd > nameEnd) {
    const open = findLastByte(bytes, nameEnd, pathEnd, LESS);
    return { start: open + 1, end: pathEnd - 1 };
  }
  const first = bytes[start];
  return pathEnd > nameEnd || isNowhere(first) || first === SLASH ? null : { start, end: trimColon(bytes, start, nameEnd) };
}

/** `** b@x: Unrouteable address` */
function trimColon(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === COLON ? end - 1 : end;
}

function readCopy(line: EximDelivery, nameEnd: number, pathEnd: number): TextOutcome {
  const { bytes, start } = line;
  const first = bytes[start];
  if (isNowhere(first)) return 'no-copy';
  const { saved, isRemote, isProgram } = readTransport(line, pathEnd);
  if (saved >= 0) return saved;
  // A file that no address led to is a log or archive of the server's own.
  if (isRemote || (first === SLASH && pathEnd === nameEnd)) return 'no-copy';
  line.writer.begin().hash(line.id);
  if (first !== SLASH) line.writer.hash(hashAddress(address, bytes, start, nameEnd));
  writePath(line, nameEnd, pathEnd);
  return isProgram ? FACT.placedByProgram : FACT.stored;
}

/** What carried the copy; `saved` is the kind of fact written if Dovecot's LMTP took it, else -1. */
function readTransport(line: EximDelivery, start: number): { saved: number; isRemote: boolean; isProgram: boolean } {
  const { bytes } = line;
  const fields = new EximFields(bytes, start, line.end);
  const found = { saved: -1, isRemote: false, isProgram: false };
  while (fields.next()) {
    if (fields.is(H)) found.isRemote = true;
    else if (fields.is(T)) found.isProgram = PROGRAMS.some((word) => findText(bytes, fields.valueStart, fields.valueEnd, word) >= 0);
    else if (fields.is(C) && endsWith(bytes, fields.valueStart, fields.valueEnd, SAVED)) found.saved = writeSaved(line, fields);
  }
  return found;
}

/** Dovecot's LMTP answers `250 2.0.0 <address> reply-id Saved`; writes the fact and returns its kind, or -1 when it is another answer. */
function writeSaved({ bytes, writer, id }: EximDelivery, { valueStart, valueEnd }: EximFields): number {
  const idEnd = valueEnd - SAVED.length;
  const idStart = findLastByte(bytes, valueStart, idEnd, SPACE) + 1;
  const open = findByte(bytes, valueStart, idStart, LESS);
  if (idStart === 0 || open < 0 || bytes[idStart - 2] !== GREATER) return -1;
  writer
    .begin()
    .hash(id)
    .hash(reply.begin().add(bytes, idStart, idEnd).finish())
    .hash(hashAddress(address, bytes, open + 1, idStart - 2));
  return FACT.placed;
}

/** Position after ` (parent)` and ` <envelope address>`; -1 when one is not closed. */
function findPathEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at >= 0 && bytes[at] === SPACE && (bytes[at + 1] === OPEN || bytes[at + 1] === LESS)) {
    const isEnvelope = bytes[at + 1] === LESS;
    const close = findClose(bytes, at + 2, end, isEnvelope ? GREATER : CLOSE);
    if (isEnvelope || close < 0) return close < 0 ? -1 : close + 1;
    at = close + 1;
  }
  return at;
}

function writePath({ bytes, writer }: EximDelivery, start: number, end: number): void {
  let at = start;
  for (let count = 0; at < end && count < MAX_PATH; count += 1) {
    const close = findClose(bytes, at + 2, end, bytes[at + 1] === LESS ? GREATER : CLOSE);
    writer.hash(hashAddress(address, bytes, at + 2, close));
    at = close + 1;
  }
}

/** The closing mark that ends an address; one inside a quoted local part does not. */
function findClose(bytes: Uint8Array, start: number, end: number, mark: number): number {
  return findByte(bytes, bytes[start] === 34 ? findEximAddressEnd(bytes, start, end) - 1 : start, end, mark);
}
