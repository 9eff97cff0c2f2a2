import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type {
  Figure,
  PaperJudgement,
  PaperWhatIfAgency,
  PaperWhatIfReply,
  WhatIfAgency,
  WhatIfChange,
  WhatIfReply,
} from '@nhip-thu/metrics';
import { IconArrowDown, IconArrowUp, IconEyeOff } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { namePeriod } from '../../text/period-text.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { describeStatus } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './targets.module.css';

/** Who would pass and who would not any more; everybody else when asked for. */
export function WhatIfResult({ reply, isBusy }: { readonly reply: WhatIfReply | PaperWhatIfReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [showsAll, all] = useDisclosure(false);
  const every = 'triedMeasure' in reply ? reply.agencies.map(rowOfPaper) : reply.agencies.map(rowOfUse);
  const changed = every.filter(({ change }) => change !== 'same');
  const rows = showsAll ? every : changed;
  const counts = {
    metNow: format.count(reply.metNow),
    measuredNow: format.count(reply.measuredNow),
    metTried: format.count(reply.metTried),
    measuredTried: format.count(reply.measuredTried),
  };
  return (
    <div className={classes['result']} aria-busy={isBusy} data-busy={isBusy || undefined}>
      <p role="status" className={classes['resultLine']}>
        {t('targets.whatIfLine', { period: namePeriod(t, reply.period), ...counts })}
      </p>
      {changed.length === 0 && <p>{t('targets.whatIfSame')}</p>}
      {rows.length > 0 && <ResultTable rows={rows} />}
      <Button variant="default" size="compact-sm" w="fit-content" aria-expanded={showsAll} onClick={all.toggle}>
        {showsAll ? t('targets.onlyChanged') : t('targets.everybody', { count: every.length })}
      </Button>
    </div>
  );
}

/** One agency as it is drawn, be it of use or of paper. */
interface Row {
  readonly code: string;
  readonly name: string;
  readonly now: ReactNode;
  readonly tried: ReactNode;
  readonly change: WhatIfChange;
}

function rowOfUse({ code, name, now, nowTarget, tried, triedTarget, change }: WhatIfAgency): Row {
  return {
    ...{ code, name, change },
    now: <FigureCell figure={now} target={nowTarget} />,
    tried: <FigureCell figure={tried} target={triedTarget} />,
  };
}

function rowOfPaper({ code, name, now, tried, change }: PaperWhatIfAgency): Row {
  return { ...{ code, name, change }, now: <PaperCell figure={now} />, tried: <PaperCell figure={tried} /> };
}

function ResultTable({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <CardTable
      label={t('targets.whatIfRegion')}
      className={classes['table']}
      columns={[
        { key: 'agency', head: t('targets.agency') },
        { key: 'now', head: t('targets.now') },
        { key: 'tried', head: t('targets.tried') },
      ]}
      rows={rows.map(({ code, name, now, tried, change }) => ({
        key: code,
        marks: { 'data-change': change },
        cells: [
          name,
          now,
          <Fragment key="tried">
            {tried}
            <Change change={change} />
          </Fragment>,
        ],
      }))}
    />
  );
}

/** By how much paper came down, and the verdict. */
function PaperCell({ figure: { shown, verdict } }: { readonly figure: PaperJudgement }) {
  const format = useFormat();
  return (
    <>
      <span className={classes['numbers']}>{formatShown(format, shown) ?? '—'}</span>
      <StatusMark verdict={verdict} />
    </>
  );
}

interface FigureCellProps {
  readonly figure: Figure;
  readonly target: WhatIfAgency['triedTarget'];
}

/** n/N, rate, verdict with people short, and whether so few people can carry it. */
function FigureCell({ figure, target }: FigureCellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shortBy } = figure;
  const short = shortBy !== null && shortBy > 0 ? `· ${t('verdict.short', { count: shortBy })}` : undefined;
  return (
    <>
      <span className={classes['numbers']}>
        {format.people(figure)} · {format.rate(figure, target) ?? '—'}
      </span>
      <StatusMark verdict={figure.verdict} word={describeStatus(t, figure)} hint={short} />
      {figure.isInconclusive && <span className={classes['aside']}> ≈ {t('verdict.inconclusive')}</span>}
    </>
  );
}

const ICONS = { gains: IconArrowUp, loses: IconArrowDown, untold: IconEyeOff } as const;

function Change({ change }: { readonly change: WhatIfChange }) {
  const { t } = useTranslation();
  if (change === 'same') return null;
  const Icon = ICONS[change];
  return (
    <span className={classes['change']} data-change={change}>
      <Icon size={18} aria-hidden />
      {t(`targets.changes.${change}`)}
    </span>
  );
}
