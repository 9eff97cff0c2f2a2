import { useFormat } from '../../text/use-format.ts';
import { ChangeText } from '../../ui/change-text.tsx';
import { AgencyBar, AgencyLink, AgencyMiniLine, AgencyStatus, IntervalText, PeopleCount } from './agency-parts.tsx';
import type { AgencyRowsProps } from './agency-rows.ts';
import classes from './league.module.css';

/** The league on a narrow screen: the same content, one card an agency. */
export function AgencyCards({ rows }: AgencyRowsProps) {
  const format = useFormat();
  return (
    <ol className={classes['cards']}>
      {rows.map((agency) => (
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
  );
}
