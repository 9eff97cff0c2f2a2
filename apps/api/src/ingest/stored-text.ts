/** Text of a stored file as it is unpacked. */
export interface StoredText {
  /** Each is valid until the next is asked for. @throws DamagedFileError or BombError after the last readable part */
  readonly parts: AsyncIterable<Buffer>;
  /** Position in the stored bytes, for progress and to say where damage is. */
  storedOffset(): number;
}

/** The stored bytes could not be unpacked to their end; everything before was delivered. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
  /** @param byte of the stored file at which unpacking ended: what is wrong begins there or a little before */
  constructor(
    readonly byte: number,
    options?: ErrorOptions,
  ) {
    super(`the file ends early or is damaged at byte ${byte}`, options);
  }
}

/** The file unpacks to more than any log: stopped, everything before was delivered. */
export class BombError extends Error {
  override readonly name = 'BombError';
  /** @param byte about where in the stored file */
  constructor(readonly byte: number) {
    super(`the file unpacks to far more than a log would (stopped at byte ${byte})`);
  }
}

/** Whether reading ended because of the file itself; anything else is a fault of the disk or ours. */
export function isFileFault(error: unknown): error is DamagedFileError | BombError {
  return error instanceof DamagedFileError || error instanceof BombError;
}
