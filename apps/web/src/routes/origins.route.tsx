import type { NewOriginTokenReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanIssueTokens } from '../api/access.ts';
import { useOrigins } from '../api/origins.ts';
import { headingIdOf } from '../features/origins/heading-id.ts';
import { NewOrigin } from '../features/origins/new-origin.tsx';
import { NewToken } from '../features/origins/new-token.tsx';
import { OriginCard } from '../features/origins/origin-card.tsx';
import { RetentionCard } from '../features/origins/retention-card.tsx';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/quan-tri/nguon`: log sources, what is set for them, their tokens, and how long things are kept. */
export function OriginsRoute() {
  const { t } = useTranslation();
  const origins = useOrigins();
  const canIssue = useCanIssueTokens();
  // Here, so that reading the list anew takes none of them from the screen.
  const [made, setMade] = useState<readonly NewOriginTokenReply[]>([]);
  const show = (token: NewOriginTokenReply): void => setMade((all) => [token, ...all]);
  const dismiss = ({ origin, number }: NewOriginTokenReply): void => {
    setMade((all) => all.filter((each) => each.number !== number));
    document.getElementById(headingIdOf(origin))?.focus();
  };
  return (
    <>
      <PageHeading title={t('origins.title')}>
        <p>{t('origins.lead')}</p>
      </PageHeading>
      {made.map((each) => (
        <NewToken key={each.number} made={each} onDismiss={() => dismiss(each)} />
      ))}
      {origins.isError && <ProblemNotice error={origins.error} onRetry={() => void origins.refetch()} />}
      {origins.isPending && <Placeholder height={320} />}
      {origins.data !== undefined && (
        <>
          {origins.data.origins.length === 0 && (
            <Card>
              <Empty kind="never" text={t('origins.none')} />
            </Card>
          )}
          {origins.data.origins.map((origin) => (
            <OriginCard key={origin.name} origin={origin} onMade={show} />
          ))}
          {canIssue && <NewOrigin onMade={show} />}
          <RetentionCard retention={origins.data.retention} />
        </>
      )}
    </>
  );
}
