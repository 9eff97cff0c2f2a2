import { tellSent, type LiveBoxes, type VolumeReply } from '@nhip-thu/metrics';
import type { VolumeCount } from './agency-day.repository.ts';
import type { PublishedFigures } from './publish-rows.ts';

type VolumeCounts = Readonly<Record<VolumeCount | 'coveredDays', number>>;

const NO_VOLUME: VolumeReply = {
  ...{ sent: null, sentUntold: null, sentInternal: null, sentExternal: null, sentMixed: null },
  ...{ recipients: null, internalRecipients: null, received: null },
};

/** The mail of some agencies of one period. Pure. */
export function volumeOf(rows: readonly VolumeCounts[]): VolumeReply {
  if (!rows.some((row) => row.coveredDays > 0)) return NO_VOLUME;
  const sum = (name: VolumeCount): number => rows.reduce((total, row) => total + row[name], 0);
  const sent = tellSent({
    ...{ sent: sum('sent'), sentInternal: sum('sentInternal'), sentExternal: sum('sentExternal'), sentMixed: sum('sentMixed') },
    ...{ recipients: sum('recipients'), internalRecipients: sum('internalRecipients') },
  });
  return { ...sent, received: sum('received') };
}

interface BoxCounts {
  readonly agencyId: number;
  readonly eligible: number;
  readonly loggedIn: number;
  readonly machineOnly: number;
  readonly areBoxesLinked: boolean;
}

/**
 * The boxes that live, of the agencies that have a rate. Less those that only machines look into they are the people of DU-1, so neither count is told of an
 * agency where one of the two would be masked, nor where the agency is made of several that were told before. Pure.
 */
export function boxesOf(rows: readonly BoxCounts[], { figures, linked }: Pick<PublishedFigures, 'figures' | 'linked'>): LiveBoxes {
  const told = rows.filter((row) => typeof figures.get(row.agencyId)?.value === 'number' && !linked.has(row.agencyId) && areTold(row));
  const sum = (name: keyof LiveBoxes): number | null => (told.length === 0 ? null : told.reduce((total, row) => total + row[name], 0));
  return { loggedIn: sum('loggedIn'), machineOnly: sum('machineOnly') };
}

/** Neither nobody nor everybody, nor the neighbours of both, were there themselves, or had a box that was logged in to. */
function areTold({ eligible, loggedIn, machineOnly, areBoxesLinked }: BoxCounts): boolean {
  return !areBoxesLinked && loggedIn - machineOnly > 1 && loggedIn < eligible - 1;
}
