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

/** Which version an amendment amends: the one made before it; null for the freeze itself. */
export function findAmended({ number }: FrozenVersion, versions: readonly FrozenVersion[]): FrozenVersion | null {
  return versions.findLast((each) => each.number < number) ?? null;
}

const HEADS = ['period', 'version', 'code', 'at', 'by', 'approvedBy', 'reason'] as const;

/** Every frozen period with its versions, the newest first, each amendment with what it amends; the code leads to the figures. */
export function VersionTable({ periods }: { readonly periods: readonly FrozenPeriod[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('freezes.region')}
      className={classes['table']}
      columns={HEADS.map((key) => ({ key, head: t(`freezes.${key}`), isSummary: key === 'version' }))}
      rows={periods.flatMap(({ period, versions }) =>
        versions.toReversed().map((version) => ({
          key: version.code,
          marks: { 'data-version': `${period.id} ${version.number}` },
          cells: [
            describePeriod(t, format, period),
            <VersionName key="version" version={version} amended={findAmended(version, versions)} />,
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

function VersionName({ version, amended }: { readonly version: FrozenVersion; readonly amended: FrozenVersion | null }) {
  const { t } = useTranslation();
  if (amended === null) return nameVersion(t, version);
  return (
    <>
      {nameVersion(t, version)}
      <span className={classes['amended']}>{t('freezes.amends', { version: nameVersion(t, amended), code: amended.code })}</span>
    </>
  );
}
