import { Table } from '@mantine/core';
import type { OwnDayReply, OwnUseReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { Twins } from '../../ui/twins.tsx';
import { DayGrid, DayKey } from './day-grid.tsx';
import { describeDay, describeEvidence, markOf } from './day-words.ts';
import classes from './own-data.module.css';

const CSV_COLUMNS = [
  'day',
  'state',
  'use',
  'is_counted',
  'access_points',
  'first_at',
  'last_at',
  'sent',
  'received',
  'logins',
  'failed_logins',
];

interface OwnDaysProps {
  readonly reply: OwnUseReply;
  readonly isTable: boolean;
  readonly isBusy: boolean;
  readonly onToggle: () => void;
  /** What may be done about a chosen day. */
  readonly renderActions?: (day: OwnDayReply) => ReactNode;
}

/** The own days of a period as a calendar or a table, and of a chosen day what was seen. */
export function OwnDays({ reply, isTable, isBusy, onToggle, renderActions }: OwnDaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const { days, period, regular } = reply;
  const day = days.find((each) => each.day === chosen);
  return (
    <ChartFrame
      title={t('ownData.daysFinding', { access: regular.accessDays, count: regular.workingDays })}
      context={describePeriod(t, format, period)}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`du-lieu-cua-toi_${period.id}.csv`, toCsv(CSV_COLUMNS, days.map(toCells)))}
      method={<Method />}
      legend={<DayKey />}
    >
      <Twins isTable={isTable} table={<DayTable days={days} />} chart={<DayGrid days={days} chosen={chosen} onChoose={setChosen} />} />
      {!isTable && (
        <div className={classes['chosen']} role="status">
          <p>{day === undefined ? t('ownData.choose') : describeDay(t, format, day)}</p>
          {day !== undefined && renderActions?.(day)}
        </div>
      )}
    </ChartFrame>
  );
}

function toCells({ day, state, use, isCounted, evidence }: OwnDayReply): (string | number | null)[] {
  const own = [day, state, use, isCounted ? 1 : 0];
  if (evidence === null) return own;
  const { accessPoints, firstAt, lastAt, sent, received, logins, failedLogins } = evidence;
  return [...own, accessPoints, firstAt, lastAt, sent, received, logins, failedLogins];
}

function Method() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('definitions.rules.humanText')}</p>
      <p>{t('ownData.method.counted')}</p>
      <p>{t('ownData.method.kept')}</p>
      <p>
        <Link to="/dinh-nghia">{t('definitions.more')}</Link>
      </p>
    </>
  );
}

function DayTable({ days }: { readonly days: readonly OwnDayReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollRegion label={t('ownData.days')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {(['day', 'state', 'use', 'counted', 'evidence'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`ownData.columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day.day} data-day={day.day}>
              <Table.Th scope="row">{format.day(day.day)}</Table.Th>
              <Table.Td>{t(`ownData.states.${day.state}`)}</Table.Td>
              <Table.Td>{day.use === null ? '—' : t(`ownData.uses.${markOf(day) === 'machine' ? 'machine' : day.use}`)}</Table.Td>
              <Table.Td>{t(day.isCounted ? 'ownData.counted' : 'ownData.countedNot')}</Table.Td>
              <Table.Td>{describeEvidence(t, format, day.evidence) ?? t('ownData.noEvidence')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
