import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { AgencyAdoption } from '@nhip-thu/metrics';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { ChangeText } from '../../ui/change-text.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { AgencyMiniLine, AgencyStatus, AgencyBar, IntervalText, PeopleCount } from './agency-parts.tsx';
import type { AgencyRowsProps } from './agency-rows.ts';
import classes from './league.module.css';
import { readOrder } from './order-agencies.ts';
import type { AgencyOrder, OrderKey } from './order-agencies.ts';

/** The league as a table; heads that order the rows are buttons. */
export function AgencyTable({ rows, reply, order, onOrderChange }: AgencyRowsProps) {
  const { t } = useTranslation();
  const hasTarget = rows.some(({ target }) => target !== null);
  const sort = { order, onOrderChange };
  const periodCount = Math.max(0, ...rows.map((row) => row.trend.length));
  return (
    <ScrollRegion label={t('league.region')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6} horizontalSpacing="sm" highlightOnHover>
        <Table.Caption className={classes['caption'] ?? ''}>
          <VisuallyHidden>
            {t('league.caption', { definition: t(`definition.${reply.definition}`), period: namePeriod(t, reply.period) })}
          </VisuallyHidden>
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <SortHead label={t('league.agency')} value="ten" {...sort} />
            <Table.Th scope="col" className={classes['right'] ?? ''}>
              {t('league.people')}
            </Table.Th>
            <Table.Th scope="col" className={classes['right'] ?? ''}>
              {t('league.rate')}
            </Table.Th>
            <SortHead label={hasTarget ? t('league.gap') : t('league.gapNoTarget')} value="gap" {...sort} />
            <SortHead label={t('league.change')} value="doi" isNumeric {...sort} />
            <Table.Th scope="col" className={classes['miniColumn'] ?? ''}>
              {t('league.trend', { count: periodCount })}
            </Table.Th>
            <Table.Th scope="col">{t('league.status')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((agency) => (
            <AgencyRow key={agency.code} agency={agency} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function AgencyRow({ agency }: { readonly agency: AgencyAdoption }) {
  const format = useFormat();
  return (
    <Table.Tr data-agency={agency.code}>
      <Table.Th scope="row" className={classes['name'] ?? ''}>
        <AgencyLink agency={agency} />
      </Table.Th>
      <Table.Td className={classes['right'] ?? ''}>
        <PeopleCount figure={agency.figure} />
      </Table.Td>
      <Table.Td className={classes['rate'] ?? ''}>{format.rate(agency.figure, agency.target) ?? '—'}</Table.Td>
      <Table.Td className={classes['barColumn'] ?? ''}>
        <div className={classes['barCell']} data-told={agency.figure.interval === null || undefined}>
          <AgencyBar agency={agency} />
          <IntervalText figure={agency.figure} />
        </div>
      </Table.Td>
      <Table.Td className={classes['right'] ?? ''}>
        <ChangeText change={agency.change} />
      </Table.Td>
      <Table.Td className={classes['miniColumn'] ?? ''}>
        <AgencyMiniLine agency={agency} />
      </Table.Td>
      <Table.Td>
        <AgencyStatus agency={agency} />
      </Table.Td>
    </Table.Tr>
  );
}

interface SortHeadProps {
  readonly label: string;
  readonly value: OrderKey;
  readonly isNumeric?: boolean;
  readonly order: AgencyOrder;
  readonly onOrderChange: (order: AgencyOrder) => void;
}

/** Pressed once it orders the rows from the low end, again from the high end. */
function SortHead({ label, value, isNumeric = false, order, onOrderChange }: SortHeadProps) {
  const { key, isReverse } = readOrder(order);
  const isActive = key === value;
  const direction = isReverse ? 'descending' : 'ascending';
  const ActiveIcon = isReverse ? IconArrowDown : IconArrowUp;
  const Icon = isActive ? ActiveIcon : IconArrowsSort;
  const next = isActive && !isReverse ? (`-${value}` as const) : value;
  return (
    <Table.Th scope="col" aria-sort={isActive ? direction : 'none'} className={(isNumeric ? classes['right'] : undefined) ?? ''}>
      <UnstyledButton className={classes['sortButton'] ?? ''} onClick={() => onOrderChange(next)} data-active={isActive || undefined}>
        {label}
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}
