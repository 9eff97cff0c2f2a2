import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { AdoptionReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { hasRange } from '../../text/course-points.ts';
import { downloadCsv } from '../../text/csv.ts';
import { hasOwnTargets } from '../../text/finding-text.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { AgencyCards } from './agency-cards.tsx';
import { AgencyTable } from './agency-table.tsx';
import { describeLeague } from './league-finding.ts';
import { toLeagueCsv } from './league-csv.ts';
import { LeagueMethod } from './league-method.tsx';
import classes from './league.module.css';
import { AGENCY_ORDERS, orderAgencies } from './order-agencies.ts';
import type { AgencyOrder } from './order-agencies.ts';

interface LeagueProps {
  readonly id: string;
  readonly reply: AdoptionReply;
  readonly order: AgencyOrder;
  readonly onOrderChange: (order: AgencyOrder) => void;
  readonly isBusy: boolean;
}

/** Who misses the target, and by how much: a table, or cards where it would not fit. */
export function League({ id, reply, order, onOrderChange, isBusy }: LeagueProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const rows = orderAgencies(reply.agencies, order);
  const changeOrder = (next: AgencyOrder): void => {
    onOrderChange(next);
    announce(`${t('league.sort')}: ${t(`league.${ORDER_WORDS[next]}`)}`);
  };
  const Rows = isNarrow ? AgencyCards : AgencyTable;
  return (
    <ChartFrame
      id={id}
      title={describeLeague(t, format, reply.agencies, reply.target, order)}
      context={t('finding.context', { definition: t(`definition.${reply.definition}`), period: namePeriod(t, reply.period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`co-quan_${reply.period.id}_${reply.definition}.csv`, toLeagueCsv(rows, reply))}
      method={<LeagueMethod reply={reply} order={order} />}
      controls={isNarrow ? <OrderSelect order={order} onChange={changeOrder} /> : undefined}
      legend={[describeKey(t, format, reply), describePooled(t, format, reply), describeRanges(t, reply)]
        .filter((line) => line !== '')
        .join(' ')}
    >
      {rows.length === 0 ? (
        <Empty kind="period" text={t('empty.noAgencies')} />
      ) : (
        <Rows rows={rows} reply={reply} order={order} onOrderChange={changeOrder} />
      )}
    </ChartFrame>
  );
}

/** How rates are drawn in a course that are told as "≥" or "≤" only. */
function describeRanges(t: TFunction, { agencies }: AdoptionReply): string {
  return agencies.some(({ trend }) => hasRange(trend)) ? t('trend.maskedShort') : '';
}

/** How to read the marks: one target for all, one for each, or none. */
function describeKey(t: TFunction, format: Format, { agencies, target }: AdoptionReply): string {
  if (hasOwnTargets(agencies)) return t('league.keyOwn');
  return target === null ? t('league.keyNoTarget') : t('league.key', { target: format.threshold(target.threshold) });
}

/** Agencies too small for a row of their own, told together; nothing where there are none. */
function describePooled(t: TFunction, format: Format, { pooled }: AdoptionReply): string {
  if (pooled === null) return '';
  const { agencies, figure } = pooled;
  return t('league.pooled', { count: agencies, people: format.people(figure), rate: format.rate(figure, null) ?? '—' });
}

const ORDER_WORDS = {
  ...{ gap: 'sortGap', '-gap': 'sortGapReverse' },
  ...{ ten: 'sortName', '-ten': 'sortNameReverse' },
  ...{ doi: 'sortChange', '-doi': 'sortChangeReverse' },
} as const satisfies Record<AgencyOrder, string>;

function OrderSelect({ order, onChange }: { readonly order: AgencyOrder; readonly onChange: (order: AgencyOrder) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      className={classes['orderSelect']}
      label={t('league.sort')}
      data={AGENCY_ORDERS.map((value) => ({ value, label: t(`league.${ORDER_WORDS[value]}`) }))}
      value={order}
      onChange={(event) => onChange(AGENCY_ORDERS.find((known) => known === event.currentTarget.value) ?? 'gap')}
    />
  );
}
