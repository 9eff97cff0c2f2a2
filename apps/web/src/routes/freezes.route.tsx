import type { FreezesReply, FrozenVersion } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCanFreeze } from '../api/access.ts';
import { useFreezes, useFrozenDifferences } from '../api/freezes.ts';
import { Difference } from '../features/freezes/difference.tsx';
import { FreezeForm } from '../features/freezes/freeze-form.tsx';
import { VersionTable } from '../features/freezes/version-table.tsx';
import { namePeriod } from '../text/period-text.ts';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/chot-so-lieu`: frozen periods, what differs from them now, and their amendments. */
export function FreezesRoute() {
  const { t } = useTranslation();
  const freezes = useFreezes();
  if (freezes.data !== undefined) return <Freezes reply={freezes.data} />;
  return (
    <>
      <PageHeading title={t('freezes.title')} />
      {freezes.isError ? <ProblemNotice error={freezes.error} onRetry={() => void freezes.refetch()} /> : <Placeholder height={600} />}
    </>
  );
}

function Freezes({ reply: { periods, open } }: { readonly reply: FreezesReply }) {
  const { t } = useTranslation();
  const canFreeze = useCanFreeze();
  const differences = useFrozenDifferences();
  const differing = differences.data?.differences.length ?? 0;
  const title =
    differing > 0
      ? t('freezes.findingDiffers', { count: differing })
      : periods.length === 0
        ? t('freezes.findingNone')
        : t('freezes.finding', { count: periods.length });
  return (
    <>
      <PageHeading title={title} windowTitle={t('freezes.title')}>
        <p>
          {t('freezes.lead')} <Link to="/xac-minh">{t('freezes.verify')}</Link>
        </p>
      </PageHeading>
      {canFreeze && (
        <Card>
          <h2>{t('freezes.make')}</h2>
          <FreezeForm open={open} isAnyFrozen={periods.length > 0} />
        </Card>
      )}
      {periods.length > 0 && <Differences canAmend={canFreeze} />}
      {periods.length > 0 && (
        <Card>
          <h2>{t('freezes.list')}</h2>
          <VersionTable periods={periods} />
        </Card>
      )}
    </>
  );
}

function Differences({ canAmend }: { readonly canAmend: boolean }) {
  const { t } = useTranslation();
  const { data, error, isError, isFetching, refetch } = useFrozenDifferences();
  const [amended, setAmended] = useState<FrozenVersion | null>(null);
  return (
    <Card isBusy={isFetching}>
      <h2>{t('freezes.differences')}</h2>
      <div role="status">
        {amended !== null && <Notice tone="success" title={t('freezes.amended', { number: amended.number, code: amended.code })} />}
      </div>
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Placeholder height={120} />}
      {data?.differences.length === 0 && data.waiting.length === 0 && <p>{t('freezes.noDifference')}</p>}
      {data !== undefined && data.waiting.length > 0 && <p>{t('freezes.waiting', { periods: data.waiting.join(', ') })}</p>}
      {data?.differences.map((difference) => (
        <section key={difference.period.id} data-differs={difference.period.id}>
          <h3>{namePeriod(t, difference.period)}</h3>
          <Difference difference={difference} canAmend={canAmend} onAmended={setAmended} />
        </section>
      ))}
    </Card>
  );
}
