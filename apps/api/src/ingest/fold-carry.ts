/** What one chunk of a slice hands to the next: kept in the ledger row, so that any process can go on. */
export interface FoldCarry {
  readonly parser: Uint8Array | null;
  readonly facts: Uint8Array | null;
}

const LENGTH_BYTES = 4;

/** Both parts in one column: length of the first, the first, the second; an empty part is none. */
export function encodeCarry({ parser, facts }: FoldCarry): Buffer | null {
  if (parser === null && facts === null) return null;
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(parser?.length ?? 0);
  return Buffer.concat([length, parser ?? Buffer.alloc(0), facts ?? Buffer.alloc(0)]);
}

export function decodeCarry(bytes: Buffer | null): FoldCarry {
  if (bytes === null) return { parser: null, facts: null };
  const end = LENGTH_BYTES + bytes.readUInt32BE();
  return { parser: orNone(bytes.subarray(LENGTH_BYTES, end)), facts: orNone(bytes.subarray(end)) };
}

function orNone(bytes: Buffer): Uint8Array | null {
  return bytes.length === 0 ? null : bytes;
}
