import { printRate, type AdoptionReply, type Digest } from '@nhip-thu/metrics';

const MOST_LOWEST = 3;
/** Of the chart. */
const MOST_PERIODS = 12;

/** How the province stands, from what is published: the same figures as on the first page. */
export function makeDigest(reply: AdoptionReply): Digest {
  const { period, definition, province, target, verdicts, agencies, isProvisional, trend, snapshots } = reply;
  const terms = target && { comparator: target.comparator, threshold: target.threshold };
  const below = agencies.filter(({ figure }) => figure.verdict === 'near' || figure.verdict === 'not-met');
  return {
    ...{ kind: 'digest', periodId: period.id, metric: definition, rate: printRate(province, terms), target: terms, isProvisional },
    ...{ met: verdicts.met, measured: agencies.filter(({ figure }) => figure.value !== null).length, total: agencies.length },
    // Widest gap first, as the answer has them.
    lowest: below.slice(0, MOST_LOWEST).flatMap(({ code, name, figure, target: own }) => {
      const rate = printRate(figure, own && { comparator: own.comparator, threshold: own.threshold });
      return rate === null ? [] : [{ code, name, rate }];
    }),
    withoutData: agencies.filter(({ figure }) => figure.verdict === 'insufficient-data').map(({ code, name }) => ({ code, name })),
    // Beside the others a period that is not over would be compared with them.
    trend: trend
      .filter((point) => !point.isProvisional)
      .slice(-MOST_PERIODS)
      .map((point) => ({ periodId: point.periodId, rate: printRate(point, terms) })),
    snapshotId: Math.max(0, ...snapshots.map(({ id }) => id)),
  };
}
