import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { ChangeText } from '../../ui/change-text.tsx';
import { useFirst } from '../../ui/use-first.tsx';
import { AgencyBar, AgencyMiniLine, AgencyStatus, IntervalText, PeopleCount } from './agency-parts.tsx';
import type { AgencyRowsProps } from './agency-rows.ts';
import classes from './league.module.css';

/** More come when asked for. */
const FIRST_CARDS = 12;

/** The league on a narrow screen: the same content, one card an agency. */
export function AgencyCards({ rows }: AgencyRowsProps) {
  const format = useFormat();
  const { shown, more } = useFirst(rows, FIRST_CARDS);
  return (
    <>
      <ol className={classes['cards']}>
        {shown.map((agency) => (
          <li key={agency.code} className={classes['card']} data-agency={agency.code}>
            <div className={classes['cardLine']}>
              <h3>
                <AgencyLink agency={agency} />
              </h3>
              <span className={classes['rate']}>{format.rate(agency.figure, agency.target) ?? '—'}</span>
            </div>
            <AgencyBar agency={agency} />
            <div className={classes['cardLine']}>
              <AgencyStatus agency={agency} />
              <span className={classes['cardFigures']}>
                <PeopleCount figure={agency.figure} />
                <ChangeText change={agency.change} />
              </span>
            </div>
            <div className={classes['cardLine']}>
              <IntervalText figure={agency.figure} />
              <AgencyMiniLine agency={agency} />
            </div>
          </li>
        ))}
      </ol>
      {more}
    </>
  );
}
