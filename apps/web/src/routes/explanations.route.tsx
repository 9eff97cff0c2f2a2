import type { ExplanationsReply } from '@nhip-thu/metrics';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useExplanationSide } from '../api/access.ts';
import { useExplanations } from '../api/explanations.ts';
import { ExplanationCard } from '../features/explanations/explanation-card.tsx';
import { describeExplanations } from '../features/explanations/explanations-finding.ts';
import { OpenForm } from '../features/explanations/open-form.tsx';
import { Empty } from '../ui/empty.tsx';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/giai-trinh`: explanations, what is due first. */
export function ExplanationsRoute() {
  const { t } = useTranslation();
  const explanations = useExplanations();
  if (explanations.data !== undefined) return <Explanations reply={explanations.data} />;
  return (
    <>
      <PageHeading title={t('explanations.title')} />
      {explanations.isError ? (
        <ProblemNotice error={explanations.error} onRetry={() => void explanations.refetch()} />
      ) : (
        <Placeholder height={600} />
      )}
    </>
  );
}

/** A link to one explanation, as notifications have it, shows that one: its card is only there once the answer is. */
function useNamedCard(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
}

function Explanations({ reply }: { readonly reply: ExplanationsReply }) {
  const { t } = useTranslation();
  const side = useExplanationSide();
  useNamedCard();
  return (
    <>
      <PageHeading title={describeExplanations(t, reply.explanations)} windowTitle={t('explanations.title')}>
        <p>{t('explanations.lead')}</p>
      </PageHeading>
      {side !== null && reply.periods.length > 0 && (
        <Card>
          <h2>{t(side === 'agency' ? 'explanations.give' : 'explanations.ask')}</h2>
          <OpenForm reply={reply} side={side} />
        </Card>
      )}
      {reply.explanations.length === 0 && <Empty kind="never" text={t('explanations.empty')} />}
      {reply.explanations.map((explanation) => (
        <ExplanationCard key={explanation.id} explanation={explanation} side={side} />
      ))}
    </>
  );
}
