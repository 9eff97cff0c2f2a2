import { NativeSelect, Table } from '@mantine/core';
import type { CalendarReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendar, useCanWriteCalendar } from '../api/calendar.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { useLatestParams } from '../app/use-latest-params.ts';
import { DayForm } from '../features/calendar/day-form.tsx';
import { EntryTable } from '../features/calendar/entry-table.tsx';
import { HoursForm } from '../features/calendar/hours-form.tsx';
import { HoursTable } from '../features/calendar/hours-table.tsx';
import { MonthGrid } from '../features/calendar/month-grid.tsx';
import classes from '../features/calendar/calendar.module.css';
import { useFormat } from '../text/use-format.ts';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ScrollRegion } from '../ui/scroll-region.tsx';

/** Years that have a seed, and one more to plan. */
const YEARS = ['2024', '2025', '2026', '2027', '2028'];

const UNIT_CODE = /^[a-z0-9-]{1,40}$/;

/** `/lich`: which days are worked, by which instrument, and where they are changed. */
export function CalendarRoute() {
  const { t } = useTranslation();
  const { year, unit, choose } = useChoice();
  const query = useCalendar(year, unit);
  const { data: reply } = query;
  if (reply === undefined) {
    return (
      <>
        <PageHeading title={t('calendar.title')} />
        {query.isError ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : <Placeholder height={600} />}
      </>
    );
  }
  return (
    <>
      <PageHeading
        title={t('calendar.finding', { year: String(reply.year), count: reply.workingDays.length })}
        windowTitle={t('calendar.title')}
      >
        <p>{t('calendar.lead')}</p>
      </PageHeading>
      <div className={classes['controls']}>
        <NativeSelect
          label={t('calendar.year')}
          data={YEARS}
          value={String(year)}
          onChange={(event) => choose('nam', event.currentTarget.value)}
        />
        <NativeSelect
          label={t('calendar.unit')}
          data={[{ value: '', label: t('calendar.province') }, ...reply.units.map(({ code, name }) => ({ value: code, label: name }))]}
          value={unit ?? ''}
          onChange={(event) => choose('cq', event.currentTarget.value)}
        />
      </div>
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Cards reply={reply} isBusy={query.isPlaceholderData} />
    </>
  );
}

interface Choice {
  readonly year: number;
  readonly unit: string | null;
  readonly choose: (name: 'nam' | 'cq', value: string) => void;
}

/** Year and agency, kept in the address; a bad value is removed from it and announced. */
function useChoice(): Choice {
  const [params, change] = useLatestParams();
  const [thisYear] = useState(() => String(new Date().getFullYear()));
  const year = params.get('nam');
  const unit = params.get('cq');
  const isYear = year !== null && YEARS.includes(year);
  const isUnit = unit !== null && UNIT_CODE.test(unit);
  useCleanAddress([...(year === null || isYear ? [] : ['nam']), ...(unit === null || isUnit ? [] : ['cq'])]);
  return {
    year: Number(isYear ? year : YEARS.includes(thisYear) ? thisYear : '2026'),
    unit: isUnit ? unit : null,
    choose: (name, value) =>
      change((before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      }),
  };
}

function Cards({ reply, isBusy }: { readonly reply: CalendarReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const canWrite = useCanWriteCalendar();
  const unitName = reply.units.find(({ code }) => code === reply.unit)?.name;
  return (
    <>
      <Card isBusy={isBusy}>
        <h2>{t('calendar.months')}</h2>
        <p className={classes['aside']}>{t('calendar.legend')}</p>
        <MonthGrid reply={reply} />
      </Card>
      {canWrite && (
        <Card>
          <h2>{t('calendar.add', { unit: unitName ?? t('calendar.province') })}</h2>
          <DayForm key={reply.unit} unit={reply.unit} />
        </Card>
      )}
      <Card isBusy={isBusy}>
        <h2>{t('calendar.entries')}</h2>
        <EntryTable entries={reply.entries} />
      </Card>
      <Card isBusy={isBusy}>
        <h2>{t('calendar.hours')}</h2>
        <p className={classes['aside']}>{t('calendar.hoursHint')}</p>
        <HoursTable hours={reply.hours} />
        {canWrite && (
          <>
            <h3>{t('calendar.addHours', { unit: unitName ?? t('calendar.province') })}</h3>
            <HoursForm key={reply.unit} unit={reply.unit} />
          </>
        )}
      </Card>
      <Card isBusy={isBusy}>
        <PeriodTable reply={reply} />
      </Card>
    </>
  );
}

function PeriodTable({ reply }: { readonly reply: CalendarReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <h2>{t('calendar.periods')}</h2>
      <ScrollRegion label={t('calendar.periodsRegion')}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('calendar.period')}</Table.Th>
              <Table.Th scope="col">{t('calendar.span')}</Table.Th>
              <Table.Th scope="col">{t('calendar.workingDays')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reply.periods
              .filter(({ period }) => period.kind === 'reporting-month')
              .map(({ period, workingDays }) => (
                <Table.Tr key={period.id}>
                  <Table.Th scope="row">{`${period.id.slice(8)}/${period.id.slice(3, 7)}`}</Table.Th>
                  <Table.Td>{`${format.day(period.from)}\u00a0– ${format.day(period.to)}`}</Table.Td>
                  <Table.Td>{format.count(workingDays)}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  );
}
