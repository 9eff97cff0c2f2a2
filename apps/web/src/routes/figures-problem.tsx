import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { usePeriods } from '../api/adoption.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { isProblem } from '../api/problem.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { Empty } from '../ui/empty.tsx';
import { describeProblem, ProblemNotice } from '../ui/problem-notice.tsx';

/** What stands instead of figures that could not be had: of a period without any, the way to the newest one that has some; of no agency, to where the role begins. */
export function FiguresProblem({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const { choose } = useOverviewState();
  const { search } = useLocation();
  const hasAny = (usePeriods().data?.periods.length ?? 0) > 0;
  if (isProblem(error, 'no-such-agency')) {
    return (
      <Empty kind="nobody" text={describeProblem(t, error).detail}>
        <Button variant="default" component={Link} to={{ pathname: '/', search: carriedChoices(search) }}>
          {t('app.backHome')}
        </Button>
      </Empty>
    );
  }
  if (!isProblem(error, 'no-figures')) return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <Empty kind={hasAny ? 'period' : 'never'} text={describeProblem(t, error).detail}>
      {hasAny ? (
        <Button variant="default" onClick={() => choose({ periodId: null })}>
          {t('empty.newestPeriod')}
        </Button>
      ) : (
        <Button variant="default" component={Link} to="/bat-dau">
          {t('empty.begin')}
        </Button>
      )}
    </Empty>
  );
}
