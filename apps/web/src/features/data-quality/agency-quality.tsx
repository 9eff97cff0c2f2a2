import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { RateBar } from '../../charts/rate-bar.tsx';
import { downloadCsv } from '../../text/csv.ts';
import { minutesOf } from '../../text/describe-missing.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import classes from './data-quality.module.css';
import { QualityMethod } from './quality-method.tsx';
import { findMostFlattered, listRobotRows, toRobotCsv } from './robot-rows.ts';
import type { QualityReply, RobotRow } from './robot-rows.ts';

interface AgencyQualityProps {
  readonly reply: QualityReply;
  readonly isBusy: boolean;
}

/** Each agency's coverage, and how far log-ins alone are from people who use their box: "mọi đăng nhập 96,4% → DU-2 55,4%". */
export function AgencyQuality({ reply, isBusy }: AgencyQualityProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = listRobotRows(reply.agencies);
  return (
    <ChartFrame
      title={describeRobots(t, format, rows)}
      context={t('finding.context', { definition: t(`definition.${reply.definition}`), period: namePeriod(t, reply.period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`chat-luong_${reply.period.id}.csv`, toRobotCsv(rows, reply))}
      method={<QualityMethod rows={rows} reply={reply} />}
      legend={t(rows.length === 1 ? 'quality.robotKey' : 'quality.robotLegend', { rate: format.threshold(MIN_COVERAGE) })}
    >
      <CardTable
        label={t('quality.agencyRegion')}
        className={classes['table']}
        columns={[
          { key: 'agency', head: t('league.agency') },
          { key: 'coverage', head: t('compare.coverage'), isWide: true },
          { key: 'loggedIn', head: t('quality.loggedIn') },
          { key: 'figure', head: t(`definition.short.${reply.definition}`) },
          { key: 'machineOnly', head: t('quality.machineOnly') },
        ]}
        rows={rows.map((row) => ({
          key: row.agency.code,
          marks: { 'data-agency': row.agency.code },
          cells: [
            <AgencyLink key="agency" agency={row.agency} />,
            <Coverage key="coverage" figure={row.agency.figure} />,
            <LoggedIn key="loggedIn" row={row} />,
            <Rate key="figure" row={row} />,
            <MachineOnly key="machineOnly" row={row} />,
          ],
        }))}
      />
    </ChartFrame>
  );
}

/** The finding: whose log-ins promise most that is not there. */
function describeRobots(t: TFunction, format: Format, rows: readonly RobotRow[]): string {
  const most = findMostFlattered(rows);
  // Of whom nothing is told, it is not told that there are none.
  if (rows.every(({ agency }) => agency.boxes.machineOnly === null)) {
    const hasRate = rows.some(({ agency }) => agency.figure.value !== null);
    return hasRate ? t('quality.robotWithheld') : t('quality.robotUnknown');
  }
  if (most === null || most.loggedInRate === null) return t('quality.robotNone');
  const { agency, loggedInRate } = most;
  const words = {
    ...{ name: agency.name, all: format.ratio(loggedInRate), definition: t(`definition.short.${agency.figure.definition}`) },
    rate: format.rate(agency.figure, agency.target) ?? '—',
  };
  const count = agency.boxes.machineOnly ?? 0;
  return t('quality.robotFinding', { ...words, count, shown: format.count(count) });
}

interface RowProps {
  readonly row: RobotRow;
}

function LoggedIn({ row: { agency, loggedInRate } }: RowProps) {
  const format = useFormat();
  const { loggedIn } = agency.boxes;
  const { denominator } = agency.figure;
  if (loggedInRate === null || loggedIn === null) return <Untold figure={agency.figure} />;
  return (
    <>
      <strong>{format.ratio(loggedInRate)}</strong>{' '}
      <span className={classes['aside']}>{format.people({ numerator: loggedIn, denominator, publication: 'exact', margin: 0 })}</span>
    </>
  );
}

function MachineOnly({ row: { agency } }: RowProps) {
  const format = useFormat();
  const { machineOnly } = agency.boxes;
  return machineOnly === null ? <Untold figure={agency.figure} /> : format.count(machineOnly);
}

/** Why boxes are not told: as the rate is not, or because one of the counts would tell of single people. */
function Untold({ figure }: { readonly figure: RobotRow['agency']['figure'] }) {
  const { t } = useTranslation();
  const reason = figure.value === null ? describeSilence(t, figure) : t('quality.boxesWithheld');
  return (
    <>
      — <span className={classes['reason']}>{reason}</span>
    </>
  );
}

function Rate({ row: { agency } }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figure, target } = agency;
  if (figure.value === null) return describeSilence(t, figure);
  return (
    <>
      <strong>{format.rate(figure, target)}</strong> <span className={classes['aside']}>{format.people(figure)}</span>
    </>
  );
}

/** Share of the working minutes with logs, against the share from which a rate is published. */
function Coverage({ figure: { coverage, coverageMinutes } }: { readonly figure: RobotRow['agency']['figure'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (coverage === null) return '—';
  const rate = format.coverage(coverage);
  return (
    <div className={classes['coverage']}>
      <RateBar
        value={coverage}
        interval={null}
        threshold={MIN_COVERAGE}
        tone={coverage < MIN_COVERAGE ? 'not-met' : 'met'}
        sentence={t('quality.coverageBar', { rate, needed: format.threshold(MIN_COVERAGE) })}
      />
      <span>
        {rate}
        {coverageMinutes !== null && coverage < 1 && (
          <span className={classes['aside']}> {t('quality.minutes', minutesOf(format, coverageMinutes))}</span>
        )}
      </span>
    </div>
  );
}
