import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSeesOwnAgencyOnly } from '../api/access.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { reportingMonthOf, usePaper } from '../api/paper.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import classes from '../features/agency/agency.module.css';
import { UnitPaper } from '../features/paper/unit-paper.tsx';
import { usePaperSource } from '../features/paper/use-paper-source.ts';
import { Later } from './later.tsx';

/** The paper of one agency; of a period that is no reporting month, that of the last one that is over. */
export function AgencyPaper({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const { search } = useLocation();
  const isOwn = useSeesOwnAgencyOnly();
  const paper = usePaper(reportingMonthOf(state.periodId));
  return (
    <>
      <Later name={t('agency.tab.giay')} answer={paper} height={480}>
        {(reply) => (
          <SourcedPaper
            reply={reply}
            code={code}
            isTable={state.isTwin}
            onToggle={() => choose({ isTwin: !state.isTwin })}
            isBusy={paper.isPlaceholderData}
          />
        )}
      </Later>
      <p className={classes['links']} data-screen-only>
        <Link to={{ pathname: '/van-ban', search: carriedChoices(search) }}>{t(isOwn ? 'agency.toOwnPaper' : 'agency.toPaper')}</Link>
      </p>
    </>
  );
}

function SourcedPaper(props: ComponentProps<typeof UnitPaper>) {
  usePaperSource(props.reply, useSeesOwnAgencyOnly());
  return <UnitPaper {...props} />;
}
