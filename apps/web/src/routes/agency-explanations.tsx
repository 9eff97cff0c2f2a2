import type { AgencyAdoption, ExplanationsReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useExplanationSide } from '../api/access.ts';
import { useExplanations } from '../api/explanations.ts';
import { carriedChoices } from '../api/figure-question.ts';
import classes from '../features/agency/agency.module.css';
import { ExplanationCard } from '../features/explanations/explanation-card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Later } from './later.tsx';

/** What one agency was asked to explain, and what came of it. */
export function AgencyExplanations({ agency }: { readonly agency: AgencyAdoption }) {
  const { t } = useTranslation();
  const explanations = useExplanations();
  return (
    <Later name={t('agency.tab.giai-trinh')} answer={explanations} height={400}>
      {(reply) => <Explanations reply={reply} agency={agency} />}
    </Later>
  );
}

function Explanations({ reply, agency }: { readonly reply: ExplanationsReply; readonly agency: AgencyAdoption }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const side = useExplanationSide();
  const own = reply.explanations.filter((each) => each.agency === agency.code);
  return (
    <>
      {own.length === 0 && <Empty kind="never" text={t('agency.noExplanation', { name: agency.name })} />}
      {own.map((explanation) => (
        <ExplanationCard key={explanation.id} explanation={explanation} side={side} />
      ))}
      {side !== null && (
        <p className={classes['links']} data-screen-only>
          <Link to={{ pathname: '/giai-trinh', search: carriedChoices(search) }}>
            {t(side === 'agency' ? 'explanations.give' : 'explanations.ask')}
          </Link>
        </p>
      )}
    </>
  );
}
