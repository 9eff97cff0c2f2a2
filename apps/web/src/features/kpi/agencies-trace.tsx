import type { AdoptionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { namePeriod } from '../../text/period-text.ts';
import { countStatuses } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { listVerdictCounts } from '../../text/verdict-counts.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';

const JUDGED = ['met', 'near', 'not-met'] as const;
const SILENT = ['no-target', 'insufficient-data', 'too-few-days', 'not-published'] as const;

/** Which agencies are counted of, and why the others are not. */
export function AgenciesTrace({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdicts, definition, period, snapshots, asOf } = reply;
  const all = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  const judgedCount = JUDGED.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  const silent = all - judgedCount;
  // Agencies too small for a row are in the counts only: with them, verdicts alone say why.
  const silentRows = reply.agencies.map(({ figure }) => figure).filter(({ verdict }) => SILENT.some((each) => each === verdict));
  const reasons = silentRows.length === silent ? countStatuses(t, format, silentRows) : listVerdictCounts(t, format, verdicts, SILENT);
  const lines = [
    t('trace.judged', { judged: format.count(judgedCount), all: format.count(all) }),
    ...(judgedCount === 0 ? [] : [`${listVerdictCounts(t, format, verdicts, JUDGED)}.`]),
    ...(silent === 0 ? [] : [t('trace.notJudged', { shown: format.count(silent), reasons })]),
  ];
  const rules = [definition, ...new Set(snapshots.map(({ coverage }) => coverage))];
  return <CountsTrace lines={lines} source={{ rules, period: namePeriod(t, period), snapshotIds: snapshots.map(({ id }) => id), asOf }} />;
}
