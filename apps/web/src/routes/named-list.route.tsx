import type { NamedViewReply, NamedViewsReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { canAskNamedViews, canJudgeNamedViews } from '../api/access.ts';
import { useNamedViews } from '../api/named-views.ts';
import { useSession } from '../api/session.ts';
import { AskForm } from '../features/named-views/ask-form.tsx';
import { ViewCard } from '../features/named-views/view-card.tsx';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { NotFoundRoute } from './not-found.route.tsx';

/** `/co-quan/:ma/danh-sach`: the people of one agency by name, for whoever was granted it for a purpose, until it ends. */
export function NamedListRoute() {
  const { t } = useTranslation();
  const { ma: code = '' } = useParams();
  const views = useNamedViews();
  if (views.data !== undefined) return <NamedList reply={views.data} code={code} />;
  return (
    <>
      <PageHeading title={t('namedViews.people')} />
      {views.isError ? <ProblemNotice error={views.error} onRetry={() => void views.refetch()} /> : <Placeholder height={600} />}
    </>
  );
}

function NamedList({ reply, code }: { readonly reply: NamedViewsReply; readonly code: string }) {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const role = session?.role ?? 'official';
  const agencies = reply.agencies.filter((agency) => agency.code === code);
  const views = reply.views.filter((view) => view.agency === code);
  const name = agencies[0]?.name ?? views[0]?.agencyName;
  if (name === undefined) return <NotFoundRoute />;
  const isOpenToMe = (view: NamedViewReply): boolean => view.askedBy === session?.username && view.state === 'approved';
  const open = views.filter(isOpenToMe);
  const title = open.length === 0 ? t('namedViews.listClosed', { name }) : t('namedViews.listOpen', { name, count: open.length });
  return (
    <>
      <PageHeading title={title} windowTitle={`${name} · ${t('namedViews.people')}`}>
        <p>{t('namedViews.lead')}</p>
      </PageHeading>
      {canAskNamedViews(role) && open.length === 0 && reply.periods.length > 0 && (
        <Card>
          <h2>{t('namedViews.askTitle')}</h2>
          <AskForm reply={{ ...reply, agencies }} />
        </Card>
      )}
      {views.length === 0 && <Empty kind="never" text={t('namedViews.empty')} />}
      {[...open, ...views.filter((view) => !isOpenToMe(view))].map((view) => (
        <ViewCard key={view.id} view={view} username={session?.username ?? ''} canJudge={canJudgeNamedViews(role)} />
      ))}
      <p>
        <Link to={`/co-quan/${encodeURIComponent(code)}`}>{name}</Link>
      </p>
    </>
  );
}
