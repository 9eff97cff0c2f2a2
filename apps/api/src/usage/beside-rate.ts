import type { Figure, LiveBoxes, VolumeReply } from '@nhip-thu/metrics';
import type { VolumeCount } from './agency-day.repository.ts';

type VolumeCounts = Readonly<Record<VolumeCount | 'coveredDays', number>>;

/** The mail of some agencies of one period. Pure. */
export function volumeOf(rows: readonly VolumeCounts[]): VolumeReply {
  const isKnown = rows.some((row) => row.coveredDays > 0);
  const sum = (name: VolumeCount): number | null => (isKnown ? rows.reduce((total, row) => total + row[name], 0) : null);
  return {
    ...{ sent: sum('sent'), sentInternal: sum('sentInternal'), sentExternal: sum('sentExternal'), sentMixed: sum('sentMixed') },
    ...{ recipients: sum('recipients'), internalRecipients: sum('internalRecipients'), received: sum('received') },
  };
}

interface BoxCounts {
  readonly agencyId: number;
  readonly loggedIn: number;
  readonly machineOnly: number;
}

/** The boxes that live, of the agencies that have a rate. Pure. */
export function boxesOf(rows: readonly BoxCounts[], figures: ReadonlyMap<number, Figure>): LiveBoxes {
  const published = rows.filter(({ agencyId }) => typeof figures.get(agencyId)?.value === 'number');
  const sum = (name: keyof LiveBoxes): number | null =>
    published.length === 0 ? null : published.reduce((total, row) => total + row[name], 0);
  return { loggedIn: sum('loggedIn'), machineOnly: sum('machineOnly') };
}
