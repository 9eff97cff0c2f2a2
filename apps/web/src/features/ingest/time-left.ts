import type { SegmentReply } from '@nhip-thu/metrics';

type Reading = Pick<SegmentReply, 'state' | 'bytesDone' | 'bytesTotal' | 'lines' | 'linesPerSecond'>;

/** Seconds until a file is read, from the lines per second and the bytes its lines took so far; null while that cannot be told. */
export function secondsLeft({ state, bytesDone, bytesTotal, lines, linesPerSecond }: Reading): number | null {
  if (state !== 'folding' || linesPerSecond === null || linesPerSecond <= 0 || lines === 0 || bytesDone === 0) return null;
  const bytesPerSecond = (bytesDone / lines) * linesPerSecond;
  return Math.max(0, bytesTotal - bytesDone) / bytesPerSecond;
}
