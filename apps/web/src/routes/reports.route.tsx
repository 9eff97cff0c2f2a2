import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCanReadSchedules } from '../api/access.ts';
import { useReportExports } from '../api/reports.ts';
import { ExportTable } from '../features/reports/export-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/bao-cao`: the archive of reports, and the way to a new one. */
export function ReportsRoute() {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useReportExports();
  const hasSchedules = useCanReadSchedules();
  const count = data?.exports.length ?? 0;
  return (
    <>
      <PageHeading title={count === 0 ? t('reports.title') : t('reports.finding', { count })} windowTitle={t('reports.title')}>
        <p>
          {t('reports.lead')} <Link to="/bao-cao/moi">{t('reports.new')}</Link>
          {hasSchedules && (
            <>
              {' · '}
              <Link to="/bao-cao/lich">{t('schedules.link')}</Link>
            </>
          )}
        </p>
      </PageHeading>
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Placeholder height={300} />}
      {data !== undefined && (
        <Card>{count === 0 ? <Empty kind="never" text={t('reports.none')} /> : <ExportTable exports={data.exports} />}</Card>
      )}
    </>
  );
}
