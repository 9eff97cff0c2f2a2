import type { FrozenPeriod, FrozenVersion } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import classes from './freezes.module.css';

/** "Bản chốt", "Bản điều chỉnh số 1" */
export function nameVersion(t: TFunction, { number }: Pick<FrozenVersion, 'number'>): string {
  return number === 0 ? t('freezes.original') : t('freezes.amendment', { number });
}

const HEADS = ['period', 'version', 'code', 'at', 'by', 'approvedBy', 'reason'] as const;

/** Every frozen period with its versions; the code leads to the figures. */
export function VersionTable({ periods }: { readonly periods: readonly FrozenPeriod[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('freezes.region')}
      className={classes['table']}
      columns={HEADS.map((key) => ({ key, head: t(`freezes.${key}`), isSummary: key === 'version' }))}
      rows={periods.flatMap(({ period, versions }) =>
        versions.map((version) => ({
          key: version.code,
          marks: { 'data-version': `${period.id} ${version.number}` },
          cells: [
            ...[describePeriod(t, format, period), nameVersion(t, version)],
            <span key="code" className={classes['code']}>
              <Link to={`/xac-minh/${version.code}`}>{version.code}</Link>
            </span>,
            <span key="at" className={classes['moment']}>
              {format.moment(version.frozenAt)}
            </span>,
            ...[version.frozenBy, version.approvedBy ?? '—', version.reason ?? '—'],
          ],
        })),
      )}
    />
  );
}
