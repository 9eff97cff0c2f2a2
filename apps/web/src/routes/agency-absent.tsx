import { Button } from '@mantine/core';
import type { AbsentAgency, Period } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { serialiseState } from '../app/url-state.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { namePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { AgencyLink } from '../ui/agency-link.tsx';
import { Empty } from '../ui/empty.tsx';

interface AgencyAbsentProps {
  readonly agency: AbsentAgency;
  readonly asked: Period;
}

/** What stands instead of the figures of an agency that has none of its own in the period: since when, what it became part of, and the way there. */
export function AgencyAbsent({ agency, asked }: AgencyAbsentProps) {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const { search } = useLocation();
  const isJoined = agency.absence === 'joined';
  const then = serialiseState({ ...state, structure: 'tai-thoi-diem' }, new URLSearchParams(search)).toString();
  return (
    <Empty
      kind="absent"
      text={
        <>
          <Fate agency={agency} asked={asked} />
          {isJoined && ` ${t('agency.absent.joined', { period: namePeriod(t, asked) })}`}
        </>
      }
    >
      {isJoined && (
        <Button variant="default" component={Link} to={{ search: then }}>
          {t('agency.absent.atThatTime')}
        </Button>
      )}
    </Empty>
  );
}

function Fate({ agency: { name, absence, from, to, successor }, asked }: AgencyAbsentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (absence === 'not-yet' && from !== null) return t('agency.absent.notYet', { name, day: format.day(from) });
  if (absence === 'no-figures' || to === null) return t('agency.absent.noFigures', { name, period: namePeriod(t, asked) });
  if (successor === null) return t('agency.absent.gone', { name, day: format.day(to) });
  return (
    <>
      {t('agency.absent.merged', { name, day: format.day(to) })} <AgencyLink agency={successor} />.
    </>
  );
}
