import type { RoleFlowReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import type { FlowRow } from './role-flow-rows.ts';

interface RoleFlowMethodProps {
  readonly reply: RoleFlowReply;
  readonly rows: readonly FlowRow[];
  readonly snapshotIds: readonly number[];
}

/** How copies are counted, and what the printed cells add up to, of how many received, and of how many agencies. */
export function RoleFlowMethod({ reply, rows, snapshotIds }: RoleFlowMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { received, toldReceived, agencies, period, asOf } = reply;
  const cells = rows.flatMap(({ inside, outside }) => [inside, outside]);
  const sum = (side: 'inside' | 'outside'): string => format.count(rows.reduce((total, row) => total + (row[side] ?? 0), 0));
  const few = format.count(cells.filter((copies) => copies === null).length);
  const lines = [];
  if (received !== null && toldReceived !== null)
    lines.push(t('trace.roleFlowTold', { told: format.count(toldReceived), received: format.count(received) }));
  if (agencies !== null)
    lines.push(
      t('trace.roleFlowAgencies', {
        told: format.count(agencies.told),
        untold: format.count(agencies.untold),
        leftOut: format.count(agencies.leftOut),
      }),
    );
  if (cells.length > 0)
    lines.push(t('trace.roleFlow', { inside: sum('inside'), outside: sum('outside'), few, all: format.count(cells.length) }));
  return (
    <>
      <p>{t('roleFlow.method')}</p>
      {lines.length > 0 && (
        <CountsTrace lines={lines} source={{ rules: ['role-flow@1'], period: namePeriod(t, period), snapshotIds, asOf }} />
      )}
    </>
  );
}
