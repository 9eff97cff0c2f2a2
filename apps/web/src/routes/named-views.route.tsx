import type { NamedViewsReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { canAskNamedViews, canJudgeNamedViews } from '../api/access.ts';
import { useNamedViews } from '../api/named-views.ts';
import { useSession } from '../api/session.ts';
import { AskForm } from '../features/named-views/ask-form.tsx';
import { ViewCard } from '../features/named-views/view-card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/xem-dich-danh`: who asked to see whom by name, what for, and what came of it. */
export function NamedViewsRoute() {
  const { t } = useTranslation();
  const views = useNamedViews();
  if (views.data !== undefined) return <NamedViews reply={views.data} />;
  return (
    <>
      <PageHeading title={t('namedViews.title')} />
      {views.isError ? <ProblemNotice error={views.error} onRetry={() => void views.refetch()} /> : <Placeholder height={600} />}
    </>
  );
}

function NamedViews({ reply }: { readonly reply: NamedViewsReply }) {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const role = session?.role ?? 'official';
  const open = reply.views.filter(({ state }) => state === 'approved').length;
  const waiting = reply.views.filter(({ state }) => state === 'asked').length;
  const title = open + waiting === 0 ? t('namedViews.findingNone') : t('namedViews.finding', { open, count: waiting });
  return (
    <>
      <PageHeading title={title} windowTitle={t('namedViews.title')}>
        <p>{t('namedViews.lead')}</p>
      </PageHeading>
      {canAskNamedViews(role) && reply.periods.length > 0 && (
        <Card>
          <h2>{t('namedViews.askTitle')}</h2>
          <AskForm reply={reply} />
        </Card>
      )}
      {reply.views.length === 0 && <Empty kind="never" text={t('namedViews.empty')} />}
      {reply.views.map((view) => (
        <ViewCard key={view.id} view={view} username={session?.username ?? ''} canJudge={canJudgeNamedViews(role)} />
      ))}
    </>
  );
}
