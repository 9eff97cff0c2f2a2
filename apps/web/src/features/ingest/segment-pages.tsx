import { Button, NativeSelect } from '@mantine/core';
import type { ReconciledSegment, SegmentState } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useSegmentPages } from '../../api/reconciliation.ts';
import type { SegmentFilter } from '../../api/reconciliation.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';
import { RejectedPositions } from './rejected-positions.tsx';
import { SegmentItem } from './segment-item.tsx';
import { UndoSegment } from './undo-segment.tsx';

const TITLE_ID = 'cac-tep';
const STATES: readonly SegmentState[] = ['received', 'folding', 'folded', 'failed', 'undoing', 'undone'];

interface SegmentPagesProps {
  readonly origins: readonly string[];
  readonly filter: SegmentFilter;
  readonly onFilter: (filter: Partial<SegmentFilter>) => void;
}

/** Every file ever handed over, newest first, page by page, with its balance and the positions of its rejected lines. */
export function SegmentPages({ origins, filter, onFilter }: SegmentPagesProps) {
  const { t } = useTranslation();
  const pages = useSegmentPages(filter);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card labelledBy={TITLE_ID} isBusy={pages.isPlaceholderData}>
      <div className={classes['listHead']}>
        <h2 id={TITLE_ID}>{t('ledger.files')}</h2>
        <p className={classes['feed']}>{t('ledger.filesShown', { count: items.length })}</p>
      </div>
      <div className={classes['filters']}>
        <NativeSelect
          label={t('ledger.origin')}
          data={[{ value: '', label: t('ledger.allOrigins') }, ...origins]}
          value={filter.origin ?? ''}
          onChange={(event) => onFilter({ origin: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        />
        <NativeSelect
          label={t('ledger.stateFilter')}
          data={[
            { value: '', label: t('ledger.allStates') },
            ...STATES.map((state) => ({ value: state, label: t(`ingest.state.${state}`) })),
          ]}
          value={filter.state ?? ''}
          onChange={(event) => onFilter({ state: STATES.find((state) => state === event.currentTarget.value) ?? null })}
        />
      </div>
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Placeholder height={300} />}
      {pages.data !== undefined && items.length === 0 && <Empty kind="filter" text={t('ledger.noFiles')} />}
      <ul className={classes['list']}>
        {items.map((segment) => (
          <SegmentItem key={segment.id} segment={segment}>
            <Differences segment={segment} />
            <RejectedPositions segment={segment} />
            <UndoSegment segment={segment} isUndoable={segment.isUndoable} />
          </SegmentItem>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('ledger.more')}
        </Button>
      )}
    </Card>
  );
}

function Differences({ segment }: { readonly segment: ReconciledSegment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { byteDifference, lineDifference, factDifference, firstHourAt, lastHourAt } = segment;
  const isOff = byteDifference !== 0 || lineDifference !== 0 || factDifference !== 0;
  return (
    <p className={isOff ? classes['fault'] : classes['meta']}>
      {t('ledger.differences', {
        bytes: format.count(byteDifference),
        lines: format.count(lineDifference),
        facts: format.count(factDifference),
      })}
      {firstHourAt !== null && lastHourAt !== null && (
        <> · {t('ledger.facts', { from: format.moment(firstHourAt), to: format.moment(lastHourAt) })}</>
      )}
    </p>
  );
}
