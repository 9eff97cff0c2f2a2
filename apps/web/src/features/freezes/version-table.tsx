import { Table } from '@mantine/core';
import type { FrozenPeriod, FrozenVersion } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './freezes.module.css';

/** "Bản chốt", "Bản điều chỉnh số 1" */
export function nameVersion(t: TFunction, { number }: Pick<FrozenVersion, 'number'>): string {
  return number === 0 ? t('freezes.original') : t('freezes.amendment', { number });
}

/** Every frozen period with its versions; the code leads to the figures. */
export function VersionTable({ periods }: { readonly periods: readonly FrozenPeriod[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollRegion label={t('freezes.region')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {(['period', 'version', 'code', 'at', 'by', 'approvedBy', 'reason'] as const).map((word) => (
              <Table.Th key={word} scope="col">
                {t(`freezes.${word}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {periods.flatMap(({ period, versions }) =>
            versions.map((version) => (
              <Table.Tr key={version.code} data-version={`${period.id} ${version.number}`}>
                <Table.Th scope="row">{describePeriod(t, format, period)}</Table.Th>
                <Table.Td>{nameVersion(t, version)}</Table.Td>
                <Table.Td className={classes['code'] ?? ''}>
                  <Link to={`/xac-minh/${version.code}`}>{version.code}</Link>
                </Table.Td>
                <Table.Td>{format.moment(version.frozenAt)}</Table.Td>
                <Table.Td>{version.frozenBy}</Table.Td>
                <Table.Td>{version.approvedBy ?? '—'}</Table.Td>
                <Table.Td>{version.reason ?? '—'}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
