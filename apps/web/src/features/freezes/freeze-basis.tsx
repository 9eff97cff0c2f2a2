import type { Period } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useAdoption } from '../../api/adoption.ts';
import { reportingMonthOf, usePaper } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './freezes.module.css';

/** What a freeze of the period would hold, and what it would lack: agencies with enough logs, agencies with a register. */
export function FreezeBasis({ period }: { readonly period: Period }) {
  const { t } = useTranslation();
  const format = useFormat();
  const month = reportingMonthOf(period.id);
  const use = useAdoption({ periodId: period.id, definition: 'du-2@1', comparison: 'khong', structure: 'tai-thoi-diem' });
  const paper = usePaper(month, month !== null);
  const agencies = use.data?.period.id === period.id ? use.data.agencies : null;
  const province = month !== null && paper.data?.period.id === period.id ? paper.data.province : null;
  return (
    <ul className={classes['basis']}>
      {agencies !== null && (
        <li>
          {t('freezes.basisUse', {
            shown: format.count(agencies.filter(({ figure }) => figure.verdict !== 'insufficient-data').length),
            total: format.count(agencies.length),
          })}
        </li>
      )}
      {province !== null && (
        <li>{t('freezes.basisPaper', { shown: format.count(province.submittedCount), total: format.count(province.expectedCount) })}</li>
      )}
    </ul>
  );
}
