import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFreezes } from '../api/freezes.ts';
import { ReportWizard } from '../features/reports/report-wizard.tsx';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/bao-cao/moi`: a report of a frozen period, previewed as it will be written. */
export function ReportWizardRoute() {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useFreezes();
  const [first, ...others] = data?.periods ?? [];
  return (
    <>
      <PageHeading title={t('reports.new')}>
        <p>
          {t('reports.wizardLead')} <Link to="/bao-cao">{t('reports.archive')}</Link>
        </p>
      </PageHeading>
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Placeholder height={600} />}
      {data !== undefined && first === undefined && (
        <Card>
          <p>{t('reports.nothingFrozen')}</p>
        </Card>
      )}
      {first !== undefined && <ReportWizard periods={[first, ...others]} />}
    </>
  );
}
