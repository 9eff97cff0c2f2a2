import type { ReconciledSegment } from '@nhip-thu/metrics';
import type { HostileFile, Outcome } from './hostile-file.ts';

const NEWLINE = 10;
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** What is wrong with the end of a file's reading; null when it is as it should be. */
export function judgeEnd({ outcome, bytes }: HostileFile, { state, error, damageByte }: ReconciledSegment): string | null {
  if ('refused' in outcome) return 'was not refused';
  if (!outcome.errors.includes(error) || state !== (error === null ? 'folded' : 'failed')) return `${state} ${error}`;
  if ((damageByte !== null) !== (error === 'damaged-file' || error === 'bomb')) return `${error} at ${damageByte}`;
  const [from, to] = outcome.damage ?? [0, bytes.length];
  return damageByte === null || (damageByte >= from && damageByte <= to) ? null : `ends at ${damageByte}, not in ${from}..${to}`;
}

/** What does not add up (I2): bytes, lines, facts, kinds and reasons, and against the text that was to be read. */
export function judgeBalance({ outcome }: HostileFile, segment: ReconciledSegment): string | null {
  const { byteDifference, lineDifference, factDifference } = segment;
  if (byteDifference !== 0 || lineDifference !== 0 || factDifference !== 0) return 'does not balance';
  if (sum(segment.ignoredKinds) !== segment.ignored) return 'kinds do not add up';
  if (sum(segment.rejectedReasons) !== segment.rejected) return 'reasons do not add up';
  return 'refused' in outcome ? null : compareWithText(outcome, segment);
}

function compareWithText(
  { text = null, lines }: Extract<Outcome, { errors: unknown }>,
  { lines: found, lineBytes, tailBytes }: ReconciledSegment,
): string | null {
  const expected = lines ?? text?.filter((byte) => byte === NEWLINE).length ?? found;
  if (found !== expected) return `${found} lines, not ${expected}`;
  if (text === null) return null;
  const held = text.lastIndexOf(NEWLINE) + 1;
  if (lineBytes !== held) return `${lineBytes} bytes of lines, not ${held}`;
  return tailBytes === text.length - held ? null : `${tailBytes} bytes left, not ${text.length - held}`;
}

/** What is counted wrongly, or refused for another reason than it should be. */
export function judgeCounts({ outcome }: HostileFile, { parsed, oversize, rejectedReasons }: ReconciledSegment): string | null {
  if ('refused' in outcome) return null;
  if ((outcome.parsed ?? parsed) !== parsed) return `${parsed} lines accepted, not ${outcome.parsed}`;
  if ((outcome.oversize ?? oversize) !== oversize) return `${oversize} lines too long, not ${outcome.oversize}`;
  const missing = (outcome.reasons ?? []).filter((reason) => !((rejectedReasons[reason] ?? 0) > 0));
  return missing.length === 0 ? null : `no ${missing.join(', ')} but ${JSON.stringify(rejectedReasons)}`;
}
