import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { countStatuses } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { MethodNote } from '../../ui/method-note.tsx';
import { findTitled } from './league-finding.ts';
import type { AgencyOrder } from './order-agencies.ts';

/** How the rates are made, and the counts of the agency that the title names; where it names none, why no agency shown has a rate. */
export function LeagueMethod({ reply, order }: { readonly reply: AdoptionReply; readonly order: AgencyOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agencies, definition, period, asOf } = reply;
  const titled = findTitled(agencies, order) ?? (agencies.length === 1 ? (agencies[0] ?? null) : null);
  if (titled !== null) {
    const { name: who, figure, target, snapshotId } = titled;
    const snapshots = reply.snapshots.filter(({ id }) => id === snapshotId);
    const traced = { ...reply, who, figure, target, snapshots, more: tellMore(t, format, titled, reply) };
    return <MethodNote definition={definition} target={target} traced={traced} />;
  }
  const snapshotIds = [...new Set(agencies.map(({ snapshotId }) => snapshotId))].toSorted((a, b) => a - b);
  const reasons = countStatuses(
    t,
    format,
    agencies.map(({ figure }) => figure),
  );
  return (
    <>
      <MethodNote definition={definition} target={reply.target} />
      {agencies.length > 0 && (
        <CountsTrace
          lines={[t('trace.noneOf', { all: format.count(agencies.length), reasons })]}
          source={{ rules: [definition], period: namePeriod(t, period), snapshotIds, asOf }}
        />
      )}
    </>
  );
}

/** What the agency is held to and lacks, and its counts in the period compared with, where its change is told. */
function tellMore(t: TFunction, format: Format, agency: AgencyAdoption, { comparedWith }: AdoptionReply): string[] {
  const { figure, target, before, change } = agency;
  const lines = [];
  if (target !== null && figure.shortBy !== null) {
    const outcome = figure.verdict === 'met' ? t('trace.targetMet') : t('trace.targetShort', { shown: format.count(figure.shortBy) });
    const comparator = target.comparator === '>=' ? '≥' : '>';
    lines.push(t('trace.target', { comparator, threshold: format.threshold(target.threshold), outcome }));
  }
  const rate = before === null ? null : format.rate(before, target);
  if (comparedWith !== null && change !== null && before !== null && rate !== null)
    lines.push(t('trace.before', { period: namePeriod(t, comparedWith), people: format.people(before), rate }));
  return lines;
}
