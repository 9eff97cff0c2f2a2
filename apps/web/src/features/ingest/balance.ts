import type { SegmentReply } from '@nhip-thu/metrics';

export interface Balance {
  readonly lines: number;
  readonly parsed: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly oversize: number;
  /** Lines read minus lines accounted for; anything but 0 is a fault of the ledger. */
  readonly difference: number;
}

/** Where every line that was read ended up: read = accepted + ignored + rejected + oversize. */
export function balanceOf({ lines, parsed, ignored, rejected, oversize }: Omit<Balance, 'difference'>): Balance {
  return { lines, parsed, ignored, rejected, oversize, difference: lines - parsed - ignored - rejected - oversize };
}

/** Share of the file that is read, 0..1; an empty file is read. */
export function progressOf({ bytesDone, bytesTotal }: Pick<SegmentReply, 'bytesDone' | 'bytesTotal'>): number {
  return bytesTotal === 0 ? 1 : Math.min(1, bytesDone / bytesTotal);
}
